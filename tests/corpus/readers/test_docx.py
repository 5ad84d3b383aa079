"""Word files: what Word prints is what is read."""

import pytest

from corpus import PlanError, Reading, read_file
from corpus.layout import Left
from tests.corpus.readers.word import document, level, lists, p, packed, r, root, table


def read(body: str, numbering: str = "", styles: str = "") -> Reading:
    return read_file(document(body, numbering=numbering, styles=styles), "plan.docx")


def lines(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return read(body, numbering, styles).source.split("\n\n")


def printed(body: str, numbering: str = "", styles: str = "") -> list[str]:
    """The enumerators that are printed before the word X."""
    return [line.strip().removesuffix("X").strip() for line in lines(body + p("1. Item."), numbering, styles)[:-1]]


@pytest.mark.parametrize(
    ("numbering_format", "expected"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("decimalFullWidth", ["１", "２", "３"]),
        ("decimalEnclosedCircle", ["①", "②", "③"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("aiueo", ["ｱ", "ｲ", "ｳ"]),
        ("aiueoFullWidth", ["ア", "イ", "ウ"]),
        ("iroha", ["ｲ", "ﾛ", "ﾊ"]),
        ("irohaFullWidth", ["イ", "ロ", "ハ"]),
        ("japaneseCounting", ["一", "二", "三"]),
        ("ideographDigital", ["一", "二", "三"]),
        ("ideographTraditional", ["甲", "乙", "丙"]),
        ("russianLower", ["а", "б", "в"]),
        ("russianUpper", ["А", "Б", "В"]),
        ("ordinal", ["1st", "2nd", "3rd"]),
        ("ordinalText", ["First", "Second", "Third"]),
    ],
)
def test_a_number_is_printed_in_its_format(numbering_format: str, expected: list[str]) -> None:
    assert printed(p("X", 1) * 3, lists(level(0, numbering_format, "%1"))) == expected


def test_levels_print_the_numbers_above_and_begin_anew_below_them() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "(%3)"))
    body = p("X", 1) + p("X", 1, 1) + p("X", 1, 2) * 2 + p("X", 1, 1) + p("X", 1, 2) + p("X", 1) + p("X", 1, 1)
    assert printed(body, numbering) == ["I.", "I.1.", "(a)", "(b)", "I.2.", "(a)", "II.", "II.1."]


def test_a_legal_level_prints_all_numbers_in_digits() -> None:
    numbering = lists(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert printed(p("X", 1) * 4 + p("X", 1, 1), numbering)[-1] == "4.1"


def test_a_list_begins_where_it_says() -> None:
    assert printed(p("X", 1) * 2, lists(level(0, "decimal", "%1.", start=5))) == ["5.", "6."]


def test_a_level_may_run_on_through_the_levels_above_it() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    assert printed((p("X", 1) + p("X", 1, 1)) * 2, numbering) == ["1.", "(1)", "2.", "(2)"]


def test_two_lists_of_one_definition_count_together_unless_one_starts_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = p("X", 1) * 2 + p("X", 2) + p("X", 3) * 2
    assert printed(body, lists(level(0, "decimal", "%1."), more=more)) == ["1.", "2.", "3.", "1.", "2."]


def test_a_list_may_print_a_level_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{own}</w:num>'
    assert printed(p("X", 2) * 2, lists(level(0, "decimal", "%1."), more=more)) == ["a)", "b)"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def test_styles_number_their_paragraphs() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>'))
    body = p("X", style="Part") + p("X", style="Item") * 2 + p("X", style="Part") + p("X", 0, style="Part")
    assert printed(body + p("X", style="Loop"), numbering, STYLES) == ["1.", "(a)", "(b)", "2.", "", ""]


def test_a_numbering_style_has_its_list() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Laws"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    more = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Laws"/></w:abstractNum>'
    more += '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    assert printed(p("X", 2), lists(level(0, "decimal", "第%1条"), more=more), styles) == ["第1条"]


def test_bullets_and_levels_without_numbers_are_printed() -> None:
    numbering = lists(level(0, "bullet", "\uf0b7"), level(1, "none", "附則"), level(2, "none", ""))
    assert printed(p("X", 1) + p("X", 1, 1) + p("X", 1, 2), numbering) == ["•", "附則", ""]


def test_what_was_deleted_is_told_and_is_no_text() -> None:
    body = p(f"{r('1. Both ')}<w:del>{r('never ', 'delText')}</w:del><w:ins>{r('sell.')}</w:ins>")
    body += f"<w:p><w:moveFrom>{r('2. Moved.')}</w:moveFrom></w:p>"
    reading = read(body)
    assert [(item.id, item.text) for item in reading.items] == [("1", "Both sell.")]
    assert [(one.kind, one.text) for one in reading.left_out] == [(Left.DELETED, "never"), (Left.DELETED, "2. Moved.")]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next_and_counts_no_number() -> None:
    numbering = lists(level(0, "decimal", "%1."))
    body = p("Both ", 1, mark="<w:del/>") + p("sell.", 1) + p("Both buy.", 1)
    assert lines(body, numbering) == ["1. Both sell.", "2. Both buy.\n"]


def test_hidden_text_is_told_and_is_no_text() -> None:
    reading = read(p(f"{r('1. Both sell.')}<w:r><w:rPr><w:vanish/></w:rPr><w:t> Or not.</w:t></w:r>"))
    assert reading.items[0].text == "Both sell."
    assert [(one.kind, one.text) for one in reading.left_out] == [(Left.HIDDEN, "Or not.")]


def test_cells_are_read_in_order_and_a_number_in_its_own_cell_numbers_the_next() -> None:
    body = table((p("番号"), p("内容")), (p("（１）"), p("両国は，売る。")), (p("", 1), p("両国は，買う。")))
    numbering = lists(level(0, "decimalFullWidth", "（%1）", start=2))
    assert [(item.id, item.text) for item in read(body, numbering).items] == [
        ("1", "両国は，売る。"),
        ("2", "両国は，買う。"),
    ]


def test_a_table_in_a_cell_loses_nothing() -> None:
    body = table((p("1. Both sell.") + table((p("2. Both buy."),)) + p("3. Both lend."),))
    assert [item.text for item in read(body).items] == ["Both sell.", "Both buy.", "Both lend."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('2. Both buy.')}</w:txbxContent>"
    shapes = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert [item.text for item in read(p(f"{r('1. Both ')}<w:r>{shapes}</w:r>{r('sell.')}")).items] == [
        "Both sell.",
        "Both buy.",
    ]


def test_footnotes_headers_and_footers_are_told_and_are_no_text() -> None:
    notes = root(
        "footnotes", f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>{p("In 2013.")}</w:footnote>'
    )
    body = p(f"{r('1. Both sell')}<w:r><w:footnoteReference/></w:r>{r('.')}")
    data = document(body, footnotes=notes, header1=root("hdr", p("Ministry")))
    reading = read_file(data, "plan.docx")
    assert reading.items[0].text == "Both sell."
    assert [(one.kind, one.text) for one in reading.left_out] == [
        (Left.FOOTNOTE, "In 2013."),
        (Left.RUNNING_LINE, "Ministry"),
    ]


def test_fields_signs_and_ruby_are_read_as_they_are_printed() -> None:
    field = f"<w:r><w:fldChar/></w:r>{r('PAGEREF', 'instrText')}{r('x')}"
    ruby = f"<w:r><w:ruby><w:rt>{r('もうこ')}</w:rt><w:rubyBase>{r('蒙古')}</w:rubyBase></w:ruby></w:r>"
    body = p(f"{r('（１）')}{field}<w:r><w:noBreakHyphen/></w:r>{ruby}<w:r><w:tab/></w:r>{r('。')}")
    assert read(body).items[0].text == "x-蒙古 。"


BOMB = '<!DOCTYPE x [<!ENTITY a "hahaha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (packed(document=f"{BOMB}]>{root('document', p('1. &j;'))}"), "a document type inside|damaged"),
        (
            packed(document=f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{root("document", p("1. &a;"))}'),
            "a document type inside",
        ),
        (document(p("1. " + "a" * 34_000_000)), "unpacked, a part of the Word file has more than 32 MiB"),
        (document(p("1. a") + "<w:p/>" * 600_000), "more elements than any plan"),
        (packed(document="<w:document"), "damaged; open it in Word"),
        (document(p("1. Trade."), numbering="<w:num>"), "damaged; open it in Word"),
        (packed(document=root("document", ""), **{f"part{n}": "" for n in range(2_001)}), "more than 2,000 parts"),
    ],
    ids=["entities", "external entity", "large part", "elements", "cut", "cut numbering", "parts"],
)
def test_bombs_and_damage_are_refused_with_the_remedy(data: bytes, remedy: str) -> None:
    with pytest.raises(PlanError, match=remedy):
        read_file(data, "plan.docx")
