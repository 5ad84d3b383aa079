import pytest

from assistant.premises import unstated_numbers
from corpus import Plan


@pytest.mark.parametrize(
    ("question", "item", "numbers"),
    [
        ("外相会談を年に４回開くと定めた項目は？", "I.1.2", ("4",)),
        ("外相会談は年に１回以上ですか", "I.1.2", ()),
        ("Which item sets four foreign ministers' meetings a year?", "I.1.2", ("4",)),
        ("ＪＣＭの第１回合同委員会を２０１５年に開くと定めた項目", "II.2.1.イ", ("2015",)),
        ("JCM-ийн хороо 2013 онд хуралдсан уу?", "II.2.1.イ", ()),
        ("2013-2017年の計画で三か国協議は？", "I.3.6", ()),
        ("３項目挙げてください", "I.1.2", ()),
        ("Give me 5 items on energy", "II.2.1.オ", ()),
    ],
)
def test_the_numbers_that_an_item_does_not_have_are_found(
    first_plan: Plan, question: str, item: str, numbers: tuple[str, ...]
) -> None:
    assert unstated_numbers(question, first_plan, item) == numbers
