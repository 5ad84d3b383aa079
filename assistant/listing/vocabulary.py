"""Which items hold which words, in every language that they are read in: their own text, and its renderings.

Restatements and expected questions are left out: an item does not say them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from corpus import Plan
from index.analysis import TermKind, read_terms

Key = tuple[str, str]
"""Plan id and item id."""
_TELLING: Final = 0.25
"""A word that a larger share of the items have tells little of what is asked for."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In which items each term occurs, and how many items there are."""

    items: Mapping[str, frozenset[Key]]
    size: int

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> Self:
        found: dict[str, set[Key]] = {}
        size = 0
        for plan in plans:
            size += len(plan.items)
            texts = [(item.id, item.text) for item in plan.items]
            texts += [(r.item_id, r.text) for r in plan.curation.renderings if not r.register]
            for item_id, text in texts:
                for term in read_terms(text):
                    if term.kind is not TermKind.PAIR:
                        found.setdefault(term.text, set()).add((plan.id, item_id))
        return cls({term: frozenset(keys) for term, keys in found.items()}, size)

    def holding(self, terms: Iterable[str]) -> frozenset[Key]:
        """The items that hold all of the terms; none, unless each of them is known and tells something."""
        of_terms = [self.items.get(term, frozenset()) for term in terms]
        if not of_terms or any(not keys or len(keys) > _TELLING * self.size for keys in of_terms):
            return frozenset()
        return frozenset.intersection(*of_terms)
