import pytest

from assistant.answer import Outcome
from assistant.conversation import remembered
from assistant.language import Language
from assistant.pipeline import PlanAssistant
from assistant.question import EarlierTurn, Question

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        (
            ("ウランバートルの新空港について何が書かれていますか。", "それはいつまでですか。", "では地下鉄は？"),
            ("II.2.3.ア", "II.2.3.ア", "II.2.3.エ"),
        ),
        (
            (
                "How often do the foreign ministers meet?",
                "And between line ministries?",
                "Back to the ministers: who hosts?",
            ),
            ("I.1.2", "I.1.4", "I.1.2"),
        ),
        (
            ("Ⅱ２（３）ア дээр юу гэсэн бэ?", "カ нь?", "Түүнийг англиар хэлээч"),
            ("II.2.3.ア", "II.2.3.カ", "II.2.3.カ"),
        ),
    ],
)
def test_a_conversation_of_three_turns_stays_on_the_matter(
    assistant: PlanAssistant, turns: tuple[str, ...], items: tuple[str, ...]
) -> None:
    earlier: tuple[EarlierTurn, ...] = ()
    for text, item in zip(turns, items, strict=True):
        answer = assistant.ask(Question(text, earlier=earlier))
        assert answer.citations[0].item_id == item, text
        earlier = (*earlier, remembered(answer))
    assert earlier[0].query == turns[0]


def test_a_wish_for_english_brings_the_same_items_in_english(assistant: PlanAssistant) -> None:
    first = assistant.ask(Question("日本語教育への支援はありますか。"))
    again = assistant.ask(Question("英語でお願いします", earlier=(remembered(first),)))
    assert again.language is Language.ENGLISH
    assert again.understood == "日本語教育への支援はありますか。"
    assert [c.item_id for c in again.citations] == [c.item_id for c in first.citations]
    assert again.citations[0].rendering


def test_more_brings_other_items_and_a_broad_word_brings_choices(assistant: PlanAssistant) -> None:
    first = assistant.ask(Question("青少年交流の項目を確認させてください。"))
    more = assistant.ask(Question("他には？", earlier=(remembered(first),)))
    shown = {c.item_id for c in first.citations}
    assert not shown & {c.item_id for c in (*more.citations, *more.nearest)}
    broad = assistant.ask(Question("協力"))
    assert (broad.outcome, broad.citations, broad.nearest) == (Outcome.NEEDS_CLARIFICATION, (), ())
    assert 2 <= len(broad.choices) <= 4
    chosen = assistant.ask(Question("二つ目", earlier=(remembered(broad),)))
    assert chosen.understood == broad.choices[1].question
    assert chosen.outcome is not Outcome.NEEDS_CLARIFICATION
