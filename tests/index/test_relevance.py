import pytest

from index.lexical import LexicalIndex
from index.regression import FittedModel, Regression
from index.relevance import SIGNALS, Match, QuestionWords, count_relevant, relevance
from index.signals import Wording

LEXICAL = LexicalIndex.of([["coal", "road"], ["coal"], ["wind"]])


def test_hits_that_surely_belong_are_counted() -> None:
    assert count_relevant([1.0, 1.0, 0.0, 0.0]) == 2
    assert count_relevant([0.99, 0.01, 0.01]) == 1
    assert count_relevant([]) == 0


def test_a_doubtful_hit_is_shown_rather_than_missed() -> None:
    # one shown: 1 / (1 + 2.25 × 1.5) = .229; two: 1.5 / (2 + 3.375) = .279
    assert count_relevant([1.0, 0.5]) == 2
    # one shown: 1 / (1 + 2.25 × 1.2) = .270; two: 1.2 / (2 + 2.7) = .255
    assert count_relevant([1.0, 0.2]) == 1


def test_a_hit_is_matched_by_its_score_and_by_the_words_it_has() -> None:
    words = QuestionWords({"coal": 1.0, "road": 2.0, "zeppelin": 3.0}, several=True)
    first = words.match(8.0, 8.0, LEXICAL, 0)
    assert (first.share, first.below, first.rarest, first.score_of_several) == (1.0, 0.0, 1.0, 8.0)
    assert first.coverage == pytest.approx(3 / 6)
    assert first.coverage_of_known == pytest.approx(3 / 3)
    second = words.match(4.0, 8.0, LEXICAL, 1)
    assert (second.share, second.below, second.rarest) == (0.5, 4.0, 0.0)
    assert second.coverage_of_known == pytest.approx(1 / 3)


def test_a_question_without_words_matches_by_its_score_alone() -> None:
    match = QuestionWords({}, several=False).match(0.0, 0.0, LEXICAL, 2)
    assert match == Match(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_relevance_is_told_by_the_model_of_the_wording() -> None:
    size = len(SIGNALS)

    def sure(bias: float) -> Regression:
        return Regression((0.0,) * size, (1.0,) * size, (0.0,) * size, bias, 0.5)

    model = FittedModel(SIGNALS, sure(0.0), sure(99.0), sure(-99.0))
    match = Match(1, 1, 0, 1, 1, 1, 0, 0)
    told = [relevance(wording, match, model) for wording in (Wording.MANY, Wording.ONE, Wording.NONE)]
    assert told == pytest.approx([0.5, 1.0, 0.0])
