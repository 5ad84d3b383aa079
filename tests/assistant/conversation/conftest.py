"""Conversations about the first plan, as the rules see them; no model, no database."""

from collections.abc import Callable, Mapping

import pytest

from assistant.conversation import StandAlone, understand
from assistant.conversation.asked import PlanAddresses
from assistant.language import Language
from assistant.question import EarlierTurn, Question
from corpus import Plan

Follow = Callable[..., StandAlone]
AIRPORT = ("II.2.3.ア",)
METRO = ("II.2.3.イ", "II.2.3.エ", "II.2.1.ク")
"""What the two turns before every follow-up were about, the metro last."""
ASKED = {
    Language.JAPANESE: ("新空港について何が書かれていますか。", "地下鉄の整備について教えてください。"),
    Language.ENGLISH: ("What does the plan say about the new airport?", "Is the metro in Ulaanbaatar mentioned?"),
    Language.MONGOLIAN: ("Шинэ нисэх буудлын талаар юу заасан бэ?", "Метро барих талаар ямар заалт байна вэ?"),
}


@pytest.fixture(scope="session")
def addresses(first_plan: Plan) -> Mapping[str, PlanAddresses]:
    return {first_plan.id: PlanAddresses.of(first_plan)}


@pytest.fixture
def turn(first_plan: Plan) -> Callable[..., EarlierTurn]:
    """A finished turn that showed some items."""

    def make(query: str, language: Language, items: tuple[str, ...] = (), choices: tuple[str, ...] = ()) -> EarlierTurn:
        return EarlierTurn(query, query, language, tuple((first_plan.id, item) for item in items), choices)

    return make


@pytest.fixture
def follow(addresses: Mapping[str, PlanAddresses], turn: Callable[..., EarlierTurn]) -> Follow:
    """Understand a question after two turns in one language: the airport, then the metro."""

    def follow(text: str, language: Language = Language.JAPANESE) -> StandAlone:
        airport, metro = ASKED[language]
        earlier = (turn(airport, language, AIRPORT), turn(metro, language, METRO))
        return understand(Question(text, earlier=earlier), addresses)

    return follow


def ids(items: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The items' own ids."""
    return tuple(item_id for _, item_id in items)
