"""Damaged files put to the library; the full run is python -m evaluation fuzz."""

import pytest

from corpus import PlanError
from corpus.readers.apart import REFUSED
from evaluation.fuzzing.forked import load_readers
from evaluation.fuzzing.mutations import damaged
from evaluation.fuzzing.run import fuzz, seed_files


@pytest.fixture(scope="module")
def seeds() -> list[tuple[str, bytes]]:
    return seed_files()


def test_three_hundred_damaged_files_do_no_harm(seeds: list[tuple[str, bytes]]) -> None:
    result = fuzz(seeds, range(1, 301), 7, load_readers())
    assert result.crashes == []
    assert result.changes == []
    assert result.read > 20
    assert result.refused > 100
    assert result.read + result.refused == 300


def test_the_same_number_is_the_same_damage(seeds: list[tuple[str, bytes]]) -> None:
    files = [damaged(seeds, 1, number) for number in range(40)]
    assert files == [damaged(seeds, 1, number) for number in range(40)]
    assert len(set(files)) > 35
    assert files != [damaged(seeds, 2, number) for number in range(40)]


def test_a_crash_is_counted(seeds: list[tuple[str, bytes]]) -> None:
    def failing(*_: object) -> bytes:
        raise ZeroDivisionError

    result = fuzz(seeds, range(1, 30), 1, failing)
    assert result.crashes
    assert not result.is_clean


def test_a_refusal_that_changes_the_library_is_counted(
    seeds: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus import Library

    def refuse(library: Library, *_: object) -> None:
        (library._own / "left").mkdir(exist_ok=True)
        (library._own / "left" / "file").write_text("x")
        raise PlanError("refused")

    monkeypatch.setattr("evaluation.fuzzing.run._put", lambda library, *_: refuse_quietly(library))

    def refuse_quietly(library: Library) -> None:
        try:
            refuse(library)
        except PlanError:
            return

    assert fuzz(seeds, range(1, 2), 1, lambda *_: REFUSED).changes == [1]
