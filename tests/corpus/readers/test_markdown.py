"""Markdown, with the numbers that it prints."""

import pytest

from corpus import read_file


def read(text: str) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in read_file(text.encode(), "plan.md").items]


def test_marks_are_no_text() -> None:
    text = "# Plan\n\n## I Politics\n\n1. Both **promote** [trade](http://x) and `data` \\*.\n2. Both *meet*.\n"
    assert read(text) == [("I.1", "Both promote trade and data *."), ("I.2", "Both meet.")]


def test_a_list_is_numbered_as_it_is_written() -> None:
    assert read("2. Trade is promoted.\n3. Culture is promoted.\n5. Sport is.\n")[2][0] == "5"


def test_a_list_of_ones_is_counted() -> None:
    assert [item for item, _ in read("1. Trade.\n1. Culture.\n1. Sport.\n")] == ["1", "2", "3"]


def test_a_list_in_a_list_carries_the_number_above() -> None:
    text = "1. Trade\n   1. Both sell.\n   2. Both buy.\n2. Culture\n   - Both sing.\n   - Both dance.\n"
    assert [item for item, _ in read(text)] == ["1.1", "1.2", "2.・1", "2.・2"]


def test_an_entry_that_prints_its_number_gets_no_second_one() -> None:
    assert [item for item, _ in read("- （１）両政府は，協力する。\n- （２）両政府は，促す。\n")] == ["1", "2"]


def test_a_table_is_read_cell_by_cell() -> None:
    text = "| no | what |\n| --- | --- |\n| 1. | Trade |\n\n1. Both promote it.\n"
    assert "Trade" in read_file(text.encode(), "plan.md").source


def test_indented_text_is_no_programme() -> None:
    assert read("1. Trade.\n\n    2. Culture.\n")[-1][1] == "Culture."


@pytest.mark.parametrize("text", ["1. Trade <b>and</b> culture.", "<div>\n1. Trade and culture.\n</div>"])
def test_tags_are_no_text(text: str) -> None:
    assert read(text) == [("1", "Trade and culture.")]
