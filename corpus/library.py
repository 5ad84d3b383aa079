"""The library of plans: folders with a source file and a ``plan.toml``, one a plan."""

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from corpus.boxes import PlacedLine, read_boxes
from corpus.curation import read_curation
from corpus.document import BOXES_FILE, LAYOUT_FILE, ORIGINAL_FILES, SOURCE_FILE
from corpus.errors import PlanError
from corpus.layout import Layout
from corpus.metadata import read_metadata, write_metadata
from corpus.plan import Metadata, Plan
from corpus.reading import Reading, read_file, read_plan
from corpus.verification import Problem, ProblemKind, verify_plan

PACKAGED_PLANS: Final = Path(__file__).parent / "plans"
_METADATA: Final = "plan.toml"
_PLAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_HIDDEN: Final = ".unfinished-"
"""Begins the names of folders on their way in or out; no plan is named so."""


class Library:
    """The plans that come with the software, and the plans of this installation in a folder of their own.

    A plan is put in place with one rename, so that a reader sees it whole or not at all.
    """

    def __init__(self, own: Path, packaged: Path = PACKAGED_PLANS) -> None:
        self._own = own
        self._packaged = packaged

    def plan_ids(self) -> tuple[str, ...]:
        """Ids of all plans, sorted."""
        folders = (*_plan_folders(self._packaged), *_plan_folders(self._own))
        return tuple(sorted({folder.name for folder in folders}))

    def load(self, plan_id: str) -> Plan:
        """Read a plan.

        Raises:
            PlanError: there is no such plan, its files cannot be read, or its source was changed.
        """
        folder = self._folder(plan_id)
        try:
            toml = (folder / _METADATA).read_text(encoding="utf-8")
            data = (folder / SOURCE_FILE).read_bytes()
            layout = folder / LAYOUT_FILE
            laid_out = Layout.from_json(layout.read_text(encoding="utf-8")) if layout.is_file() else None
            plan = read_plan(plan_id, data, read_metadata(toml), laid_out)
            return replace(plan, curation=read_curation(folder, {item.id for item in plan.items}))
        except (OSError, UnicodeDecodeError, PlanError) as error:
            raise PlanError(f"the plan {plan_id} cannot be read from {folder}: {error}") from error

    def verify(self, plan_id: str) -> tuple[Problem, ...]:
        """Return everything that is wrong with a stored plan; nothing, as a rule.

        Raises:
            PlanError: there is no such plan.
        """
        self._folder(plan_id)
        try:
            return verify_plan(self.load(plan_id))
        except PlanError as error:
            return (Problem(ProblemKind.UNREADABLE, str(error)),)

    def load_all(self) -> tuple[Plan, ...]:
        """Read every plan, sorted by id."""
        return tuple(self.load(plan_id) for plan_id in self.plan_ids())

    def original(self, plan_id: str) -> bytes:
        """The file that a plan was read from, as it was given.

        Raises:
            PlanError: there is no such plan, or the file cannot be read.
        """
        return self._document_file(plan_id, ORIGINAL_FILES)

    def boxes(self, plan_id: str) -> tuple[PlacedLine, ...]:
        """Where the lines of a plan's source stand on the pages of its PDF.

        Raises:
            PlanError: there is no such plan, or it was not read from a PDF.
        """
        try:
            return read_boxes(self._document_file(plan_id, (BOXES_FILE,)).decode())
        except UnicodeDecodeError as error:
            raise PlanError(f"{BOXES_FILE} of the plan {plan_id} is damaged; add the plan again") from error

    def add(self, file: Path | Reading, metadata: Metadata, plan_id: str | None = None) -> Plan:
        """Take a plan into this installation's folder; its id is the file's name unless one is given.

        A file that was read already is taken as it was read; it needs an id. A metadata without a title takes the
        one that the document prints.

        Raises:
            PlanError: the file is no readable plan, or the id is taken; the library stays as it was.
        """
        reading = read_file(file) if isinstance(file, Path) else file
        if plan_id is None:
            plan_id = slug(file.stem) if isinstance(file, Path) else ""
        plan = reading.as_plan(self._free_id(plan_id), metadata)
        if problems := verify_plan(plan):
            raise PlanError(f"the plan cannot be taken in: {'; '.join(problem.detail for problem in problems)}")
        self._store(plan, reading.files())
        return plan

    def remove(self, plan_id: str) -> None:
        """Remove a plan of this installation.

        Raises:
            PlanError: there is no such plan, or it comes with the software.
        """
        folder = self._folder(plan_id)
        if folder.parent != self._own:
            raise PlanError(f"the plan {plan_id} comes with the software and cannot be removed")
        doomed = self._own / f"{_HIDDEN}{uuid4().hex}"
        try:
            folder.rename(doomed)
        except OSError as error:
            raise PlanError(f"the plan {plan_id} could not be removed from {self._own}: {error}") from error
        shutil.rmtree(doomed, ignore_errors=True)

    def _document_file(self, plan_id: str, names: Iterable[str]) -> bytes:
        folder = self._folder(plan_id)
        try:
            file = next(file for name in names if (file := folder / name).is_file())
            return file.read_bytes()
        except StopIteration:
            raise PlanError(f"of the plan {plan_id} no other file than its text is kept") from None
        except OSError as error:
            raise PlanError(f"the files of the plan {plan_id} cannot be read: {error.strerror}") from error

    def _free_id(self, plan_id: str) -> str:
        if not _PLAN_ID.fullmatch(plan_id):
            what = f"{plan_id!r} is no plan id" if plan_id else "the file's name gives no plan id"
            raise PlanError(f"{what}; give one of a-z, 0-9 and hyphens, for example --id plan-2018")
        if plan_id in self.plan_ids():
            raise PlanError(f"there is a plan {plan_id} already; remove it first, or give another --id")
        return plan_id

    def _folder(self, plan_id: str) -> Path:
        for parent in (self._own, self._packaged):
            for folder in _plan_folders(parent):
                if folder.name == plan_id:
                    return folder
        raise PlanError(f"there is no plan {plan_id!r}; the library has {', '.join(self.plan_ids()) or 'none'}")

    def _store(self, plan: Plan, files: Mapping[str, bytes]) -> None:
        toml = write_metadata(plan.metadata)
        incoming = self._own / f"{_HIDDEN}{uuid4().hex}"
        try:
            incoming.mkdir(parents=True)
            for name, data in files.items():
                _write(incoming / name, data)
            _write(incoming / _METADATA, toml.encode())
            incoming.rename(self._own / plan.id)
        except OSError as error:
            raise PlanError(f"the plan could not be stored in {self._own}: {error}") from error
        finally:
            shutil.rmtree(incoming, ignore_errors=True)


def slug(name: str) -> str:
    """A plan id made of a file's name: lower-case ASCII letters, digits and hyphens; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")[:80].strip("-")


def _plan_folders(parent: Path) -> list[Path]:
    """Folders named as plans are, whatever is in them: a damaged plan is reported, not passed over."""
    if not parent.is_dir():
        return []
    return sorted(folder for folder in parent.iterdir() if _PLAN_ID.fullmatch(folder.name) and folder.is_dir())


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
