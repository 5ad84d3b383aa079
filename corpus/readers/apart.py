"""Reads files in a process apart, so that one made to hang, to crash or to fill the memory harms nothing here."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from corpus.document import Document
from corpus.errors import PlanError
from corpus.layout import Format, Layout
from corpus.readers.limits import PATIENCE, seconds_for

_ROOT: Final = str(Path(__file__).parents[2])
_PROGRAM: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from corpus.readers.child import main; main(*sys.argv[2:])"
)
STUCK: Final = (
    "the file could not be read in reasonable time or made the reader fail; it may be damaged: "
    "save it again from the program that made it, or give its text as a .txt file"
)
DONE: Final = b"+"
REFUSED: Final = b"-"
"""Begin the answer of the process."""
Apart = Callable[[bytes, str, str], bytes]
"""Does a task with a file in a process apart: file, task, its argument → the answer as ``child`` writes it."""


def start_process(data: bytes, task: str, argument: str) -> bytes:
    """Do a task in a new process and return its answer; an empty one if it was ended before it had any.

    Raises:
        PlanError: no process could be started.
    """
    command = [sys.executable, "-I", "-c", _PROGRAM, _ROOT, task, argument]
    patience = seconds_for(len(data)) + PATIENCE
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=patience)  # noqa: S603  # our own program
    except subprocess.TimeoutExpired:
        return b""
    except OSError as error:
        raise PlanError(f"no process could be started to read the file: {error.strerror}; try again later") from error
    return b"" if done.returncode else done.stdout


def read_apart(data: bytes, kind: Format, apart: Apart = start_process) -> Document:
    """Read a file of a kind that is no plain text.

    Raises:
        PlanError: it cannot be read; the message says what to do.
    """
    source, layout, boxes = json.loads(_accepted(apart(data, "read", kind.value)))
    return Document(source.encode(), source, Layout.from_json(layout), data, boxes)


def render_apart(data: bytes, number: int) -> bytes:
    """The page of a PDF of that number (from 1) as a PNG.

    Raises:
        PlanError: there is no such page, or it cannot be rendered.
    """
    return _accepted(start_process(data, "render", str(number)))


def _accepted(answer: bytes) -> bytes:
    if answer.startswith(DONE):
        return answer[1:]
    raise PlanError(answer[1:].decode("utf-8", "replace") if answer.startswith(REFUSED) else STUCK)
