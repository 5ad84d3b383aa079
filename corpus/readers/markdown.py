"""Markdown → its text without marks, the numbers of its lists printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.errors import PlanError
from corpus.layout import Format, Layout
from corpus.readers.limits import LARGEST_MARKUP
from corpus.readers.lists import BULLET, NumberedList, OpenLists, is_enumerated
from corpus.readers.paragraphs import Paragraphs
from corpus.readers.text import read_text

_BREAKS: Final = ("softbreak", "hardbreak")
_WORDS: Final = ("text", "code_inline", "text_special", "image")
_TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")


def read_markdown(data: bytes) -> tuple[str, Layout]:
    """Read a Markdown file.

    Raises:
        PlanError: it is too large, no readable text, or empty.
    """
    if len(data) > LARGEST_MARKUP:
        raise PlanError(f"a Markdown file may have {LARGEST_MARKUP // 2**20} MiB at most; give the plan's part alone")
    # Plans are indented for looks: four spaces make no program listing of them.
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
    walk = _Walk()
    for token in parser.parse(read_text(data)):
        walk.take(token)
    return walk.paragraphs.text(), Layout(Format.MARKDOWN)


@dataclass
class _Walk:
    """Goes through the tokens of a document. ``_pending`` is the enumerator of an entry whose text is to come."""

    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    _lists: OpenLists = field(default_factory=OpenLists)
    _pending: str = ""

    def take(self, token: Token) -> None:
        match token.type:
            case "ordered_list_open":
                self._lists.open.append(NumberedList("decimal", token.markup))
            case "bullet_list_open":
                self._lists.open.append(NumberedList(BULLET))
            case "ordered_list_close" | "bullet_list_close":
                self._lists.open.pop()
            case "list_item_open":
                self._begin_entry(token)
            case "list_item_close":
                self._pending = ""
            case "inline":
                self._text(_lines(token.children or ()))
            case "fence" | "code_block" | "html_block":
                self._text(_untagged(token.content.splitlines()))

    def _begin_entry(self, token: Token) -> None:
        """CommonMark counts on from a list's first number, but a plan's numbers are those that it prints."""
        here = self._lists.open[-1]
        written = int(token.info) if token.info.isdigit() else None
        # 1. 1. 1. is how those write who let the list be counted for them.
        counted = written is not None and here.number and written in (0, 1)
        here.next(None if counted else written)
        self._pending = self._lists.enumerator()

    def _text(self, lines: Sequence[str]) -> None:
        if not lines:
            return
        enumerator = "" if is_enumerated(lines[0]) else self._pending
        self._pending = ""
        self.paragraphs.add(enumerator + lines[0], *lines[1:])


def _lines(children: Sequence[Token]) -> list[str]:
    lines = [""]
    for child in children:
        if child.type in _BREAKS or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            lines.append("")
        elif child.type in _WORDS:
            lines[-1] += child.content
    return [line for line in lines if line.strip()]


def _untagged(lines: Sequence[str]) -> list[str]:
    return [line for line in (_TAG.sub("", line) for line in lines) if line.strip()]
