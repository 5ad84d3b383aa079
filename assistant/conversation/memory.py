"""A finished turn, as the next question of its conversation needs it."""

from assistant.answer import Answer
from assistant.question import EarlierTurn


def remembered(answer: Answer) -> EarlierTurn:
    """What a follow-up may go back to: what was understood, and the items that were shown, in the order shown."""
    return EarlierTurn(
        question=answer.question,
        query=answer.understood or answer.question,
        language=answer.language,
        items=tuple((shown.plan_id, shown.item_id) for shown in answer.citations or answer.nearest),
        choices=tuple(choice.question for choice in answer.choices),
    )
