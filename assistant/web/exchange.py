"""A question within its conversation: what was asked before it, and where its answer is kept."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer, Outcome
from assistant.events import Event
from assistant.history.errors import (
    FullConversationError,
    HistoryError,
    HistoryUnavailableError,
    UnknownConversationError,
)
from assistant.history.owner import Owner, OwnerKey
from assistant.history.records import MOST_TURNS
from assistant.history.store import History
from assistant.ids import new_id
from assistant.question import Question
from assistant.service import Assistant
from assistant.web.problems import ProblemError
from prompts.catalogue import catalogue

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that is to be asked, and its conversation: new (``begins``), or one of the owner's.

    Without a ``history`` every question stands for itself, and nothing is written.
    """

    question: Question
    owner: Owner
    history: History | None
    begins: bool

    def keep(self, answer: Answer) -> Answer:
        """Store the answer, and return it. Blocks.

        An answer is never lost with its database: where it cannot be stored it comes back with a note, without
        ``turn_id``, and without ``conversation_id`` if there is no such conversation. One that failed is not stored.
        """
        if self.history is None:
            return answer
        if answer.outcome is Outcome.FAILED:
            return self._apart(answer)
        try:
            store = self.history.begin if self.begins else self.history.append
            store(self.owner, answer)
        except HistoryError as error:
            _log.warning("an answer was given and not kept: %s", error)
            note = catalogue(answer.language).say("history.not_kept")
            return replace(self._apart(answer), notes=(*answer.notes, note))
        return answer

    def ask(self, assistant: Assistant) -> Answer:
        """Ask, and keep the answer. Blocks."""
        return self.keep(assistant.ask(self.question))

    def stream(self, assistant: Assistant) -> Iterator[Event]:
        """Ask, telling of each event as it happens; the answer is kept before it is told. Blocks."""
        for event in assistant.stream(self.question):
            yield self.keep(event) if isinstance(event, Answer) else event

    def _apart(self, answer: Answer) -> Answer:
        conversation_id = "" if self.begins else answer.conversation_id
        return replace(answer, conversation_id=conversation_id, turn_id="")


async def recall(question: Question, key: OwnerKey, history: History | None) -> Exchange:
    """Find what was asked before in the question's conversation, or have it begin one.

    Raises:
        ProblemError: the conversation is not the owner's, or can take no further turn.
    """
    owner = key.owner
    if history is None:
        return Exchange(question, owner, None, begins=False)
    if not question.conversation_id:
        return Exchange(replace(question, conversation_id=new_id()), owner, history, begins=True)
    try:
        earlier = await run_in_threadpool(history.earlier, owner, question.conversation_id)
    except UnknownConversationError:
        raise ProblemError("unknown_conversation", 404) from None
    except FullConversationError:
        raise ProblemError("full_conversation", 409, {"limit": MOST_TURNS}) from None
    except HistoryUnavailableError:
        earlier = ()
    return Exchange(replace(question, earlier=earlier), owner, history, begins=False)
