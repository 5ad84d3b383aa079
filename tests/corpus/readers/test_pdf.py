"""PDFs: what is printed is read in order, and what cannot be read is refused with the remedy."""

import base64
import io

import docx
import pytest
from PIL import Image

from corpus import PlanError, Reading, read_file
from corpus.boxes import PlacedLine, boxes_of, read_boxes, write_boxes
from corpus.layout import Left
from corpus.plan import Span
from corpus.readers.apart import render_apart
from evaluation.fuzzing.made import as_docx, as_pdf, first_plan
from tests.office import as_pdf as converted

ENGLISH = [
    f"({n}) Both governments promote trade and investment between the two countries, hold a co-operation forum "
    f"at least once a year, and review what was achieved in year {n} before the next meeting of the foreign ministers."
    for n in range(1, 30)
]


def pdf(body: str, css: str = "") -> bytes:
    import weasyprint

    base = 'body { font-family: "Noto Sans CJK JP"; font-size: 11pt } p { margin: 0 }'
    made: bytes = weasyprint.HTML(string=f"<html><style>{base}{css}</style><body>{body}</body></html>").write_pdf()
    return made


def read(body: str, css: str = "") -> Reading:
    return read_file(pdf(body, css), "plan.pdf")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "css", ["", "body { columns: 2 }", "p { text-align: justify }", "p { margin: 0 0 1em 2em; text-indent: -2em }"]
)
def test_english_items_are_whole(css: str) -> None:
    reading = read(paragraphs("Action plan", "1. Trade", *ENGLISH), css)
    assert [(item.id, f"{item.address[1:]} {item.text}") for item in reading.items] == [
        (f"1.{n}", text) for n, text in enumerate(ENGLISH, start=1)
    ]
    assert reading.warnings == ()


def test_a_word_broken_at_the_margin_is_whole_again_where_the_document_has_it() -> None:
    broken, own = "under&shy;standing " * 15, "co-operation " * 15
    reading = read(f"<p>1. A {broken}.</p><p>2. A {own}.</p><p>3. Understanding.</p>", "body { width: 170pt }")
    assert "under\u00ad\nstanding" in reading.source.replace("\n\n", "\n")
    assert "co-\noperation" in reading.source
    assert [item.text for item in reading.items[:2]] == [f"A {'understanding ' * 15}.", f"A {'co-operation ' * 15}."]


def test_letters_that_share_a_shape_are_all_read() -> None:
    text = "Both governments hold staff talks, offer scholarships and make efforts in the office of official fluency."
    reading = read(paragraphs("Action plan", f"1. {text}", "2. Both sides meet."), 'p { font-family: "Noto Serif" }')
    assert reading.items[0].text == text


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    twice = "".join(f'<p style="position: absolute; top: 0; left: {left}pt">1. Staff meet.</p>' for left in (0, 0.2))
    reading = read(f'{twice}<p style="margin-top: 3em">2. Both sides meet.</p>', 'p { font-family: "Noto Serif" }')
    assert [item.text for item in reading.items] == ["Staff meet.", "Both sides meet."]


def test_a_title_across_both_columns_comes_first() -> None:
    body = "<h1>An action plan whose title is so long that it runs across both of the columns</h1><div>"
    reading = read(f"{body}{paragraphs(*ENGLISH)}</div>", "div { columns: 2 }")
    assert reading.title.startswith("An action plan whose title")
    assert len(reading.items) == 29


def test_a_table_is_read_row_by_row() -> None:
    rows = "".join(
        f"<tr><td>（{n}）</td><td>両政府は，第{n}の分野で協力し，毎年その成果を確認する。</td></tr>"
        for n in range(1, 9)
    )
    assert [item.id for item in read(f"<table>{rows}</table>").items] == [str(n) for n in range(1, 9)]


def test_a_bare_number_in_the_midst_of_a_page_is_no_page_number() -> None:
    body = paragraphs("第一条", "両国は，売る。", "第二条", "両国は，買う。")
    assert [item.id for item in read(body).items] == ["第一条", "第二条"]


def test_ruby_is_no_text() -> None:
    body = "<p>（１）<span>蒙古<i>もうこ</i></span>に行く。</p><p>（２）帰る。</p>"
    css = (
        "p { line-height: 3 } span { position: relative }"
        "i { position: absolute; left: 0; top: -1.2em; font: 5.5pt/1 'Noto Sans CJK JP' }"
    )
    assert [item.text for item in read(body, css).items] == ["蒙古に行く。", "帰る。"]


