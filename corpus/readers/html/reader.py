"""A web page → its text, as a browser would print it, without what stands around the document."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from corpus.enumerators import read_enumerators
from corpus.errors import PlanError
from corpus.layout import Format, Layout, Left, LeftOut
from corpus.readers.html.content import is_left_out, is_menu, is_note, is_silent, main_content
from corpus.readers.html.decoding import decode_page
from corpus.readers.html.lists import number_in, open_list
from corpus.readers.limits import LARGEST_MARKUP, LONGEST_LEFT_OUT, MOST_ELEMENTS, MOST_LEFT_OUT
from corpus.readers.lists import NumberedList, OpenLists, is_enumerated
from corpus.readers.paragraphs import Paragraphs, clean
from corpus.reflow import is_unspaced

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption "
    "html".split()
)
_CELLS: Final = frozenset({"td", "th", "dt"})
_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>|<\?xml[^>]*\?>", re.IGNORECASE | re.DOTALL)


def read_html(data: bytes) -> tuple[str, Layout]:
    """Read a web page.

    Raises:
        PlanError: it is too large, in an encoding not recognised, damaged, or has no text.
    """
    if len(data) > LARGEST_MARKUP:
        raise PlanError(f"a web page may have {LARGEST_MARKUP // 2**20} MiB at most; save the plan's part alone")
    body = _parse(decode_page(data))
    walk = _Walk()
    walk.through(main_content(body))
    breaks = None if walk.has_line_breaks else frozenset[int]()
    return walk.paragraphs.text(), Layout(Format.HTML, breaks, left_out=tuple(walk.left_out))


def _parse(text: str) -> Any:
    """The page's body. What a document type or a program in it says is never looked at, and nothing is fetched."""
    text = clean(_DOCTYPE.sub("", text[:10_000]) + text[10_000:])
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PlanError("the web page is damaged; open it in a browser and save it, or its text, again") from error
    if root is None:
        raise PlanError("there is no text in this web page; save the page that has the plan")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise PlanError("the web page has more elements than any plan; save the plan's part alone")
    body = root.find(".//body")
    return root if body is None else body


@dataclass
class _Walk:
    """Goes through the elements of a document. ``_pending`` is the enumerator of a text that is to come."""

    paragraphs: Paragraphs = field(default_factory=Paragraphs)
    left_out: list[LeftOut] = field(default_factory=list)
    has_line_breaks: bool = False
    _lists: OpenLists = field(default_factory=OpenLists)
    _lines: list[str] = field(default_factory=lambda: [""])
    _pending: str = ""
    _preformatted: int = 0

    def through(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in walker:
            if event == "start":
                if element is not root and (is_left_out(element) or is_menu(element)):
                    self._leave_out(element)
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._start(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element is not root:
                self._text(element.tail)
        self._flush()

    def _start(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ol", "ul"):
            self._lists.open.append(open_list(element))
        elif tag == "li":
            self._begin_entry(element)
        elif tag == "br":
            self.has_line_breaks = True
            self._lines.append("")
        elif tag == "pre":
            self.has_line_breaks = True
            self._preformatted += 1
        self._text(element.text)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if tag in _CELLS and self._is_number():
            # A number that has a cell to itself numbers what the next cell says.
            self._pending, self._lines = f"{' '.join(self._lines).strip()} ", [""]
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ol", "ul") and self._lists.open:
            self._lists.open.pop()
        elif tag in ("li", "tr"):
            self._pending = ""
        elif tag == "pre":
            self._preformatted -= 1

    def _begin_entry(self, element: Any) -> None:
        if not self._lists.open:
            self._lists.open.append(NumberedList("bullet"))
        here = self._lists.open[-1]
        here.next(number_in(element.get("value")))
        self._pending = "" if here.style == "none" else self._lists.enumerator()

    def _is_number(self) -> bool:
        text = " ".join(self._lines).strip()
        return any(one.alone for one in read_enumerators(text)) if text else False

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            first, *rest = text.splitlines() or [""]
            self._lines[-1] += first
            self._lines += rest
            if text.endswith("\n"):
                self._lines.append("")
            return
        before = self._lines[-1]
        self._lines[-1] = before + _collapsed(before, text)

    def _flush(self) -> None:
        """End the paragraph. Blank lines between line breaks part paragraphs too."""
        lines, self._lines = self._lines, [""]
        paragraph: list[str] = []
        for line in (*lines, ""):
            if line.strip():
                paragraph.append(line.strip())
            elif paragraph:
                if self._pending and not is_enumerated(paragraph[0]):
                    paragraph[0] = self._pending + paragraph[0]
                self._pending = ""
                self.paragraphs.add(*paragraph)
                paragraph = []

    def _leave_out(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._flush()
        text = " ".join(" ".join(element.itertext()).split())
        if text and not is_silent(element) and len(self.left_out) < MOST_LEFT_OUT:
            kind = Left.FOOTNOTE if is_note(element) else Left.NAVIGATION
            self.left_out.append(LeftOut(kind, clean(text)[:LONGEST_LEFT_OUT]))


def _collapsed(before: str, text: str) -> str:
    """White space as a browser shows it, and no space where Japanese was broken into lines in the page's source."""

    def space(match: re.Match[str]) -> str:
        left = text[match.start() - 1 : match.start()] or before[-1:]
        right = text[match.end() : match.end() + 1]
        broken = "\n" in match[0] or "\r" in match[0]
        return "" if broken and left and right and is_unspaced(left) and is_unspaced(right) else " "

    return _SPACES.sub(space, text)
