import pytest

from assistant.gate.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("２０１３年に１回", {2013, 1}),
        ("二〇一三年", {2013}),
        ("第十二条、三百五十人", {12, 350}),
        ("１，２００人", {1200}),
        ("two thousand and thirteen", {2013}),
        ("once a year, twice a month", {1, 2}),
        ("in March 2013", {3, 2013}),
        ("хоёр мянга арван гурван онд", {2013}),
        ("жилд гурваас доошгүй удаа", {3}),
        ("жилд нэг удаа", {1}),
        ("дөрөвдүгээр", {4}),
        ("第Ⅳ火力発電所", {4}),
        ("Power Plant No. IV", {4}),
        ("two times", {2}),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    "text", ["the two Governments", "両政府", "хоёр тал", "one of them", "the two ministries", "нэг зорилго"]
)
def test_pairs_and_articles_are_no_numbers(text: str) -> None:
    assert numbers_in(text) == set()
