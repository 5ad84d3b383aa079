"""The first plan, checked by hand against its print."""

import hashlib
import re
from pathlib import Path

import pytest

from corpus import PACKAGED_PLANS, ItemKind, Library, Plan

PLAN_ID = "japan-mongolia-2013-2017"
SHA256 = "61a52a03a565c9fe77d22d73e1ac18529ebd843cbce984e45bd341719a13cc2a"
PUBLISHED = Path(__file__).parents[2] / ".." / "shared" / "plan" / f"{PLAN_ID}.txt"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Library(tmp_path_factory.mktemp("plans")).load(PLAN_ID)


def test_the_source_is_the_published_text_byte_for_byte() -> None:
    data = (PACKAGED_PLANS / PLAN_ID / "source.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256


@pytest.mark.shared
@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published text is not beside the project")
def test_the_source_is_the_file_beside_the_project() -> None:
    assert (PACKAGED_PLANS / PLAN_ID / "source.txt").read_bytes() == PUBLISHED.read_bytes()


def test_it_has_57_items_and_two_chapeaux_and_no_warnings(plan: Plan) -> None:
    assert [item.id for item in plan.items if item.kind is ItemKind.CHAPEAU] == ["II", "II.2.2"]
    assert sum(item.kind is ItemKind.ITEM for item in plan.items) == 57
    assert plan.warnings == ()


def test_ids_follow_the_print_in_reading_order(plan: Plan) -> None:
    expected = [f"I.{section}.{n}" for section, last in ((1, 4), (2, 4), (3, 6)) for n in range(1, last + 1)]
    expected += ["II", *(f"II.1.{n}" for n in range(1, 9))]
    expected += [f"II.2.1.{kana}" for kana in "アイウエオカキク"]
    expected += ["II.2.2", "II.2.2.ア", "II.2.2.イ"]
    expected += [f"II.2.3.{kana}" for kana in "アイウエオカキクケコサシスセソタチ"]
    expected += [f"III.{n}" for n in range(1, 9)]
    assert [item.id for item in plan.items] == expected


@pytest.mark.parametrize(
    ("item_id", "address", "headings"),
    [
        ("I.1.2", "Ⅰ１（２）", ("政治・安全保障関係", "政治関係")),
        ("II", "Ⅱ", ("経済分野での協力",)),
        ("II.2.2", "Ⅱ２（２）", ("経済分野での協力", "モンゴル国の持続可能な経済発展への協力", "人材育成")),
        ("II.2.3.ア", "Ⅱ２（３）ア", ("経済分野での協力", "モンゴル国の持続可能な経済発展への協力", "基盤整備・開発")),
        ("II.2.3.チ", "Ⅱ２（３）チ", ("経済分野での協力", "モンゴル国の持続可能な経済発展への協力", "基盤整備・開発")),
        ("III.8", "Ⅲ（８）", ("文化・人的交流",)),
    ],
)  # fmt: skip
def test_an_item_is_addressed_as_an_official_says_it(
    plan: Plan, item_id: str, address: str, headings: tuple[str, ...]
) -> None:
    assert (plan.item(item_id).address, plan.item(item_id).headings) == (address, headings)


def test_the_first_roman_numeral_is_printed_in_latin_and_addressed_like_its_siblings(plan: Plan) -> None:
    assert "\nI 政治・安全保障関係" in plan.source
    assert {item.address[0] for item in plan.items} == {"Ⅰ", "Ⅱ", "Ⅲ"}


def test_texts_are_whole_and_unwrapped(plan: Plan) -> None:
    assert plan.item("I.1.2").text == (
        "両政府は，両国間の外相会談を両国いずれか，又は，国連総会及びその他の国際会議の機会に，"
        "少なくとも１年に１回以上，実施する。"
    )
    assert plan.item("II.2.2").text == (
        "両政府は，モンゴル国の優先開発分野に係る人材育成において協力する。両政府は，特に，"
    )
    assert "ストリート・プロジェクト" in plan.item("II.2.3.ウ").text
    assert "ＡＳＥAN 経済研究センター" in plan.item("I.3.3").text
    assert plan.item("III.8").text == "両政府は，両国の民間団体及び地方自治体間の交流を促進する。"


def test_a_page_break_in_the_midst_of_an_item_is_bridged(plan: Plan) -> None:
    assert "同改革の早期実現に向けて協力する。モンゴル国政府は" in plan.item("I.3.1").text


def test_the_slip_of_the_source_stays(plan: Plan) -> None:
    assert plan.item("II.2.3.ア").text.endswith("両国間の航空関係の枠組みの拡大・発展に取り込む。")


def test_sub_headings_without_a_text_are_no_items(plan: Plan) -> None:
    assert not {"I", "I.1", "I.2", "I.3", "II.1", "II.2", "II.2.1", "II.2.3", "III"} & {item.id for item in plan.items}


def test_an_item_stands_at_its_span(plan: Plan) -> None:
    item = plan.item("II.2.3.ケ")
    assert (
        plan.source[item.span.start : item.span.end]
        == item.text
        == ("両政府は，宇宙技術分野において協力を発展させる方向で検討する。")
    )
    assert all(
        re.sub(r"\s", "", plan.source[i.span.start : i.span.end]) == re.sub(r"\s", "", i.text) for i in plan.items
    )


def test_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    assert Library(tmp_path).verify(PLAN_ID) == ()
