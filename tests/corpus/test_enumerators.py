import pytest

from corpus.enumerators import find_enumerators, read_enumerators
from corpus.styles import Style


def readings(line: str) -> set[tuple[str, tuple[int, ...]]]:
    return {(one.style.script, one.numbers) for one in read_enumerators(line)}


@pytest.mark.parametrize(
    ("line", "script", "numbers", "label", "item_id"),
    [
        ("I 政治・安全保障関係", "roman", (1,), "I", "I"),
        ("Ⅱ 経済分野での協力", "roman", (2,), "Ⅱ", "II"),
        ("Ⅲ文化・人的交流", "roman", (3,), "Ⅲ", "III"),
        ("１．政治関係", "decimal", (1,), "１", "1"),
        ("（３）両政府は", "decimal", (3,), "（３）", "3"),
        ("チ 両政府は", "kana", (17,), "チ", "チ"),
        ("ハ　経済協力", "iroha", (3,), "ハ", "ハ"),
        ("二十一", "kanji", (21,), "二十一", "二十一"),
        ("第四十条の二", "division", (40, 2), "第四十条の二", "第四十条の二"),
        ("第一章　総則", "division", (1,), "第一章", "第一章"),
        ("附　則", "supplement", (), "附則", "附則"),
        ("⑫両政府は", "circled", (12,), "⑫", "12"),
        ("Article 5. Purpose", "word", (5,), "Article 5", "Article5"),
        ("CHAPTER IV", "word", (4,), "CHAPTER IV", "Chapter4"),
        ("1 дүгээр зүйл. Зорилт", "word", (1,), "1 дүгээр зүйл", "Зүйл1"),
        ("1.2.3 Energy", "cumulative 3", (1, 2, 3), "1.2.3", "1.2.3"),
        ("1.1Goods", "cumulative 2", (1, 1), "1.1", "1.1"),
        ("4.1.Талууд", "cumulative 2", (4, 1), "4.1", "4.1"),
        ("(a) Trade", "letter", (1,), "(a)", "a"),
        ("ө) Соёл", "cyrillic", (17,), "ө)", "ө"),
        ("・ 投資", "bullet", (), "・", "・"),
    ],
)
def test_an_enumerator_is_read_off_the_start_of_a_line(
    line: str, script: str, numbers: tuple[int, ...], label: str, item_id: str
) -> None:
    found = [one for one in read_enumerators(line) if (one.style.script, one.numbers) == (script, numbers)]
    assert [(one.label, one.id) for one in found] == [(label, item_id)]


@pytest.mark.parametrize(
    "line",
    ["両政府は", "２０１３年に", "３か国協議", "カ国", "1.5倍", "12 countries took part",
     "2013 онд", "第三条第二項の規定",
     "Article 2 of the Treaty", "Iraq", "１，２００人", "e.g. trade", "-5 degrees", "III" * 4, "ⅠⅠ。"],
)  # fmt: skip
def test_words_and_quantities_are_no_enumerators(line: str) -> None:
    assert [one for one in read_enumerators(line) if not one.weak] == []


def test_all_readings_are_returned() -> None:
    assert readings("イ 両政府は") == {("kana", (2,)), ("iroha", (1,))}
    assert readings("(i) Trade") == {("small roman", (1,)), ("letter", (9,))}


@pytest.mark.parametrize("line", ["（２）の規定により", "(a) of Article 3", "２．及び３．に", "a.", "I."])
def test_a_number_that_a_sentence_mentions_is_weak(line: str) -> None:
    assert all(one.weak for one in read_enumerators(line))


def test_more_than_ten_levels_in_one_number_are_no_enumerator() -> None:
    assert ("cumulative 10", (1,) * 10) in readings(".".join("1" * 10) + " x")
    assert not any(script.startswith("cumulative") for script, _ in readings(".".join("1" * 11) + " x"))


def test_a_number_run_into_a_text_is_found_but_not_the_end_of_a_word() -> None:
    text = "ハワイ　諸島をいう。イ　法律の規定"
    style = Style("iroha", "bare")
    assert [(start, one.label) for start, one in find_enumerators(text, style, 1)] == [(10, "イ")]
