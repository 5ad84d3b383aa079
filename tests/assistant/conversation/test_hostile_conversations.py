from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import StandAlone, understand
from assistant.conversation.asked import PlanAddresses
from assistant.conversation.standalone import REMEMBERED
from assistant.language import Language
from assistant.question import LONGEST_QUESTION, EarlierTurn, Question

_FRAGMENTS = st.sampled_from(
    "それ その中 他には 二つ目 Ⅱ２ （３） エ の は ？ it those what about back to the second one in English please "
    "тэр үүнд хоёр дахь өөр англиар ((( ))) : ： [ ] \\ .* \u202e \x00 {{ }} ① Ⅻ １ <b> 99999999999".split(" ")
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_FRAGMENTS, max_size=40).map(" ".join)).filter(
    lambda text: bool(text.strip())
)
_ITEMS = st.lists(st.tuples(st.sampled_from(["japan-mongolia-2013-2017", "gone"]), _TEXTS), max_size=4).map(tuple)
_TURNS = st.builds(
    EarlierTurn, _TEXTS, _TEXTS, st.sampled_from(Language), _ITEMS, st.lists(_TEXTS, max_size=4).map(tuple)
)


@given(text=_TEXTS, earlier=st.lists(_TURNS, max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_question_after_any_conversation_is_understood_as_something(
    text: str, earlier: list[EarlierTurn], addresses: Mapping[str, PlanAddresses]
) -> None:
    meant = understand(Question(text[:LONGEST_QUESTION], earlier=tuple(earlier)), addresses)
    assert meant.query.strip()
    assert all(addresses[plan_id].book.knows(item_id) for plan_id, item_id in meant.named)
    assert meant.language in Language


@pytest.mark.parametrize("text", ["それは", "前の", "さっきの空港は", "more", "エは？", "the first one again"])
def test_only_the_last_twenty_turns_matter(addresses: Mapping[str, PlanAddresses], text: str) -> None:
    def meant(count: int) -> StandAlone:
        turns = tuple(EarlierTurn(f"問{n}", f"問{n}", Language.JAPANESE) for n in range(count))
        return understand(Question(text, earlier=turns[-REMEMBERED - 5 :]), addresses)

    def last(count: int) -> StandAlone:
        turns = tuple(EarlierTurn(f"問{n}", f"問{n}", Language.JAPANESE) for n in range(count))
        return understand(Question(text, earlier=turns[-REMEMBERED:]), addresses)

    assert meant(5000) == last(5000)


def test_a_longest_question_of_one_sign_is_understood(addresses: Mapping[str, PlanAddresses]) -> None:
    turn = EarlierTurn("地下鉄", "地" * LONGEST_QUESTION, Language.JAPANESE)
    for sign in "それ(Iア1 の.":
        assert understand(Question(f"{sign * (LONGEST_QUESTION - 1)}?", earlier=(turn,)), addresses).query
