"""A question and the turns before it → the question as it stands alone.

The rules stand in the order in which they are tried; the first that fits is taken. Addresses and ordinals name items,
and are sure; pronouns and the like say which earlier items matter, and leave it to retrieval how much.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from assistant.conversation.asked import Asked, PlanAddresses
from assistant.conversation.content import content_terms
from assistant.conversation.markers import Marker, marker_of
from assistant.conversation.matters import by_marker
from assistant.conversation.named import by_address, by_choice, by_ordinal, by_step
from assistant.conversation.ordinals import read_ordinal
from assistant.conversation.relative_addresses import read_addresses
from assistant.conversation.requested_language import requested_language
from assistant.conversation.standalone import REMEMBERED, StandAlone, Unclear
from assistant.language import recognise
from assistant.question import EarlierTurn, Question

_POINTS: Final = frozenset({Marker.POINTER, Marker.PREVIOUS, Marker.AMONG, Marker.BACK, Marker.MORE, Marker.SIMILAR})


def understand(question: Question, addresses: Mapping[str, PlanAddresses]) -> StandAlone:
    """Understand a question with the last 20 turns before it.

    Args:
        question: as it was typed, with its earlier turns.
        addresses: the addresses of the plans, by id; those that the question does not ask are left out.
    """
    asked_plans = {
        plan_id: known for plan_id, known in addresses.items() if question.plans is None or plan_id in question.plans
    }
    query = " ".join(question.text.split())
    folded = unicodedata.normalize("NFKC", query)
    lowered = folded.lower()
    earlier = tuple(_as_known(turn, asked_plans) for turn in question.earlier[-REMEMBERED:])
    page = earlier[-1].language if earlier else question.page_language
    spoken = recognise(query, page)
    wish = None if question.language else requested_language(lowered)
    language = question.language or (wish[0] if wish else spoken)
    if wish:
        rest = f"{lowered[: wish[1]]} {lowered[wish[2] :]}".strip(" 、。,.?!:")
        if not content_terms(rest) and earlier and not read_addresses(folded):
            repeated = replace(question, text=earlier[-1].query, earlier=(), language=language)
            return replace(understand(repeated, addresses), changed=True)
        if content_terms(rest):
            kept = folded if len(lowered) == len(folded) else lowered
            query = f"{kept[: wish[1]]} {kept[wish[2] :]}".strip(" 、。,:")
            folded, lowered = query, query.lower()
    asked = Asked(query, folded, lowered, language, recognise(query, spoken), earlier, asked_plans)
    return (
        by_address(asked)
        or by_choice(asked)
        or by_ordinal(asked)
        or by_step(asked)
        or (by_marker(asked) if earlier else _dangling(asked))
        or StandAlone(query, language)
    )


def _as_known(turn: EarlierTurn, plans: Mapping[str, PlanAddresses]) -> EarlierTurn:
    """An earlier turn with those of its items that there still are, in the plans that are asked."""
    items = tuple(key for key in turn.items if key[0] in plans and plans[key[0]].book.knows(key[1]))
    return replace(turn, items=items)


def _dangling(asked: Asked) -> StandAlone | None:
    """A question that points at something, where nothing was said before it."""
    if content_terms(asked.lowered):
        return None
    points = marker_of(asked.lowered, asked.spoken) in _POINTS or read_ordinal(asked.lowered, asked.spoken)
    if not points and not requested_language(asked.lowered):
        return None
    return StandAlone(asked.query, asked.language, unclear=Unclear.POINTS_NOWHERE)
