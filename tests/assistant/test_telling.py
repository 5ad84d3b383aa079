from collections.abc import Generator
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Outcome
from assistant.events import Event, TextPiece, Withdrawn
from assistant.language import Language
from assistant.telling import Telling
from corpus import Plan
from tests.assistant.gate.items import citation_of


def told(*events: Event) -> Telling:
    def tell() -> Generator[Event, None, int]:
        yield from events
        return len(events)

    telling, along = Telling(), []

    def listen() -> Generator[Event, None, None]:
        along.append((yield from telling.along(tell())))

    assert tuple(listen()) == events
    assert along == [len(events)]
    return telling


@pytest.fixture
def answer(first_plan: Plan) -> Answer:
    citations = (citation_of(first_plan, 1, "I.1.2"), citation_of(first_plan, 2, "I.1.1"))
    text = "Twice a year [1]. That is all [1]."
    return Answer(Outcome.ANSWERED, Language.ENGLISH, "How often?", text, "c", "t", citations)


def test_what_was_told_is_not_told_again(answer: Answer) -> None:
    rest = list(told(*answer.citations, TextPiece("Twice a year [1].")).rest(answer))
    assert rest == [TextPiece(" That is all [1]."), answer]


def test_what_is_not_the_answers_is_withdrawn_and_the_answer_told_whole(answer: Answer) -> None:
    first = answer.citations[0]
    for telling in (told(TextPiece("Thrice")), told(replace(first, quote="Thrice")), told(first, TextPiece("Thrice"))):
        rest = list(telling.rest(answer))
        assert rest[0] == Withdrawn()
        assert tuple(event for event in rest if isinstance(event, Citation)) == answer.citations
        assert "".join(event.text for event in rest if isinstance(event, TextPiece)) == answer.answer


def test_what_was_withdrawn_is_forgotten(answer: Answer) -> None:
    assert Withdrawn() not in list(told(TextPiece("Thrice"), Withdrawn()).rest(answer))
