import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.history.owner import new_owner_key
from corpus import Plan
from prompts.catalogue import LANGUAGES, catalogue
from tests.assistant.web.conftest import MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.test_api_ask import read_events

EVENTS = {"accept": "text/event-stream"}


def ask(client: TestClient, question: str, conversation_id: str | None = None, **options: Any) -> dict[str, Any]:
    body = {"question": question, "conversation_id": conversation_id}
    answer: dict[str, Any] = client.post("/api/ask", json=body, **options).json()
    return answer


def test_a_question_begins_a_conversation_and_the_next_one_knows_it(
    client: TestClient, assistant: FakeAssistant
) -> None:
    first = ask(client, "外相会談は？")
    assert len(first["conversation_id"]) == 32
    second = ask(client, "捕鯨は？", first["conversation_id"])
    assert second["conversation_id"] == first["conversation_id"]
    (earlier,) = assistant.questions[1].earlier
    assert (earlier.question, earlier.items) == ("外相会談は？", (("japan-mongolia-2013-2017", "I.1.2"),))
    found = client.get(f"/api/conversations/{first['conversation_id']}").json()
    assert [turn["answer"] for turn in found["turns"]] == [first, second]
    assert (found["title"], found["turn_count"]) == ("外相会談は？", 2)


def test_the_turn_is_stored_before_the_final_event_of_a_stream(client: TestClient) -> None:
    streamed = client.post("/api/ask", json={"question": "外相会談"}, headers=EVENTS)
    answer = read_events(streamed.text)[-1][1]
    found = client.get(f"/api/conversations/{answer['conversation_id']}").json()
    assert found["turns"][0]["answer"] == answer


def test_the_owners_cookie_is_for_this_server_alone(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "外相会談"})
    cookie = r"owner=[A-Za-z0-9_-]{43}; HttpOnly; Max-Age=34560000; Path=/; SameSite=lax"
    assert re.fullmatch(cookie, response.headers["set-cookie"])
    assert "owner" not in client.get("/").headers.get("set-cookie", "")


def test_another_browser_finds_nothing_of_it(client: TestClient) -> None:
    answer = ask(client, "外相会談")
    mine, turn = f"/api/conversations/{answer['conversation_id']}", f"/api/turns/{answer['turn_id']}/feedback"
    client.cookies.clear()
    for stranger in ({}, {"plan-assistant-owner": new_owner_key().text}, {"cookie": "owner=x"}):
        asked = client.post(
            "/api/ask", json={"question": "a", "conversation_id": answer["conversation_id"]}, headers=stranger
        )
        found = [
            asked,
            client.get(mine, headers=stranger),
            client.get(f"{mine}/export", headers=stranger),
            client.patch(mine, json={"title": "x"}, headers=stranger),
            client.delete(mine, headers=stranger),
            client.post(turn, json={"rating": "good"}, headers=stranger),
            client.post(f"/conversations/{answer['conversation_id']}/delete", headers=stranger),
        ]
        assert [response.status_code for response in found] == [404] * 7
        assert asked.json()["type"].endswith("unknown-conversation")
        assert asked.headers["content-type"] == "application/problem+json"
        assert client.get("/api/conversations", headers=stranger).json() == {"conversations": [], "next": None}
        client.cookies.clear()


def test_a_program_without_cookies_brings_a_key_of_its_own(client: TestClient) -> None:
    key = {"plan-assistant-owner": new_owner_key().text}
    response = client.post("/api/ask", json={"question": "外相会談"}, headers=key)
    assert "set-cookie" not in response.headers
    conversation_id = response.json()["conversation_id"]
    assert ask(client, "空港", conversation_id, headers=key)["conversation_id"] == conversation_id
    assert len(client.get("/api/conversations", headers=key).json()["conversations"]) == 1


def test_a_key_that_is_none_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "a"}, headers={"plan-assistant-owner": "short"})
    assert (response.status_code, response.json()["type"]) == (422, "urn:plan-assistant:problem:owner-key")


