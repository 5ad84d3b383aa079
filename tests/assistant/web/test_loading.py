import logging
import threading
import time

import pytest

from corpus import PlanError
from tests.assistant.web.conftest import MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant

REMEDY = "the plan small cannot be read; run: plan-assistant plans verify"


def test_while_the_assistant_is_prepared_the_page_says_so_in_its_language(make_client: MakeClient) -> None:
    client = make_client(_never)
    page = client.get("/", headers={"accept-language": "mn"})
    assert page.status_code == 200
    assert "Системийг бэлтгэж байна" in page.text
    assert '<meta http-equiv="refresh"' in page.text
    assert client.get("/health").status_code == 200


def test_readiness_is_a_problem_until_the_assistant_is_loaded(
    make_client: MakeClient, assistant: FakeAssistant
) -> None:
    go = threading.Event()
    client = make_client(lambda: _after(go, assistant))
    waiting = client.get("/ready")
    assert waiting.status_code == 503
    assert int(waiting.headers["retry-after"]) > 0
    assert waiting.json()["type"].endswith(":preparing")
    go.set()
    assert client.get("/api/plans").status_code == 200
    assert client.get("/ready").status_code == 200
    assert "参照する計画" in client.get("/").text


def test_a_question_waits_for_the_assistant(make_client: MakeClient, assistant: FakeAssistant) -> None:
    go = threading.Event()
    client = make_client(lambda: _after(go, assistant))
    threading.Timer(0.2, go.set).start()
    began = time.monotonic()
    assert client.post("/api/ask", json={"question": "外相会談"}).status_code == 200
    assert time.monotonic() - began >= 0.2


def test_a_question_waits_no_longer_than_patience_lasts(make_client: MakeClient) -> None:
    client = make_client(_never, patience_seconds=0.05)
    response = client.post("/api/ask", json={"question": "外相会談"})
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    page = client.post("/", data={"question": "外相会談"}, headers={"accept": "text/html"})
    assert page.status_code == 503
    assert ">外相会談</textarea>" in page.text
    assert '<meta http-equiv="refresh"' not in page.text


def test_a_question_on_the_page_is_told_that_the_assistant_is_prepared(make_client: MakeClient) -> None:
    client = make_client(_never, patience_seconds=0.05)
    stream = client.post("/?lang=en", data={"question": "EPA"}, headers={"accept": "text/event-stream"}).text
    assert "event: step\ndata: The assistant is being prepared" in stream
    assert "event: problem" in stream


def test_a_wrong_question_is_refused_without_waiting(make_client: MakeClient) -> None:
    client = make_client(_never)
    assert client.post("/api/ask", json={"question": ""}).status_code == 422


def test_a_failed_start_is_logged_and_told_with_its_remedy(
    make_client: MakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        client = make_client(_failing)
        asked = client.post("/api/ask", json={"question": "外相会談"}, headers={"accept-language": "en"})
    assert asked.status_code == 503
    assert REMEDY in asked.json()["detail"]
    assert client.get("/ready").json()["type"].endswith(":failed-start")
    assert REMEDY in client.get("/").text
    assert "could not be loaded" in caplog.text


def _after(go: threading.Event, assistant: FakeAssistant) -> FakeAssistant:
    go.wait(10)
    return assistant


def _never() -> FakeAssistant:
    threading.Event().wait(60)
    raise TimeoutError


def _failing() -> FakeAssistant:
    raise PlanError(REMEDY)
