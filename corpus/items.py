"""The tree of an outline → items with ids, addresses and heading trails, and the part each character plays."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.enumerators import Enumerator
from corpus.outline import Node, Outline, is_full, is_sentence
from corpus.plan import Item, ItemKind, Part, PartKind, Span
from corpus.reflow import Line, unwrap

PREAMBLE_ID: Final = "preamble"
_PREAMBLE_ADDRESS: Final = {"ja": "前文", "mn": "Оршил"}
_ROMAN_SIGNS: Final = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node stands: the ids, address labels and headings from the outside in."""

    ids: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass
class ItemReader:
    """Walks an outline of ``source`` and gathers its items and parts, both in reading order."""

    source: str
    language: str
    items: list[Item] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    _ids: Counter[str] = field(default_factory=Counter)

    def read(self, outline: Outline) -> None:
        title, preamble = _split_preface(outline.preface, outline.full_width)
        self._part(PartKind.TITLE, title)
        self._part(PartKind.CONTENTS, outline.contents)
        if preamble:
            self._part(PartKind.CHAPEAU, preamble)
            address = _PREAMBLE_ADDRESS.get(self.language, "Preamble")
            self._item(PREAMBLE_ID, ItemKind.CHAPEAU, address, (), _hull(preamble))
        self._siblings(outline.roots, _Place(), outline.full_width)
        self.parts.sort(key=lambda part: part.span)

    def _siblings(self, nodes: Sequence[Node], above: _Place, full_width: float | None) -> None:
        for node, (id_part, label) in zip(nodes, _names(nodes), strict=True):
            self._node(node, self._place(node.enumerator, id_part, label, above), full_width)

    def _place(self, enumerator: Enumerator, id_part: str, label: str, above: _Place) -> _Place:
        carries_parent = len(enumerator.numbers) > 1 and enumerator.numbers[:-1] == above.numbers
        ids = (*above.ids, str(enumerator.numbers[-1]) if carries_parent else id_part)
        self._ids[".".join(ids)] += 1
        if (times := self._ids[".".join(ids)]) > 1:
            ids = (*ids[:-1], f"{ids[-1]}~{times}")
        labels = (*(above.labels[:-1] if carries_parent else above.labels), label)
        return _Place(ids, labels, above.headings, enumerator.numbers)

    def _node(self, node: Node, place: _Place, full_width: float | None) -> None:
        heading, text = _split_heading(node, full_width)
        self.parts.append(Part(PartKind.ENUMERATOR, node.enumerator_span))
        headings = list(place.headings)
        for lines in ((node.caption,) if node.caption else (), heading):
            if lines:
                span = _hull(lines)
                self.parts.append(Part(PartKind.HEADING, span))
                headings.append(_bare(unwrap(self.source, span).text))
        place = _Place(place.ids, place.labels, tuple(headings), place.numbers)
        if text:
            kind = ItemKind.CHAPEAU if heading and node.children else ItemKind.ITEM
            self._part(PartKind.CHAPEAU if kind is ItemKind.CHAPEAU else PartKind.TEXT, text)
            self._item(".".join(place.ids), kind, _join(place.labels), place.headings, _hull(text))
        self._siblings(node.children, place, full_width)

    def _part(self, kind: PartKind, lines: Sequence[Line]) -> None:
        if lines:
            self.parts.append(Part(kind, _hull(lines)))

    def _item(
        self, item_id: str, kind: ItemKind, address: str, headings: tuple[str, ...], span: Span
    ) -> None:
        self.items.append(Item(item_id, kind, address, headings, unwrap(self.source, span).text, span))


def _split_heading(node: Node, full_width: float | None) -> tuple[list[Line], list[Line]]:
    """What of a node's lines is its heading, and what its text.

    The paragraph that begins on the enumerator's line is a heading when it does not end as a sentence does
    and something follows it: a text of its own, or items. An article's number that stands alone on its line
    is followed by its text at once.
    """
    lines = node.lines
    if node.first is None:
        is_heading = bool(node.children) and not any(map(is_sentence, lines))
        return (lines, []) if is_heading else ([], lines)
    length = 1
    while (
        length < len(lines) and is_full(lines[length - 1], full_width) and not is_sentence(lines[length - 1])
    ):
        length += 1
    head, body = lines[:length], lines[length:]
    if is_sentence(head[-1]) or not (body or node.children):
        return [], lines
    return head, body


def _split_preface(
    preface: Sequence[Line], full_width: float | None
) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the title, and those of a preamble: from the first paragraph that is a sentence on."""
    for place, line in enumerate(preface):
        if line.text.endswith(("。", "．", ".", ";", ",", "，", "、")) and line.columns > 1:
            while place and is_full(preface[place - 1], full_width):
                place -= 1
            return preface[:place], preface[place:]
    return preface, ()


def _names(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Id part and address label of each sibling.

    Siblings of one style are written in one way: where one Roman numeral is printed with the sign Ⅱ, the
    Latin letter I of another is a slip of type, and the address says Ⅰ. Bullets are counted.
    """
    styles = {node.enumerator.style for node in nodes if node.enumerator.label in _ROMAN_SIGNS}
    bullets = 0
    for node in nodes:
        enumerator = node.enumerator
        if enumerator.style.script == "bullet":
            bullets += 1
            yield f"{enumerator.id}{bullets}", f"{enumerator.label}{bullets}"
        elif enumerator.style in styles and enumerator.numbers[0] <= len(_ROMAN_SIGNS):
            yield enumerator.id, _ROMAN_SIGNS[enumerator.numbers[0] - 1]
        else:
            yield enumerator.id, enumerator.label


def _join(labels: Sequence[str]) -> str:
    """Labels joined as an official writes them; a full stop keeps two that would run together apart (II.2)."""
    address = ""
    for label in labels:
        runs_together = (
            address[-1:].isascii() and address[-1:].isalnum() and label[0].isascii() and label[0].isalnum()
        )
        address += ("." if runs_together else "") + label
    return address


def _hull(lines: Sequence[Line]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)


def _bare(heading: str) -> str:
    """A caption without the brackets it is printed in."""
    return heading[1:-1] if heading[:1] in "（(" and heading[-1:] in "）)" else heading
