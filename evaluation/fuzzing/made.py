"""The first plan as files of every kind that plans come in, made as ministries make them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus import PACKAGED_PLANS, Library, Plan
from corpus.plan import PartKind
from corpus.reflow import unwrapped_text

RUNNING_HEAD = "外務省アジア大洋州局　中期行動計画"
_NOTED = 5
"""The paragraph that has the footnote."""
FOOTNOTE = "この計画は，公表された日本語の本文による。"
_CSS = """
@page { size: A4; margin: 25mm 25mm 25mm 25mm;
  @top-center { content: "%s"; font-size: 8pt }
  @bottom-center { content: "- " counter(page) " -"; font-size: 9pt } }
body { font-family: "Noto Sans CJK JP", "Noto Serif CJK JP", sans-serif; font-size: 10.5pt; line-height: 1.6 }
p, h1, h2 { margin: 0 0 6pt; font-weight: normal; font-size: 10.5pt }
h1 { font-size: 14pt; text-align: center }
.columns { columns: 2; column-gap: 10mm; text-align: justify }
.note { float: footnote; font-size: 8pt }
.note::footnote-call { content: counter(footnote); vertical-align: super; font-size: 6pt }
.note::footnote-marker { content: counter(footnote) " " }
"""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as printed: its enumerator (empty for the title and for text below a heading) and its words."""

    label: str
    text: str
    is_heading: bool = False

    @property
    def level(self) -> int:
        """0 for Ⅰ, 1 for １．, 2 for （１）, 3 for ア; -1 without an enumerator."""
        if not self.label:
            return -1
        first = self.label[0]
        return 2 if first == "（" else 0 if first in "IⅠⅡⅢ" else 1 if first.isdigit() else 3


def first_plan() -> Plan:
    return Library(PACKAGED_PLANS / "none").load("japan-mongolia-2013-2017")


def paragraphs(plan: Plan) -> list[Paragraph]:
    found: list[Paragraph] = []
    label = ""
    for part in plan.parts:
        text = unwrapped_text(plan.source, part.span)
        if part.kind is PartKind.ENUMERATOR:
            label = text
        else:
            found.append(Paragraph(label, text, part.kind is PartKind.HEADING))
            label = ""
    return found


def as_markdown(plan: Plan) -> bytes:
    marks = {-1: "# ", 0: "## ", 1: "### ", 2: "#### "}
    blocks = []
    for place, one in enumerate(paragraphs(plan)):
        mark = marks.get(one.level, "") if one.is_heading or place == 0 else ""
        blocks.append(f"{mark}{one.label} {one.text}".strip())
    return "\n\n".join(blocks).encode()


def as_html(plan: Plan, encoding: str = "utf-8") -> bytes:
    menu = "".join(
        f'<li><a href="/mofaj/{n}.html">{name}</a></li>' for n, name in enumerate(("外務本省", "報道", "会談"))
    )
    page = (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="{encoding}"><title>外務省</title>'
        "<script>var x = '１．';</script></head><body>"
        f'<header id="header"><ul>{menu}</ul></header><nav><ul>{menu}</ul></nav>'
        f'<div id="maincontents">{_body(plan)}</div>'
        "<footer><p>（１）法的事項</p><p>Copyright</p></footer></body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def as_pdf(plan: Plan, *, columns: bool = False, plain: bool = False) -> bytes:
    """With a running head, page numbers and a footnote; in two columns; ``plain``: nothing in it packed."""
    import weasyprint

    body = _body(plan, note=True)
    first, rest = body.split("</h1>", 1)
    css = _CSS % RUNNING_HEAD
    content = f'{first}</h1><div class="{"columns" if columns else ""}">{rest}</div>'
    page = f'<html lang="ja"><head><style>{css}</style></head><body>{content}</body></html>'
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=plain)
    return pdf


def as_docx(plan: Plan, *, roman: str = "none") -> bytes:
    """Numbers printed by Word; ``roman`` is the format of the outermost, which is typed into the text by default."""
    document = docx.Document()
    _define_numbering(document, roman)
    for one in paragraphs(plan):
        typed = f"{one.label} " if one.level == 0 and roman == "none" else ""
        paragraph = document.add_paragraph(typed + one.text)
        if one.level >= 0:
            _number(paragraph, one.level)
    document.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _body(plan: Plan, *, note: bool = False) -> str:
    return "".join(_blocks(paragraphs(plan), note))


def _blocks(printed: Sequence[Paragraph], note: bool) -> Iterator[str]:
    for place, one in enumerate(printed):
        text = escape(f"{one.label} {one.text}".strip())
        if place == 0:
            yield f"<h1>{text}</h1>"
        elif one.is_heading:
            yield f"<h2>{text}</h2>"
        else:
            call = f'<span class="note">{FOOTNOTE}</span>' if note and place == _NOTED else ""
            yield f"<p>{text}{call}</p>"


def _define_numbering(document: Any, roman: str) -> None:
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    formats = ((roman, "%1" if roman != "none" else ""), ("decimalFullWidth", "%2．"), ("decimalFullWidth", "（%3）"))
    for level, (number_format, text) in enumerate((*formats, ("aiueoFullWidth", "%4"))):
        element = OxmlElement("w:lvl")
        element.set(qn("w:ilvl"), str(level))
        for name, value in (("start", "1"), ("numFmt", number_format), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            element.append(child)
        abstract.append(element)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), "77")
    number.append(reference)
    numbering.append(number)


def _number(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("ilvl", str(level)), ("numId", "77")):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)
