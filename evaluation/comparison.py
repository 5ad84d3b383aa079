"""Two systems on the same questions: is one better, or was it luck?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.kinds import ALL, LANGUAGES, Kind, kind_of
from evaluation.measures.intervals import SEED, Estimate, estimate_mean
from evaluation.measures.names import RANKING, Measure
from evaluation.measures.values import question_values
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response

_PERMUTATIONS: Final = 10_000


class ComparisonError(Exception):
    """Two runs cannot be compared. The message says why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of two systems in one language or in ``all``.

    ``difference`` is the second less the first, with a paired bootstrap interval; ``p`` the probability of a
    difference as large, were the two alike.
    """

    measure: Measure
    language: str
    first: float
    second: float
    difference: Estimate
    p: float


def compare(
    questions: Sequence[AskedQuestion], first: Mapping[str, Response], second: Mapping[str, Response]
) -> tuple[Difference, ...]:
    """Compare two systems' responses to the same questions.

    Rankings are compared on answerable questions, as in the tables; sets and outcomes where both systems have them.
    """
    one, other = question_values(questions, first), question_values(questions, second)

    def differences() -> Iterator[Difference]:
        for measure in Measure:
            for language in (ALL, *LANGUAGES):
                pairs = [
                    (one[q.id][measure], other[q.id][measure])
                    for q in questions
                    if language in (ALL, q.lang)
                    and (measure not in RANKING or kind_of(q) is Kind.ANSWERABLE)
                    and measure in one[q.id]
                    and measure in other[q.id]
                ]
                if pairs:
                    yield _difference(measure, language, pairs)

    return tuple(differences())


def check_same(first: Sequence[AskedQuestion], second: Sequence[AskedQuestion]) -> None:
    """Check that two runs asked the same questions.

    Raises:
        ComparisonError: they did not.
    """
    one, other = ({question.id: question for question in questions} for questions in (first, second))
    differing = sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
    if differing:
        shown = ", ".join(differing[:3])
        raise ComparisonError(
            f"the runs asked different questions ({len(differing)}: {shown}); run both on the same ones"
        )


def randomisation_p(differences: Sequence[float], seed: int = SEED, permutations: int = _PERMUTATIONS) -> float:
    """Two-sided paired randomisation test: the share of random signs that give a mean as far from 0.

    Fisher's randomisation test on paired differences, as Smucker, Allan and Carterette (2007) recommend for retrieval;
    the observed signs count as one of the draws, so that the result is never 0.
    """
    array = np.asarray(differences, dtype=np.float64)
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(permutations, len(array)))
    as_far = np.abs(signs @ array) >= abs(array.sum()) - 1e-9
    return float((as_far.sum() + 1) / (permutations + 1))


def _difference(measure: Measure, language: str, pairs: Sequence[tuple[float, float]]) -> Difference:
    first, second = np.asarray(pairs).T
    gaps = (second - first).tolist()
    return Difference(
        measure, language, float(first.mean()), float(second.mean()), estimate_mean(gaps), randomisation_p(gaps)
    )
