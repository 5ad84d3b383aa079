"""On the plan that comes with the software: its facets are read once."""

import pytest

from assistant.facets import Facets, read_facets
from assistant.listing import Ask, ListReader
from corpus import Plan


@pytest.fixture(scope="module")
def facets(first_plan: Plan) -> Facets:
    return read_facets([first_plan])


def listed(question: str, language: str, plan: Plan, facets: Facets) -> list[str] | None:
    found = ListReader({plan.id: plan}).list_items(question, language, facets)
    return None if found is None else [item_id for _, item_id in found.items]


CONSIDERED = ["II.2.1.ク", "II.2.3.ケ", "II.2.3.コ"]


@pytest.mark.parametrize(
    ("question", "language", "items"),
    [
        ("検討するとしている項目を全部挙げてください。", "ja", CONSIDERED),
        ("Which items are only to be considered?", "en", CONSIDERED),
        ("Зөвхөн авч үзнэ гэсэн заалтуудыг жагсаана уу.", "mn", CONSIDERED),
        ("How many items are there in section III?", "en", [f"III.{n}" for n in range(1, 9)]),
        ("モンゴル国政府だけが約束している項目をすべて挙げてください。", "ja", ["I.3.1", "I.3.5"]),
        ("環境分野では何がありますか。", "ja", [f"II.2.1.{kana}" for kana in "アイウエオカキク"]),
        ("List all items that mention JBIC.", "en", ["II.1.6", "II.2.3.カ", "II.2.3.キ"]),
        ("Which items does Japan support?", "en", ["I.3.2", "I.3.4", "III.5"]),
        ("Япон юуг дэмжинэ гэсэн бэ?", "mn", ["I.3.2", "I.3.4", "III.5"]),
        ("Which points deal with roads, railways or airports?", "en", ["II.2.3.ア", "II.2.3.ウ", "II.2.3.エ"]),
        ("How many items in the third chapter are there?", "en", [f"III.{n}" for n in range(1, 9)]),
        ("第Ⅱ章で「協力する」ではなく検討となっている項目を全部", "ja", CONSIDERED),
        ("ウランバートルの大気汚染に関する項目を全部", "ja", ["II.2.1.ウ", "II.2.1.エ"]),
        ("Зээл, бондын тухай Улаанбаатартай холбоотой бүх заалт", "mn", ["II.2.1.キ", "II.2.3.ア"]),
    ],
)
def test_a_list_is_complete(question: str, language: str, items: list[str], first_plan: Plan, facets: Facets) -> None:
    assert listed(question, language, first_plan, facets) == items


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("外相会談は年に何回？", "ja"),
        ("How many times a year do the foreign ministers meet?", "en"),
        ("Is there support for Japanese-language education?", "en"),
        ("Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?", "mn"),
    ],
)
def test_a_question_for_one_thing_is_no_list(question: str, language: str, first_plan: Plan, facets: Facets) -> None:
    assert listed(question, language, first_plan, facets) is None


def test_words_that_no_item_has_are_left_to_retrieval(first_plan: Plan, facets: Facets) -> None:
    assert listed("List all items on museums.", "en", first_plan, facets) is None


def test_that_a_country_is_not_spoken_of_is_an_answer(first_plan: Plan, facets: Facets) -> None:
    assert listed("List all items that mention Russia.", "en", first_plan, facets) == []


@pytest.mark.parametrize(
    ("question", "language", "without"),
    [
        ("List all items on the environment except air pollution.", "en", {"II.2.1.ウ", "II.2.1.エ"}),
        ("大気汚染以外の環境の項目を全部", "ja", {"II.2.1.ウ", "II.2.1.エ"}),
    ],
)
def test_what_is_excepted_is_left_out(
    question: str, language: str, without: set[str], first_plan: Plan, facets: Facets
) -> None:
    found = listed(question, language, first_plan, facets)
    assert found
    assert not without & set(found)


OUTSIDE = ["I.1.4", "I.2.2"]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("第Ⅲ章以外で「交流」に触れている項目は？", "ja"),
        ("Which items outside section III deal with exchanges?", "en"),
        ("III бүлгээс бусад хэсэгт солилцооны тухай ямар заалтууд байна вэ?", "mn"),
    ],
)
def test_a_section_that_is_ruled_out_is_not_the_one_listed(
    question: str, language: str, first_plan: Plan, facets: Facets
) -> None:
    found = listed(question, language, first_plan, facets)
    assert found
    assert set(OUTSIDE) <= set(found)
    assert not any(item.startswith("III.") for item in found)
    assert len(found) < 10


def test_that_nobody_does_so_is_an_answer(make_plan: type, facets: Facets) -> None:
    plan = make_plan()
    assert listed("検討するとしている項目を全部挙げてください。", "ja", plan, read_facets([plan])) == []


def test_a_question_for_a_number_is_a_count(first_plan: Plan) -> None:
    query = ListReader({first_plan.id: first_plan}).read("計画には項目がいくつありますか。", "ja")
    assert query is not None
    assert query.ask is Ask.COUNT
    assert query.is_whole_plan
