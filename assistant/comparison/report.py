"""A comparison with its items' texts, as the API and the command line show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.comparison.values import Comparison, Difference, Evidence, Pair, Relation
from corpus import Plan


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An item of one of the plans."""

    item_id: str
    address: str
    headings: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """A pair with its items; spans of ``evidence`` and ``differences`` are offsets into their texts."""

    relation: Relation
    likeness: float
    is_partial: bool
    mixed: bool
    old: ComparedItem | None
    new: ComparedItem | None
    evidence: tuple[Evidence, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans compared; ``counts`` are of all pairs, ``pairs`` those of the relation asked for."""

    old_plan: str
    new_plan: str
    counts: Mapping[Relation, int]
    pairs: tuple[ComparedPair, ...]


def report(comparison: Comparison, plans: Mapping[str, Plan], relation: Relation | None = None) -> Compared:
    """The pairs of a relation, all for None, with their texts."""
    old, new = plans[comparison.old_plan], plans[comparison.new_plan]
    return Compared(
        old.id, new.id, comparison.counts, tuple(report_pair(pair, old, new) for pair in comparison.of(relation))
    )


def report_pair(pair: Pair, old: Plan, new: Plan) -> ComparedPair:
    """One pair with its texts."""
    return ComparedPair(
        pair.relation,
        pair.likeness,
        pair.is_partial,
        pair.mixed,
        _item(old, pair.old),
        _item(new, pair.new),
        pair.evidence,
        pair.differences,
    )


def _item(plan: Plan, item_id: str | None) -> ComparedItem | None:
    if item_id is None:
        return None
    item = plan.item(item_id)
    return ComparedItem(item.id, item.address, item.headings, item.text)
