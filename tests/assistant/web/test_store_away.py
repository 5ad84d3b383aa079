"""What a reader and a probe are told while the store cannot be reached."""

import threading

import pytest

from assistant.opening import open_stores
from assistant.settings import Settings, SettingsError
from index.errors import StoreUnavailableError
from tests.assistant.web.conftest import MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant

TITLES = {
    "ja": "検索の仕組みに接続できません",
    "en": "The search cannot be reached",
    "mn": "Хайлтын системд холбогдож чадсангүй",
}


@pytest.mark.parametrize("language", TITLES)
def test_a_question_is_refused_with_a_problem_that_tells_nothing_of_the_inside(
    make_client: MakeClient, assistant: FakeAssistant, language: str
) -> None:
    client = make_client()
    assistant.lacks_store = True
    refused = client.post("/api/ask", json={"question": "外相会談"}, headers={"accept-language": language})
    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) > 0
    assert refused.json()["type"].endswith(":store-unavailable")
    assert refused.json()["title"] == TITLES[language]
    assert "inside.example" not in refused.text


def test_streams_and_pages_tell_it_too_and_the_question_stays_in_the_form(
    make_client: MakeClient, assistant: FakeAssistant
) -> None:
    client = make_client()
    assistant.lacks_store = True
    stream = {"accept": "text/event-stream"}
    assert "store-unavailable" in client.post("/api/ask", json={"question": "外相会談"}, headers=stream).text
    told = client.post("/?lang=en", data={"question": "外相会談"}, headers=stream).text
    assert "event: problem" in told
    assert TITLES["en"] in told
    page = client.post("/", data={"question": "外相会談"}, headers={"accept": "text/html"})
    assert page.status_code == 503
    assert TITLES["ja"] in page.text
    assert ">外相会談</textarea>" in page.text


def test_nothing_of_a_refused_question_is_kept_and_the_next_one_goes_on(
    make_client: MakeClient, assistant: FakeAssistant
) -> None:
    client = make_client()
    first = client.post("/api/ask", json={"question": "外相会談"}).json()
    again = {"question": "空港", "conversation_id": first["conversation_id"]}
    assistant.lacks_store = True
    assert client.post("/api/ask", json=again).status_code == 503
    assistant.lacks_store = False
    assert client.post("/api/ask", json=again).json()["outcome"] == "answered"
    kept = client.get(f"/api/conversations/{first['conversation_id']}").json()
    assert [turn["answer"]["question"] for turn in kept["turns"]] == ["外相会談", "空港"]


def test_readiness_names_the_store_and_is_a_problem_while_it_is_away(
    make_client: MakeClient, assistant: FakeAssistant
) -> None:
    client = make_client()
    assert client.get("/api/plans").status_code == 200
    assert client.get("/ready").json() == {"status": "ready", "store": "files"}
    assistant.lacks_store = True
    assert client.get("/ready").status_code == 503
    assert client.get("/health").status_code == 200
    assistant.lacks_store = False
    assert client.get("/ready").status_code == 200


def test_an_assistant_whose_store_is_away_at_the_start_is_loaded_when_it_is_there(
    make_client: MakeClient, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.web.loading._PAUSE_SECONDS", 0.01)
    there = threading.Event()

    def load() -> FakeAssistant:
        if not there.is_set():
            raise StoreUnavailableError("Milvus cannot be used now")
        return assistant

    client = make_client(load)
    waited = threading.Event()
    while not client.get("/ready").json()["type"].endswith(":store-unavailable"):
        waited.wait(0.02)
    refused = client.post("/api/ask", json={"question": "外相会談"})
    assert refused.status_code == 503
    assert refused.json()["type"].endswith(":store-unavailable")
    there.set()
    while client.get("/ready").status_code != 200:
        waited.wait(0.02)
    assert client.post("/api/ask", json={"question": "外相会談"}).json()["outcome"] == "answered"


def test_an_address_that_is_none_is_refused_with_the_setting_and_without_the_password() -> None:
    with pytest.raises(SettingsError, match=r"PLAN_ASSISTANT_MILVUS_URL.*belongs into the token") as refused:
        open_stores(Settings(milvus_url="http://root:secret@milvus:19530"))
    assert "secret" not in str(refused.value)
