"""The process that reads a file may do no harm, whatever the file makes it do."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import PlanError
from corpus.layout import Format
from corpus.readers.apart import DONE, REFUSED, read_apart, start_process
from corpus.readers.limits import seconds_for


def in_a_process(work: str) -> "subprocess.CompletedProcess[bytes]":
    """Run ``work`` in place of a reader, under the limits that readers have."""
    program = (
        "from corpus.readers import child\n"
        "import sys\n"
        f"def work(*_):\n    {work}\n"
        "child._done = work\n"
        "child.seconds_for = lambda _: 1\n"
        "child.main('read', 'pdf')\n"
    )
    return subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, check=False, timeout=60)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert in_a_process("while True: pass").returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_a_file_that_fills_the_memory_is_refused_in_words() -> None:
    answer = in_a_process("return bytes(3 * 2**30)").stdout
    assert answer.startswith(REFUSED)
    assert b"more memory to read than any plan" in answer


def test_a_file_that_nests_without_end_is_refused_in_words() -> None:
    assert in_a_process("return work()").stdout.startswith(REFUSED)


def test_a_file_cannot_write_files(tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    assert in_a_process(f"open({str(harm)!r}, 'wb').write(b'x' * 10**6); return b''").returncode != 0
    assert not harm.exists() or harm.stat().st_size == 0


@pytest.mark.parametrize("answer", [b"", b"x", b"\x00\x00"])
def test_a_process_that_ends_without_an_answer_refuses_the_file_with_the_remedy(answer: bytes) -> None:
    with pytest.raises(PlanError, match="save it again from the program that made it"):
        read_apart(b"%PDF-", Format.PDF, lambda *_: answer)


def test_a_process_is_started_and_answers() -> None:
    assert start_process(b"<p>1. Both sell.</p>", "read", "html").startswith(DONE)


def test_a_larger_file_may_take_longer() -> None:
    assert seconds_for(0) == seconds_for(2**19) == 4
    assert seconds_for(2**19 + 2**20) == 14


def test_no_variables_of_this_process_reach_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    assert start_process(b"# 1. Plan", "read", "markdown").startswith(DONE)
