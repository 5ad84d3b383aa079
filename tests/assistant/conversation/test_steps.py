"""Addresses below a part named in words, the item after or before the one at hand, and ordinals of its list."""

from collections.abc import Callable, Mapping

import pytest

from assistant.conversation import Carry, StandAlone, understand
from assistant.conversation.asked import PlanAddresses
from assistant.language import Language
from assistant.question import EarlierTurn, Question
from tests.assistant.conversation.conftest import AIRPORT, METRO, Follow, ids

JA, EN, MN = Language.JAPANESE, Language.ENGLISH, Language.MONGOLIAN
MakeTurn = Callable[..., EarlierTurn]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Show me item (2) of Part III.", "III.2"),
        ("What does Part III, item (5) say?", "III.5"),
        ("第Ⅲ部の（２）を見せて", "III.2"),
        ("II бүлгийн 1-ийн (5)-д юу гэж бичсэн бэ?", "II.1.5"),
        ("III хэсгийн (4)-ийг үзүүлнэ үү", "III.4"),
    ],
)
def test_a_part_may_be_named_in_words(addresses: Mapping[str, PlanAddresses], text: str, item: str) -> None:
    assert ids(understand(Question(text), addresses).named) == (item,)


def test_two_items_with_a_comma_between_them_are_two(follow: Follow) -> None:
    assert ids(follow("ケ, シ хоёрыг нь үзүүлээч", MN).named) == ("II.2.3.ケ", "II.2.3.シ")


def after(addresses: Mapping[str, PlanAddresses], text: str, language: Language, *earlier: EarlierTurn) -> StandAlone:
    return understand(Question(text, page_language=language, earlier=earlier), addresses)


@pytest.mark.parametrize(
    ("text", "language", "item"),
    [
        ("その次は？", JA, "II.2.3.イ"),
        ("次の項目を見せて", JA, "II.2.3.イ"),
        ("And the next one?", EN, "II.2.3.イ"),
        ("the item after that", EN, "II.2.3.イ"),
        ("Дараагийн заалт нь?", MN, "II.2.3.イ"),
        ("その前の項目は？", JA, "II.2.2.イ"),
        ("the one before that", EN, "II.2.2.イ"),
        ("Үүний өмнөх нь?", MN, "II.2.2.イ"),
    ],
)
def test_a_step_leads_to_the_item_beside_in_the_plan(
    addresses: Mapping[str, PlanAddresses], turn: MakeTurn, text: str, language: Language, item: str
) -> None:
    plan = next(iter(addresses.values())).plan
    place = [each.id for each in plan.items].index(AIRPORT[0])
    neighbours = (plan.items[place - 1].id, plan.items[place + 1].id)
    assert item in neighbours
    meant = after(addresses, text, language, turn("?", language, AIRPORT))
    assert (ids(meant.named), meant.changed) == ((item,), True)


def test_the_next_one_of_a_list_is_the_next_of_that_list(
    addresses: Mapping[str, PlanAddresses], turn: MakeTurn
) -> None:
    earlier = (turn("metro", EN, METRO), turn("the first one", EN, METRO[:1]))
    assert ids(after(addresses, "the next one", EN, *earlier).named) == METRO[1:2]


def test_the_second_one_after_the_first_is_the_second_of_the_same_list(
    addresses: Mapping[str, PlanAddresses], turn: MakeTurn
) -> None:
    earlier = (turn("地下鉄", JA, METRO), turn("一つ目", JA, METRO[:1]))
    assert ids(after(addresses, "二つ目は？", JA, *earlier).named) == METRO[1:2]


@pytest.mark.parametrize(("text", "language"), [("二つ目は？", JA), ("the second one", EN), ("Хоёр дахийг нь", MN)])
def test_the_second_where_one_was_shown_is_the_next_best_of_that_matter(
    addresses: Mapping[str, PlanAddresses], turn: MakeTurn, text: str, language: Language
) -> None:
    meant = after(addresses, text, language, turn("?", language, AIRPORT))
    assert (meant.carry, ids(meant.excluded)) == (Carry.BEYOND, AIRPORT)


def test_after_the_last_item_there_is_no_next(addresses: Mapping[str, PlanAddresses], turn: MakeTurn) -> None:
    last = next(iter(addresses.values())).plan.items[-1].id
    assert after(addresses, "the next one", EN, turn("?", EN, (last,))).named == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("お金は誰が出すの？", JA),
        ("今後は？", JA),
        ("いつ始まった？", JA),
        ("Which organisations?", EN),
        ("Who pays?", EN),
        ("Цаашид?", MN),
        ("Аль байгууллагууд?", MN),
        ("Тэд хэзээ эхлэх вэ?", MN),
        ("Тэрийг хэн хариуцах вэ?", MN),
    ],
)
def test_what_is_asked_of_any_matter_is_asked_of_the_last(follow: Follow, text: str, language: Language) -> None:
    meant = follow(text, language)
    assert (meant.carry, meant.changed) == (Carry.ABOUT, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is the Street Project in Gobi villages and who cooperates on it?", EN),
        ("日米モンゴルの三者協議は、どこの都市で開かれますか。", JA),
    ],
)
def test_a_pronoun_for_what_its_own_question_says_points_at_nothing_before(
    follow: Follow, text: str, language: Language
) -> None:
    meant = follow(text, language)
    assert (meant.query, meant.carry) == (text, Carry.NOTHING)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Метроны тухай дахин асууя: зорилго нь юу вэ?", MN), ("Tell me about the airport again", EN)],
)
def test_a_matter_that_is_named_again_is_returned_to(follow: Follow, text: str, language: Language) -> None:
    assert follow(text, language).carry is Carry.BACK


def test_more_of_a_matter_that_is_named_leaves_out_what_was_just_shown(follow: Follow) -> None:
    meant = follow("農牧業で他には？")
    assert (meant.query, ids(meant.excluded)) == ("農牧業で他には？", METRO)
