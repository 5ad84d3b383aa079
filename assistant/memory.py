"""What is freed goes back to the system, also in a process of many threads."""

import ctypes
import sys
from typing import Final

_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
_ARENAS: Final = 2
_LARGE: Final = 2**20
"""Bytes from which on an array is mapped by itself, and returned when it is freed."""


def return_freed_memory() -> bool:
    """Have glibc keep few arenas and map large arrays; say whether it does. Elsewhere nothing changes.

    By itself it keeps an arena a thread, and in each of them room for the largest arrays that the thread ever made:
    with 16 clients, a server that took in two plans of 200 items grew from 538 to 1,666 MiB, and to 870 MiB this way
    (``python -m evaluation bench --library``).
    """
    if sys.platform != "linux":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # another C library than glibc
        return False
    return bool(mallopt(_ARENA_MAX, _ARENAS) and mallopt(_MMAP_THRESHOLD, _LARGE))
