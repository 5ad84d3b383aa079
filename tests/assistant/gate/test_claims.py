"""Each kind of falsehood by itself, beside the truth."""

import pytest

from assistant.gate import check
from assistant.gate.numbers import numbers_in
from corpus import Plan
from tests.assistant.gate.items import kinds, offered


@pytest.mark.parametrize(
    ("language", "item", "draft"),
    [
        ("en", "I.1.2", "Both Governments will hold a meeting of the Foreign Ministers at least once a year [1]."),
        ("ja", "I.1.2", "両政府は、外相会談を少なくとも年に1回以上実施します[1]。"),
        ("mn", "I.1.2", "Хоёр Засгийн газар сайд нарын уулзалтыг жилд нэгээс доошгүй удаа зохион байгуулна [1]."),
        ("ja", "II.2.1.ク", "両政府は、砂漠化対策等について産官学共同調査を検討します[1]。"),
        ("en", "II.2.3.エ", "The plan does not state the cost of the subway [1]."),
        ("en", "I.1.2", "In the action plan for 2013–2017, both Governments will hold a meeting once a year [1]."),
        ("en", "II.2.1.ア", "Policy dialogue has been successfully held eight times [1]."),
    ],
)
def test_a_true_sentence_stands(language: str, item: str, draft: str, first_plan: Plan) -> None:
    assert kinds(draft, offered(first_plan, item), language) == []


@pytest.mark.parametrize(
    ("kind", "language", "item", "draft"),
    [
        ("no_citation", "en", "I.1.2", "Both Governments will hold a meeting at least once a year."),
        ("unknown_citation", "en", "I.1.2", "Both Governments will hold a meeting at least once a year [2]."),
        ("number", "en", "I.1.2", "Both Governments will hold a meeting twice a year [1]."),
        ("number", "ja", "II.2.1.ア", "環境当局間政策対話は九回実施されました[1]。"),
        ("number", "mn", "II.2.1.ア", "Яриа хэлэлцээ есөн удаа амжилттай болсон [1]."),
        ("bound", "en", "I.1.2", "Both Governments will hold a meeting once a month [1]."),
        ("bound", "en", "I.1.2", "Both Governments will hold a meeting at most once a year [1]."),
        ("party", "en", "I.1.2", "Japan will hold a meeting of the Foreign Ministers at least once a year [1]."),
        ("party", "ja", "III.5", "モンゴル国政府は、日本語教師及び学習者を支援します[1]。"),
        ("party", "mn", "III.5", "Монгол Улсын Засгийн газар япон хэлний багш, суралцагчдыг дэмжинэ [1]."),
        ("strength", "ja", "II.2.1.ク", "両政府は、産官学共同調査を実施します[1]。"),
        ("strength", "en", "II.2.3.エ", "Both Governments will construct a subway [1]."),
        ("result", "ja", "II.2.3.エ", "地下鉄が建設されました[1]。"),
        ("result", "en", "II.2.1.ク", "The joint surveys on combating desertification are under way [1]."),
        ("result", "ja", "II.2.2.イ", "医科教育病院は現在建設中です[1]。"),
        ("result", "en", "II.2.3.シ", "Both Governments studied the introduction of coal preparation technology [1]."),
        ("number", "en", "II.2.2.イ", "Both Governments will construct two medical teaching hospitals [1]."),
        ("number", "mn", "II.2.1.イ", "2013 онд Хамтарсан хорооны хоёрдугаар хурлыг хийсэн [1]."),
        ("number", "en", "II.2.2.イ", "The medical teaching hospital will be constructed in 2017 [1]."),
        ("party", "en", "I.3.5", 'Japan proposed to hold the "Ulaanbaatar Dialogue" [1].'),
        ("strength", "en", "III.7", "The Government of Japan will accept all international students [1]."),
        ("negation", "en", "I.3.1", "Mongolia will not support Japan becoming a permanent member [1]."),
        ("negation", "en", "I.1.2", "The plan does not state how often the Foreign Ministers meet [1]."),
        ("name", "en", "II.2.3.エ", "Both Governments will cooperate with Toyota in constructing a subway [1]."),
        ("name", "ja", "II.2.3.エ", "両政府は、トヨタと地下鉄建設において協力します[1]。"),
        ("unsupported", "en", "II.2.3.エ", "Both Governments will cooperate in constructing a cathedral [1]."),
        ("not_the_original", "en", "III.8", "The original text says “Both Governments” [1]."),
        ("markup", "en", "I.1.2", "See https://example.org for the meeting [1]."),
        ("markup", "en", "I.1.2", "Both Gоvernments will hold a meeting at least once a year [1]."),
        ("language", "en", "I.1.2", "両政府は，外相会談を実施する[1]。"),
    ],
)
def test_a_false_sentence_does_not(kind: str, language: str, item: str, draft: str, first_plan: Plan) -> None:
    assert kinds(draft, offered(first_plan, item), language) == [kind]


def test_a_clause_rests_on_the_citation_that_follows_it(first_plan: Plan) -> None:
    evidence = offered(first_plan, "II.2.2.イ", "III.5")
    right = "A medical teaching hospital is to be built [1], and Japan will support Japanese-language teachers [2]."
    wrong = "A medical teaching hospital is to be built [2], and Japan will support Japanese-language teachers [1]."
    assert not kinds(right, evidence, "en")
    assert kinds(wrong, evidence, "en")


def test_characters_that_cannot_be_seen_are_taken_out(first_plan: Plan) -> None:
    checked = check("両政府は\u202e、外相会談を\u200b実施します[1]。", offered(first_plan, "I.1.2"), "ja")
    assert checked.text == "両政府は、外相会談を実施します[1]。"


def test_what_fails_is_left_out_and_the_rest_stands(first_plan: Plan) -> None:
    checked = check("両政府は外相会談を実施します[1]。費用は三億円です[1]。", offered(first_plan, "I.1.2"), "ja")
    assert checked.text == "両政府は外相会談を実施します[1]。"
    assert checked.faithfulness == 0.5
    assert checked.accepted


def test_a_draft_whose_first_sentence_fails_is_not_accepted(first_plan: Plan) -> None:
    draft = "費用は三億円です[1]。両政府は外相会談を実施します[1]。両政府は外相会談を実施します[1]。"
    assert not check(draft, offered(first_plan, "I.1.2"), "ja").accepted


def test_an_empty_draft_is_not_accepted(first_plan: Plan) -> None:
    assert not check(" \n", offered(first_plan, "I.1.2"), "ja").accepted


def test_a_year_may_be_told_by_its_era() -> None:
    assert numbers_in("平成25年に") == numbers_in("2013年に") != numbers_in("平成24年に")
    assert numbers_in("令和元年") == numbers_in("2019年")


def test_the_points_of_a_list_may_be_counted_and_miscounted(first_plan: Plan) -> None:
    evidence = offered(first_plan, "I.1.1", "I.1.2")
    points = "\n- 首脳レベルの相互往来を拡大させる[1]。\n- 外相会談を実施する[2]。"
    assert kinds(f"両政府は、次の二つの事項について合意しています。{points}", evidence, "ja") == []
    assert kinds(f"両政府は、次の五つの事項について合意しています。{points}", evidence, "ja") == ["number"]