def test_nothing_is_stored_of_a_question_that_was_not_answered(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "外相会談", "plans": ["none"]})
    client.post("/api/ask", json={"question": "explode"}, headers=EVENTS)
    client.post("/", data={"question": ""})
    assert client.get("/api/conversations").json()["conversations"] == []


def test_conversations_are_listed_searched_renamed_and_deleted(client: TestClient) -> None:
    for question in ("外相会談は？", "Whaling?", "Нисэх БУУДАЛ?"):
        ask(client, question)
    listed = client.get("/api/conversations", params={"limit": 2}).json()
    assert [each["title"] for each in listed["conversations"]] == ["Нисэх БУУДАЛ?", "Whaling?"]
    rest = client.get("/api/conversations", params={"before": listed["next"]}).json()
    assert ([each["title"] for each in rest["conversations"]], rest["next"]) == (["外相会談は？"], None)
    found = client.get("/api/conversations", params={"query": "нисэх буудал"}).json()["conversations"]
    address = f"/api/conversations/{found[0]['id']}"
    assert client.patch(address, json={"title": "  an\nairport "}).json()["title"] == "an airport"
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete("/api/conversations").status_code == 204
    assert client.get("/api/conversations").json()["conversations"] == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "/api/conversations/x", {"title": " "}),
        ("PATCH", "/api/conversations/x", {"title": "a" * 121}),
        ("POST", "/api/turns/x/feedback", {"rating": "great"}),
        ("POST", "/api/turns/x/feedback", {"comment": "a" * 1001}),
        ("POST", "/api/turns/x/feedback", {"citation": -1}),
        ("GET", "/api/conversations?before=yesterday", None),
        ("GET", "/api/conversations?before=2026-13-45T99:99:99Z~x", None),
        ("GET", "/api/conversations?limit=0", None),
        ("GET", f"/api/conversations?query={'a' * 201}", None),
        ("GET", "/api/conversations/x/export?format=exe", None),
    ],
)
def test_what_is_too_long_or_strange_is_refused(client: TestClient, method: str, path: str, body: object) -> None:
    ask(client, "外相会談")
    assert client.request(method, path, json=body).status_code == 422


