"""How many of the hits belong to the answer."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Final

from index.lexical import PlanWords
from index.regression import FittedModel
from index.signals import Wording

_MODEL: Final = "relevance.json"
_ALIKE: Final = 1e-9
_RECALL: Final = 1.5
"""How many times as much recall counts as precision."""


@dataclass(frozen=True, slots=True)
class Match:
    """What tells whether a hit belongs to the answer.

    Attributes:
        score: fused score.
        share: that score as a share of the first hit's.
        below: how far it is below the first hit.
        coverage: share of the question's weight that the item's words have.
        coverage_of_known: the same, of the words that the plan uses at all.
        rarest: 1 if the item has the question's rarest word that the plan uses, else 0.
        several: 1 if the question is worded as one for several items, else 0.
        score_of_several: the score, if it is; else 0.
    """

    score: float
    share: float
    below: float
    coverage: float
    coverage_of_known: float
    rarest: float
    several: float
    score_of_several: float

    def vector(self) -> list[float]:
        """The signals in the order of ``SIGNALS``."""
        return [float(getattr(self, name)) for name in SIGNALS]


SIGNALS: Final = tuple(field.name for field in fields(Match))


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question as its hits are matched with it: its words and their rarity, and whether it asks for several items."""

    rarities: dict[str, float]
    several: bool

    def match(self, score: float, best: float, lexical: PlanWords, item: int) -> Match:
        """Match one hit: ``item`` is its place in its plan, ``best`` the first hit's score."""
        covered = sum(rarity for word, rarity in self.rarities.items() if lexical.has(word, item))
        known = {word: rarity for word, rarity in self.rarities.items() if lexical.knows(word)}
        rarest = max(known.values(), default=0.0)
        return Match(
            score=score,
            share=score / max(best, 0.1),
            below=best - score,
            coverage=covered / (sum(self.rarities.values()) or 1.0),
            coverage_of_known=covered / (sum(known.values()) or 1.0),
            rarest=float(any(rarity > rarest - _ALIKE and lexical.has(word, item) for word, rarity in known.items())),
            several=float(self.several),
            score_of_several=score if self.several else 0.0,
        )


def count_relevant(probabilities: Sequence[float]) -> int:
    """How many of the first hits to show: as many as make the expected F-measure greatest.

    Args:
        probabilities: of each hit, best first, that it belongs to the answer.

    With k hits shown, s the sum of their probabilities and t the sum of all, the expected F-measure is about
    (1 + b²) s / (k + b² t) (van Rijsbergen 1979). To miss an item is worse than to show one too many: b is 1.5. On
    held-out dev questions, sets of several items have an F1 of .78 so (.77 with b = 1), single ones of .98 (.99); a
    fixed share of the first hit's score had .77 and .90.
    """
    total, sum_so_far, best, count = sum(probabilities), 0.0, 0.0, 0
    for shown, probability in enumerate(probabilities, start=1):
        sum_so_far += probability
        expected = sum_so_far / (shown + _RECALL**2 * total)
        if expected > best + _ALIKE:
            best, count = expected, shown
    return count


def relevance(wording: Wording, match: Match, model: FittedModel | None = None) -> float:
    """The probability that a hit belongs to the answer, fitted by ``python -m evaluation calibrate``."""
    return (model or _packaged()).of(wording).probability(match.vector())


@cache
def _packaged() -> FittedModel:
    text = resources.files("index").joinpath(_MODEL).read_text(encoding="utf-8")
    return FittedModel.from_json(text, SIGNALS)
