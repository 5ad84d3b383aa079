"""How much of a file is read before it is refused: generous for any plan, small for whoever means harm."""

from typing import Final

LARGEST_FILE: Final = 20 * 2**20
"""Bytes of any file. The longest plan known has under 1 MiB of text."""
LARGEST_MARKUP: Final = 8 * 2**20
"""Bytes of a web page or of Markdown."""
LARGEST_PART: Final = 32 * 2**20
"""Bytes of one part of a Word file once it is unpacked; Word writes ten for each of its text."""
MOST_UNPACKED: Final = 64 * 2**20
"""Bytes of all parts of a Word file once they are unpacked."""
MOST_PARTS: Final = 2_000
MOST_CHARACTERS: Final = 3_000_000
MOST_PAGES: Final = 2_000
DEEPEST_MARKUP: Final = 200
"""Elements inside one another."""
MOST_ELEMENTS: Final = 500_000
MOST_LEFT_OUT: Final = 2_000
"""Things left out that are told one by one."""
LONGEST_LEFT_OUT: Final = 500
"""Characters of such a thing that are kept."""
SECONDS: Final = 4
"""Processor time for a file of up to half a MiB."""
SECONDS_A_MIB: Final = 10
"""Processor time for each further MiB."""
PATIENCE: Final = 60
"""Seconds of waiting beside the processor time, on a machine that is busy with other things."""
LARGEST_PROCESS: Final = 2 * 2**30
"""Bytes of address space of the process that reads a file."""


def seconds_for(size: int) -> int:
    """Processor time for a file of so many bytes."""
    return SECONDS + SECONDS_A_MIB * max(0, size - 2**19) // 2**20