def test_a_cross_site_page_can_change_nothing(client: TestClient) -> None:
    answer = ask(client, "外相会談")
    for method, path in (
        ("DELETE", "/api/conversations"),
        ("PATCH", f"/api/conversations/{answer['conversation_id']}"),
        ("POST", "/conversations/delete"),
        ("POST", f"/turns/{answer['turn_id']}/feedback"),
    ):
        assert client.request(method, path, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert len(client.get("/api/conversations").json()["conversations"]) == 1


def test_feedback_is_given_changed_and_shown(client: TestClient) -> None:
    answer = ask(client, "外相会談")
    address = f"/api/turns/{answer['turn_id']}/feedback"
    client.post(address, json={"rating": "good"})
    client.post(address, json={"citation": 1, "comment": " fits "})
    feedback = client.post(address, json={"rating": "bad", "comment": "no"}).json()["feedback"]
    assert feedback == [
        {"citation": 0, "rating": "bad", "comment": "no"},
        {"citation": 1, "rating": None, "comment": "fits"},
    ]
    found = client.get(f"/api/conversations/{answer['conversation_id']}").json()
    assert found["turns"][0]["feedback"] == feedback
    assert client.post(address, json={"citation": 9, "rating": "bad"}).json()["type"].endswith("unknown-turn")


def test_an_export_holds_questions_quotes_addresses_notes_and_feedback(client: TestClient) -> None:
    answer = ask(client, "外相会談は *何回*？")
    client.post(f"/api/turns/{answer['turn_id']}/feedback", json={"rating": "good", "comment": "<b>"})
    address = f"/api/conversations/{answer['conversation_id']}/export"
    exported = client.get(address, params={"format": "json"})
    assert json.loads(exported.text)["turns"][0]["answer"] == answer
    markdown = client.get(address, params={"format": "md", "lang": "en"})
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert re.search(r'attachment; filename="conversation-[\d-]{10}\.md"', markdown.headers["content-disposition"])
    for part in (
        "> 外相会談は \\*何回\\*？",
        "\\[1\\] **Ⅰ１（２）** 政治・安全保障関係 › 政治関係",
        "> 両政府は，両国間の外相会談を両国いずれか",
        "- この計画の対象期間（2013～2017年）は終了しています。",
        "- Answer: good \\<b\\>",
    ):
        assert part in markdown.text


def test_a_quote_that_the_plan_no_longer_has_is_marked_everywhere(
    make_client: MakeClient, first_plan: Plan, assistant: FakeAssistant
) -> None:
    class Other(FakeAssistant):
        @property
        def plans(self) -> dict[str, Plan]:
            source = first_plan.source.replace("外相会談を両国", "首脳会談を両国")
            return {first_plan.id: replace(first_plan, source=source)}

    before = make_client()
    answer = ask(before, "外相会談は？")
    key = before.cookies["owner"]
    before.__exit__(None, None, None)
    after = make_client(lambda: Other(first_plan))
    after.cookies["owner"] = key
    page = after.get(f"/conversations/{answer['conversation_id']}?lang=en", headers={"accept": "text/html"}).text
    assert "Quotations that no longer match the plan" in page
    assert "Open in the plan" not in page
    detail = after.get(f"/api/conversations/{answer['conversation_id']}").json()
    assert detail["turns"][0]["lapsed"] == [1]
    exported = after.get(f"/api/conversations/{answer['conversation_id']}/export?format=md&lang=en").text
    assert "(no longer matches the plan)" in exported


def test_without_retention_nothing_is_written_and_questions_stand_alone(
    make_client: MakeClient, tmp_path: Path, assistant: FakeAssistant
) -> None:
    client = make_client(retention_days=0)
    response = client.post("/api/ask", json={"question": "外相会談", "conversation_id": "c-7"})
    assert (response.status_code, response.json()["conversation_id"]) == (200, "c-7")
    assert "set-cookie" not in response.headers
    assert assistant.questions[0].earlier == ()
    assert client.get("/api/conversations").json()["type"].endswith("history-off")
    assert "/conversations" not in client.get("/", headers={"accept": "text/html"}).text
    assert list(tmp_path.glob("history*")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_never_lost_with_its_database(make_client: MakeClient, tmp_path: Path, language: str) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"no database" * 1000)
    client = make_client()
    asked = {"question": "EPA", "language": language}
    for headers in ({}, EVENTS):
        response = client.post("/api/ask", json=asked, headers=headers)
        answer = read_events(response.text)[-1][1] if headers else response.json()
        assert answer["outcome"] == "not_in_plan"
        assert answer["notes"][-1] == catalogue(language).say("history.not_kept")
        assert (answer["conversation_id"], answer["turn_id"]) == ("", "")
    page = client.post(f"/?lang={language}", data={"question": "外相会談"}, headers={"accept": "text/html"})
    assert (page.status_code, "data-rating" in page.text) == (200, False)
    assert client.get("/api/conversations").status_code == 503
    assert client.get("/", headers={"accept": "text/html"}).status_code == 200


def test_the_markdown_of_each_language_speaks_it(client: TestClient, first_plan: Plan) -> None:
    answer = ask(client, "外相会談は？")
    texts = {
        language: client.get(f"/conversations/{answer['conversation_id']}/export?format=md&lang={language}").text
        for language in LANGUAGES
    }
    for language, text in texts.items():
        assert catalogue(language).say("history.export_citations") in text


def test_a_question_is_corrected_within_its_conversation(client: TestClient) -> None:
    answer = ask(client, "外相会談は？")
    values = {"conversation": answer["conversation_id"], "draft": "空港は？"}
    page = client.get("/", params=values, headers={"accept": "text/html"}).text
    assert f'id="t-{answer["turn_id"]}"' in page
    assert ">空港は？</textarea>" in page
