"""A draft → its sentences, each with the citations that it carries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MARK: Final = re.compile(r"\[(\d{1,4})\]")
_MARKS_AFTER: Final = re.compile(r"(?:\s*\[\d{1,4}\])+")
_END: Final = re.compile(r"[。！？]|[.!?](?=[\s\[”\"»]|$)|\n")
_OPEN: Final = "「『“«（("
_CLOSE: Final = "」』”»）)"
_NO_END: Final = re.compile(r"\b(?:No|Nos|Art|Dr|Mr|Mrs|Ms|St|e\.g|i\.e|cf|vs|г|м|ж)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, with its citation marks, and the numbers in these."""

    written: str
    cited: tuple[int, ...]

    @property
    def words(self) -> str:
        """The sentence without its marks."""
        return MARK.sub("", self.written).strip()


def read_sentences(draft: str) -> Iterator[Sentence]:
    """Cut a draft after each full stop or line, outside quotation marks; marks right after the stop belong to it."""
    pieces: list[str] = []
    start = cursor = 0
    while cursor < len(draft):
        end = _END.search(draft, cursor)
        if end is None:
            break
        cursor = end.end()
        if end[0] != "\n" and (_is_inside_quotes(draft[start:cursor]) or _NO_END.search(draft[start:cursor])):
            continue
        if (marks := _MARKS_AFTER.match(draft, cursor)) and "\n" not in marks[0]:
            cursor = marks.end()
        pieces.append(draft[start:cursor])
        start = cursor
    pieces.append(draft[start:])
    return map(_sentence, _without_blanks(pieces))


def _is_inside_quotes(text: str) -> bool:
    """Whether a bracket or mark that opened is still open: more open than close."""
    return any(text.count(opened) > text.count(closed) for opened, closed in zip(_OPEN, _CLOSE, strict=True))


def _without_blanks(pieces: list[str]) -> Iterator[str]:
    """The pieces, white space joined to what stands before it."""
    held = ""
    for piece in pieces:
        if piece.strip() and held.strip():
            yield held
            held = piece
        else:
            held += piece
    if held.strip():
        yield held


def _sentence(written: str) -> Sentence:
    return Sentence(written, tuple(dict.fromkeys(int(number) for number in MARK.findall(written))))
