"""What to ask back: ways to understand an ambiguous question, from the plan's own headings and items."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from assistant.answer import Choice
from assistant.conversation.content import content_terms
from assistant.conversation.standalone import Carry, ItemKey, StandAlone, Unclear
from assistant.conversation.topic import is_closed
from assistant.language import Language
from corpus import Item, Plan
from corpus.sections import trail_in
from index.analysis import terms
from index.hits import Retrieval
from prompts.catalogue import catalogue

FEWEST: Final = 2
MOST: Final = 4
_EXCERPT: Final = 60
"""Characters of an item's text in a choice."""
_BROAD_SHARE: Final = 0.25
"""Of a plan's items: a word that so many have says nothing of which one is meant."""
_BROAD_TERMS: Final = 2
_OUTSTANDING: Final = 2.0
"""Standard deviations that the first item is above the second where it stands out."""


def why_unclear(meant: StandAlone, found: Retrieval, plans: Mapping[str, Plan]) -> Unclear | None:
    """Return why a question cannot be answered before its asker says more, if so."""
    if meant.unclear or meant.named or meant.carry is not Carry.NOTHING or is_closed(meant.query):
        return meant.unclear
    hits = found.hits
    words = content_terms(meant.query)
    if (
        not hits
        or not 0 < len(words) <= _BROAD_TERMS
        or (len(hits) > 1 and hits[0].score - hits[1].score > _OUTSTANDING)
    ):
        return None
    items = _counts(plans[hits[0].plan_id])
    total = len(plans[hits[0].plan_id].items)
    return Unclear.BROAD if all(items.get(word, 0) >= _BROAD_SHARE * total for word in words) else None


def choices_for(unclear: Unclear, meant: StandAlone, found: Retrieval, plans: Mapping[str, Plan]) -> tuple[Choice, ...]:
    """Return two to four ways to understand a question; none, where there are not two."""
    match unclear:
        case Unclear.POINTS_NOWHERE:
            trails = (trail_in(plan, item, meant.language)[:1] for plan in plans.values() for item in plan.items)
            choices = _of_headings(trails, meant, "conversation.about")
        case Unclear.MANY_ADDRESSES:
            choices = _of_addresses(meant, plans)
        case Unclear.BROAD:
            of_hits = ((plans[hit.plan_id], hit.item_id) for hit in found.hits)
            trails = (trail_in(plan, plan.item(item_id), meant.language) for plan, item_id in of_hits)
            choices = _of_headings(trails, meant, "conversation.matter")
    return choices if len(choices) >= FEWEST else ()


def _of_headings(trails: Iterable[tuple[str, ...]], meant: StandAlone, key: str) -> tuple[Choice, ...]:
    say = catalogue(meant.language).say
    distinct = list(dict.fromkeys(trail for trail in trails if trail))[:MOST]
    return tuple(
        Choice(
            " › ".join(trail),
            say(key, topic=trail[-1], **({"question": meant.query} if key.endswith("matter") else {})),
        )
        for trail in distinct
    )


def _of_addresses(meant: StandAlone, plans: Mapping[str, Plan]) -> tuple[Choice, ...]:
    """The items themselves; where they are many, the highest headings that divide them."""
    say = catalogue(meant.language).say
    groups = [[candidate] for candidate in meant.candidates]
    if len(groups) > MOST:
        groups = _divided(meant.candidates)[:MOST]
    choices = []
    for group in groups:
        items = [plans[plan_id].item(item_id) for plan_id, item_id in group]
        if len(items) == 1:
            label = f"{items[0].address} {_excerpt(items[0], plans[group[0][0]], meant.language)}"
        else:
            trail = trail_in(plans[group[0][0]], items[0], meant.language)
            label = " ".join((_shared_address(items), *trail[:1]))
        addresses = say("interface.list_separator").join(item.address for item in items)
        choices.append(Choice(label, say("conversation.about", topic=addresses)))
    return tuple({choice.question: choice for choice in choices}.values())


def _divided(candidates: Sequence[ItemKey]) -> list[list[ItemKey]]:
    """Candidates by the first part of their addresses in which they differ."""
    deepest = max(item_id.count(".") + 1 for _, item_id in candidates)
    for depth in range(1, deepest + 1):
        groups: dict[tuple[str, tuple[str, ...]], list[ItemKey]] = {}
        for plan_id, item_id in candidates:
            groups.setdefault((plan_id, tuple(item_id.split(".")[:depth])), []).append((plan_id, item_id))
        if len(groups) > 1:
            return list(groups.values())
    return [list(candidates)]


def _shared_address(items: Sequence[Item]) -> str:
    """What the addresses begin with and what they end in: Ⅰ（３） of Ⅰ１（３） and Ⅰ２（３）."""
    addresses = [item.address for item in items]
    start = _shared_start(addresses).rstrip("（(")
    end = _shared_start([address[::-1] for address in addresses])[::-1].lstrip("）)")
    return start + end


def _shared_start(texts: Sequence[str]) -> str:
    same = takewhile(lambda characters: len(set(characters)) == 1, zip(*texts, strict=False))
    return "".join(characters[0] for characters in same)


def _excerpt(item: Item, plan: Plan, language: Language) -> str:
    """The beginning of an item's text, in the reader's language where somebody rendered it."""
    rendered = (
        r.text for r in plan.curation.renderings if (r.item_id, r.language, r.register) == (item.id, language, "")
    )
    text = item.text if language == plan.metadata.language else next(rendered, item.text)
    if len(text) <= _EXCERPT:
        return text
    cut = text[:_EXCERPT]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[_EXCERPT // 2 :] else cut}…"


@cache
def _counts(plan: Plan) -> Mapping[str, int]:
    """In how many items of a plan, or their renderings, each term occurs."""
    texts: dict[str, list[str]] = {item.id: [item.text] for item in plan.items}
    for rendering in plan.curation.renderings:
        texts[rendering.item_id].append(rendering.text)
    counts: dict[str, int] = {}
    for of_item in texts.values():
        for term in {term for text in of_item for term in terms(text)}:
            counts[term] = counts.get(term, 0) + 1
    return counts
