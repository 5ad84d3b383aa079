"""How much of a file is read before it is refused: generous for any plan, small for whoever means harm."""

from typing import Final

LARGEST_FILE: Final = 20 * 2**20
"""Bytes of any file. The longest plan known has under 1 MiB of text."""
LARGEST_MARKUP: Final = 8 * 2**20
"""Bytes of a web page, of Markdown, or of one part of a Word file once it is unpacked."""
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
"""Processor time for a file, and for each MiB of it besides."""
LARGEST_PROCESS: Final = 1536 * 2**20
"""Bytes of memory of the process that reads a file."""
