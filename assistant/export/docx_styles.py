"""The styles of a brief in DOCX. A template that has one of these names keeps its own."""

from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

CONTENTS_LINE: Final = "toc 1"
"""Word's own name of the style of a table of contents, so that one that is worked out anew looks the same."""
QUOTE: Final = "Plan Quotation"
RENDERING: Final = "Plan Rendering"
LABEL: Final = "Plan Label"
NOTE: Final = "Plan Note"
SUMMARY: Final = "Plan Summary"
WARNING: Final = "Plan Warning"
_LANGUAGE_TAGS: Final = {"ja": "ja-JP", "en": "en-GB", "mn": "mn-MN"}
_LATIN_SERIF: Final = "Times New Roman"
_LATIN_SANS: Final = "Arial"
_MINCHO: Final = "Yu Mincho"
_GOTHIC: Final = "Yu Gothic"


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    latin: str = _LATIN_SANS
    east_asian: str = _GOTHIC
    bold: bool = False
    colour: str = "1B1E23"
    before: float = 0
    after: float = 4


_LOOKS: Final = {
    "Normal": _Look(10.5),
    "Title": _Look(20, bold=True, colour="17406D", after=12),
    "Heading 1": _Look(14, bold=True, colour="17406D", before=18, after=6),
    "Heading 2": _Look(11.5, bold=True, before=12, after=2),
    QUOTE: _Look(10.5, _LATIN_SERIF, _MINCHO),
    RENDERING: _Look(9.5),
    LABEL: _Look(8.5, colour="4D545E", after=1),
    NOTE: _Look(10),
    SUMMARY: _Look(10.5, bold=True),
    CONTENTS_LINE: _Look(10.5, after=2),
    WARNING: _Look(10, bold=True, colour="A01C1C"),
}


def prepare_styles(document: Document, language: str, *, keep_known: bool) -> None:
    """Give the document our styles; ``keep_known``: those that a template has stay as they are."""
    known = {style.name for style in document.styles}
    for name, look in _LOOKS.items():
        if name in known and keep_known:
            continue
        style: Any = (
            document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        if name not in known:
            style.base_style = document.styles["Normal"]
        _apply(style, look)
        if name == CONTENTS_LINE:
            style.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _default_language(document, language)


def tag_language(run: Any, language: str) -> None:
    """Say which language a run is in, for spelling, speech and line breaking."""
    properties = run._r.get_or_add_rPr()
    properties.append(_language(language))


def _apply(style: Any, look: _Look) -> None:
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    style.font.name = look.latin
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]  # a theme's font would win
    fonts.set(qn("w:cs"), look.latin)
    fonts.set(qn("w:eastAsia"), look.east_asian)


def _default_language(document: Document, language: str) -> None:
    """The language of what is not tagged."""
    defaults: Any = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        for old in defaults.findall(qn("w:lang")):
            defaults.remove(old)
        defaults.append(_language(language))


def _language(language: str) -> Any:
    element = OxmlElement("w:lang")
    tag = _LANGUAGE_TAGS.get(language, language)
    element.set(qn("w:val"), tag)
    element.set(qn("w:eastAsia"), tag if language == "ja" else "ja-JP")
    return element
