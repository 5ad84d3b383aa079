import logging

import pytest
from starlette.testclient import TestClient

from corpus import Plan
from tests.assistant.web.conftest import MakeClient

ASK = "/api/ask"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        ('{"question": ""}', 422, "empty-question"),
        ('{"question": " \\n\\u3000"}', 422, "empty-question"),
        ('{"question": "' + "あ" * 2001 + '"}', 422, "long-question"),
        ('{"question": null}', 422, "invalid"),
        ('{"question": NaN}', 422, "invalid"),
        ('{"question": "\\ud800"}', 422, "invalid"),
        ('{"\\ud800": 1, "question": "a"}', 422, "invalid"),
        ('{"question": "a", "colour": "red"}', 422, "invalid"),
        ('{"question": "a", "language": "fr"}', 422, "invalid"),
        ('{"question": "a", "plans": []}', 422, "invalid"),
        ('{"question": "a", "plans": ["no-such"]}', 404, "unknown-plan"),
        ("[]", 422, "invalid"),
        ("", 422, "invalid"),
        ("{", 400, "malformed"),
        (b'{"question": "\xff"}', 400, "malformed"),
        ("[" * 50_000, 400, "malformed"),
        ("{" + '"a":{' * 10_000, 400, "malformed"),
    ],
)
def test_a_wrong_question_is_told_as_a_problem(
    client: TestClient, content: str | bytes, status: int, code: str
) -> None:
    response = client.post(ASK, content=content, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == f"urn:plan-assistant:problem:{code}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def test_a_question_of_two_thousand_characters_may_be_put(client: TestClient) -> None:
    assert client.post(ASK, json={"question": "あ" * 2000}).status_code == 200


def test_a_question_with_a_nul_is_answered(client: TestClient) -> None:
    assert client.post(ASK, json={"question": "外相\0会談"}).status_code == 200


def test_an_invalid_value_is_named_by_a_json_pointer(client: TestClient) -> None:
    problem = client.post(ASK, json={"question": "a", "plans": ["x" * 300], "a/b": 1}).json()
    found = {error["pointer"]: error["code"] for error in problem["errors"]}
    assert found == {"#/plans/0": "too_long", "#/a~1b": "extra_forbidden"}


@pytest.mark.parametrize(
    ("body_language", "header", "title"),
    [
        (None, "ja", "計画が見つかりません"),
        (None, "fr;q=0.9, mn-MN;q=0.8, en;q=0.7", "Ийм хөтөлбөр олдсонгүй"),
        ("en", "ja", "There is no such plan"),
        (None, "", "計画が見つかりません"),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_request(
    client: TestClient, body_language: str | None, header: str, title: str
) -> None:
    body = {"question": "a", "plans": ["x"], "language": body_language}
    response = client.post(ASK, json=body, headers={"accept-language": header})
    assert response.json()["title"] == title


def test_an_invalid_request_is_told_in_the_language_it_asks_for(client: TestClient) -> None:
    response = client.post(ASK, json={"language": "mn"}, headers={"accept-language": "ja"})
    assert response.json()["title"] == "Хүсэлт буруу байна"


def test_unknown_plans_items_addresses_and_methods_are_problems(client: TestClient, first_plan: Plan) -> None:
    for path, code in (
        ("/api/plans/none", "unknown-plan"),
        (f"/api/plans/{first_plan.id}/items/IX.9", "unknown-item"),
        ("/api/nothing", "not-found"),
    ):
        response = client.get(path)
        assert response.status_code == 404
        assert response.json()["type"].endswith(code)
    refused = client.get(ASK)
    assert refused.status_code == 405
    assert refused.headers["allow"] == "POST"
    assert refused.json()["type"].endswith("method")


def test_an_internal_error_tells_its_number_and_logs_the_rest(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = client.post(ASK, json={"question": "explode"}, headers={"accept-language": "en"})
    assert response.status_code == 500
    assert response.headers["content-security-policy"]
    assert "secret" not in response.text
    number = caplog.records[0].getMessage().rsplit(" ", 1)[1]
    assert number in response.json()["detail"]
    assert "the secret of the inside" in caplog.text


def test_a_search_obeys_the_bounds_of_a_question(client: TestClient) -> None:
    assert client.post("/api/search", json={"query": ""}).json()["type"].endswith("empty-question")
    assert client.post("/api/search", json={"query": "a", "limit": 0}).json()["type"].endswith("invalid")
    assert client.post("/api/search", json={"query": "a", "limit": 101}).json()["type"].endswith("invalid")


def test_a_person_is_told_a_problem_as_a_page(make_client: MakeClient) -> None:
    client = make_client()
    response = client.get("/nothing", headers={"accept": "text/html", "accept-language": "en"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "Page not found" in response.text
