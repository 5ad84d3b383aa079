import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Library, Metadata, PlanError, ProblemKind
from corpus.readers.limits import LARGEST_FILE

TEXT = "Plan\n1. Trade.\n2. Culture.\n"
METADATA = Metadata("", "en")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "own", packaged=tmp_path / "packaged")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Action Plan 2018.txt"
    path.write_text(TEXT)
    return path


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) if folder.exists() else []


def test_a_plan_is_added_listed_loaded_and_removed(library: Library, file: Path) -> None:
    added = library.add(file, METADATA)
    assert (added.id, added.metadata.title) == ("action-plan-2018", "Plan")
    assert library.plan_ids() == ("action-plan-2018",)
    assert library.load("action-plan-2018") == added
    assert library.load_all() == (added,)
    assert library.verify("action-plan-2018") == ()
    library.remove("action-plan-2018")
    assert library.plan_ids() == ()


def test_the_source_is_stored_byte_for_byte(library: Library, file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"1. Trade.\r\n2. Culture.\r3. Sport.")
    library.add(file, METADATA, "p")
    assert (tmp_path / "own" / "p" / "source.txt").read_bytes() == file.read_bytes()


def test_a_stored_plan_may_be_read_by_whom_the_umask_allows(library: Library, file: Path, tmp_path: Path) -> None:
    library.add(file, METADATA, "p")
    (tmp_path / "made").mkdir()
    assert (tmp_path / "own" / "p").stat().st_mode == (tmp_path / "made").stat().st_mode


def test_an_id_is_taken_once(library: Library, file: Path) -> None:
    library.add(file, METADATA, "p")
    with pytest.raises(PlanError, match="there is a plan p already; remove it first, or give another --id"):
        library.add(file, METADATA, "p")


@pytest.mark.parametrize("name", ["計画.txt", "Төлөвлөгөө.txt", "---.txt"])
def test_a_name_without_latin_letters_asks_for_an_id(library: Library, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    with pytest.raises(PlanError, match=r"the file's name gives no plan id; .* --id plan-2018"):
        library.add(tmp_path / name, METADATA)
    assert library.plan_ids() == ()


@pytest.mark.parametrize("plan_id", ["../p", "/p", "p\0", "p" * 81, "", ".", "..", "P", "a/b", "a\\b", "p\n", "計画"])
def test_an_id_cannot_leave_the_folder(library: Library, file: Path, tmp_path: Path, plan_id: str) -> None:
    library.add(file, METADATA, "p")
    before = everything_in(tmp_path)
    with pytest.raises(PlanError, match="--id"):
        library.add(file, METADATA, plan_id)
    for use in (library.load, library.remove, library.verify):
        with pytest.raises(PlanError, match="there is no plan"):
            use(plan_id)
    assert everything_in(tmp_path) == before


def test_a_hundred_megabytes_of_zeros_are_refused_unread(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as opened:
        opened.truncate(100_000_000)

    def no_reading(*_: object, **__: object) -> None:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", no_reading)
    with pytest.raises(PlanError, match=r"95\.4 MiB; a plan may have 20 MiB at most"):
        library.add(huge, METADATA)
    assert everything_in(tmp_path) == ["huge.txt"]


def test_a_file_of_the_largest_size_is_read(library: Library, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"1. Trade.".ljust(LARGEST_FILE))
    assert library.add(tmp_path / "large.txt", METADATA).items[0].text == "Trade."


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_refused(library: Library, tmp_path: Path, name: str) -> None:
    with pytest.raises(PlanError, match="there is no file"):
        library.add(tmp_path / name, METADATA, "p")


@pytest.mark.parametrize(
    "metadata", [Metadata("t", ""), Metadata("t", "Japanese"), Metadata("t", "ja", sha256="0" * 64)]
)
def test_metadata_that_could_not_be_read_back_is_not_stored(library: Library, file: Path, metadata: Metadata) -> None:
    with pytest.raises(PlanError):
        library.add(file, metadata, "p")
    assert library.plan_ids() == ()


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.rename"])
def test_a_failure_while_adding_leaves_the_library_as_it_was(
    library: Library, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    library.add(file, METADATA, "first")
    before = everything_in(tmp_path / "own")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(PlanError, match=r"could not be stored .* No space left"):
        library.add(file, METADATA, "second")
    assert everything_in(tmp_path / "own") == before


@pytest.mark.parametrize("flushes", [1, 2])
def test_a_process_killed_while_adding_leaves_the_library_as_it_was(
    library: Library, file: Path, tmp_path: Path, flushes: int
) -> None:
    library.add(file, METADATA, "first")
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from corpus import Library, Metadata\n"
        "flushed = []\n"
        "def fsync(_):\n"
        "    flushed.append(1)\n"
        f"    len(flushed) == {flushes} and os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.fsync = fsync\n"
        "Library(Path(sys.argv[1])).add(Path(sys.argv[2]), Metadata('', 'en'), 'second')\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "own"), str(file)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert library.plan_ids() == ("first",)
    assert library.load("first").items
    assert library.add(file, METADATA, "second").id == "second"


def test_a_plan_of_the_software_cannot_be_removed(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with pytest.raises(PlanError, match="comes with the software"):
        library.remove("japan-mongolia-2013-2017")
    assert library.plan_ids() == ("japan-mongolia-2013-2017",)


def test_a_failure_while_removing_leaves_the_plan(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = library.add(file, METADATA, "p")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PlanError, match="could not be removed"):
        library.remove("p")
    assert library.load("p") == added


@pytest.mark.parametrize(
    ("damaged", "data"),
    [
        ("plan.toml", b"title = "),
        ("plan.toml", b"\xff\xfe\xff"),
        ("plan.toml", None),
        ("source.txt", None),
        ("source.txt", b"1. Trade.\n2. Cu1ture.\n"),
        ("source.txt", b""),
    ],
)
def test_a_damaged_plan_is_reported_and_not_passed_over(
    library: Library, file: Path, tmp_path: Path, damaged: str, data: bytes | None
) -> None:
    library.add(file, METADATA, "p")
    path = tmp_path / "own" / "p" / damaged
    path.unlink() if data is None else path.write_bytes(data)
    assert library.plan_ids() == ("p",)
    with pytest.raises(PlanError, match="the plan p cannot be read"):
        library.load("p")
    (problem,) = library.verify("p")
    assert problem.kind is ProblemKind.UNREADABLE


def test_silent_damage_to_a_source_is_noticed_with_the_remedy(library: Library, file: Path, tmp_path: Path) -> None:
    library.add(file, METADATA, "p")
    (tmp_path / "own" / "p" / "source.txt").write_text(TEXT.replace("Trade", "Tirade"))
    with pytest.raises(PlanError, match=r"SHA-256 has changed.*; restore it from a copy"):
        library.load("p")
