import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import PlanError
from corpus.readers.limits import LARGEST_FILE
from corpus.readers.text import read_text

JAPANESE = "１．両政府は，協力する。\r\n２．モンゴル国\n"
MONGOLIAN = "1. Хоёр тал хамтын ажиллагааг өргөжүүлнэ.\n2. Энэ хөтөлбөр.\n"


@pytest.mark.parametrize("text", [JAPANESE, MONGOLIAN, "1. Trade.\n"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_is_recognised_with_and_without_a_mark(text: str, mark: bytes, encoding: str) -> None:
    assert read_text(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp932", "shift_jis"])
def test_shift_jis_is_recognised(encoding: str) -> None:
    assert read_text(JAPANESE.encode(encoding)) == JAPANESE


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"", "empty; give the text"),
        (b" \r\n\t\f ", "empty; give the text"),
        ("\u3000\n\u2003".encode(), "empty; give the text"),
        (codecs.BOM_UTF8, "empty; give the text"),
        (bytes(4096), "empty; give the text"),
        (bytes(range(256)) * 8, "save the file as UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "save the file as UTF-8"),
        (MONGOLIAN.replace("ө", "о").replace("ү", "у").encode("cp1251"), "save the file as UTF-8"),
        ("1. Coopération économique entre les deux États, à négocier\n".encode("latin-1"), "save the file as UTF-8"),
        (JAPANESE.encode("euc-jp"), "save the file as UTF-8"),
        (JAPANESE.encode("utf-32"), "save the file as UTF-8"),
        (JAPANESE.strip().encode()[:-1], "damaged or missing bytes; copy it again"),
        (JAPANESE.encode() + b"\xff" + JAPANESE.encode(), "damaged or missing bytes; copy it again"),
        (codecs.BOM_UTF16_LE + JAPANESE.encode("utf-16-le")[:-1], "save the file as UTF-8"),
        (b"1" * (LARGEST_FILE + 1), "20.1 MiB; a plan may have 20 MiB at most"),
    ],
)
def test_what_is_no_readable_text_is_refused_with_the_remedy(data: bytes, remedy: str) -> None:
    with pytest.raises(PlanError, match=remedy):
        read_text(data)


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert read_text(data).strip()
    except PlanError as error:
        assert str(error)
