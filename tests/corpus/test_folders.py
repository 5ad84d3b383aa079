"""Folders that are changed whole or not at all, however a change ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.folders import put_folder, repair, take_out_folder

ROOT = Path(__file__).parents[2]
OLD, NEW = {"a.txt": b"old"}, {"a.txt": b"new", "more/b.txt": b"b"}
PUT = """
import os, signal, sys
from pathlib import Path
from corpus.folders import put_folder

renames = 0
rename = Path.rename

def counted(self, target):
    global renames
    renames += 1
    if renames == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)

Path.rename = counted
put_folder(Path(sys.argv[1]), "p", {"a.txt": b"new"})
"""


def visible(parent: Path) -> dict[str, bytes]:
    """What a reader sees: the files in folders that are not hidden."""
    folders = [folder for folder in parent.iterdir() if not folder.name.startswith(".")]
    return {
        str(file.relative_to(parent)): file.read_bytes() for f in folders for file in f.rglob("*") if file.is_file()
    }


def test_a_folder_takes_the_place_of_another_with_nothing_left_of_it(tmp_path: Path) -> None:
    put_folder(tmp_path, "p", NEW)
    put_folder(tmp_path, "p", OLD)
    assert visible(tmp_path) == {"p/a.txt": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "p"]


@pytest.mark.parametrize("renames", [1, 2])
def test_a_kill_while_a_folder_is_replaced_leaves_the_old_one(tmp_path: Path, renames: int) -> None:
    put_folder(tmp_path, "p", OLD)
    command = [sys.executable, "-c", PUT, str(tmp_path), str(renames)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    repair(tmp_path)
    assert visible(tmp_path) == {"p/a.txt": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "p"]


def test_a_failing_second_rename_gives_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_folder(tmp_path, "p", OLD)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.startswith(".unfinished-"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        put_folder(tmp_path, "p", NEW)
    assert visible(tmp_path) == {"p/a.txt": b"old"}


def test_folders_of_changes_that_were_killed_are_swept_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-1").mkdir()
    (tmp_path / ".unfinished-1" / "source.txt").write_text("half")
    put_folder(tmp_path, "p", OLD)
    take_out_folder(tmp_path, "p")
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_folder_that_another_is_writing_is_not_swept(tmp_path: Path) -> None:
    from filelock import FileLock

    with FileLock(tmp_path / ".lock"):
        (tmp_path / ".unfinished-1").mkdir()
        repair(tmp_path)
        assert (tmp_path / ".unfinished-1").exists()
    repair(tmp_path)
    assert not (tmp_path / ".unfinished-1").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_who_may_only_read_repairs_nothing(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-1").mkdir()
    tmp_path.chmod(0o500)
    try:
        repair(tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert (tmp_path / ".unfinished-1").exists()
