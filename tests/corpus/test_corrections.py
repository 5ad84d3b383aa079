"""What a person says of a line's numbering is how the line is read."""

from pathlib import Path

import pytest

from corpus import Library, Metadata, Plan, PlanError, read_plan
from corpus.corrections import Correction, read_corrections, write_corrections
from corpus.review import review
from corpus.verification import verify_plan

TEXT = """Plan
1. Trade
(1) Both sides will trade.
(2) Both sides will meet.
2013 was a good year.
Both sides will also sing.
2. Culture
(1) Both sides will dance.
"""


def read(*corrections: Correction) -> Plan:
    plan = read_plan("p", TEXT.encode(), Metadata("Plan", "en"), None, corrections)
    assert [problem for problem in verify_plan(plan) if "sha256" not in problem.detail] == []
    return plan


def texts(plan: Plan) -> dict[str, str]:
    return {item.id: item.text for item in plan.items}


def test_a_line_is_made_an_item_with_an_enumerator_that_is_not_printed() -> None:
    assert texts(read(Correction(6, 2, "(3)"))) == {
        "1.1": "Both sides will trade.",
        "1.2": "Both sides will meet. 2013 was a good year.",
        "1.3": "Both sides will also sing.",
        "2.1": "Both sides will dance.",
    }


def test_a_line_is_made_no_item_whatever_it_looks_like() -> None:
    assert texts(read(Correction(4)))["1.1"].startswith("Both sides will trade. (2) Both sides will meet.")


def test_a_line_is_moved_to_another_level_with_what_follows_below_it() -> None:
    plan = read(Correction(4, 1, "(2)"))
    assert "2" in texts(plan)
    assert texts(plan)["2"].startswith("Both sides will meet.")


def test_an_enumerator_in_no_style_that_is_known_is_taken_as_it_stands() -> None:
    assert texts(read(Correction(6, 2, "Annex A")))["1.Annex A"] == "Both sides will also sing."


def test_a_level_that_is_too_deep_is_the_deepest_there_is() -> None:
    assert texts(read(Correction(5, 12, "(a)")))["1.2.a"].startswith("2013 was a good year.")


def test_the_review_shows_each_line_with_its_level_and_what_was_corrected() -> None:
    lines = review(TEXT, [Correction(6, 2, "(3)")])
    assert [(line.number, line.level, line.label) for line in lines] == [
        (1, 0, ""), (2, 1, "1"), (3, 2, "(1)"), (4, 2, "(2)"), (5, 0, ""), (6, 2, "(3)"), (7, 1, "2"), (8, 2, "(1)"),
    ]  # fmt: skip
    assert [line.number for line in lines if line.is_corrected] == [6]


def test_corrections_are_kept_with_the_plan_and_applied_whenever_it_is_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "own", packaged=tmp_path / "packaged")
    library.carry_out(library.addition("p", TEXT.encode(), Metadata("", "en"), [Correction(6, 2, "(3)")]))
    assert "1.3" in texts(library.load("p"))
    library.carry_out(library.replacement("p", TEXT.encode(), Metadata("", "en")))
    assert "1.3" not in texts(library.load("p"))


def test_corrections_are_read_back_as_they_were_written() -> None:
    corrections = (Correction(6, 2, "（３）"), Correction(9))
    assert read_corrections(write_corrections(corrections)) == corrections


@pytest.mark.parametrize(
    "toml",
    [
        "line = 3",
        "[[line]]\nlevel = 1",
        "[[line]]\nnumber = 0\nitem = false",
        '[[line]]\nnumber = "1"\nitem = false',
        '[[line]]\nnumber = 1\nlevel = 99\nenumerator = "1"',
        "[[line]]\nnumber = 1\nlevel = 1\nenumerator = 1",
        '[[line]]\nnumber = 1\nlevel = 1\nenumerator = "."',
        "[[line]]\nnumber = 1\nitem = false\nmore = 1",
        "[[line]",
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(toml: str) -> None:
    with pytest.raises(PlanError, match=r"corrections.toml: .*; see the file's format in the README"):
        read_corrections(toml)
