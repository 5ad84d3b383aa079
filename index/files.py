"""An index on disk: generations side by side, and a pointer to the one in use.

    index/current                          the name of the generation in use
    index/<generation>/manifest.json
    index/<generation>/bias.npy            what the languages add to the vectors
    index/<generation>/views.faiss         one row a view, plans in the order of the manifest
    index/<generation>/plans/<plan>.*.npy  vectors of the plan's views and phrases, to be used again

A generation is written beside the old one and never changed; ``current`` is replaced in one step. A kill at
any moment leaves the old index or the new one.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from index.bias import LanguageBias
from index.embedding import Vectors
from index.errors import DamagedIndexError, IndexUnusableError
from index.faiss_store import FaissStore
from index.index_type import choose_index_type
from index.manifest import Manifest, OtherFormatError
from index.rows import HeldRows

BUILD_COMMAND: Final = "plan-assistant index build"
_CURRENT: Final = "current"
_BIAS: Final = "bias.npy"
_BUILDING: Final = ".building-"


@dataclass(frozen=True, slots=True)
class PlanVectors:
    """Vectors of one plan, without language bias: a row a view and a row a phrase, in their order."""

    views: Vectors
    phrases: Vectors


@dataclass(frozen=True, slots=True)
class Generation:
    """One finished index on disk."""

    folder: Path
    manifest: Manifest

    def store(self) -> FaissStore:
        views = [self.plan_vectors(plan_id).views for plan_id in self.manifest.plans]
        rows = np.concatenate([np.empty((0, self.manifest.dimensions), np.float32), *views])
        return FaissStore.read(self.folder / "views.faiss", choose_index_type(*rows.shape), HeldRows(rows))

    def bias(self) -> LanguageBias:
        return LanguageBias.read(self.folder / _BIAS)

    def plan_vectors(self, plan_id: str) -> PlanVectors:
        return PlanVectors(*(_read_vectors(file) for file in _plan_files(self.folder, plan_id)))


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
        manifest = Manifest.from_json((generation / "manifest.json").read_text(encoding="utf-8"))
    except OtherFormatError as error:
        raise IndexUnusableError(
            f"the index was built by another version of this program; bring it up to date with: {BUILD_COMMAND}"
        ) from error
    except (OSError, ValueError) as error:
        raise DamagedIndexError(f"the index is damaged ({error}); build it again with: {BUILD_COMMAND}") from error
    return Generation(generation, manifest)


@contextmanager
def new_generation(folder: Path) -> Iterator[Path]:
    """Give a folder to write an index into; put it in use when the block ends well, else discard it.

    The caller holds the lock of the index.
    """
    for left_over in folder.glob(f"{_BUILDING}*"):
        shutil.rmtree(left_over)
    building = folder / f"{_BUILDING}{uuid.uuid4().hex}"
    (building / "plans").mkdir(parents=True)
    try:
        yield building
        _flush(building)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    generation = folder / building.name.removeprefix(_BUILDING)
    building.rename(generation)
    _point_at(folder, generation.name)
    for old in folder.iterdir():
        if old.is_dir() and old != generation:
            shutil.rmtree(old, ignore_errors=True)


def write_generation(folder: Path, manifest: Manifest, bias: LanguageBias, plans: dict[str, PlanVectors]) -> None:
    """Write the files of a generation; ``plans`` in the manifest's order."""
    for plan_id, vectors in plans.items():
        for file, rows in zip(_plan_files(folder, plan_id), (vectors.views, vectors.phrases), strict=True):
            np.save(file, rows, allow_pickle=False)
    bias.write(folder / _BIAS)
    empty = np.empty((0, manifest.dimensions), np.float32)
    FaissStore.of(np.concatenate([empty, *(vectors.views for vectors in plans.values())])).write(folder / "views.faiss")
    (folder / "manifest.json").write_text(manifest.to_json(), encoding="utf-8")


def _plan_files(folder: Path, plan_id: str) -> tuple[Path, Path]:
    return folder / "plans" / f"{plan_id}.views.npy", folder / "plans" / f"{plan_id}.phrases.npy"


def _read_vectors(file: Path) -> Vectors:
    with file.open("rb") as opened:
        vectors: Vectors = np.load(opened, allow_pickle=False)
    return vectors


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
