import pytest

from assistant.addresses import AddressBook
from corpus import Plan

FORMS = ("{}", "{}の内容を教えてください", "What does item {} say?", "{} заалтад юу гэсэн бэ?")


@pytest.mark.parametrize("form", FORMS)
def test_every_item_is_named_by_its_address_and_its_id_alone_and_in_a_sentence(first_plan: Plan, form: str) -> None:
    addresses = AddressBook(first_plan)
    for item in first_plan.items:
        narrow = item.address.translate(str.maketrans("（）", "()"))
        names = [item.address] if item.id == "II" else [item.address, item.id, narrow]
        for name in names:
            assert addresses.named_items(form.format(name)) == (item.id,), name


def test_several_items_are_named_in_the_order_of_the_question(first_plan: Plan) -> None:
    assert AddressBook(first_plan).named_items("Ⅲ（８）とⅡ２（３）エを比べて") == ("III.8", "II.2.3.エ")


@pytest.mark.parametrize(
    "question",
    [
        "外相会談は２０１３年に何回？",
        "World War II in 1945",
        "Ⅱ２（３）",
        "Ⅱ２（３）ン",
        "EPAは？",
        "I am 12",
        "item (3)",
        "Ⅰ１（２０）",
    ],
)
def test_numbers_and_headings_name_no_item(first_plan: Plan, question: str) -> None:
    assert AddressBook(first_plan).named_items(question) == ()
