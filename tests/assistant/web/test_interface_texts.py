import pytest

from assistant.question import QuestionError
from prompts.catalogue import LANGUAGES, catalogue
from tests.assistant.web.fake_assistant import STEPS

SECTIONS = ("interface.", "parties.", "steps.", "problems.")


def test_the_three_catalogues_hold_the_same_texts_for_pages() -> None:
    keys = {language: _keys(language) for language in LANGUAGES}
    assert keys["ja"] == keys["en"] == keys["mn"]
    assert {f"steps.{step}" for step in STEPS} <= keys["ja"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_title(language: str) -> None:
    problems = {key for key in _keys(language) if key.startswith("problems.") and not key.endswith("_title")}
    assert {f"{key}_title" for key in problems} <= _keys(language)


@pytest.mark.parametrize("key", ["empty_question", "long_question"])
def test_every_question_error_has_its_text(key: str) -> None:
    assert f"problems.{QuestionError(key, '').key}" in _keys("ja")


def _keys(language: str) -> frozenset[str]:
    keys = catalogue(language).keys()
    return frozenset(key for key in keys if key.startswith(SECTIONS))
