"""Hits → a draft answer from quotes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.answer import Citation, Outcome
from assistant.facts import Fact, asked_for, states
from assistant.highlight import choose_highlight
from assistant.language import Language
from assistant.premises import unstated_numbers
from assistant.renderings import rendering_in
from assistant.turn import Draft, Understanding
from corpus import Item, Plan, unwrap
from index.answerability import Judgement
from index.hits import Hit, Retrieval
from index.request import asks_for_several

LONGEST_QUOTE: Final = 420
"""Characters. Of a longer item, the sentences around the highlight are quoted."""
_NEAREST: Final = 3
_ALIKE: Final = 1.0
"""Standard deviations: of several items that were asked for, those less far below the best fit as well as it does."""
_SENTENCE_END: Final = re.compile(r"[。！？]+|[.!?](?=\s)\s*")


def compose(
    understanding: Understanding, retrieval: Retrieval, judgement: Judgement, plans: Mapping[str, Plan]
) -> Draft:
    """Draft the answer: the items that belong to it, best first, or the nearest where the plan has none.

    Where the first item does not state the kind of fact that is asked for, they answer in part.
    """
    if understanding.listed or understanding.changed:
        found = (
            cite(n, hit, plans[hit.plan_id], None, understanding.language) for n, hit in enumerate(retrieval.hits, 1)
        )
        listed = understanding.listed
        absent = listed is not None and listed.query.names_only and not listed.items
        outcome = Outcome.NOT_IN_PLAN if absent else Outcome.ANSWERED
        return Draft(outcome, citations=_unmarked(found), listed=listed, changed=understanding.changed)
    fact = asked_for(understanding.query, understanding.language)
    hits = retrieval.hits[: judgement.relevant if judgement.answerable else _NEAREST]
    if judgement.answerable and not understanding.named and asks_for_several(understanding.query):
        hits = in_reading_order(hits, plans)
    citations = tuple(
        cite(n, hit, plans[hit.plan_id], fact, understanding.language) for n, hit in enumerate(hits, start=1)
    )
    if not judgement.answerable:
        return Draft(Outcome.NOT_IN_PLAN, nearest=_unmarked(citations))
    if fact and not states(citations[0].quote, fact):
        return Draft(Outcome.PARTLY_ANSWERED, citations=_unmarked(citations), missing=fact)
    if understanding.named:
        return Draft(Outcome.ANSWERED, citations=citations)
    first = citations[0]
    unstated = unstated_numbers(understanding.query, plans[first.plan_id], first.item_id)
    return Draft(Outcome.ANSWERED, citations=citations, unstated=unstated)


def in_reading_order(hits: Sequence[Hit], plans: Mapping[str, Plan]) -> tuple[Hit, ...]:
    """The items of a list: those that fit alike stand as in their plan, so that "the second" means to the reader what
    it means here.
    """
    alike = [hit for hit in hits if hits[0].score - hit.score < _ALIKE]
    places = {
        (plan.id, item.id): (order, n) for order, plan in enumerate(plans.values()) for n, item in enumerate(plan.items)
    }
    return (*sorted(alike, key=lambda hit: places[hit.plan_id, hit.item_id]), *hits[len(alike) :])


def _unmarked(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Without highlights: a highlight says "this answers", which these do not."""
    return tuple(replace(citation, highlight=()) for citation in citations)


def cite(n: int, hit: Hit, plan: Plan, fact: Fact | None, language: Language) -> Citation:
    """Quote an item that was found, as the citation of that number."""
    item = plan.item(hit.item_id)
    highlight = choose_highlight(item.text, hit.passages, fact)
    start, end = _quoted(item, highlight)
    unwrapped = unwrap(plan.source, item.span)
    span = unwrapped.span(start, end)
    marked = unwrapped.span(*highlight) if highlight else None
    rendering = rendering_in(plan, item.id, language)
    return Citation(
        n=n,
        plan_id=plan.id,
        item_id=item.id,
        address=item.address,
        headings=item.headings,
        quote=item.text[start:end],
        quote_language=plan.metadata.language,
        start=span.start,
        end=span.end,
        highlight=((marked.start, marked.end),) if marked else (),
        rendering=rendering.text if rendering else None,
        score=round(hit.score, 4),
        rendering_status=rendering.status if rendering else None,
        page=plan.page_of(span),
    )


def _quoted(item: Item, highlight: tuple[int, int] | None) -> tuple[int, int]:
    """What of the item's text is quoted: all of it, or whole sentences around the highlight."""
    text = item.text
    if len(text) <= LONGEST_QUOTE or highlight is None:
        return 0, len(text)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= highlight[0]), default=0)
    end = min((end for end in ends if end >= highlight[1]), default=len(text))
    for later in ends:
        if later > end and later - start <= LONGEST_QUOTE:
            end = later
    return start, start + len(text[start:end].rstrip())
