"""Changes of the library, prepared beforehand and made in one step."""

import json
from pathlib import Path

import pytest

from corpus import Library, Metadata, PlanError

TEXT = b"Plan\n1. Trade.\n2. Culture.\n"
METADATA = Metadata("", "en")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "own", packaged=tmp_path / "packaged")
    library.carry_out(library.addition("p", TEXT, METADATA))
    return library


def rendering(item_id: str, text: str) -> bytes:
    return json.dumps({"item": item_id, "status": "working", "text": text}).encode() + b"\n"


def test_preparing_a_change_changes_nothing(library: Library) -> None:
    before = library.load_all()
    changes = [
        library.addition("q", TEXT, METADATA),
        library.replacement("p", b"1. Sport.\n", METADATA),
        library.removal("p"),
    ]
    assert library.load_all() == before
    assert [[plan.id for plan in change.applied_to(before)] for change in changes] == [["p", "q"], ["p"], []]


def test_a_change_foresees_the_library_that_it_makes(library: Library) -> None:
    for change in (
        library.addition("q", TEXT, METADATA),
        library.replacement("p", b"1. Sport.\n", METADATA),
        library.revision("p", {"renderings/mn.jsonl": rendering("1", "Спорт.")}),
        library.removal("p"),
    ):
        foreseen = change.applied_to(library.load_all())
        library.carry_out(change)
        assert library.load_all() == foreseen


def test_what_was_written_about_an_item_stays_only_while_its_words_stay(library: Library) -> None:
    files = {"renderings/mn.jsonl": rendering("1", "Худалдаа.") + rendering("2", "Соёл.")}
    library.carry_out(library.revision("p", files))
    library.carry_out(library.replacement("p", TEXT.replace(b"Trade", b"Free trade"), METADATA))
    (kept,) = library.load("p").curation.renderings
    assert (kept.item_id, kept.text) == ("2", "Соёл.")


def test_files_that_do_not_fit_the_plan_are_refused_before_they_are_stored(library: Library) -> None:
    with pytest.raises(PlanError, match=r"mn.jsonl, line 1: the plan has no item 9"):
        library.revision("p", {"renderings/mn.jsonl": rendering("9", "Спорт.")})


def test_of_two_who_add_the_same_id_the_second_is_refused(library: Library) -> None:
    first, second = (library.addition("q", text, METADATA) for text in (TEXT, b"1. Sport.\n"))
    library.carry_out(first)
    with pytest.raises(PlanError, match="there is a plan q already"):
        library.carry_out(second)
    assert library.load("q").items[0].text == "Trade."


def test_a_plan_of_the_software_that_was_revised_comes_back_when_the_revision_is_removed(tmp_path: Path) -> None:
    packaged = Library(tmp_path / "packaged", packaged=tmp_path / "none")
    packaged.carry_out(packaged.addition("p", TEXT, METADATA))
    library = Library(tmp_path / "own", packaged=tmp_path / "packaged")
    library.carry_out(library.revision("p", {"renderings/mn.jsonl": rendering("1", "Худалдаа.")}))
    assert library.is_own("p")
    assert library.load("p").curation.renderings
    removal = library.removal("p")
    library.carry_out(removal)
    assert library.load_all() == removal.applied_to(()) == packaged.load_all()
