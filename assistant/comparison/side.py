"""One of two plans, made ready for being compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.comparison.content import Weights
from corpus import Item, Plan
from corpus.commitment import Commitment
from index.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Side:
    """A plan, what its items commit to by item id, and the meaning of each item as a unit vector, where a model gave
    them: shape (items, dimensions), in reading order.
    """

    plan: Plan
    commitments: Mapping[str, tuple[Commitment, ...]]
    vectors: Vectors | None = field(default=None, repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        return self.plan.items

    @property
    def language(self) -> str:
        return self.plan.metadata.language


def texts_of(side: Side, language: str) -> tuple[str, ...]:
    """The items' texts in a language: a person's renderings, where the plan is in another and they are there."""
    if language == side.language:
        return tuple(item.text for item in side.items)
    rendered = {
        rendering.item_id: rendering.text
        for rendering in side.plan.curation.renderings
        if rendering.language == language and not rendering.register
    }
    return tuple(rendered.get(item.id, item.text) for item in side.items)


@dataclass(frozen=True, slots=True)
class Described:
    """What items are about: the weighted terms of their texts, of their headings and of each of their sentences, in
    reading order.
    """

    texts: tuple[Weights, ...]
    headings: tuple[Weights, ...]
    sentences: tuple[tuple[Weights, ...], ...]
