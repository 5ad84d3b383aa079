import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language import Language, recognise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("外相会談は年に何回？", "ja"),
        ("地下鉄", "ja"),
        ("ダルハン", "ja"),
        ("ＥＰＡの交渉", "ja"),
        ("How many times a year do the foreign ministers meet?", "en"),
        ("metro", "en"),
        ("HOW MANY TIMES A YEAR DO THEY MEET?", "en"),
        ("What does 円借款 mean in this plan?", "en"),
        ("Гадаад хэргийн сайд нарын уулзалт", "mn"),
        ("метро", "mn"),
        ("JCM гэж юу вэ?", "mn"),
        ("JCMとは", "ja"),
    ],
)
def test_a_question_is_recognised_by_its_script(text: str, language: str) -> None:
    assert recognise(text) == language


@pytest.mark.parametrize("text", ["EPA", "JBIC 2013", "123", "?!", ""])
def test_what_belongs_to_every_language_takes_the_language_of_the_page(text: str) -> None:
    assert recognise(text, Language.MONGOLIAN) is Language.MONGOLIAN


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert recognise(text) in Language
