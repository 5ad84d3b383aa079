"""The paragraph styles of a Word file, as far as they number paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from corpus.readers.docx.numbering import Instance
from corpus.readers.docx.package import attribute, child, children, number_of

_DEEPEST: Final = 20
"""Styles that a style may be based on, one on the other."""
_LEVELS: Final = 9
NO_LIST: Final = "0"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: what it is based on, and the list and level that it names itself."""

    based_on: str | None
    list_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by their id, and the id of the style of a paragraph that names none."""

    by_id: Mapping[str, Style]
    default: str | None

    def numbering_of(self, properties: Any | None, instances: Mapping[str, Instance]) -> tuple[str, int] | None:
        """The list and the level that a paragraph with these properties (``w:pPr``) is numbered by, if any."""
        direct = child(properties, "numPr")
        list_id, level = attribute(child(direct, "numId")), number_of(child(direct, "ilvl"), _LEVELS - 1)
        style_id = attribute(child(properties, "pStyle")) or self.default
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id or "")
            if style is None or list_id is not None:
                break
            list_id = style.list_id
            if list_id is not None and level is None:
                level = style.level if style.level is not None else _level_of(style_id, instances.get(list_id))
            style_id = style.based_on
        return None if list_id in (None, NO_LIST) else (str(list_id), level or 0)


def read_styles(root: Any | None) -> tuple[Styles, dict[str, str]]:
    """The paragraph styles of a ``styles.xml``, and the list of each numbering style."""
    paragraphs: dict[str, Style] = {}
    lists: dict[str, str] = {}
    default: str | None = None
    for element in children(root, "style"):
        style_id = attribute(element, "styleId") or ""
        numbering = child(element, "pPr", "numPr")
        list_id = attribute(child(numbering, "numId"))
        if attribute(element, "type") == "numbering":
            if list_id:
                lists[style_id] = list_id
            continue
        level = number_of(child(numbering, "ilvl"), _LEVELS - 1)
        paragraphs[style_id] = Style(attribute(child(element, "basedOn")), list_id, level)
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            default = style_id
    return Styles(paragraphs, default), lists


def _level_of(style_id: str | None, instance: Instance | None) -> int | None:
    """The level of a list that is tied to a style."""
    levels = instance.levels.items() if instance else ()
    return next((place for place, level in levels if level.style == style_id), None)
