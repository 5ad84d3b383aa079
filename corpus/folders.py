"""Folders of plans that are put in place, exchanged and taken out whole.

A folder is written under a hidden name and renamed, so that a reader sees all of it or nothing. Where one takes the
place of another, the old one is set aside for the moment between two renames; what a kill leaves behind there is put
back, and all else that is unfinished is swept away, by whoever changes the folder next.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from filelock import FileLock, Timeout

_UNFINISHED: Final = ".unfinished-"
_SET_ASIDE: Final = ".set-aside-"
"""Begin the names of folders on their way in or out; no plan is named so."""
_LOCK: Final = ".lock"


def put_folder(parent: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write a folder of that name with these files, in place of one that is there.

    Raises:
        OSError: it could not be written; all is as it was.
    """
    with _changing(parent):
        incoming = parent / f"{_UNFINISHED}{uuid4().hex}"
        try:
            incoming.mkdir()
            for path, data in files.items():
                (incoming / path).parent.mkdir(parents=True, exist_ok=True)
                _write(incoming / path, data)
            _put_in_place(incoming, parent / name, parent / f"{_SET_ASIDE}{name}")
        finally:
            shutil.rmtree(incoming, ignore_errors=True)


def take_out_folder(parent: Path, name: str) -> None:
    """Take the folder of that name away.

    Raises:
        OSError: it could not be taken away, and is as it was.
    """
    with _changing(parent):
        doomed = parent / f"{_UNFINISHED}{uuid4().hex}"
        (parent / name).rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def repair(parent: Path) -> None:
    """Undo what a process that was killed left unfinished, unless another is at work at this moment."""
    if any(parent.glob(f"{_SET_ASIDE}*")) or any(parent.glob(f"{_UNFINISHED}*")):
        try:
            with FileLock(parent / _LOCK, timeout=0):
                _sweep(parent)
        except (OSError, Timeout):
            return  # another process is at work, or this one may only read


@contextmanager
def _changing(parent: Path) -> Iterator[None]:
    parent.mkdir(parents=True, exist_ok=True)
    with FileLock(parent / _LOCK):
        _sweep(parent)
        yield


def _sweep(parent: Path) -> None:
    for left in parent.glob(f"{_SET_ASIDE}*"):
        home = parent / left.name.removeprefix(_SET_ASIDE)
        if home.exists():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.rename(home)
    for left in parent.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def _put_in_place(incoming: Path, home: Path, aside: Path) -> None:
    replaces = home.exists()
    if replaces:
        home.rename(aside)
    try:
        incoming.rename(home)
    except OSError:
        if replaces:
            aside.rename(home)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
