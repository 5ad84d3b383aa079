"""Whether a list can be what a question takes for granted: its numbers and its names are somebody's among the items."""

from collections.abc import Iterable, Mapping

from corpus import Plan
from index.analysis import TermKind, read_terms
from index.request import asking_sentence

_CLAIMS = (TermKind.NUMBER, TermKind.WORLD)


def claims_hold(question: str, items: Iterable[tuple[str, str]], plans: Mapping[str, Plan]) -> bool:
    """Whether every number and every name of the world that a question has is in one of the items, in any language.

    What the plans say of themselves, their parties and their years, is no claim.
    """
    claimed = {term.text for term in read_terms(asking_sentence(question)) if term.kind in _CLAIMS}
    if not claimed:
        return True
    return claimed <= {term.text for text in _texts(items, plans) for term in read_terms(text) if term.kind in _CLAIMS}


def _texts(items: Iterable[tuple[str, str]], plans: Mapping[str, Plan]) -> Iterable[str]:
    for plan in plans.values():
        metadata = plan.metadata
        yield from (metadata.title, *metadata.parties)
        if metadata.period:
            yield from (str(metadata.period.first), str(metadata.period.last))
    for plan_id, item_id in items:
        plan = plans[plan_id]
        yield plan.item(item_id).text
        yield from (rendering.text for rendering in plan.curation.renderings if rendering.item_id == item_id)
