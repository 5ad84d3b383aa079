"""What a question takes for granted that the item it is answered with does not say."""

import re
from functools import lru_cache
from typing import Final

from corpus import Plan
from index.analysis import TermKind, read_terms

_REQUEST: Final = re.compile(r"[0-9０-９]+\s*(?:項目|つ|件|個|items?\b|points?\b|заалт)", re.IGNORECASE)
"""How many items a reader wants says nothing of the plan."""


def unstated_numbers(question: str, plan: Plan, item_id: str) -> tuple[str, ...]:
    """Return the numbers and years of a question that no text of the item has, in the question's order.

    The item's texts are its own and its renderings, in which numbers are written in more ways (once, нэг); the years of
    the plan itself are no claim about the item.
    """
    texts = [plan.item(item_id).text, *(r.text for r in plan.curation.renderings if r.item_id == item_id)]
    stated = {number for text in texts for number in _numbers(text)}
    if plan.metadata.period:
        stated |= {str(plan.metadata.period.first), str(plan.metadata.period.last)}
    return tuple(dict.fromkeys(number for number in _numbers(_REQUEST.sub(" ", question)) if number not in stated))


@lru_cache(maxsize=10_000)
def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text. Those of items and renderings are read once."""
    return tuple(term.text for term in read_terms(text) if term.kind is TermKind.NUMBER)
