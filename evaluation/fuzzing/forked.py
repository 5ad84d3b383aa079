"""The process apart that reads a file, forked from one that has the readers loaded: the same limits, sooner begun."""

import os
import signal
import time
from typing import Final

from corpus.readers.apart import Apart

_PATIENCE: Final = 30.0
"""Seconds; no more than the processor time that the file itself is allowed is ever used of them."""


def load_readers() -> Apart:
    """Load the readers into this process and return what does a task in a fork of it."""
    from corpus.readers.docx import reader as _docx
    from corpus.readers.html import reader as _html
    from corpus.readers.markdown import read_markdown as _markdown
    from corpus.readers.pdf import reader as _pdf

    assert all((_docx, _html, _markdown, _pdf))  # noqa: S101
    return _fork


def _fork(data: bytes, task: str, argument: str) -> bytes:
    from corpus.readers.child import work

    receiving, sending = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(receiving)
        status = 1
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 2)
            _send(sending, work(data, task, argument))
            status = 0
        finally:
            os._exit(status)
    os.close(sending)
    answer = _received(receiving, process)
    _, ended = os.waitpid(process, 0)
    return answer if ended == 0 else b""


def _send(descriptor: int, answer: bytes) -> None:
    while answer:
        answer = answer[os.write(descriptor, answer) :]


def _received(descriptor: int, process: int) -> bytes:
    import select

    answer = bytearray()
    deadline = time.monotonic() + _PATIENCE
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                os.kill(process, signal.SIGKILL)
                return b""
            if not (chunk := pipe.read(1 << 16)):
                return bytes(answer)
            answer += chunk
