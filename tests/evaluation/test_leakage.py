import pytest

from corpus.plan import ExpectedQuestion, Status
from evaluation.leakage import measure_leakage
from tests.evaluation.questions import asked
from tests.fakes import FakeEmbedder


def expected(text: str) -> ExpectedQuestion:
    return ExpectedQuestion("1.1", "ja", "terms", Status.WORKING, text)


def test_the_same_question_but_for_width_case_and_punctuation_is_exact() -> None:
    nearest = measure_leakage(
        [asked("q", query="ＪＣＭとは？")], [expected("農業の発展"), expected("jcmとは")], FakeEmbedder()
    )
    assert [(each.exact, each.near_exact) for each in nearest] == [(True, True)]


def test_the_nearest_question_in_meaning_is_named() -> None:
    written = [expected("農業の発展"), expected("外相会談は年に何回ですか")]
    (nearest,) = measure_leakage([asked("q", query="外相会談は年に何回か")], written, FakeEmbedder())
    assert nearest.expected == "外相会談は年に何回ですか"
    assert 0.8 < nearest.cosine < 1
    assert not nearest.exact


def test_overlap_is_the_share_of_character_trigrams_in_common() -> None:
    # "  ab  " has __a _ab ab_ b__ and "  ac  " __a _ac ac_ c__: one of seven
    (nearest,) = measure_leakage([asked("q", query="ab")], [expected("ac")], FakeEmbedder())
    assert nearest.overlap == pytest.approx(1 / 7)
    assert not nearest.near_exact


def test_a_plan_without_expected_questions_leaks_nothing() -> None:
    assert measure_leakage([asked("q")], [], FakeEmbedder()) == ()
