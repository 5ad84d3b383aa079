import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Span, unwrap
from corpus.reflow import unwrapped_text

SOURCES = st.text(st.sampled_from("aБ両，ア- \t\n\r\f　\u2028 \x85한ｱ.1é"), max_size=60) | st.text(max_size=60)


def whole(source: str) -> str:
    return unwrap(source, Span(0, len(source))).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("その他の国 \n\n際会議の", "その他の国際会議の"),
        ("the two\n  Governments", "the two Governments"),
        ("хамтын\r\nажиллагаа", "хамтын ажиллагаа"),
        ("ＡＳＥAN 経済\f研究", "ＡＳＥAN 経済研究"),
        ("EPA\nの", "EPAの"),
        ("한국\n정부", "한국 정부"),
        ("ﾓﾝｺﾞﾙ\nｺｸ", "ﾓﾝｺﾞﾙｺｸ"),
        ("co-\noperation", "co-operation"),
        ("under\u00ad\nstanding", "understanding"),
        ("under\u00adstanding", "under\u00adstanding"),
        ("Japan -\nMongolia", "Japan - Mongolia"),
        ("Tokyo-\nUlaanbaatar", "Tokyo- Ulaanbaatar"),
        ("two  spaces　wide", "two  spaces　wide"),
    ],
)
def test_line_wrapping_is_removed_and_nothing_else(source: str, text: str) -> None:
    assert whole(source) == text


@settings(deadline=None)
@given(SOURCES, st.data())
def test_every_character_stands_where_its_offset_says(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    read = unwrap(source, Span(start, end))
    assert len(read.text) == len(read.offsets)
    assert all(one < other for one, other in zip(read.offsets, read.offsets[1:], strict=False))
    for character, offset in zip(read.text, read.offsets, strict=True):
        assert start <= offset < end
        assert source[offset] == character or (character == " " and source[offset].isspace())


@settings(deadline=None)
@given(SOURCES)
def test_unwrapping_keeps_all_that_is_not_white_space(source: str) -> None:
    assert "".join(whole(source).split()) == "".join(source.split())


@settings(deadline=None)
@given(SOURCES)
def test_unwrapping_twice_changes_nothing_more(source: str) -> None:
    assert whole(whole(source)) == whole(source) == unwrapped_text(source, Span(0, len(source)))


@settings(deadline=None)
@given(SOURCES, SOURCES)
def test_what_stands_around_a_span_makes_no_difference(before: str, source: str) -> None:
    span = Span(len(before), len(before) + len(source))
    assert unwrap(before + source + before, span).text == whole(source)


def test_a_stretch_of_the_text_has_a_span() -> None:
    source = "国\n\n際会議"
    read = unwrap(source, Span(0, len(source)))
    span = read.span(0, 2)
    assert source[span.start : span.end] == "国\n\n際"
    with pytest.raises(ValueError, match="not a stretch"):
        read.span(1, 1)
