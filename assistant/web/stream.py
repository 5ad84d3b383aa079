"""The events of an answer as server-sent events that carry JSON."""

from collections.abc import AsyncIterator, Iterator

from fastapi.sse import format_sse_event

from assistant.answer import Answer, Citation
from assistant.events import Event, StepStarted, TextPiece, Withdrawn
from assistant.language import Language
from assistant.web.failures import problem_of
from assistant.web.problems import problem_json
from assistant.web.responses import to_json
from assistant.web.threads import in_one_thread


def server_sent(name: str, data: str) -> bytes:
    return format_sse_event(event=name, data_str=data)


async def json_events(events: Iterator[Event], language: Language) -> AsyncIterator[bytes]:
    """The events by their names in ``event_name``, each as JSON; a ``problem`` instead of what cannot follow."""
    try:
        async for event in in_one_thread(events):
            yield server_sent(event_name(event), to_json(event).decode())
    except Exception as error:
        yield server_sent("problem", problem_json(problem_of(error), language).decode())


def event_name(event: Event) -> str:
    match event:
        case StepStarted():
            return "step"
        case Citation():
            return "citation"
        case TextPiece():
            return "text"
        case Withdrawn():
            return "withdrawn"
        case Answer():
            return "answer"
