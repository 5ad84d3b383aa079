"""Web pages as ministries and archives publish them."""

import pytest

from corpus import PlanError, Reading, read_file
from corpus.layout import Left


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str) -> Reading:
    return read_file(page(body), "plan.html")


def items(body: str) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in read(body).items]


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("<ol>", ["1", "2"]),
        ("<ol start=3>", ["3", "4"]),
        ("<ol type=a>", ["a", "b"]),
        ("<ol type=I>", ["I", "II"]),
        ('<ol style="list-style-type: katakana">', ["ア", "イ"]),
        ('<ol style="list-style: upper-latin inside">', ["A", "B"]),
        ('<ol style="list-style-type:katakana-iroha">', ["イ", "ロ"]),
    ],
)
def test_an_ordered_list_is_numbered_as_a_browser_does(tag: str, numbers: list[str]) -> None:
    assert [item for item, _ in items(f"{tag}<li>両国は，売る。<li>両国は，買う。</ol>")] == numbers


def test_an_entry_may_say_its_number() -> None:
    body = "<ol><li>Both sell.</li><li value=4>Both buy.</li><li>Both lend.</li></ol>"
    assert [item for item, _ in items(body)] == ["1", "4", "5"]


def test_a_reversed_list_counts_down() -> None:
    assert read("<ol reversed><li>Sell.<li>Buy.<li>Lend.</ol>").source.split("\n\n")[0] == "3. Sell."


def test_a_list_in_a_list_carries_the_number_above() -> None:
    body = "<ol><li>Trade<ol><li>Both sell.<li>Both buy.</ol><li>Culture<ol type=a><li>Both sing.</ol></ol>"
    assert [item for item, _ in items(body)] == ["1.1", "1.2", "2.a"]


def test_lists_without_numbers_and_definitions_keep_the_numbers_that_are_printed() -> None:
    body = (
        '<ul style="list-style:none"><li>（１）両国は，売る。<li>（２）両国は，買う。</ul>'
        "<dl><dt>（３）</dt><dd>両国は，貸す。</dd></dl>"
    )
    assert items(body) == [("1", "両国は，売る。"), ("2", "両国は，買う。"), ("3", "両国は，貸す。")]


def test_a_number_in_a_cell_of_its_own_numbers_the_next_cell() -> None:
    head = "<tr><th>番号<th>内容</tr>"
    body = f"<table>{head}<tr><td>（１）</td><td>両国は，売る。</td></tr><tr><td>（２）<td>両国は，買う。</table>"
    assert items(body) == [("1", "両国は，売る。"), ("2", "両国は，買う。")]


def test_line_breaks_part_items_and_breaks_of_the_source_do_not() -> None:
    body = "<p>Ⅰ　政治<br>（１）両国は，\n  会談を\n行う。<br>（２）両国は，促す。</p>"
    assert items(body) == [("I.1", "両国は，会談を行う。"), ("I.2", "両国は，促す。")]


def test_ruby_says_how_a_word_is_read_and_is_no_text() -> None:
    assert items("<p>（１）<ruby>蒙古<rp>(</rp><rt>もうこ</rt><rp>)</rp></ruby>に行く。</p>") == [("1", "蒙古に行く。")]


def test_what_stands_around_the_document_is_left_out() -> None:
    menu = '<ul><li><a href="/a">Home</a><li><a href="/b">News</a><li><a href="/c">Visas</a></ul>'
    body = (
        f"<header>{menu}</header><nav>{menu}</nav><script>1. Script.</script><style>2. Style.</style>"
        f'<div class="breadcrumb">Home &gt; Plan</div>{menu}<p>1. Both sell.</p><p>2. Both buy.</p>'
        '<p style="display:none">3. Both cheat.</p><aside>4. See also.</aside><footer>5. Copyright.</footer>'
    )
    assert items(body) == [("1", "Both sell."), ("2", "Both buy.")]
    assert {one.kind for one in read(body).left_out} == {Left.NAVIGATION}


def test_a_table_of_contents_that_leads_into_the_page_is_no_menu() -> None:
    entries = "".join(f'<li><a href="#{n}">Part {n}</a></li>' for n in range(3))
    assert "Part 2" in read(f"<ul>{entries}</ul><p>1. Both sell.</p>").source


def test_footnotes_are_told_and_their_marks_are_no_text() -> None:
    body = (
        '<p>1. Both sell<sup><a href="#n1">1</a></sup> coal.</p><section class="footnotes"><p>1 In 2013.</p></section>'
    )
    assert items(body) == [("1", "Both sell coal.")]
    assert [(one.kind, one.text) for one in read(body).left_out] == [(Left.FOOTNOTE, "1 In 2013.")]


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc-jp", "utf-16"])
@pytest.mark.parametrize("says", [True, False])
def test_its_encoding_is_recognised(encoding: str, says: bool) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">' if says else ""
    data = page("<p>（１）両国は，カメラを売る。</p>", head).decode().encode(encoding)
    assert read_file(data, "plan.html").items[0].text == "両国は，カメラを売る。"


def test_an_encoding_wrongly_declared_is_seen_through() -> None:
    data = page("<p>（１）両国は，売る。</p>", '<meta charset="shift_jis">')
    assert read_file(data, "plan.html").items[0].text == "両国は，売る。"


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;">]><html><body><p>1. Both &b; sell.</p></body>'
    assert "hahaha" not in read_file(bomb.encode(), "plan.html").source


def test_a_file_of_this_machine_is_not_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("1. A secret.")
    bomb = f'<!DOCTYPE html [<!ENTITY a SYSTEM "file://{secret}">]><html><body><p>1. Both &a; sell.</p></body></html>'
    assert "secret" not in read_file(bomb.encode(), "plan.html").items[0].text


def test_a_page_of_many_tags_is_refused() -> None:
    with pytest.raises(PlanError, match="more elements than any plan"):
        read_file(page("<p>1. Both sell.</p>" + "<b></b>" * 600_000), "plan.html")


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    try:
        assert read("<div>" * 50_000 + "1. Both sell." + "</div>" * 50_000).items
    except PlanError as error:
        assert str(error)
