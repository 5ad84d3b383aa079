import pytest

from assistant.language import Language
from assistant.question import Question
from assistant.web.turns import Card, link_markers, show_answer
from corpus import Plan
from tests.assistant.web.fake_assistant import FakeAssistant


@pytest.fixture
def cards(first_plan: Plan) -> tuple[Card, ...]:
    """The cards of two nearest items: [1] is Ⅰ３（６）, [2] is Ⅲ（５）."""
    assistant = FakeAssistant(first_plan)
    answer = assistant.ask(Question("捕鯨"))
    return show_answer(answer, assistant.plans, "t", Language.JAPANESE).nearest


def test_markers_and_addresses_are_cut_from_the_text(cards: tuple[Card, ...]) -> None:
    runs = link_markers("近いのはⅢ（５）[2]です。", cards)
    assert [run.text for run in runs] == ["近いのは", "Ⅲ（５）", "[2]", "です。"]
    assert [run.is_address for run in runs] == [False, True, False, False]
    assert [run.card for run in runs] == [None, None, cards[1], None]


def test_a_marker_without_a_card_stays_text(cards: tuple[Card, ...]) -> None:
    assert [(run.text, run.card) for run in link_markers("[7]", cards)] == [("[7]", None)]


def test_a_text_without_cards_is_one_run() -> None:
    assert [run.text for run in link_markers("Ⅲ（５）", ())] == ["Ⅲ（５）"]


def test_nothing_is_marked_in_an_item_that_is_merely_near(cards: tuple[Card, ...]) -> None:
    assert not any(run.marked for card in cards for run in card.runs)
