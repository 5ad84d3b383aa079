"""Finds a printed table of contents, whose entries are not items."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.lines import Line

_TITLES: Final = frozenset({"目次", "contents", "tableofcontents", "гарчиг", "агуулга"})
_LEADER: Final = re.compile(r"(?:\s*[.．・…‥·_-]{2,}\s*\d{0,4}|\s+\d{1,4})$")
"""What leads from an entry to its page: dots and the number."""
_LONGEST: Final = 200
"""Characters of a line that are compared."""
_Entry = tuple[str, str]
"""Label and heading of an enumerated line."""


def find_contents(lines: Sequence[Line]) -> range:
    """Return the places of the lines of a table of contents with its title; an empty range if none is printed.

    It begins with the first enumerated line and ends before that line is printed again. No sentence stands in
    it, and each of its entries is printed again after it.
    """
    nothing = range(0)
    entries = [(place, entry) for place, line in enumerate(lines) if (entry := _entry(line))]
    if not entries:
        return nothing
    first, opening = entries[0]
    again = next((n for n, (_, entry) in enumerate(entries) if n > 1 and _repeats(entry, opening)), None)
    if again is None or not opening[1] or not entries[again][1][1]:
        return nothing
    end = entries[again - 1][0] + 1
    while lines[end - 1].goes_on and end < entries[again][0]:
        end += 1
    if any(map(_is_sentence, lines[first:end])) or not _all_repeated(entries[:again], entries[again:]):
        return nothing
    titled = first > 0 and re.sub(r"\s", "", lines[first - 1].text[:_LONGEST]).lower() in _TITLES
    return range(first - titled, end)


def _entry(line: Line) -> _Entry | None:
    if not line.readings:
        return None
    reading = line.readings[0]
    return reading.label, _LEADER.sub("", line.text[reading.length : _LONGEST]).strip()


def _repeats(entry: _Entry, earlier: _Entry) -> bool:
    shorter = min(len(entry[1]), len(earlier[1]))
    return entry[0] == earlier[0] and entry[1][:shorter] == earlier[1][:shorter]


def _all_repeated(listed: Sequence[tuple[int, _Entry]], later: Sequence[tuple[int, _Entry]]) -> bool:
    """Whether all that is listed comes again in the same order."""
    body = iter(later)
    return all(any(_repeats(entry, listed_entry) for _, entry in body) for _, listed_entry in listed)


def _is_sentence(line: Line) -> bool:
    return line.is_sentence and not _LEADER.search(line.text[-_LONGEST:])
