from corpus import ItemKind, Metadata, read_plan
from corpus.reading import printed_title
from tests.corpus.reading import read


def test_a_heading_with_a_text_of_its_own_is_a_chapeau() -> None:
    plan = read("Ⅰ 経済\n両政府は協力する。\n（１）甲。\n")
    assert [(one.id, one.kind, one.headings) for one in plan.items] == [
        ("I", ItemKind.CHAPEAU, ("経済",)),
        ("I.1", ItemKind.ITEM, ("経済",)),
    ]


def test_a_sentence_that_introduces_a_list_is_an_item_and_no_heading() -> None:
    plan = read("1. The two Governments will cooperate in these fields:\n(a) Trade.\n(b) Culture.\n")
    assert [(one.id, one.headings) for one in plan.items] == [("1", ()), ("1.a", ()), ("1.b", ())]


def test_an_articles_caption_and_title_are_headings() -> None:
    plan = read("第一章　総則\n（目的）\n第一条\n　この法律は甲を定める。\n２\n　乙とする。\n")
    assert [(one.id, one.address, one.headings, one.text) for one in plan.items] == [
        ("第一章.第一条", "第一章第一条", ("総則", "目的"), "この法律は甲を定める。"),
        ("第一章.第一条.2", "第一章第一条２", ("総則", "目的"), "乙とする。"),
    ]
    plan = read("Article 1\nPurpose\nThis Agreement promotes trade.\n")
    assert [(one.id, one.headings, one.text) for one in plan.items] == [
        ("Article1", ("Purpose",), "This Agreement promotes trade.")
    ]


def test_numbers_that_carry_their_parents_are_not_doubled() -> None:
    plan = read("1. Trade\n1.1. Goods\n1.1.1. Wool.\n1.2. Meat.\n2. Culture\n2.1. Film.\n")
    assert [(one.id, one.address) for one in plan.items] == [("1.1.1", "1.1.1"), ("1.2", "1.2"), ("2.1", "2.1")]
    plan = read("1 дүгээр зүйл. Зорилт\n1.1. Талууд хамтарна.\n1.2. Талууд зөвлөлдөнө.\n")
    assert [(one.id, one.address) for one in plan.items] == [("Зүйл1.1", "1.1"), ("Зүйл1.2", "1.2")]


def test_labels_that_would_run_together_are_kept_apart() -> None:
    assert [one.address for one in read("I. Trade\n2. Wool.\n").items] == ["I.2"]


def test_a_preamble_is_addressed_in_the_plans_language() -> None:
    for language, address in (("ja", "前文"), ("mn", "Оршил"), ("en", "Preamble")):
        plan = read_plan("p", b"Title\nAgreed.\n1. Trade.\n", Metadata("t", language))
        assert [(one.id, one.address) for one in plan.items] == [("preamble", address), ("1", "1")]


def test_the_printed_title_is_joined_and_an_essay_is_none() -> None:
    assert printed_title(read("行動計画\n（２０１３年）\n１．甲。\n")) == "行動計画（２０１３年）"
    assert printed_title(read("Title " * 60 + "\n１．甲。\n")) == ""
    assert printed_title(read("１．甲。\n")) == ""
