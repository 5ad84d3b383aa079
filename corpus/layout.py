"""How a document that is no plain text was laid out: what its source text, taken out of it, cannot say any more."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from corpus.errors import PlanError

_LARGEST_PAGE: Final = 20_000.0
"""Points; PDF itself allows 14,400 unless units are scaled."""


class Format(StrEnum):
    """What kind of file a plan was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Left(StrEnum):
    """What stands in a document and is no part of its text."""

    RUNNING_LINE = "running_line"
    PAGE_NUMBER = "page_number"
    FOOTNOTE = "footnote"
    DELETED = "deleted"
    HIDDEN = "hidden"
    NAVIGATION = "navigation"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was left out of the source text: what, its words, and the page (from 1) if there are pages."""

    kind: Left
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where its text begins in the source, and its size in points (1/72 inch)."""

    start: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one document.

    ``soft_breaks`` are the source offsets of the ends of lines that the margin broke off, in a document that tells
    lines from paragraphs; None in one that does not. ``pages`` are empty where there are none (all but PDF).
    """

    format: Format
    soft_breaks: frozenset[int] | None = None
    pages: tuple[Page, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) on which a character of the source stands; None in a document without pages."""
        return bisect_right(self.pages, offset, key=lambda page: page.start) or None

    def to_json(self) -> str:
        """The ``layout.json`` that ``from_json`` reads back as the same value."""
        breaks = None if self.soft_breaks is None else sorted(self.soft_breaks)
        return json.dumps(
            {
                "format": self.format.value,
                "soft_breaks": breaks,
                "pages": [[page.start, page.width, page.height] for page in self.pages],
                "left_out": [[one.kind.value, one.text, one.page] for one in self.left_out],
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "Layout":
        """Read a ``layout.json``.

        Raises:
            PlanError: it is damaged.
        """
        try:
            return _layout(json.loads(text))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise PlanError(
                f"layout.json is damaged ({error}); restore it from a copy, or add the plan again"
            ) from error


def _layout(table: dict[str, Any]) -> Layout:
    breaks = table["soft_breaks"]
    pages = tuple(Page(_offset(start), _length(width), _length(height)) for start, width, height in table["pages"])
    if list(pages) != sorted(pages, key=lambda page: page.start):
        raise ValueError("the pages are not in order")
    return Layout(
        Format(table["format"]),
        None if breaks is None else frozenset(map(_offset, breaks)),
        pages,
        tuple(LeftOut(Left(kind), str(text), page) for kind, text, page in table["left_out"]),
    )


def _offset(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no offset")
    return value


def _length(value: object) -> float:
    if not isinstance(value, int | float) or not 0 < value <= _LARGEST_PAGE:
        raise ValueError(f"{value!r} is no length of a page")
    return float(value)
