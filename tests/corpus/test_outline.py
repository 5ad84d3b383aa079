import pytest

from corpus import PlanError
from corpus.plan import PartKind
from tests.corpus.reading import assert_lossless, items, read, warnings

FULL = "両政府は，両国の首脳の往来を活発にするための協力を進め，関係省庁の間の"  # 36 characters, 72 columns


@pytest.mark.parametrize(
    "start", ["ア 両国の", "イ 両国の", "カ", "２０１３年に", "（２）の", "（１）に", "２．及び", "I ", "第三条の"]
)
def test_a_wrapped_line_that_begins_like_an_item_is_none(start: str) -> None:
    text = f"（１）{FULL}\n{FULL}\n{start}協力を進める。\n（２）{FULL}\n協力を進める。\n"
    assert [item_id for item_id, _ in items(text)] == ["1", "2"]
    assert warnings(text) == []


@pytest.mark.parametrize(
    "start", ["(b) of Article 3", "Article 2 of the Treaty", "12 countries", "3.5 percent", "I.", "a."]
)
def test_an_english_wrapped_line_that_begins_like_an_item_is_none(start: str) -> None:
    line = "Both Governments will promote exchanges of young people and visits"
    text = f"(a) {line}\n{line}\n{start}\n{line} there.\n(b) {line}\nto both countries.\n"
    assert [item_id for item_id, _ in items(text)] == ["a", "b"]


def test_entries_without_a_full_stop_are_items_of_their_own() -> None:
    entries = (
        "ア 工学系高等教育機関の機能強化と育成",
        "イ 医科教育病院の建設と医療人材の育成",
        "ウ 寒冷地技術の調査及び知見の共有化",
    )
    text = "\n".join(entries)
    assert [item_id for item_id, _ in items(text)] == ["ア", "イ", "ウ"]


def test_a_skipped_number_is_warned_of_with_its_line_and_print() -> None:
    assert warnings("（１）甲。\n\n（３）乙。\n") == [("skips", 3, "（３）")]
    assert warnings("ア 甲。\nエ 乙。\n") == [("skips", 2, "エ")]
    assert warnings("(b) Trade.\n") == [("skips", 1, "(b)")]
    assert warnings("第一条　甲。\n第百六十一条　乙。\n") == [("skips", 2, "第百六十一条")]


def test_a_repeated_number_is_warned_of_and_its_id_told_apart() -> None:
    text = "１．甲。\n２．乙。\n２．丙。\n３．丁。\n"
    assert warnings(text) == [("repeats", 3, "２")]
    assert items(text) == [("1", "甲。"), ("2", "乙。"), ("2~2", "丙。"), ("3", "丁。")]
    assert warnings("ア 甲。\nイ 乙。\nイ 丙。\n") == [("repeats", 3, "イ")]


def test_page_breaks_do_not_shift_the_lines_that_warnings_name() -> None:
    assert warnings("１．甲。\r\n\f２．乙。\r\n\f\r\n４．丙。\r\n") == [("skips", 4, "４")]


def test_numbers_may_run_on_across_headings() -> None:
    text = "I. Trade\n1. One.\n2. Two.\nII. Culture\n3. Three.\n4. Four.\n"
    assert [item_id for item_id, _ in items(text)] == ["I.1", "I.2", "II.3", "II.4"]
    assert warnings(text) == []


def test_a_list_that_starts_late_is_warned_of_where_lists_start_anew() -> None:
    text = "I. Trade\n1. One.\nII. Culture\n1. One.\nIII. Sport\n2. Two.\n"
    assert warnings(text) == [("skips", 6, "2")]


def test_branch_numbers_follow_their_article() -> None:
    text = "第四十条　甲。\n第四十条の二　乙。\n第四十条の三　丙。\n第四十一条　丁。\n"
    ids = [item_id for item_id, _ in items(text)]
    assert ids == ["第四十条", "第四十条の二", "第四十条の三", "第四十一条"]
    assert warnings(text) == [("skips", 1, "第四十条")]


def test_a_roman_list_after_the_letter_h_is_nested_once_its_second_number_is_seen() -> None:
    letters = "".join(f"({letter}) Text.\n" for letter in "abcdefgh")
    assert [item_id for item_id, _ in items(letters + "(i) One.\n(ii) Two.\n")][-3:] == ["h", "h.i", "h.ii"]
    assert [item_id for item_id, _ in items(letters + "(i) One.\n(j) Two.\n")][-3:] == ["h", "i", "j"]


def test_the_first_of_a_list_that_was_run_into_the_text_is_split_off() -> None:
    text = "一\n　次に掲げる機関をいう。イ　法律の規定\nに基づく機関\nロ　地方公共団体\n"
    expected = [("一", "次に掲げる機関をいう。"), ("一.イ", "法律の規定に基づく機関"), ("一.ロ", "地方公共団体")]
    assert items(text) == expected
    assert warnings(text) == []
    assert_lossless(read(text))


def test_a_number_run_in_twice_is_not_split_off() -> None:
    text = "一\n　甲イ　乙イ　丙\nロ　丁\n"
    assert [item_id for item_id, _ in items(text)] == ["一"]


def test_a_table_of_contents_is_no_part_of_the_tree() -> None:
    text = "Plan\nContents\nI. Trade ...... 1\nII. Culture ... 2\nI. Trade\n1. One.\nII. Culture\n1. Two.\n"
    plan = read(text)
    assert [item.id for item in plan.items] == ["I.1", "II.1"]
    contents = [part.span for part in plan.parts if part.kind is PartKind.CONTENTS]
    assert [plan.source[span.start : span.end] for span in contents] == [
        "Contents\nI. Trade ...... 1\nII. Culture ... 2"
    ]
    assert_lossless(plan)


def test_like_headings_under_two_sections_are_no_table_of_contents() -> None:
    text = "1. Trade\n(a) More trade.\n2. Tourism\n(a) More tourists.\n1. Trade and aid\n(a) More aid.\n"
    assert [text for _, text in items(text)] == ["More trade.", "More tourists.", "More aid."]


def test_what_stands_between_contents_and_first_item_is_a_preamble() -> None:
    text = "計画\n目　次\n１．貿易\n２．文化\n両国は次のとおり合意した。\n１．貿易\n（１）甲。\n２．文化\n（１）乙。\n"
    assert items(text)[0] == ("preamble", "両国は次のとおり合意した。")
    assert_lossless(read(text))


def test_a_document_without_numbers_is_refused_with_the_remedy() -> None:
    with pytest.raises(PlanError, match=r"no numbered items .* line breaks"):
        read("Both Governments will cooperate.\n")


def test_bullets_are_counted() -> None:
    assert items("１．甲。\n・ 乙。\n・ 丙。\n２．丁。\n- 戊。\n") == [
        ("1", "甲。"), ("1.・1", "乙。"), ("1.・2", "丙。"), ("2", "丁。"), ("2.・1", "戊。"),
    ]  # fmt: skip
