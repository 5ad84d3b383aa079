import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from assistant.settings import Settings
from assistant.web.app import create_app
from corpus import Plan
from tests.assistant.web.fake_assistant import FakeAssistant

_TEXT = st.text(st.characters(), max_size=60) | st.text(st.characters(categories=["Cs", "Cc"]), max_size=3)
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | _TEXT
_JSON = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4), max_leaves=20
)
_FIELDS = ("question", "query", "language", "plans", "conversation_id", "limit", "other")
_BODIES = _JSON | st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=5)


@pytest.fixture(scope="module")
def running(first_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One client for all examples; the assistant keeps nothing of them that matters."""
    settings = Settings(data_folder=Path(tmp_path_factory.mktemp("data")))
    app = create_app(lambda: FakeAssistant(first_plan), settings)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


@given(body=_BODIES, path=st.sampled_from(["/api/ask", "/api/search"]), stream=st.booleans())
def test_no_json_body_makes_the_server_fail(running: TestClient, body: object, path: str, stream: bool) -> None:
    accept = "text/event-stream" if stream else "application/json"
    headers = {"content-type": "application/json", "accept": accept}
    response = running.post(path, content=json.dumps(body), headers=headers)
    assert response.status_code < 500
    assert response.status_code == 200 or response.headers["content-type"] == "application/problem+json"
    assert "event: problem" not in response.text


@given(
    body=st.binary(max_size=200),
    path=st.sampled_from(["/", "/api/ask"]),
    kind=st.sampled_from(
        ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain", ""]
    ),
)
def test_no_bytes_make_the_server_fail(running: TestClient, body: bytes, path: str, kind: str) -> None:
    response = running.post(path, content=body, headers={"content-type": kind})
    assert response.status_code < 500


_HISTORY_PATHS = (
    "/conversations/delete",
    "/conversations/{id}",
    "/conversations/{id}/rename",
    "/conversations/{id}/delete",
    "/conversations/{id}/export",
    "/turns/{id}/feedback",
    "/api/conversations",
    "/api/conversations/{id}",
    "/api/conversations/{id}/export",
    "/api/turns/{id}/feedback",
)
_HISTORY_FIELDS = ("title", "rating", "comment", "citation", "query", "before", "limit", "format")


@given(
    method=st.sampled_from(["GET", "POST", "PATCH", "DELETE"]),
    path=st.sampled_from(_HISTORY_PATHS),
    name=_TEXT,
    own=st.booleans(),
    key=st.none() | st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=50),
    query=st.dictionaries(st.sampled_from(_HISTORY_FIELDS), _TEXT, max_size=3),
    body=st.dictionaries(st.sampled_from(_HISTORY_FIELDS), _JSON, max_size=4),
)
def test_nothing_that_is_asked_of_conversations_makes_the_server_fail(
    running: TestClient,
    method: str,
    path: str,
    name: str,
    own: bool,
    key: str | None,
    query: dict[str, str],
    body: dict[str, object],
) -> None:
    if own:
        answer = running.post("/api/ask", json={"question": "空港"}).json()
        name = answer["turn_id" if "turns" in path else "conversation_id"]
    address = path.replace("{id}", quote(name.encode("utf-8", "replace"), safe=""))
    values = {field: value.encode("utf-8", "replace").decode() for field, value in query.items()}
    headers = {"content-type": "application/json", **({} if key is None else {"plan-assistant-owner": key})}
    response = running.request(method, address, params=values, content=json.dumps(body), headers=headers)
    assert response.status_code < 500


@given(item=_TEXT, start=_TEXT, end=_TEXT, language=_TEXT)
def test_no_address_of_a_plan_makes_the_server_fail(
    running: TestClient, first_plan: Plan, item: str, start: str, end: str, language: str
) -> None:
    wanted = {"item": item, "start": start, "end": end, "lang": language}
    query = {name: value.encode("utf-8", "replace").decode() for name, value in wanted.items()}
    assert running.get(f"/plans/{first_plan.id}", params=query).status_code in (200, 404)
