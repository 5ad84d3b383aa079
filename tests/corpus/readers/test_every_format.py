"""The first plan, made into files of every kind, is read into the same 59 items."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from corpus import Library, Metadata, Plan, Reading, read_file
from corpus.boxes import boxes_of, read_boxes
from corpus.document import BOXES_FILE, LAYOUT_FILE, SOURCE_FILE
from corpus.layout import Format, Left
from corpus.lines import read_lines
from corpus.reading import printed_title
from evaluation.fuzzing.made import FOOTNOTE, RUNNING_HEAD, as_docx, as_html, as_markdown, as_pdf, first_plan
from tests.corpus.readers.comparing import outline
from tests.corpus.reading import DOCUMENTS, assert_lossless

METADATA = Metadata("", "ja")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return first_plan()


@pytest.fixture(scope="module")
def pdf(plan: Plan) -> Reading:
    return read_file(as_pdf(plan), "plan.pdf")


@pytest.fixture(scope="module")
def columns(plan: Plan) -> Reading:
    return read_file(as_pdf(plan, columns=True), "plan.pdf")


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (Format.TEXT, lambda plan: plan.source.encode()),
        (Format.MARKDOWN, as_markdown),
        (Format.HTML, as_html),
        (Format.HTML, lambda plan: as_html(plan, "shift_jis")),
        (Format.HTML, lambda plan: as_html(plan, "euc-jp")),
        (Format.DOCX, as_docx),
        (Format.PDF, as_pdf),
        (Format.PDF, lambda plan: as_pdf(plan, columns=True)),
    ],
    ids=["text", "markdown", "html", "html in Shift_JIS", "html in EUC-JP", "docx", "pdf", "pdf in two columns"],
)
def test_the_plan_has_the_same_items_in_every_format(plan: Plan, kind: Format, make: Callable[[Plan], bytes]) -> None:
    reading = read_file(make(plan), f"plan.{'md' if kind is Format.MARKDOWN else 'file'}")
    assert reading.document.format is kind
    assert len(reading.items) == 59
    assert outline(reading.items) == outline(plan.items)
    assert reading.warnings == ()
    assert "".join(reading.title.split()) == "".join(printed_title(plan).split())
    assert_lossless(reading.as_plan("made", METADATA))


def test_numbers_that_word_prints_are_the_addresses(plan: Plan) -> None:
    """With Ⅰ counted by Word too, which prints it in Latin letters."""
    reading = read_file(as_docx(plan, roman="upperRoman"), "plan.docx")
    assert [item.id for item in reading.items] == [item.id for item in plan.items]
    assert reading.items[1].address == "I１（２）"


@pytest.mark.shared
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the statutes are not beside the project")
@pytest.mark.parametrize("name", ["外務省設置法", "環境基本法", "行政手続法"])
def test_statutes_have_the_same_items_as_a_word_file_and_a_web_page(name: str) -> None:
    text = read_file(DOCUMENTS / f"{name}.txt")
    expected = outline(text.items)
    lines = list(_paragraphs(text.source))
    page = "".join(f"<p>{line}</p>" for line in lines)
    assert outline(read_file(f"<html><body>{page}</body></html>".encode(), "law.html").items) == expected
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    assert outline(read_file(stream.getvalue(), "law.docx").items) == expected


def _paragraphs(source: str) -> Iterator[str]:
    """The lines of a statute, those together that were broken at a reference."""
    paragraph = ""
    for line in read_lines(source):
        paragraph += line.text
        if not line.goes_on:
            yield paragraph
            paragraph = ""


@pytest.mark.parametrize("made", ["pdf", "columns"])
def test_running_heads_page_numbers_and_footnotes_are_told_and_are_in_no_item(
    request: pytest.FixtureRequest, made: str
) -> None:
    reading: Reading = request.getfixturevalue(made)
    assert reading.layout is not None
    pages = len(reading.layout.pages)
    told = [(one.kind, one.text.replace("\u3000", " ")) for one in reading.left_out]
    assert pages > 2
    assert told.count((Left.RUNNING_LINE, RUNNING_HEAD.replace("\u3000", " "))) == pages
    assert [text for kind, text in told if kind is Left.PAGE_NUMBER] == [f"- {n} -" for n in range(1, pages + 1)]
    assert [text for kind, text in told if kind is Left.FOOTNOTE] == [f"1 {FOOTNOTE}"]
    assert "外務省アジア大洋州局" not in reading.source
    assert FOOTNOTE not in reading.source


def test_items_know_their_pages(pdf: Reading) -> None:
    assert pdf.layout is not None
    pages = [pdf.layout.page_of(item.span.start) for item in pdf.items]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert set(pages) == set(range(1, len(pdf.layout.pages) + 1))


def test_a_quote_has_its_boxes_where_it_stands(pdf: Reading) -> None:
    item = pdf.items[1]
    lines = read_boxes(pdf.document.boxes)
    ((page, boxes),) = boxes_of(lines, item.span)
    assert page == 1
    assert len(boxes) == item.text.count("") // 40 + 1
    assert pdf.layout is not None
    for box in boxes:
        assert 0 < box.left < box.right < pdf.layout.pages[0].width
        assert 10 < box.bottom - box.top < 14
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)


def test_a_quote_across_pages_has_boxes_on_both(pdf: Reading) -> None:
    lines = read_boxes(pdf.document.boxes)
    found = [boxes_of(lines, item.span) for item in pdf.items]
    assert all(found)
    across = [pages for pages in found if len(pages) == 2]
    assert across
    assert all(second[0] == first[0] + 1 for first, second in across)


def test_a_stored_pdf_is_loaded_as_it_was_read(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(as_pdf(plan))
    library = Library(tmp_path / "own", packaged=tmp_path / "packaged")
    added = library.add(file, METADATA)
    assert library.load("plan") == added
    assert library.verify("plan") == ()
    assert outline(added.items) == outline(plan.items)
    assert added.page_of(added.items[0].span) == 1
    folder = tmp_path / "own" / "plan"
    assert {path.name for path in folder.iterdir()} == {
        SOURCE_FILE, LAYOUT_FILE, BOXES_FILE, "original.pdf", "plan.toml"
    }  # fmt: skip
    assert (folder / "original.pdf").read_bytes() == file.read_bytes()
