import pytest

from index.english import is_form_of


@pytest.mark.parametrize(
    ("word", "base"),
    [("studies", "study"), ("planned", "plan"), ("building", "build"), ("using", "use"), ("loans", "loan")],
)
def test_an_inflection_is_a_form(word: str, base: str) -> None:
    assert is_form_of(word, base)


@pytest.mark.parametrize(
    ("word", "base"), [("surveying", "surveyor"), ("securities", "security's"), ("its", "it"), ("airport", "air")]
)
def test_a_word_that_begins_alike_is_none(word: str, base: str) -> None:
    assert not is_form_of(word, base)
