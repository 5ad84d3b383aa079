"""A draft → its sentences, and what of each rests on which citations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.gate.quotations import OPENING

_MARK: Final = re.compile(r"\[(\d{1,4})\]")
_GROUP: Final = re.compile(r"\s*(?:\[\d{1,4}\]\s*)+")
_END: Final = re.compile(r"[。！？!?]+[」』”»\"]?|\.[”»\"]?(?=\s|\[|$)|\n+")
_ABBREVIATION: Final = re.compile(
    r"\b(?:Nos?|Art|Dr|Mrs?|Ms|St|Jr|e\.g|i\.e|cf|vs|U\.S|U\.N|г\.м|м\.э)\.$", re.IGNORECASE
)
_LINES: Final = re.compile(r"[ \t]*\n\s*")
_YES: Final = re.compile(
    r"(?:yes|no|not according to the plan|はい|いいえ|あります|ございます|тийм|үгүй|да)[.。!,、，]?", re.IGNORECASE
)
"""Says nothing by itself: it is one with the sentence that follows."""
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence and the citations behind it, which it rests on."""

    words: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, with its citation marks."""

    written: str

    @property
    def words(self) -> str:
        """The sentence without its marks."""
        return _MARK.sub("", self.written).strip()

    @property
    def cited(self) -> tuple[int, ...]:
        """The numbers of its marks, each once."""
        return tuple(dict.fromkeys(int(number) for number in _MARK.findall(self.written)))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What stands before each group of marks rests on it. What comes after the last, or says too little to rest on
        anything ("According to [1],"), rests on its neighbour's.
        """
        parts: list[Part] = []
        before, start = "", 0
        cited: tuple[int, ...] = ()
        for group in _GROUP.finditer(self.written):
            before, start = before + self.written[start : group.start()] + " ", group.end()
            cited = tuple(dict.fromkeys((*cited, *(int(number) for number in _MARK.findall(group[0])))))
            if len(_LETTER.findall(before)) >= _SHORTEST_PART:
                parts.append(Part(before, cited))
                before, cited = "", ()
        rest = before + self.written[start:]
        if not parts:
            return (Part(rest, cited),)
        if len(_LETTER.findall(rest)) or cited:
            parts[-1] = Part(parts[-1].words + rest, (*parts[-1].cited, *cited))
        return tuple(parts)


_SHORTEST_PART: Final = 8
"""Letters. "According to [1]," claims nothing by itself."""


def read_sentences(draft: str) -> Iterator[Sentence]:
    """Cut a draft after each full stop or line, outside quotation marks; marks right after the stop belong to it."""
    start = cursor = 0
    while (end := _END.search(draft, cursor)) is not None:
        cursor = end.end()
        if "\n" not in end[0] and (
            _is_quoting(draft[start : end.start()]) or _ABBREVIATION.search(draft[start:cursor])
        ):
            continue
        if "\n" not in end[0] and (marks := re.compile(r"[ \t]*(?:\[\d{1,4}\][ \t]*)+").match(draft, cursor)):
            cursor = marks.end()
            if stop := re.compile(r"[。.]").match(draft, cursor):
                cursor = stop.end()
        if blank := _LINES.match(draft, cursor):
            cursor = blank.end()
        if _YES.fullmatch(draft[start:cursor].strip()):
            continue
        if draft[start:cursor].strip():
            yield Sentence(draft[start:cursor])
        start = cursor
    if draft[start:].strip():
        yield Sentence(draft[start:])


def _is_quoting(text: str) -> bool:
    """Whether a mark that opened is still open."""
    return any(
        text.count(opened) % 2 == 1 if opened == closed else text.count(opened) > text.count(closed)
        for opened, closed in OPENING.items()
        if opened not in "'‘‚‹<＜"
    )