def test_a_page_that_is_a_picture_among_pages_of_text_is_told() -> None:
    reading = read(f'<p>1. Both sell.</p><div style="break-before:page">{picture()}</div>')
    assert [(one.kind, one.page) for one in reading.left_out] == [(Left.PICTURE, 2)]


def picture() -> str:
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(stream, "PNG")
    return f'<img width="300" src="data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}">'


def locked() -> bytes:
    """A PDF whose trailer asks for a password that nobody knows."""
    key = "<" + "ab" * 32 + ">"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        f"<</Filter/Standard/V 1/R 2/O {key}/U {key}/P -4>>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 5\n0000000000 65535 f \n{entries}{trailer}".encode()


STACKED = "p { width: 1em; line-height: 1; float: right; margin-left: 1em }"


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (locked(), "needs a password; save a copy without one"),
        (pdf(picture()), r"only pictures of its pages \(a scan\); have its text recognised"),
        (
            pdf(paragraphs("両政府は，経済及び文化の分野で協力し，毎年その成果を確認する。") * 3, STACKED),
            "page 1 .* set vertically",
        ),
        (pdf(paragraphs(*ENGLISH[:5]), "body { transform: rotate(90deg) }"), "stands on its side; turn its pages"),
        (pdf("<p></p>"), "has no text"),
        (pdf(paragraphs("No numbers here at all.")), "no numbered items were found"),
    ],
    ids=["password", "scan", "vertical", "turned", "empty", "no items"],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(data: bytes, remedy: str) -> None:
    with pytest.raises(PlanError, match=remedy):
        read_file(data, "plan.pdf")


def test_a_page_is_rendered_as_a_picture() -> None:
    with Image.open(io.BytesIO(render_apart(as_pdf(first_plan()), 2))) as image:
        assert image.format == "PNG"
        assert image.size == (1240, 1754)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_page_that_there_is_not_is_refused(number: int) -> None:
    with pytest.raises(PlanError, match=f"no page {number}; it has 1"):
        render_apart(pdf("<p>1. Both sell.</p>"), number)


@pytest.mark.office
def test_what_another_program_prints_of_our_word_file_has_the_same_items() -> None:
    """LibreOffice resolves the numbers itself, in half-width digits, and sets the lines in its own way."""
    reading = read_file(converted(as_docx(first_plan())), "plan.pdf")
    plan = first_plan()
    assert [item.id for item in reading.items] == [item.id for item in plan.items]
    assert ["".join(item.text.split()) for item in reading.items] == ["".join(item.text.split()) for item in plan.items]


@pytest.mark.office
def test_an_english_word_file_printed_by_another_program_has_the_same_items() -> None:
    document = docx.Document()
    for text in ENGLISH:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    reading = read_file(converted(stream.getvalue()), "plan.pdf")
    assert [f"{item.address} {item.text}" for item in reading.items] == ENGLISH


LINES = (
    PlacedLine(0, 1, 10.0, 20.0, (5.0, 10.0, 15.0, 20.0)),
    PlacedLine(4, 1, 30.0, 40.0, (5.0, 10.0, 15.0)),
    PlacedLine(7, 2, 10.0, 20.0, (5.0, 12.5)),
)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 3), [(1, [(5, 20)])]),
        (Span(1, 2), [(1, [(10, 15)])]),
        (Span(2, 5), [(1, [(15, 20), (5, 10)])]),
        (Span(0, 8), [(1, [(5, 20), (5, 15)]), (2, [(5, 12.5)])]),
        (Span(3, 4), []),
        (Span(8, 9), []),
    ],
)
def test_a_stretch_of_the_source_has_a_box_a_line(
    span: Span, expected: list[tuple[int, list[tuple[float, float]]]]
) -> None:
    found = boxes_of(LINES, span)
    assert [(page, [(box.left, box.right) for box in boxes]) for page, boxes in found] == expected


def test_boxes_are_written_and_read_back() -> None:
    assert read_boxes(write_boxes(LINES)) == LINES


@pytest.mark.parametrize(
    "text", ["x", "[]", "[0, 1, 1, 1, []]", '[0, 1, 1, 1, ["1"]]', "[5, 1, 1, 1, [1, 2]]\n[0, 1, 1, 1, [1, 2]]"]
)
def test_damaged_boxes_are_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(PlanError, match="restore it from a copy, or add the plan again"):
        read_boxes(text)
