import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import TermKind, read_terms, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＥＰＡ", "EPA"),
        ("３か国", "3カ国"),
        ("３か国", "三か国"),
        ("附属", "付属"),
        ("airports", "airport"),
        ("four", "4"),
        ("２０１３", "2013"),
        ("нүүрсний", "нуурс"),
        ("Улаанбаатарын", "улаанбаатарт"),
    ],
)
def test_the_same_word_gives_the_same_terms_in_every_form_and_width(one: str, other: str) -> None:
    words, others = ([t.text for t in read_terms(text) if t.kind is not TermKind.PAIR] for text in (one, other))
    assert words == others


def test_words_that_carry_no_meaning_are_left_out() -> None:
    assert terms("What is the plan about the airport?") == ["plan", "airport"]
    assert "は" not in terms("外相会談は何ですか")
    assert terms("тухай юу вэ") == []


def test_a_japanese_compound_is_found_by_its_parts() -> None:
    assert set(terms("大気汚染")) >= {"大気", "汚染", "~大気", "~気汚", "~汚染"}


def test_each_script_of_a_mixed_question_is_analysed_in_its_own_way() -> None:
    assert set(terms("JCMのпроектууд airports")) >= {"jcm", "airport"}


@pytest.mark.parametrize(
    ("text", "name"),
    [("the talks with China", "china"), ("中国との協議", "中国"), ("Япон, Эрдэнэт хотод", "эрд"), ("ADB grant", "adb")],
)
def test_names_are_told_from_words(text: str, name: str) -> None:
    assert name in {term.text for term in read_terms(text) if term.kind is TermKind.NAME}


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    assert [term.kind for term in read_terms("Loans. Roads")] == [TermKind.WORD, TermKind.WORD]


@given(st.text(max_size=60))
def test_any_text_can_be_analysed(text: str) -> None:
    assert all(terms(text))


def test_a_sentence_in_capitals_has_words_and_no_names() -> None:
    assert [term.kind for term in read_terms("WHO BUILDS THE AIRPORT?")] == [TermKind.WORD, TermKind.WORD]


def test_a_text_longer_than_the_dictionary_takes_at_once_is_analysed() -> None:
    assert len(terms("橋を建設する" * 5000)) > 10_000
