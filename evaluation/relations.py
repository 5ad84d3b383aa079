"""The relations between two plans that a person knows, and how many of them a comparison finds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from assistant.comparison.values import Comparison, Relation
from evaluation.json_lines import read_rows

Triple = tuple[str | None, str | None, Relation]
"""An item of the older plan, one of the newer, and their relation."""
_FORM: Final = '{"old": an item id or null, "new": an item id or null, "relation": "kept" …}'


class RelationsFileError(Exception):
    """A file of relations that cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many relations a person knows, how many were found, and how many of those are right."""

    known: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.known if self.known else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.known + self.found) if self.known + self.found else 0.0


def read_relations(file: Path) -> tuple[Triple, ...]:
    """Read a file of relations.

    Raises:
        RelationsFileError: it cannot be read, or a line is no relation.
    """
    return tuple(read_rows([file], _triple, _FORM, RelationsFileError))


def triples_of(comparison: Comparison) -> tuple[Triple, ...]:
    return tuple((pair.old, pair.new, pair.relation) for pair in comparison.pairs)


def score(known: Collection[Triple], found: Iterable[Triple]) -> Mapping[Relation | None, Score]:
    """The score of each relation; of all together, by None."""
    gold, got = frozenset(known), frozenset(found)
    scores: dict[Relation | None, Score] = {None: Score(len(gold), len(got), len(gold & got))}
    for relation in Relation:
        of_gold, of_got = ({triple for triple in side if triple[2] is relation} for side in (gold, got))
        scores[relation] = Score(len(of_gold), len(of_got), len(of_gold & of_got))
    return scores


def about(found: Iterable[Triple], known: Iterable[Triple]) -> tuple[Triple, ...]:
    """What was found of the items that are in ``known``, for a score of a part of the relations.

    A pair counts where its older item is of that part; what is new, where its newer one is.
    """
    known = tuple(known)
    old = {triple[0] for triple in known if triple[0] is not None}
    new = {triple[1] for triple in known if triple[0] is None}
    return tuple(triple for triple in found if (triple[0] in old if triple[0] is not None else triple[1] in new))


def _triple(row: Any) -> Triple:
    old, new = row["old"] or None, row["new"] or None
    if not all(each is None or isinstance(each, str) for each in (old, new)) or (old is None and new is None):
        raise ValueError("old and new are item ids, one of them at least")
    return old, new, Relation(row["relation"])
