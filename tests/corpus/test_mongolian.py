"""Mongolian documents, with the numbers of their parts spelt out."""

import pytest

from corpus.mongolian_numerals import CARDINALS, ORDINALS, read_words
from tests.corpus.reading import items, warnings

LAW = """Монгол Улс, Япон Улсын хамтын ажиллагааны хөтөлбөр

Нэгдүгээр бүлэг
Улс төрийн хамтын ажиллагаа

1 дүгээр зүйл. Дээд түвшний айлчлал
1.1. Талууд дээд түвшний айлчлалыг тогтмол хийнэ.
1.2. Талууд дараах чиглэлээр хамтран ажиллана:
1.2.1. гадаад бодлого;
1.2.2. аюулгүй байдал.

Хоёрдугаар бүлэг
Эдийн засаг

2 дугаар зүйл. Худалдаа
2.1. Талууд худалдааг өргөжүүлнэ.
2.2. Талууд дараах арга хэмжээ авна:
а) татварыг бууруулах;
б) хөрөнгө оруулалтыг дэмжих.
"""
PLAN = """Дунд хугацааны хөтөлбөр

Нэг. Улс төрийн харилцаа
1. Талууд айлчлалыг тогтмол хийнэ.
2. Талууд зөвлөлдөнө.

Хоёр. Эдийн засгийн харилцаа
1. Талууд худалдааг өргөжүүлнэ.
"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Нэгдүгээр", 1),
        ("ЗУРГАДУГААР", 6),
        ("долдугаар", 7),
        ("арван нэгдүгээр", 11),
        ("Хорьдугаар", 20),
        ("ерэн есдүгээр", 99),
    ],
)
def test_an_ordinal_is_read(text: str, number: int) -> None:
    assert read_words(ORDINALS, text) == number


def test_every_number_to_99_has_its_words() -> None:
    assert set(CARDINALS.values()) == set(ORDINALS.values()) == set(range(1, 100))


@pytest.mark.parametrize("text", ["", "нэгдүгээр нэгдүгээр", "арван", "бүлэг", "хоёр гурав"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert read_words(ORDINALS, text) is None


def test_a_law_is_read_by_chapters_and_articles() -> None:
    assert [item for item, _ in items(LAW)] == [
        "Бүлэг1.Зүйл1.1", "Бүлэг1.Зүйл1.2", "Бүлэг1.Зүйл1.2.1", "Бүлэг1.Зүйл1.2.2",
        "Бүлэг2.Зүйл2.1", "Бүлэг2.Зүйл2.2", "Бүлэг2.Зүйл2.2.а", "Бүлэг2.Зүйл2.2.б",
    ]  # fmt: skip
    assert warnings(LAW) == []


def test_parts_headed_by_spelt_numbers_are_told_apart() -> None:
    assert items(PLAN) == [
        ("1.1", "Талууд айлчлалыг тогтмол хийнэ."),
        ("1.2", "Талууд зөвлөлдөнө."),
        ("2.1", "Талууд худалдааг өргөжүүлнэ."),
    ]
    assert warnings(PLAN) == []


def test_a_number_word_in_a_sentence_begins_no_part() -> None:
    text = "1. Талууд хамтран ажиллана. Үүнд\nнэг. бүлэг хамаарна.\n2. Талууд зөвлөлдөнө.\n"
    assert [item for item, _ in items(text)] == ["1", "2"]
