"""Conversations, held with the assistant turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Outcome
from assistant.conversation.memory import remembered
from assistant.pipeline import PlanAssistant
from assistant.question import EarlierTurn, Question
from evaluation.conversations.file import Conversation, ConversationTurn


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """A turn, and what was found for it in three ways, as item ids, best first.

    ``raw``: the turn as it was typed, alone. ``ours``: the same after the turns before it and the assistant's own
    answers to them. ``manual``: the question as a person wrote it to stand alone. ``understood`` is what the assistant
    told the reader that it understood.
    """

    conversation_id: str
    number: int
    lang: str
    query: str
    standalone: str
    dependent: bool
    gold: tuple[str, ...]
    raw: tuple[str, ...]
    ours: tuple[str, ...]
    manual: tuple[str, ...]
    understood: str | None
    outcome: Outcome

    @property
    def id(self) -> str:
        return f"{self.conversation_id}-{self.number}"

    @property
    def is_found(self) -> bool:
        """Whether the first item is a right one."""
        return self.ours[:1] != () and self.ours[0] in self.gold

    @property
    def changed(self) -> bool:
        """Whether the turns before it made any difference."""
        return self.understood is not None or self.raw != self.ours


def hold(conversations: Sequence[Conversation], assistant: PlanAssistant) -> tuple[AskedTurn, ...]:
    """Hold each conversation. The assistant's own answers are all it knows of the turns before; nothing of the gold."""
    asked = []
    for conversation in conversations:
        earlier: tuple[EarlierTurn, ...] = ()
        for number, turn in enumerate(conversation.turns, start=1):
            asked.append(_ask(conversation, number, turn, earlier, assistant))
            earlier = (*earlier, remembered(assistant.ask(Question(turn.query, earlier=earlier))))
    return tuple(asked)


def _ask(
    conversation: Conversation,
    number: int,
    turn: ConversationTurn,
    earlier: tuple[EarlierTurn, ...],
    assistant: PlanAssistant,
) -> AskedTurn:
    def found(question: Question) -> tuple[str, ...]:
        return tuple(hit.item_id for hit in assistant.rank(question).hits)

    question = Question(turn.query, earlier=earlier)
    answer = assistant.ask(question)
    return AskedTurn(
        conversation_id=conversation.id,
        number=number,
        lang=turn.lang,
        query=turn.query,
        standalone=turn.standalone,
        dependent=turn.dependent,
        gold=turn.gold,
        raw=found(Question(turn.query)),
        ours=found(question),
        manual=found(Question(turn.standalone)),
        understood=answer.understood,
        outcome=answer.outcome,
    )
