"""An index on disk: generations side by side, and a pointer to the one in use.

    index/current                          the name of the generation in use
    index/<generation>/manifest.json
    index/<generation>/bias.npy            what the languages add to the vectors
    index/<generation>/views.npy           vectors, a row a view, plans in the order of the manifest
    index/<generation>/phrases.npy         vectors, a row a phrase, in the same order
    index/<generation>/views.faiss         finds views by their vectors, unless another engine does (``index.stores``)
    index/<generation>/*-of-view.npy …     which item every view and phrase belongs to (``index.layout``)
    index/<generation>/words/*.npy         the postings (``index.postings``) and the words of every item
    index/embedding-*.journal              what a build that was killed had embedded

All but the manifest and the index of FAISS are arrays that are mapped into memory: opening reads none of them whole.
A generation is written beside the old one and never changed; ``current`` is replaced in one step. A kill at
any moment leaves the old index or the new one. Where plans are changed together with the index, the new generation
is whole before they are, and the pointer follows: in between, the index is the generation that is of these plans.
"""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.bias import LanguageBias
from index.errors import DamagedIndexError, IndexUnusableError
from index.layout import Layout
from index.manifest import Manifest, OtherFormatError
from index.postings import Postings, WordsOfItems
from index.rows import HeldRows

BUILD_COMMAND: Final = "plan-assistant index build"
_CURRENT: Final = "current"
BIAS: Final = "bias.npy"
VIEWS: Final = "views.npy"
PHRASES: Final = "phrases.npy"
STORE: Final = "views.faiss"
WORDS: Final = "words"
MANIFEST: Final = "manifest.json"
_BUILDING: Final = ".building-"


@dataclass(frozen=True, slots=True)
class Generation:
    """One finished index on disk."""

    folder: Path
    manifest: Manifest

    def bias(self) -> LanguageBias:
        return LanguageBias.read(self.folder / BIAS)

    def views(self) -> HeldRows:
        return HeldRows.read(self.folder / VIEWS)

    def phrases(self) -> HeldRows:
        return HeldRows.read(self.folder / PHRASES)

    def layout(self) -> Layout:
        return Layout.read(self.folder)

    def postings(self) -> Postings:
        return Postings.read(self.folder / WORDS)

    def words_of_items(self) -> WordsOfItems:
        return WordsOfItems.read(self.folder / WORDS)


def current_generation(folder: Path) -> Generation:
    """Return the index in use.

    Raises:
        IndexUnusableError: there is none, or it has the format of another version.
        DamagedIndexError: its manifest cannot be read.
    """
    try:
        generation = folder / (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise IndexUnusableError(f"there is no index yet; build it with: {BUILD_COMMAND}") from None
    try:
        manifest = Manifest.from_json((generation / MANIFEST).read_text(encoding="utf-8"))
    except OtherFormatError as error:
        raise IndexUnusableError(
            f"the index was built by another version of this program; bring it up to date with: {BUILD_COMMAND}"
        ) from error
    except (OSError, ValueError) as error:
        raise DamagedIndexError(f"the index is damaged ({error}); build it again with: {BUILD_COMMAND}") from error
    return Generation(generation, manifest)


def other_generations(folder: Path) -> Iterator[Generation]:
    """Whole generations that the pointer does not name: one that is about to be, or was before."""
    for manifest in folder.glob("[!.]*/manifest.json"):
        try:
            yield Generation(manifest.parent, Manifest.from_json(manifest.read_text(encoding="utf-8")))
        except (OtherFormatError, OSError, ValueError):
            continue


def stamp(folder: Path) -> tuple[str, int, int]:
    """What is another each time that an index is put in use: the generation's name, and the pointer's file and time."""
    try:
        status = (folder / _CURRENT).stat()
        return (folder / _CURRENT).read_text(encoding="utf-8"), status.st_ino, status.st_mtime_ns
    except OSError:
        return "", 0, 0


def put_in_use_again(folder: Path) -> None:
    """Set the pointer anew where it stands, so that those who watch it look at the plans again."""
    _point_at(folder, (folder / _CURRENT).read_text(encoding="utf-8").strip())


@contextmanager
def new_generation(folder: Path, commit: Callable[[], None]) -> Iterator[Path]:
    """Give a folder to write an index into; put it in use when the block ends well, else discard it.

    ``commit`` is called between, when the new generation is whole; where it fails the old one stays. The caller holds
    the lock of the index.
    """
    for left_over in folder.glob(f"{_BUILDING}*"):
        shutil.rmtree(left_over)
    building = folder / f"{_BUILDING}{uuid.uuid4().hex}"
    building.mkdir(parents=True)
    try:
        yield building
        _flush(building)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    generation = folder / building.name.removeprefix(_BUILDING)
    building.rename(generation)
    try:
        commit()
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    _point_at(folder, generation.name)
    for old in folder.iterdir():
        if old.is_dir() and old != generation:
            shutil.rmtree(old, ignore_errors=True)


def _point_at(folder: Path, name: str) -> None:
    pointer = folder / f"{_CURRENT}.new"
    pointer.write_text(name, encoding="utf-8")
    _flush_file(pointer)
    pointer.replace(folder / _CURRENT)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            _flush_file(path)


def _flush_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
