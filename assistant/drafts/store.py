"""Drafts on disk: a folder each, under an id that cannot be guessed, for a day."""

import json
import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.drafts.draft import Draft
from corpus import PlanError
from corpus.corrections import read_corrections, write_corrections
from corpus.document import stored_document
from corpus.folders import put_folder, take_out_folder
from corpus.metadata import read_metadata, write_metadata

LASTS_SECONDS: Final = 24 * 60 * 60
MOST: Final = 20
_ID: Final = re.compile(r"[A-Za-z0-9_-]{32}")
_DRAFT, _METADATA, _CORRECTIONS = "draft.json", "plan.toml", "corrections.toml"


class UnknownDraftError(Exception):
    """There is no draft of that id, or it has expired."""


class ManyDraftsError(Exception):
    """There are as many drafts as are kept."""


class Drafts:
    """The drafts in a folder. ``now`` is the time in seconds since 1970."""

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        self._folder = folder
        self._now = now

    def new_id(self) -> str:
        """An id for one more draft.

        Raises:
            ManyDraftsError: no more are kept.
        """
        self.sweep()
        if self._folder.is_dir() and sum(_is_draft(folder) for folder in self._folder.iterdir()) >= MOST:
            raise ManyDraftsError
        return secrets.token_urlsafe(24)

    def save(self, draft: Draft) -> None:
        """Keep a draft, in place of what it was before.

        Raises:
            PlanError: it could not be written.
        """
        told = {"file_name": draft.file_name, "plan_id": draft.plan_id, "replaces": draft.replaces}
        files = {
            **draft.document.files(),
            _DRAFT: json.dumps(told, ensure_ascii=False).encode(),
            _METADATA: write_metadata(draft.metadata).encode(),
            _CORRECTIONS: write_corrections(draft.corrections).encode(),
        }
        try:
            put_folder(self._folder, draft.id, files)
        except OSError as error:
            raise PlanError(f"the draft could not be kept in {self._folder}: {error}") from error

    def read(self, draft_id: str) -> Draft:
        """Return a draft.

        Raises:
            UnknownDraftError: there is none of that id, or it has expired.
        """
        folder = self._folder / draft_id
        if not _ID.fullmatch(draft_id) or not folder.is_dir() or self._is_over(folder):
            raise UnknownDraftError
        try:
            told = json.loads((folder / _DRAFT).read_text(encoding="utf-8"))
            return Draft(
                draft_id,
                told["file_name"],
                stored_document(folder),
                told["plan_id"],
                read_metadata((folder / _METADATA).read_text(encoding="utf-8")),
                read_corrections((folder / _CORRECTIONS).read_text(encoding="utf-8")),
                told["replaces"],
            )
        except (OSError, KeyError, TypeError, ValueError, PlanError) as error:
            raise UnknownDraftError from error

    def discard(self, draft_id: str) -> None:
        """Forget a draft, if there is one of that id."""
        if _ID.fullmatch(draft_id) and (self._folder / draft_id).is_dir():
            take_out_folder(self._folder, draft_id)

    def sweep(self) -> None:
        """Forget the drafts that have expired."""
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if _is_draft(folder) and self._is_over(folder):
                shutil.rmtree(folder, ignore_errors=True)

    def _is_over(self, folder: Path) -> bool:
        return self._now() - folder.stat().st_mtime > LASTS_SECONDS


def _is_draft(folder: Path) -> bool:
    return bool(_ID.fullmatch(folder.name)) and folder.is_dir()
