"""What an item says in every language it is read in: its own text and the renderings of it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from corpus import Plan
from index.analysis import TermKind, read_terms

Key = tuple[str, str]
"""Plan id and item id."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The texts of items, and in which items each term occurs."""

    texts: Mapping[Key, str]
    items: Mapping[str, frozenset[Key]]

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> Self:
        """Collect the words of plans. Restatements and expected questions are left out: the item does not say them."""
        texts: dict[Key, list[str]] = {}
        for plan in plans:
            for item in plan.items:
                texts[plan.id, item.id] = [unicodedata.normalize("NFKC", item.text)]
            for rendering in plan.curation.renderings:
                if not rendering.register:
                    texts[plan.id, rendering.item_id].append(unicodedata.normalize("NFKC", rendering.text))
        items: dict[str, set[Key]] = {}
        for key, of_item in texts.items():
            for text in of_item:
                for term in read_terms(text):
                    if term.kind is not TermKind.PAIR:
                        items.setdefault(term.text, set()).add(key)
        return cls(
            {key: "\n".join(of_item) for key, of_item in texts.items()},
            {term: frozenset(keys) for term, keys in items.items()},
        )

    def having(self, term: str) -> frozenset[Key]:
        return self.items.get(term, frozenset())

    def holding(self, words: str) -> frozenset[Key]:
        """The items that hold these very words, in any of their languages; case does not matter."""
        wanted = unicodedata.normalize("NFKC", words).casefold()
        return frozenset(key for key, text in self.texts.items() if wanted in text.casefold())
