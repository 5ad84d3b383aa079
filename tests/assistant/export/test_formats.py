"""Every format, read back: the quotes stand in it, verbatim and in order."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from assistant.brief import editing
from assistant.brief.document import Brief, TalkingRemark
from assistant.export.formats import BriefFormat, Exporter, TemplateError
from assistant.export.markdown import escape
from assistant.export.wording import texts_of
from assistant.language import Language
from corpus import Plan
from tests.assistant.brief.conftest import assembled, gathered
from tests.assistant.web.fake_assistant import FakeAssistant

HOSTILE = "<script>alert(1)</script> & \x07 *bold* | ] өү ӨҮ"


@pytest.fixture(params=list(Language))
def brief(request: pytest.FixtureRequest, first_plan: Plan) -> Brief:
    library = FakeAssistant(first_plan)
    draft = editing.note_item(gathered(library, request.param, "石炭", "育成"), 0, 0, HOSTILE)
    return assembled(draft, library)


def quotes_in_order(brief: Brief, text: str) -> bool:
    """Whether every quote stands in a file's text, white space aside, each behind the one before."""
    bare = re.sub(r"\s", "", text)
    place = 0
    for entry in brief.entries:
        found = bare.find(re.sub(r"\s", "", entry.citation.quote), place)
        if found < 0:
            return False
        place = found + 1
    return len(brief.entries) > 1


def docx_text(content: bytes) -> str:
    body: Any = docx.Document(BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(qn("w:t")))


def pdf_text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return text.replace("\ufffe", "")


def test_docx_holds_every_quote_in_order(brief: Brief) -> None:
    assert quotes_in_order(brief, docx_text(Exporter().export(brief, BriefFormat.DOCX)))


def test_pdf_holds_every_quote_in_order(brief: Brief) -> None:
    text = pdf_text(Exporter().export(brief, BriefFormat.PDF))
    assert quotes_in_order(brief, text)
    assert "өүӨҮ" in re.sub(r"\s", "", text)


def test_markdown_and_json_and_html_hold_every_quote_in_order(brief: Brief) -> None:
    markdown = Exporter().export(brief, BriefFormat.MARKDOWN).decode()
    assert quotes_in_order(brief, re.sub(r"\\(.)|^> ", r"\1", markdown, flags=re.MULTILINE))
    assert quotes_in_order(brief, Exporter().export(brief, BriefFormat.HTML).decode())
    points = json.loads(Exporter().export(brief, BriefFormat.JSON))["points"]
    assert quotes_in_order(brief, "".join(e["citation"]["quote"] for p in points for e in p["entries"]))


