"""Drafts on disk."""

from pathlib import Path

import pytest

from assistant.drafts.draft import Draft
from assistant.drafts.store import LASTS_SECONDS, Drafts, UnknownDraftError
from assistant.drafts.uploading import draft_of
from corpus import Library, Metadata, PlanError, read_file
from corpus.corrections import Correction
from tests.conftest import FIRST_PLAN, SMALL_TEXT


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        import time

        return time.time() + self.ahead


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "plans")


def draft(draft_id: str) -> Draft:
    return Draft(
        draft_id,
        "計画.txt",
        read_file(SMALL_TEXT.encode()).document,
        "p",
        Metadata("題", "ja"),
        (Correction(3, 1, "１"), Correction(4)),
    )


def test_a_draft_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, Clock())
    kept = draft(drafts.new_id())
    drafts.save(kept)
    assert drafts.read(kept.id) == kept
    drafts.discard(kept.id)
    with pytest.raises(UnknownDraftError):
        drafts.read(kept.id)


def test_a_draft_expires_after_a_day(tmp_path: Path) -> None:
    clock = Clock()
    drafts = Drafts(tmp_path, clock)
    kept = draft(drafts.new_id())
    drafts.save(kept)
    clock.ahead = LASTS_SECONDS + 60
    with pytest.raises(UnknownDraftError):
        drafts.read(kept.id)
    drafts.new_id()
    assert not (tmp_path / kept.id).exists()


@pytest.mark.parametrize("draft_id", ["", ".", "..", "../plans", "x" * 32, "a" * 31 + "/"])
def test_an_id_leads_nowhere_but_to_a_draft(tmp_path: Path, draft_id: str) -> None:
    drafts = Drafts(tmp_path / "drafts", Clock())
    (tmp_path / "plans").mkdir()
    with pytest.raises(UnknownDraftError):
        drafts.read(draft_id)
    drafts.discard(draft_id)
    assert (tmp_path / "plans").exists()


def test_a_file_tells_its_title_its_language_and_an_id_that_is_free(library: Library) -> None:
    read = draft_of("d", "C:\\temp\\My Plan.txt", SMALL_TEXT.encode(), library)
    assert (read.file_name, read.plan_id) == ("My Plan.txt", "my-plan")
    assert (read.metadata.title, read.metadata.language) == ("小さな計画", "ja")
    library.carry_out(read.change(library))
    assert draft_of("d", "My Plan.txt", SMALL_TEXT.encode(), library).plan_id == "my-plan-2"
    assert draft_of("d", "計画", SMALL_TEXT.encode(), library).plan_id == "plan"


def test_a_file_that_replaces_a_plans_text_takes_over_what_is_told_of_it(library: Library) -> None:
    read = draft_of("d", "new.txt", SMALL_TEXT.encode(), library, FIRST_PLAN)
    assert read.metadata.parties == library.load(FIRST_PLAN).metadata.parties
    assert read.change(library).plan_id == FIRST_PLAN
    with pytest.raises(PlanError, match="there is no plan"):
        draft_of("d", "new.txt", SMALL_TEXT.encode(), library, "gone")
