"""The library of plans: folders with a source file and a ``plan.toml``, one a plan."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.errors import PlanError
from corpus.metadata import read_metadata, write_metadata
from corpus.plan import Metadata, Plan
from corpus.readers.text import LARGEST_SOURCE
from corpus.reading import printed_title, read_plan

PACKAGED_PLANS: Final = Path(__file__).parent / "plans"
_SOURCE: Final = "source.txt"
_METADATA: Final = "plan.toml"
_PLAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_INCOMING: Final = ".incoming-"


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
            PlanError: there is no such plan, or its files cannot be read.
        """
        folder = self._folder(plan_id)
        try:
            toml = (folder / _METADATA).read_text(encoding="utf-8")
            data = (folder / _SOURCE).read_bytes()
        except (OSError, UnicodeDecodeError) as error:
            raise PlanError(f"the plan {plan_id} cannot be read from {folder}: {error}") from error
        return read_plan(plan_id, data, read_metadata(toml))

    def load_all(self) -> tuple[Plan, ...]:
        """Read every plan, sorted by id."""
        return tuple(self.load(plan_id) for plan_id in self.plan_ids())

    def add(self, file: Path, metadata: Metadata, plan_id: str | None = None) -> Plan:
        """Take a plan into this installation's folder; its id is the file's name unless one is given.

        A metadata without a title takes the one that the document prints.

        Raises:
            PlanError: the file is no readable plan, or the id is taken; the library stays as it was.
        """
        data = read_source_file(file)
        plan_id = plan_id if plan_id is not None else slug(file.stem)
        if not _PLAN_ID.fullmatch(plan_id):
            raise PlanError(f"{plan_id!r} is no plan id; give one of a-z, 0-9 and hyphens, for example --id plan-2018")
        if plan_id in self.plan_ids():
            raise PlanError(f"there is a plan {plan_id} already; remove it first, or give another --id")
        plan = read_plan(plan_id, data, metadata)
        plan = replace(plan, metadata=replace(metadata, title=metadata.title or printed_title(plan) or plan_id))
        self._store(plan, data)
        return plan

    def remove(self, plan_id: str) -> None:
        """Remove a plan of this installation.

        Raises:
            PlanError: there is no such plan, or it comes with the software.
        """
        folder = self._folder(plan_id)
        if folder.parent != self._own:
            raise PlanError(f"the plan {plan_id} comes with the software and cannot be removed")
        doomed = Path(tempfile.mkdtemp(prefix=_INCOMING, dir=self._own))
        folder.rename(doomed / plan_id)
        shutil.rmtree(doomed)

    def _folder(self, plan_id: str) -> Path:
        for parent in (self._own, self._packaged):
            for folder in _plan_folders(parent):
                if folder.name == plan_id:
                    return folder
        raise PlanError(f"there is no plan {plan_id!r}; the library has {', '.join(self.plan_ids()) or 'none'}")

    def _store(self, plan: Plan, data: bytes) -> None:
        self._own.mkdir(parents=True, exist_ok=True)
        incoming = Path(tempfile.mkdtemp(prefix=_INCOMING, dir=self._own))
        try:
            _write(incoming / _SOURCE, data)
            _write(incoming / _METADATA, write_metadata(plan.metadata).encode())
            incoming.rename(self._own / plan.id)
        except OSError as error:
            shutil.rmtree(incoming, ignore_errors=True)
            raise PlanError(f"the plan could not be stored in {self._own}: {error}") from error


def read_source_file(file: Path) -> bytes:
    """Read a file that a person names.

    Raises:
        PlanError: it is missing, not a file, or larger than any plan.
    """
    try:
        if not file.is_file():
            raise PlanError(f"there is no file {file}")
        if (size := file.stat().st_size) > LARGEST_SOURCE:
            limit = LARGEST_SOURCE // 2**20
            raise PlanError(f"{file.name} has {size / 2**20:.0f} MiB; a plan may have {limit} MiB at most")
        return file.read_bytes()
    except OSError as error:
        raise PlanError(f"{file} cannot be read: {error.strerror}") from error


def slug(name: str) -> str:
    """A plan id made of a file's name: lower-case ASCII letters, digits and hyphens; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-")


def _plan_folders(parent: Path) -> Iterable[Path]:
    if not parent.is_dir():
        return ()
    return sorted(folder for folder in parent.iterdir() if (folder / _METADATA).is_file() and folder.name[0] != ".")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
