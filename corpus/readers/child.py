"""The process that reads one file of a stranger's: it has little time and memory, and nothing else to lose.

It takes the file on its standard input and what to do as its arguments, and answers on its standard output: a byte
that says whether it was done, then the answer or the reason why not.
"""

import json
import resource
import sys
from typing import Final

from corpus.errors import PlanError
from corpus.layout import Format
from corpus.readers.apart import DONE, REFUSED
from corpus.readers.kinds import read_laid_out
from corpus.readers.limits import LARGEST_FILE, LARGEST_PROCESS, seconds_for

_TOO_MUCH: Final = (
    "the file takes more memory to read than any plan; give the plan's part alone, or its text as a .txt file"
)
_DAMAGED: Final = "the file is damaged so that it cannot be read; save it again, or give its text as a .txt file"


def main(task: str, argument: str) -> None:
    """Do one task: ``read`` a file of the kind that the argument names, or ``render`` the page of that number."""
    answer = work(sys.stdin.buffer.read(LARGEST_FILE + 1), task, argument)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def work(data: bytes, task: str, argument: str) -> bytes:
    """Do the task in what time and memory the file is allowed, and return the answer; this process is good for no
    more afterwards.
    """
    _limit(seconds_for(len(data)))
    try:
        return DONE + _done(task, argument, data)
    except PlanError as error:
        return REFUSED + str(error).encode("utf-8", "replace")
    except MemoryError:
        return REFUSED + _TOO_MUCH.encode()
    except RecursionError:
        return REFUSED + _DAMAGED.encode()


def _done(task: str, argument: str, data: bytes) -> bytes:
    if task == "render":
        from corpus.readers.pdf.rendering import render_page

        return render_page(data, int(argument))
    document = read_laid_out(data, Format(argument))
    layout = document.layout.to_json() if document.layout else ""
    return json.dumps([document.source, layout, document.boxes], ensure_ascii=False).encode("utf-8", "replace")


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_PROCESS, LARGEST_PROCESS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
