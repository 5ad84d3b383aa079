"""What a machine can check of PDF/UA-1 (ISO 14289-1), for want of veraPDF."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pikepdf import Dictionary, Name, Page, Pdf, String, parse_content_stream

from assistant.brief.document import Brief
from assistant.export.formats import BriefFormat, Exporter
from assistant.language import Language
from corpus import Plan
from tests.assistant.brief.conftest import assembled, gathered
from tests.assistant.web.fake_assistant import FakeAssistant

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}


@pytest.fixture(params=list(Language))
def brief(request: pytest.FixtureRequest, first_plan: Plan) -> Brief:
    library = FakeAssistant(first_plan)
    return assembled(gathered(library, request.param, "石炭", "育成"), library)


@pytest.fixture
def pdf(brief: Brief) -> Pdf:
    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig is not installed (apt-get install fontconfig)")
    return Pdf.open(BytesIO(Exporter().export(brief, BriefFormat.PDF)))


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below a node, in reading order."""
    children = node.get("/K", [])
    for child in [children] if isinstance(children, Dictionary) else children if not isinstance(children, int) else []:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def fonts(page: Page) -> Iterator[Any]:
    yield from page.resources.get("/Font", Dictionary()).values()


def shown_strings(page: Page) -> Iterator[bytes]:
    """The strings that a page shows, two bytes a glyph."""
    for instruction in parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("Tj", "TJ"):
            operand: Any = instruction.operands[0]
            yield from (
                bytes(part) for part in ([operand] if operator == "Tj" else operand) if isinstance(part, String)
            )


def test_the_document_says_that_it_is_tagged_universal_and_in_which_language(pdf: Pdf, brief: Brief) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith(brief.language)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert brief.details.title in str(metadata["dc:title"])


def test_headings_begin_at_the_first_level_and_skip_none(pdf: Pdf) -> None:
    tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdecimal()]
    assert levels[0] == 1
    assert len(levels) > 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_header_cells(pdf: Pdf) -> None:
    tables = [element for element in elements(pdf.Root.StructTreeRoot) if Name.Table == element.S]
    assert tables
    assert all(any(cell.S == Name.TH for cell in elements(table)) for table in tables)


def test_every_font_is_embedded_and_says_what_its_letters_are(pdf: Pdf) -> None:
    found = [font for page in pdf.pages for font in fonts(page)]
    assert found
    for font in found:
        descriptor = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "/ToUnicode" in font


def test_everything_painted_is_content_or_decoration(pdf: Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for instruction in parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth > 0 or operator not in PAINTING, f"{operator} is neither tagged nor an artifact"


def test_every_letter_has_a_shape(pdf: Pdf) -> None:
    shown = [text for page in pdf.pages for text in shown_strings(page)]
    assert sum(map(len, shown)) > 100
    for codes in shown:
        assert b"\x00\x00" not in [codes[at : at + 2] for at in range(0, len(codes), 2)]
