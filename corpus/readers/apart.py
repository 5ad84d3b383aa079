"""Reads files in a process apart, so that one made to hang, to crash or to fill the memory harms nothing here."""

import json
import subprocess
import sys
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
_STUCK: Final = (
    "the file could not be read in reasonable time or made the reader fail; it may be damaged: "
    "save it again from the program that made it, or give its text as a .txt file"
)
_DONE: Final = b"+"
_REFUSED: Final = b"-"


def read_apart(data: bytes, kind: Format) -> Document:
    """Read a file of a kind that is no plain text.

    Raises:
        PlanError: it cannot be read; the message says what to do.
    """
    source, layout, boxes = json.loads(_answer(data, "read", kind.value))
    return Document(source.encode(), source, Layout.from_json(layout), data, boxes)


def render_apart(data: bytes, number: int) -> bytes:
    """The page of a PDF of that number (from 1) as a PNG.

    Raises:
        PlanError: there is no such page, or it cannot be rendered.
    """
    return _answer(data, "render", str(number))


def _answer(data: bytes, task: str, argument: str) -> bytes:
    command = [sys.executable, "-I", "-c", _PROGRAM, _ROOT, task, argument]
    patience = seconds_for(len(data)) + PATIENCE
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=patience)  # noqa: S603  # our own program
    except subprocess.TimeoutExpired as error:
        raise PlanError(_STUCK) from error
    except OSError as error:
        raise PlanError(f"no process could be started to read the file: {error.strerror}; try again later") from error
    verdict, answer = done.stdout[:1], done.stdout[1:]
    if verdict == _REFUSED:
        raise PlanError(answer.decode("utf-8", "replace"))
    if verdict != _DONE or done.returncode:
        raise PlanError(_STUCK)
    return answer
