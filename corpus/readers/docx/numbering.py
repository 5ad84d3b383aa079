"""The automatic numbering of a Word file: its definitions, and the counters as the paragraphs pass by."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from corpus.readers.counters import print_number
from corpus.readers.docx.package import attribute, child, children, is_on, number_of

_LEVELS: Final = 9
_LARGEST: Final = 32_767
_DEEPEST_LINK: Final = 4
_PLACE: Final = re.compile(r"%([1-9])")
_LONGEST: Final = 60
"""Characters of a level's text that are printed."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered. ``text`` has %1 … %9 where the numbers of the levels stand.

    ``restart``: the level (from 1) after which it begins anew; 0 for never, None for after any level above it.
    ``style``: the paragraph style that is numbered so.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    space: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """A list: the abstract definition that it counts with, its levels, and the levels that it begins anew with."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Counters:
    """Counts paragraphs. Lists of one abstract definition share its numbers, as in Word."""

    instances: Mapping[str, Instance]
    _numbers: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def count(self, list_id: str, level: int) -> str:
        """Count a paragraph and return its enumerator with the space after it; empty if it prints none."""
        instance = self.instances.get(list_id)
        if instance is None:
            return ""
        numbers = self._numbers.setdefault(instance.abstract, {})
        if list_id not in self._used:
            self._used.add(list_id)
            for restarted in instance.starts:
                numbers.pop(restarted, None)
        numbers[level] = numbers[level] + 1 if level in numbers else _start(instance, level)
        for deeper in [one for one in numbers if one > level]:
            restart = instance.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del numbers[deeper]
        return _printed(instance, level, numbers)


def read_instances(root: Any | None, style_lists: Mapping[str, str]) -> dict[str, Instance]:
    """The lists of a ``numbering.xml`` by their id. ``style_lists``: the list of each numbering style."""
    abstracts = {attribute(one, "abstractNumId") or "": one for one in children(root, "abstractNum")}
    numbers = {attribute(one, "numId") or "": one for one in children(root, "num")}
    return {
        number_id: _instance(
            number, _linked(attribute(child(number, "abstractNumId")), abstracts, numbers, style_lists)
        )
        for number_id, number in numbers.items()
    }


def _linked(
    abstract_id: str | None, abstracts: Mapping[str, Any], numbers: Mapping[str, Any], style_lists: Mapping[str, str]
) -> tuple[str, Any | None]:
    """The definition itself, where one only names the style that has it."""
    for _ in range(_DEEPEST_LINK):
        abstract = abstracts.get(abstract_id or "")
        link = attribute(child(abstract, "numStyleLink"))
        if link is None or link not in style_lists:
            break
        abstract_id = attribute(child(numbers.get(style_lists[link]), "abstractNumId"))
    return abstract_id or "", abstracts.get(abstract_id or "")


def _instance(number: Any, linked: tuple[str, Any | None]) -> Instance:
    abstract_id, abstract = linked
    levels = dict(_level(one) for one in children(abstract, "lvl"))
    starts: dict[int, int] = {}
    for override in children(number, "lvlOverride"):
        level = number_of(override, _LEVELS - 1, "ilvl")
        if level is None:
            continue
        if (own := child(override, "lvl")) is not None:
            levels[level] = _level(own)[1]
        start = number_of(child(override, "startOverride"), _LARGEST)
        if start is not None:
            starts[level] = start
            levels[level] = replace(levels.get(level, Level()), start=start)
    return Instance(abstract_id, levels, starts)


def _level(element: Any) -> tuple[int, Level]:
    start = number_of(child(element, "start"), _LARGEST)
    suffix = attribute(child(element, "suff"))
    return number_of(element, _LEVELS - 1, "ilvl") or 0, Level(
        0 if start is None else start,
        attribute(child(element, "numFmt")) or _alternative_format(element) or "decimal",
        (attribute(child(element, "lvlText")) or "")[:_LONGEST],
        "" if suffix == "nothing" else " ",
        number_of(child(element, "lvlRestart"), _LEVELS),
        is_on(child(element, "isLgl")),
        attribute(child(element, "pStyle")),
    )


def _alternative_format(element: Any) -> str | None:
    """The format that stands for older programs where a newer one is chosen first."""
    return attribute(child(element, "mc:AlternateContent", "mc:Fallback", "numFmt"))


def _start(instance: Instance, level: int) -> int:
    return instance.levels.get(level, Level()).start


def _printed(instance: Instance, level: int, numbers: Mapping[int, int]) -> str:
    definition = instance.levels.get(level)
    if definition is None or definition.format == "none":
        # A level without numbers may still print its text (附則).
        return f"{_PLACE.sub('', definition.text)}{definition.space}" if definition and definition.text else ""
    if definition.format == "bullet":
        return _bullet(definition.text)

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place > level:
            return ""
        other = instance.levels.get(place, Level())
        printed_as = "decimal" if definition.legal and place < level else other.format
        return print_number(numbers.get(place, other.start), "" if printed_as == "bullet" else printed_as)

    text = _PLACE.sub(number, definition.text)
    return f"{text}{definition.space}" if text.strip() else ""


def _bullet(text: str) -> str:
    """The sign of a list; one of a symbol font has no meaning of its own and is printed as a dot."""
    sign = text.strip()[:1]
    return f"{sign} " if sign in tuple("・•‣▪■□●○◎◇◆➢✓-–—−*※") and unicodedata.category(sign) != "Co" else "• "
