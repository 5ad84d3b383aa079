import pytest

from corpus import numerals


def test_a_roman_numeral_is_read_as_it_is_written() -> None:
    assert [numerals.read_roman(numerals.roman(number)) for number in range(1, 400)] == list(range(1, 400))


def test_a_kanji_number_is_read_as_it_is_written() -> None:
    assert [numerals.read_kanji(numerals.kanji(number)) for number in range(1, 1000)] == list(range(1, 1000))


@pytest.mark.parametrize("text", ["IIII", "VX", "IC", "", "MM", "IVI"])
def test_an_ill_formed_roman_numeral_is_none(text: str) -> None:
    assert numerals.read_roman(text) is None


@pytest.mark.parametrize("text", ["一二", "十十", "一十", "百一百", "", "〇"])
def test_an_ill_formed_kanji_number_is_none(text: str) -> None:
    assert numerals.read_kanji(text) is None


@pytest.mark.parametrize(("text", "number"), [("Ⅻ", 12), ("ⅳ", 4), ("ＸＩ", 11), ("XIV", 14)])
def test_roman_signs_and_wide_letters_are_read(text: str, number: int) -> None:
    assert numerals.read_roman(text) == number


def test_numbers_out_of_range_are_refused() -> None:
    for number in (0, 400):
        with pytest.raises(ValueError, match="1 to 399"):
            numerals.roman(number)
    for number in (0, 1000):
        with pytest.raises(ValueError, match="1 to 999"):
            numerals.kanji(number)


def test_decimals_of_any_width_are_read() -> None:
    assert [numerals.read_decimal(text) for text in ("７", "12", "0", "1000", "²", "")] == [
        7,
        12,
        None,
        None,
        None,
        None,
    ]


def test_letters_have_their_place_in_their_alphabet() -> None:
    assert numerals.position_in(numerals.GOJUON, "チ") == 17
    assert numerals.position_in(numerals.IROHA, "ニ") == 4
    assert numerals.position_in(numerals.CYRILLIC, "Ө") == 17
    assert numerals.position_in(numerals.LATIN, "ｂ") == 2
    assert numerals.position_in(numerals.LATIN, "ab") is None
