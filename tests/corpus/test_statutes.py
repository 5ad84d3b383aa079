"""Statutes of Japan as published, with their contents, captions, branches and supplements."""

from collections import Counter

import pytest

from corpus import Plan, read_plan
from corpus.plan import PartKind
from tests.corpus.reading import DOCUMENTS, METADATA

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the statutes are not beside the project"),
]


def read_statute(name: str) -> Plan:
    return read_plan("statute", (DOCUMENTS / f"{name}.txt").read_bytes(), METADATA)


@pytest.fixture(scope="module")
def ministry() -> Plan:
    return read_statute("外務省設置法")


def test_the_contents_are_recognised(ministry: Plan) -> None:
    (span,) = [part.span for part in ministry.parts if part.kind is PartKind.CONTENTS]
    contents = ministry.source[span.start : span.end].split()
    assert (contents[0], contents[-1]) == ("第一章", "附則")
    assert "第四章" in contents


def test_there_are_thirteen_articles_in_their_chapters(ministry: Plan) -> None:
    articles = [item.id for item in ministry.items if item.id.endswith("条")]
    assert len(articles) == 13
    assert (articles[0], articles[4], articles[-1]) == ("第一章.第一条", "第三章.第一節.第五条", "第四章.第十三条")
    assert ministry.warnings == ()


def test_an_article_has_its_caption_and_its_paragraphs(ministry: Plan) -> None:
    article = ministry.item("第二章.第一節.第二条")
    assert article.headings == ("外務省の設置並びに任務及び所掌事務", "外務省の設置", "設置")
    assert (
        article.text == "国家行政組織法（昭和二十三年法律第百二十号）第三条第二項の規定に基づいて、外務省を設置する。"
    )
    assert ministry.item("第二章.第一節.第二条.2").text == "外務省の長は、外務大臣とする。"


def test_the_fourth_article_lists_twenty_nine_duties(ministry: Plan) -> None:
    article = "第二章.第二節.第四条"
    duties = [item.id for item in ministry.items if item.id.startswith(f"{article}.") and item.id.count(".") == 3]
    assert len(duties) == 29
    assert duties[-1] == f"{article}.二十九"
    assert ministry.item(f"{article}.十三").text == "査証に関すること。"


def test_a_list_run_into_the_line_before_is_split_off(ministry: Plan) -> None:
    duty = "第二章.第二節.第四条.一"
    assert ministry.item(duty).text == "次のイからニまでに掲げる事項その他の事項に係る外交政策に関すること。"
    assert [ministry.item(f"{duty}.{kana}").text for kana in "イロハニ"] == [
        "日本国の安全保障", "対外経済関係", "経済協力", "文化その他の分野における国際交流",
    ]  # fmt: skip


def test_supplements_are_told_apart(ministry: Plan) -> None:
    assert ministry.item("附則~2").text == "この法律は、平成十六年八月一日から施行する。"


def test_a_branch_article_follows_its_article() -> None:
    plan = read_statute("環境基本法")
    ids = [item.id for item in plan.items]
    branch = ids.index("第二章.第八節.第四十条の二")
    assert ids[branch - 1 : branch + 2] == [
        "第二章.第八節.第四十条", "第二章.第八節.第四十条の二", "第三章.第一節.第四十一条",
    ]  # fmt: skip


def test_only_excerpts_of_supplements_skip_numbers() -> None:
    plan = read_statute("環境基本法")
    first_supplement = plan.source.index("\u3000\u3000\u3000附\u3000則")
    line = plan.source.count("\n", 0, first_supplement)
    assert plan.warnings
    assert all(warning.line > line for warning in plan.warnings)


def test_every_main_article_of_the_procedure_act_is_read_once() -> None:
    plan = read_statute("行政手続法")
    main = Counter(item.id.split(".")[-1] for item in plan.items if item.id.endswith("条") and "附則" not in item.id)
    assert len(main) == 46
    assert set(main.values()) == {1}
    assert plan.item("第一章.第二条.五").text == "行政機関　次に掲げる機関をいう。"
    assert plan.item("第一章.第二条.五.イ").text.startswith("法律の規定に基づき内閣に置かれる機関")
