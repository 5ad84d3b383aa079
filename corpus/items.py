"""The tree of an outline → items with ids, addresses and heading trails, and the part each character plays."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.addresses import join_labels, name_siblings
from corpus.lines import Line
from corpus.outline import Node, Outline
from corpus.plan import Item, ItemKind, Part, PartKind, Span
from corpus.reflow import unwrapped_text

PREAMBLE_ID: Final = "preamble"
_PREAMBLE_ADDRESS: Final = {"ja": "前文", "mn": "Оршил"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node stands: ids, address labels and headings from the outside in, and its own numbers."""

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
        self._preface(outline.preface)
        self._part(PartKind.CONTENTS, outline.contents)
        self._preface(outline.opening)
        self._siblings(outline.roots, _Place())
        self.parts.sort(key=lambda part: part.span)

    def _preface(self, lines: Sequence[Line]) -> None:
        title, preamble = _split_preface(lines)
        self._part(PartKind.TITLE, title)
        if preamble:
            address = _PREAMBLE_ADDRESS.get(self.language, "Preamble")
            place = _Place(self._unique((PREAMBLE_ID,)), (address,))
            self._item(ItemKind.CHAPEAU, place, preamble)

    def _siblings(self, nodes: Sequence[Node], above: _Place) -> None:
        for node, (id_part, label) in zip(nodes, name_siblings([n.enumerator for n in nodes]), strict=True):
            self._node(node, self._place(node, id_part, label, above))

    def _node(self, node: Node, place: _Place) -> None:
        self.parts.append(Part(PartKind.ENUMERATOR, node.enumerator_span))
        heading, text = _split_heading(node)
        for lines in ((node.caption,) if node.caption else (), heading):
            if lines:
                self._part(PartKind.HEADING, lines)
                printed = _bare(unwrapped_text(self.source, _hull(lines)))
                place = replace(place, headings=(*place.headings, printed))
        if text:
            self._item(ItemKind.CHAPEAU if heading and node.children else ItemKind.ITEM, place, text)
        self._siblings(node.children, place)

    def _place(self, node: Node, id_part: str, label: str, above: _Place) -> _Place:
        numbers = node.enumerator.numbers
        if len(numbers) > 1 and numbers[:-1] == above.numbers:  # 1.2 below 1
            ids, labels = (*above.ids, str(numbers[-1])), (*above.labels[:-1], label)
        else:
            ids, labels = (*above.ids, id_part), (*above.labels, label)
        return _Place(self._unique(ids), labels, above.headings, numbers)

    def _unique(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """An id that occurs again, as where numbering repeats, is told apart by ~2, ~3 …"""
        key = ".".join(ids)
        self._ids[key] += 1
        return ids if self._ids[key] == 1 else (*ids[:-1], f"{ids[-1]}~{self._ids[key]}")

    def _part(self, kind: PartKind, lines: Sequence[Line]) -> None:
        if lines:
            self.parts.append(Part(kind, _hull(lines)))

    def _item(self, kind: ItemKind, place: _Place, lines: Sequence[Line]) -> None:
        span = _hull(lines)
        self._part(PartKind.CHAPEAU if kind is ItemKind.CHAPEAU else PartKind.TEXT, lines)
        text = unwrapped_text(self.source, span)
        self.items.append(Item(".".join(place.ids), kind, join_labels(place.labels), place.headings, text, span))


def _split_heading(node: Node) -> tuple[Sequence[Line], Sequence[Line]]:
    """What of a node's lines is its heading, and what its text.

    The first paragraph is a heading when no sentence ends in it and something follows it: a text of its own,
    or items. In a law the number that stands alone on its line is followed by its text at once.
    """
    lines = node.lines
    if not lines:
        return (), ()
    length = 1
    while length < len(lines) and lines[length - 1].goes_on and not lines[length - 1].is_sentence:
        length += 1
    if node.stands_alone and node.enumerator.style.script != "word":
        length = len(lines)
    if any(line.is_sentence for line in lines[:length]) or (length == len(lines) and not node.children):
        return (), lines
    return lines[:length], lines[length:]


def _split_preface(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the title, and those of a preamble: from the first paragraph that is a sentence on."""
    for place, line in enumerate(lines):
        if line.is_sentence:
            start = place
            while start and lines[start - 1].goes_on:
                start -= 1
            return lines[:start], lines[start:]
    return lines, ()


def _hull(lines: Sequence[Line]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)


def _bare(heading: str) -> str:
    """A caption without the brackets it is printed in."""
    return heading[1:-1] if heading[:1] in ("（", "(") and heading[-1:] in ("）", ")") else heading
