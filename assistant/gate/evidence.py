"""The items that a model's text may rest on, as the gate reads them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Citation
from assistant.gate.numbers import numbers_in
from corpus import Plan
from index.analysis import TermKind, read_terms
from index.world import names_in


@dataclass(frozen=True)
class Evidence:
    """One numbered item: its text as published, its renderings by language, its address and headings, and what the plan
    says of itself (``about``: titles, parties, period).
    """

    n: int
    item_id: str
    address: str
    language: str
    text: str
    headings: tuple[str, ...]
    renderings: tuple[tuple[str, str], ...]
    about: tuple[str, ...]

    @classmethod
    def of(cls, citation: Citation, plan: Plan) -> "Evidence":
        """The evidence that a citation offers: the whole item, whatever part of it is quoted."""
        item, metadata = plan.item(citation.item_id), plan.metadata
        period = (f"{metadata.period.first} {metadata.period.last}",) if metadata.period else ()
        return cls(
            n=citation.n,
            item_id=item.id,
            address=item.address,
            language=metadata.language,
            text=item.text,
            headings=item.headings,
            renderings=tuple(
                (rendering.language, rendering.text)
                for rendering in plan.curation.renderings
                if rendering.item_id == item.id
            ),
            about=(metadata.title, *(title for _, title in metadata.titles), *metadata.parties, *period),
        )

    def in_language(self, language: str) -> tuple[str, ...]:
        """The item's texts in a language; its own where there is none."""
        own = (self.text,) if language == self.language else ()
        return (*own, *(text for of, text in self.renderings if of == language)) or (self.text,)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All that the item says, in every language."""
        return (self.text, *self.headings, *(text for _, text in self.renderings))

    @cached_property
    def words(self) -> frozenset[str]:
        """The terms of all its texts and of what the plan says of itself."""
        return frozenset(
            term.text
            for text in (*self.texts, *self.about)
            for term in read_terms(text)
            if term.kind in (TermKind.WORD, TermKind.NAME)
        )

    @cached_property
    def folded(self) -> str:
        """All its texts, in one case and width, without white space."""
        return fold(" ".join((*self.texts, *self.about)))

    @cached_property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for text in (*self.texts, *self.about) for number in numbers_in(text))

    @cached_property
    def world(self) -> frozenset[str]:
        """The names of the world in it."""
        return names_in("\n".join((*self.texts, *self.about)))


def fold(text: str) -> str:
    """A text as it is compared: compatibility forms, one case, without white space; 、 and ， are one mark."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.split()).replace("、", ",").replace("｡", "。")


def all_of(evidence: Iterable[Evidence]) -> str:
    """The folded texts of several items, apart from one another."""
    return "\n".join(each.folded for each in evidence)
