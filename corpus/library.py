"""The library of plans: folders with a source file and a ``plan.toml``, one a plan."""

import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus.boxes import PlacedLine, read_boxes
from corpus.carrying_over import carried_over
from corpus.changes import Change
from corpus.corrections import Correction, read_corrections, write_corrections
from corpus.curation import read_curation
from corpus.document import BOXES_FILE, LAYOUT_FILE, ORIGINAL_FILES, SOURCE_FILE, Document
from corpus.errors import PlanError
from corpus.folders import put_folder, repair, take_out_folder
from corpus.layout import Layout
from corpus.metadata import read_metadata, write_metadata
from corpus.plan import Metadata, Plan
from corpus.readers.text import read_text
from corpus.reading import Reading, printed_title, read_file, read_plan
from corpus.verification import Problem, ProblemKind, verify_plan

PACKAGED_PLANS: Final = Path(__file__).parent / "plans"
_METADATA: Final = "plan.toml"
_CORRECTIONS: Final = "corrections.toml"
_PLAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


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
        return _load_folder(plan_id, self._folder(plan_id))

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
        repair(self._own)
        return tuple(self.load(plan_id) for plan_id in self.plan_ids())

    def is_own(self, plan_id: str) -> bool:
        """Whether a plan was added to this installation, and so can be removed."""
        return self._own in (folder.parent for folder in _plan_folders(self._own) if folder.name == plan_id)

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
        change = self.addition(plan_id, reading.document, metadata)
        self.carry_out(change)
        return _the_plan(change)

    def remove(self, plan_id: str) -> None:
        """Remove a plan of this installation.

        Raises:
            PlanError: there is no such plan, or it comes with the software.
        """
        self.carry_out(self.removal(plan_id))

    def addition(
        self, plan_id: str, document: Document | bytes, metadata: Metadata, corrections: Sequence[Correction] = ()
    ) -> Change:
        """Prepare to add a plan: a document that was read, or the bytes of a plain text.

        Raises:
            PlanError: it is no readable plan, or the id is taken.
        """
        document = _document(document)
        return replace(self._putting(self._free_id(plan_id), document, metadata, corrections, {}), is_new=True)

    def replacement(
        self, plan_id: str, document: Document | bytes, metadata: Metadata, corrections: Sequence[Correction] = ()
    ) -> Change:
        """Prepare to put another document in the place of a plan's; see ``addition``.

        What people wrote about items whose words stay as they were stays with them.

        Raises:
            PlanError: there is no such plan, or the document is no readable plan.
        """
        old, document = self.load(plan_id), _document(document)
        new = read_plan(plan_id, document.data, replace(metadata, sha256=""), document.layout, corrections)
        kept = carried_over(read_files(self._folder(plan_id)), old, new)
        return self._putting(plan_id, document, metadata, corrections, kept)

    def revision(self, plan_id: str, files: Mapping[str, bytes], metadata: Metadata | None = None) -> Change:
        """Prepare to put files into a plan's folder, beside those that it has or in their place.

        Raises:
            PlanError: there is no such plan, or it could not be read with these files.
        """
        there = read_files(self._folder(plan_id))
        toml = {_METADATA: write_metadata(metadata).encode()} if metadata else {}
        return self._checked(plan_id, {**there, **files, **toml})

    def removal(self, plan_id: str) -> Change:
        """Prepare to remove a plan. One that took the place of a plan of the software gives it back.

        Raises:
            PlanError: there is no such plan, or it comes with the software.
        """
        folder = self._folder(plan_id)
        if folder.parent != self._own:
            raise PlanError(f"the plan {plan_id} comes with the software and cannot be removed")
        packaged = self._packaged / plan_id
        return Change(plan_id, _load_folder(plan_id, packaged) if packaged.is_dir() else None, None)

    def carry_out(self, change: Change) -> None:
        """Make a change that was prepared, in one step.

        Raises:
            PlanError: it could not be made; the library stays as it was.
        """
        if change.files is None:
            try:
                take_out_folder(self._own, change.plan_id)
            except OSError as error:
                raise PlanError(f"the plan {change.plan_id} could not be removed from {self._own}: {error}") from error
            return
        if change.is_new:
            self._free_id(change.plan_id)
        try:
            put_folder(self._own, change.plan_id, change.files)
        except OSError as error:
            raise PlanError(f"the plan could not be stored in {self._own}: {error}") from error

    def _putting(
        self,
        plan_id: str,
        document: Document,
        metadata: Metadata,
        corrections: Sequence[Correction],
        files: Mapping[str, bytes],
    ) -> Change:
        plan = read_plan(plan_id, document.data, metadata, document.layout, corrections)
        title = metadata.title or printed_title(plan) or plan_id
        toml = write_metadata(replace(metadata, title=title, sha256=plan.checksum))
        by_hand = {_CORRECTIONS: write_corrections(corrections).encode()} if corrections else {}
        return self._checked(plan_id, {**files, **document.files(), _METADATA: toml.encode(), **by_hand})

    def _checked(self, plan_id: str, files: Mapping[str, bytes]) -> Change:
        """The change to these files, read once as they will be read from then on."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                for path, data in files.items():
                    (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                    (Path(folder) / path).write_bytes(data)
                plan = _read_folder(plan_id, Path(folder))
        except (OSError, UnicodeDecodeError) as error:
            raise PlanError(f"the plan could not be checked: {error}") from error
        if problems := [
            problem for problem in verify_plan(plan) if problem.kind is not ProblemKind.CURATION_INCOMPLETE
        ]:
            raise PlanError(f"the plan cannot be taken in: {'; '.join(problem.detail for problem in problems)}")
        return Change(plan_id, plan, files)

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


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of a plan's folder, by their path in it."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def slug(name: str) -> str:
    """A plan id made of a file's name: lower-case ASCII letters, digits and hyphens; may be empty."""
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")[:80].strip("-")


def _plan_folders(parent: Path) -> list[Path]:
    """Folders named as plans are, whatever is in them: a damaged plan is reported, not passed over."""
    if not parent.is_dir():
        return []
    return sorted(folder for folder in parent.iterdir() if _PLAN_ID.fullmatch(folder.name) and folder.is_dir())


def _load_folder(plan_id: str, folder: Path) -> Plan:
    try:
        return _read_folder(plan_id, folder)
    except (OSError, UnicodeDecodeError, PlanError) as error:
        raise PlanError(f"the plan {plan_id} cannot be read from {folder}: {error}") from error


def _read_folder(plan_id: str, folder: Path) -> Plan:
    toml = (folder / _METADATA).read_text(encoding="utf-8")
    data, layout = (folder / SOURCE_FILE).read_bytes(), folder / LAYOUT_FILE
    laid_out = Layout.from_json(layout.read_text(encoding="utf-8")) if layout.is_file() else None
    by_hand = folder / _CORRECTIONS
    corrections = read_corrections(by_hand.read_text(encoding="utf-8")) if by_hand.exists() else ()
    plan = read_plan(plan_id, data, read_metadata(toml), laid_out, corrections)
    return replace(plan, curation=read_curation(folder, {item.id for item in plan.items}))


def _document(document: Document | bytes) -> Document:
    return Document(document, read_text(document)) if isinstance(document, bytes) else document


def _the_plan(change: Change) -> Plan:
    if change.plan is None:
        raise PlanError(f"the plan {change.plan_id} was to be removed")
    return change.plan
