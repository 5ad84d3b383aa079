"""How near the plan's expected questions come to the evaluation questions.

Both were written by people who did not see each other's. Should an expected question say nearly the same as an
evaluation question all the same, finding the item proves little; this counts how often.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus.plan import ExpectedQuestion
from evaluation.questions_file import AskedQuestion
from index.embedding import Embedder

VERY_LIKE: Final = 0.95
"""Cosine. In this model's space unrelated questions of one language lie near .8, rewordings above .9."""
_NEAR_EXACT: Final = 0.8
"""Share of character trigrams in common (Jaccard): a question with another ending or particle."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The expected question nearest to an evaluation question in meaning, and the likest by its characters.

    ``cosine`` and ``overlap`` (of character trigrams, 1 for the same string but for case, width and punctuation) may
    be those of two different expected questions; ``expected`` and ``item_id`` are the nearest one's in meaning.
    """

    question_id: str
    expected: str
    item_id: str
    cosine: float
    overlap: float

    @property
    def exact(self) -> bool:
        return self.overlap == 1

    @property
    def near_exact(self) -> bool:
        return self.overlap >= _NEAR_EXACT


def measure_leakage(
    questions: Sequence[AskedQuestion], expected: Sequence[ExpectedQuestion], embedder: Embedder
) -> tuple[Nearest, ...]:
    """Find for every evaluation question the nearest expected one; nothing where the plan has none."""
    if not expected or not questions:
        return ()
    written = embedder.embed_queries([entry.text for entry in expected])
    asked = embedder.embed_queries([question.query for question in questions])
    cosines = asked @ written.T
    trigrams = [_trigrams(entry.text) for entry in expected]
    found = []
    for question, of_question in zip(questions, cosines, strict=True):
        best = int(np.argmax(of_question))
        overlap = max(_overlap(_trigrams(question.query), others) for others in trigrams)
        cosine = float(of_question[best])
        found.append(Nearest(question.id, expected[best].text, expected[best].item_id, cosine, overlap))
    return tuple(found)


def _trigrams(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = f"  {''.join(character for character in folded if character.isalnum())}  "
    return frozenset(bare[start : start + 3] for start in range(len(bare) - 2))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