def test_docx_has_real_headings_a_table_of_contents_and_east_asian_fonts(brief: Brief) -> None:
    document = docx.Document(BytesIO(Exporter().export(brief, BriefFormat.DOCX)))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[:2] == [f"{n}. {point.heading}" for n, point in enumerate(brief.points, start=1)]
    xml = str(document.element.xml)
    assert 'TOC \\o "1-1"' in xml
    assert 'w:lang w:val="ja-JP"' in xml
    fonts: Any = document.styles["Plan Quotation"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "Yu Mincho"
    assert "PAGE" in str(document.sections[0].footer._element.xml)


def test_the_table_of_contents_has_an_entry_and_a_link_for_every_heading(brief: Brief) -> None:
    document = docx.Document(BytesIO(Exporter().export(brief, BriefFormat.DOCX)))
    headings = {
        start.get(qn("w:name")): paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "Heading 1"
        for start in paragraph._p.iter(qn("w:bookmarkStart"))
    }
    body: Any = document.element.body
    links = list(body.iter(qn("w:hyperlink")))
    entries = {link.get(qn("w:anchor")): "".join(t.text or "" for t in link.iter(qn("w:t"))) for link in links}
    assert {name: text.removesuffix("–") for name, text in entries.items()} == headings
    assert len(headings) == len(brief.points) + 2
    assert all(f" PAGEREF {name} " in str(document.element.xml) for name in headings)


def test_talking_points_and_what_became_of_them_are_in_every_format(brief: Brief) -> None:
    spoken = replace(brief.points[0], talking_points=("A point [1].",), talking_remark=TalkingRemark.SHORTENED)
    silent = replace(brief.points[1], talking_remark=TalkingRemark.FAILED)
    exporter, changed = Exporter(), replace(brief, points=(spoken, silent))
    say = texts_of(brief)
    shown = (say("talking_points_label"), "A point [1].", say("talking_shortened"), say("talking_failed"))
    texts = {
        "docx": docx_text(exporter.export(changed, BriefFormat.DOCX)),
        "pdf": pdf_text(exporter.export(changed, BriefFormat.PDF)),
        "md": exporter.export(changed, BriefFormat.MARKDOWN).decode().replace("\\", ""),
    }
    for name, text in texts.items():
        bare = re.sub(r"\s", "", text)
        assert all(re.sub(r"\s", "", each) in bare for each in shown), name
    point = json.loads(exporter.export(changed, BriefFormat.JSON))["points"][0]
    assert (point["talking_points"], point["talking_remark"]) == (["A point [1]."], "talking_shortened")


def test_a_template_keeps_its_own_styles_and_pages(brief: Brief, tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Ministry of Tests")
    template.styles.add_style("Plan Quotation", 1).font.name = "Ministry Serif"
    template.save(str(tmp_path / "template.docx"))
    written = Exporter(tmp_path / "template.docx").export(brief, BriefFormat.DOCX)
    document = docx.Document(BytesIO(written))
    assert document.paragraphs[0].text == "Ministry of Tests"
    assert document.styles["Plan Quotation"].font.name == "Ministry Serif"
    assert quotes_in_order(brief, docx_text(written))


def test_a_template_that_is_no_word_document_is_refused(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "template.docx").write_text("nothing")
    with pytest.raises(TemplateError, match=r"template\.docx"):
        Exporter(tmp_path / "template.docx").export(brief, BriefFormat.DOCX)


def test_pdf_is_tagged_titled_and_carries_its_fonts(brief: Brief) -> None:
    content = Exporter().export(brief, BriefFormat.PDF)
    document = pypdfium2.PdfDocument(content)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == brief.details.title
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is not installed (apt-get install poppler-utils)")
    listed = subprocess.run(["pdffonts", "-"], input=content, capture_output=True, check=True).stdout.decode()
    fonts = [line.split() for line in listed.splitlines()[2:]]
    assert fonts
    assert all(font[-5] == "yes" for font in fonts), listed
    raw = subprocess.run(["pdfinfo", "-struct", "-"], input=content, capture_output=True, check=True).stdout.decode()
    assert "Document" in raw
    assert "H1" in raw


@pytest.mark.office
def test_libreoffice_opens_the_docx_with_every_quote(brief: Brief, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer-nogui)")
    (tmp_path / "brief.docx").write_bytes(Exporter().export(brief, BriefFormat.DOCX))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "brief.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert quotes_in_order(brief, pdf_text((tmp_path / "brief.pdf").read_bytes()))


def test_nothing_that_people_write_is_taken_as_markup(brief: Brief) -> None:
    assert "<script>" not in Exporter().export(brief, BriefFormat.HTML).decode()
    assert "<script>" not in Exporter().export(brief, BriefFormat.MARKDOWN).decode()
    assert escape("1. *x* <b>\n- y") == "\\1. \\*x\\* \\<b\\>\n\\- y"


def test_a_quote_that_no_longer_stands_is_marked_in_every_format(first_plan: Plan) -> None:
    library = FakeAssistant(first_plan)
    draft = gathered(library, Language.ENGLISH, "石炭")
    changed = replace(draft.points[0].items[0], quote="昔の言葉。")
    point = replace(draft.points[0], items=(changed, *draft.points[0].items[1:]))
    brief = assembled(replace(draft, points=(point,)), library)
    mark = "does not stand in the plan as it is now"
    exported = {form: Exporter().export(brief, form) for form in BriefFormat}
    assert mark in docx_text(exported[BriefFormat.DOCX])
    assert re.sub(r"\s", "", mark) in re.sub(r"\s", "", pdf_text(exported[BriefFormat.PDF]))
    assert mark in exported[BriefFormat.MARKDOWN].decode()
    assert mark in exported[BriefFormat.HTML].decode()
    assert json.loads(exported[BriefFormat.JSON])["points"][0]["entries"][0]["stands"] is False


def test_quotes_carry_their_language_and_the_style_is_whole(brief: Brief) -> None:
    page = Exporter().export(brief, BriefFormat.HTML).decode()
    assert ('<blockquote lang="ja">' in page) == (brief.language is not Language.JAPANESE)
    assert 'counter(page) " / " counter(pages)' in page


def test_pdf_pages_are_numbered(brief: Brief) -> None:
    document = pypdfium2.PdfDocument(Exporter().export(brief, BriefFormat.PDF))
    for number, page in enumerate(document, start=1):
        assert f"{number} / {len(document)}" in page.get_textpage().get_text_range()
