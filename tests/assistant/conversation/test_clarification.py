from collections.abc import Mapping

import pytest

from assistant.conversation import Unclear, understand
from assistant.conversation.asked import PlanAddresses
from assistant.conversation.clarification import choices_for, why_unclear
from assistant.question import Question
from corpus import Plan
from index.hits import Hit, Retrieval
from index.views import ViewKind

FLAT = Retrieval(
    tuple(Hit("japan-mongolia-2013-2017", item, 3.0, ViewKind.TEXT) for item in ("III.1", "II.1.1", "I.2.1", "I.3.1"))
)
OUTSTANDING = Retrieval((Hit("japan-mongolia-2013-2017", "III.1", 9.0, ViewKind.TEXT), *FLAT.hits[1:]))


@pytest.fixture
def plans(first_plan: Plan) -> Mapping[str, Plan]:
    return {first_plan.id: first_plan}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("協力", "文化・人的交流"),
        ("協力について", "文化・人的交流"),
        ("cooperation", "Cultural and people-to-people exchange"),
        ("хамтын ажиллагаа", "Соёл, хүмүүс хоорондын солилцоо"),
    ],
)
def test_a_word_that_half_the_plan_is_about_is_too_broad_and_its_headings_are_offered_in_the_readers_language(
    addresses: Mapping[str, PlanAddresses], plans: Mapping[str, Plan], text: str, label: str
) -> None:
    meant = understand(Question(text), addresses)
    assert why_unclear(meant, FLAT, plans) is Unclear.BROAD
    assert why_unclear(meant, OUTSTANDING, plans) is None
    choices = choices_for(Unclear.BROAD, meant, FLAT, plans)
    assert choices[0].label == label
    assert len({choice.label for choice in choices}) == len(choices) == 4
    again = understand(Question(choices[0].question), addresses)
    assert why_unclear(again, FLAT, plans) is None


@pytest.mark.parametrize("text", ["地下鉄", "環境", "metro", "уул уурхай"])
def test_a_word_of_few_items_is_not(
    addresses: Mapping[str, PlanAddresses], plans: Mapping[str, Plan], text: str
) -> None:
    assert why_unclear(understand(Question(text), addresses), FLAT, plans) is None


def test_a_pronoun_with_nothing_before_it_is_offered_the_plans_headings(
    addresses: Mapping[str, PlanAddresses], plans: Mapping[str, Plan]
) -> None:
    meant = understand(Question("それはいつですか"), addresses)
    choices = choices_for(Unclear.POINTS_NOWHERE, meant, Retrieval(()), plans)
    assert [choice.label for choice in choices] == ["政治・安全保障関係", "経済分野での協力", "文化・人的交流"]
    assert choices[0].question == "政治・安全保障関係について教えてください。"


def test_an_address_of_many_items_is_offered_by_heading_with_the_items_below_it(
    addresses: Mapping[str, PlanAddresses], plans: Mapping[str, Plan]
) -> None:
    meant = understand(Question("（３）について"), addresses)
    choices = choices_for(Unclear.MANY_ADDRESSES, meant, Retrieval(()), plans)
    assert choices[0].label == "Ⅰ（３） 政治・安全保障関係"
    chosen = understand(Question(choices[0].question), addresses)
    assert [item_id for _, item_id in chosen.named] == ["I.1.3", "I.2.3", "I.3.3"]


def test_where_there_are_not_two_ways_nothing_is_asked_back(
    addresses: Mapping[str, PlanAddresses], plans: Mapping[str, Plan]
) -> None:
    meant = understand(Question("協力"), addresses)
    assert choices_for(Unclear.BROAD, meant, Retrieval(FLAT.hits[:1]), plans) == ()
