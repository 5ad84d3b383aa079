import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus import Plan, Span, unwrap
from tests.assistant.web.fake_assistant import STEPS, FakeAssistant

EXAMPLES = {
    "ja": "外相会談は年に何回？",
    "en": "How many times a year do the foreign ministers meet?",
    "mn": "Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?",
}


@pytest.mark.parametrize(("language", "question"), EXAMPLES.items())
def test_a_question_is_answered_in_its_language_with_a_quote_from_the_source(
    client: TestClient, first_plan: Plan, language: str, question: str
) -> None:
    response = client.post("/api/ask", json={"question": question})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert (answer["outcome"], answer["language"]) == ("answered", language)
    citation = answer["citations"][0]
    assert (citation["item_id"], citation["address"]) == ("I.1.2", "Ⅰ１（２）")
    assert citation["headings"] == ["政治・安全保障関係", "政治関係"]
    span = Span(citation["start"], citation["end"])
    assert unwrap(first_plan.source, span).text == citation["quote"]
    start, end = citation["highlight"][0]
    assert first_plan.source[start:end] == "少なくとも１年に１回以上"


def test_an_answer_has_the_keys_of_the_contract(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": EXAMPLES["ja"]}).json()
    assert " ".join(answer) == (
        "outcome language question answer conversation_id turn_id citations nearest notes timings_ms "
        "understood choices versions"
    )
    assert " ".join(answer["citations"][0]) == (
        "n plan_id item_id address headings quote quote_language start end highlight rendering score rendering_status "
        "page"
    )


def test_what_is_not_in_the_plan_comes_with_the_nearest_items(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "捕鯨について"}).json()
    assert answer["outcome"] == "not_in_plan"
    assert answer["citations"] == []
    assert [each["item_id"] for each in answer["nearest"]] == ["I.3.6", "III.5"]


def test_every_field_of_the_request_reaches_the_assistant(
    client: TestClient, assistant: FakeAssistant, first_plan: Plan
) -> None:
    body = {
        "question": "EPA",
        "conversation_id": client.post("/api/ask", json={"question": "空港"}).json()["conversation_id"],
        "language": None,
        "plans": [first_plan.id],
    }
    answer = client.post("/api/ask", json=body, headers={"accept-language": "mn"}).json()
    question = assistant.questions[1]
    assert (question.conversation_id, question.plans) == (body["conversation_id"], (first_plan.id,))
    assert (question.page_language, answer["language"]) == ("mn", "mn")


def test_a_stream_tells_steps_then_citations_then_text_then_the_answer(client: TestClient) -> None:
    asked = {"question": EXAMPLES["ja"]}
    response = client.post("/api/ask", json=asked, headers={"accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = read_events(response.text)
    assert [name for name, _ in events] == ["step"] * 6 + ["citation", "text", "text", "answer"]
    assert [data["name"] for name, data in events if name == "step"] == list(STEPS)
    answer = events[-1][1]
    ids = {name: answer[name] for name in ("conversation_id", "turn_id")}
    assert answer == {**client.post("/api/ask", json=asked).json(), **ids}
    assert "".join(data["text"] for name, data in events if name == "text") == answer["answer"]
    assert [data for name, data in events if name == "citation"] == answer["citations"]


def test_a_stream_that_fails_ends_with_a_problem_that_tells_nothing_of_the_inside(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "explode"}, headers={"accept": "text/event-stream"})
    ((name, problem),) = read_events(response.text)
    assert (name, problem["status"]) == ("problem", 500)
    assert "secret" not in response.text


def read_events(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a stream that carries JSON."""
    events = []
    for block in text.strip().split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events
