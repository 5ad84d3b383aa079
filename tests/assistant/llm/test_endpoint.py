import time

import pytest

from assistant.llm.deadline import Deadline
from assistant.llm.endpoint import LONGEST_TEXT, Endpoint
from assistant.llm.model import Failure, LanguageModelError, Message, whole_text
from tests.scripted_model import UNUSABLE, scripted_model

ASKED = (Message("system", "Rules."), Message("user", "Question?"))
SHORT = 1.0
PATIENT = 30.0
"""Seconds: the first is over before a hanging endpoint answers, the second is not before one that answers does."""


def test_the_pieces_of_the_stream_are_one_text() -> None:
    with scripted_model(honest="The two Governments will meet [1].") as script:
        written = whole_text(Endpoint(script.url, "honest", "key-1", 99), ASKED, Deadline(PATIENT))
    assert written == "The two Governments will meet [1]."
    (sent,) = script.requests
    assert sent["messages"] == [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Question?"}]
    assert (sent["model"], sent["stream"], sent["max_tokens"]) == ("honest", True, 99)
    assert script.keys == ["Bearer key-1"]


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        ("hangs", Failure.SLOW),
        ("hangs-in-mid-stream", Failure.SLOW),
        ("trickles", Failure.SLOW),
        ("cuts-off", Failure.CUT_OFF),
        ("runs-out", Failure.CUT_OFF),
        ("malformed", Failure.MALFORMED),
        ("wrong-kind", Failure.CUT_OFF),
        ("huge", Failure.TOO_LONG),
        ("busy", Failure.REFUSED),
        ("forbidden", Failure.REFUSED),
        ("broken", Failure.REFUSED),
    ],
)
def test_an_endpoint_that_misbehaves_is_told_of_and_never_waited_for_beyond_the_deadline(
    behaviour: str, failure: Failure
) -> None:
    assert behaviour in UNUSABLE
    deadline = Deadline(SHORT if failure is Failure.SLOW else PATIENT)
    with scripted_model() as script, pytest.raises(LanguageModelError) as told:
        whole_text(Endpoint(script.url, behaviour), ASKED, deadline)
    assert told.value.failure is failure


def test_an_endpoint_that_is_busy_once_is_asked_again() -> None:
    with scripted_model(**{"busy-once": "Yes [1]."}) as script:
        assert whole_text(Endpoint(script.url, "busy-once"), ASKED, Deadline(PATIENT)) == "Yes [1]."
        assert len(script.requests) == 2


def test_an_endpoint_that_asks_to_wait_beyond_the_deadline_is_not_waited_for() -> None:
    with scripted_model() as script, pytest.raises(LanguageModelError):
        whole_text(Endpoint(script.url, "busy"), ASKED, Deadline(PATIENT))
    assert len(script.requests) == 1


def test_nobody_at_the_address_is_told_of() -> None:
    with scripted_model() as script:
        url = script.url
    with pytest.raises(LanguageModelError) as told:
        whole_text(Endpoint(url, "m"), ASKED, Deadline(PATIENT))
    assert told.value.failure is Failure.UNREACHABLE


def test_a_text_of_the_greatest_length_is_whole() -> None:
    text = "x" * LONGEST_TEXT
    with scripted_model(long=text) as script:
        assert whole_text(Endpoint(script.url, "long"), ASKED, Deadline(PATIENT)) == text


def test_a_deadline_counts_down_to_nothing() -> None:
    now = iter([100.0, 104.0, 112.0, 112.0])
    deadline = Deadline(10.0, lambda: next(now))
    assert deadline.remaining() == 6.0
    assert deadline.remaining() == 0.0
    assert deadline.is_over
    assert not Deadline(PATIENT, time.monotonic).is_over
