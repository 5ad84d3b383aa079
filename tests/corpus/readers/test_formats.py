"""What kind of file it is, and what is said of those that are not read."""

import io
import zipfile

import pytest

from corpus import PlanError, read_file
from corpus.layout import Format
from corpus.readers.formats import recognise_format
from evaluation.fuzzing.made import as_docx, as_pdf, first_plan


def packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "1. Trade.")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "plan.txt", Format.PDF),
        (b"\r\n%PDF-1.4", "", Format.PDF),
        (packed("word/document.xml"), "plan.pdf", Format.DOCX),
        (b"<!DOCTYPE html><p>1. Trade.", "plan.txt", Format.HTML),
        (b"\xef\xbb\xbf\n <!-- x --> <HTML lang=ja>", "", Format.HTML),
        ("<html><body>1. Trade.".encode("utf-16"), "", Format.HTML),
        (b"<p>1. Trade.", "plan.htm", Format.HTML),
        (b"<p>1. Trade.", "plan.txt", Format.TEXT),
        (b"# Plan\n1. Trade.", "plan.MD", Format.MARKDOWN),
        (b"1. Trade.", "plan.html", Format.TEXT),
        (b"1. Trade.", "plan.pdf", Format.TEXT),
    ],
)
def test_content_decides_and_a_name_only_between_texts(data: bytes, name: str, kind: Format) -> None:
    assert recognise_format(data, name) is kind


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word file, or one with a password; open it in Word and save it as .docx"),
        (b"{\\rtf1 1. Trade}", "RTF file; open it in Word"),
        (b"\x89PNG\r\n\x1a\n", "a picture; have its text recognised"),
        (b"\xff\xd8\xff\xe0", "a picture; have its text recognised"),
        (b"\x1f\x8b\x08", "compressed file; unpack it"),
        (packed("xl/workbook.xml"), "a table or a presentation; save the plan's text"),
        (packed("plan.txt"), "without a Word document in it; unpack it"),
        (b"PK\x03\x04\x14\x00", "damaged; open it in Word and save it again"),
        (as_docx(first_plan())[:-100], "damaged; open it in Word and save it again"),
        (as_pdf(first_plan())[:2000], "the PDF is damaged; download or save it again"),
        (b"%PDF-1.7\n", "the PDF is damaged"),
        (b"<html><body><script>1. Trade.</script></body></html>", "no text in this file"),
    ],
)
def test_what_is_not_read_is_refused_with_the_remedy(data: bytes, remedy: str) -> None:
    with pytest.raises(PlanError, match=remedy):
        read_file(data, "plan")
