"""Conversations in real servers: killed in the middle, two on one database, a database that goes away."""

import json
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from evaluation.benchmark.server import running_server
from tests.assistant.web.conftest import OpenPage, browser, open_page
from tests.assistant.web.test_browser_history import THREE, converse, replies
from tests.databases import new_postgresql_url, running_postgresql
from tests.end_to_end.test_server import ASKED
from tests.postgres import PASSWORD, PostgreSql

__all__ = ["browser", "new_postgresql_url", "open_page", "running_postgresql"]
pytestmark = [pytest.mark.model, pytest.mark.server]

CLIENTS = 4


def test_a_kill_while_answering_loses_no_finished_turn(installation: Path, tmp_path: Path) -> None:
    environment = {
        "PLAN_ASSISTANT_DATA_FOLDER": str(installation),
        "PLAN_ASSISTANT_DATABASE": f"sqlite:///{tmp_path}/killed.sqlite",
    }
    finished: dict[str, list[str]] = {}
    with running_server(environment) as server:
        clients = [threading.Thread(target=ask_until_killed, args=(server.url, finished)) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        while sum(map(len, finished.values())) < 40:
            assert any(client.is_alive() for client in clients)
            time.sleep(0.01)
        os.kill(server.pid, signal.SIGKILL)
        for client in clients:
            client.join(30)
    turns = [turn_id for turn_ids in finished.values() for turn_id in turn_ids]
    assert len(turns) >= 40
    with running_server(environment) as server:
        kept = [turn_id for key in finished for turn_id in stored_turns(server.url, key)]
    assert set(turns) <= set(kept)


def ask_until_killed(url: str, finished: dict[str, list[str]]) -> None:
    """Ask in one conversation, and note each turn whose answer came whole."""
    with httpx.Client(base_url=url, headers={"accept": "text/event-stream"}, timeout=30) as client:
        conversation_id = ""
        while True:
            asked = {"question": ASKED["ja"], "conversation_id": conversation_id}
            try:
                text = client.post("/api/ask", json=asked).text
            except httpx.HTTPError:
                return
            answer = json.loads(text.partition("event: answer\ndata: ")[2])
            conversation_id = answer["conversation_id"]
            finished.setdefault(client.cookies["owner"], []).append(answer["turn_id"])


def stored_turns(url: str, key: str) -> list[str]:
    with httpx.Client(base_url=url, headers={"plan-assistant-owner": key}) as client:
        (conversation,) = client.get("/api/conversations").json()["conversations"]
        exported = client.get(f"/api/conversations/{conversation['id']}/export").json()
        return [turn["answer"]["turn_id"] for turn in exported["turns"]]


@pytest.mark.database
def test_two_servers_on_one_postgresql_share_conversations(installation: Path, new_postgresql_url: str) -> None:
    environment = {
        "PLAN_ASSISTANT_DATA_FOLDER": str(installation),
        "PLAN_ASSISTANT_DATABASE": new_postgresql_url,
    }
    with running_server(environment) as one, running_server(environment) as other:
        with httpx.Client(base_url=one.url, timeout=30) as client:
            answer = client.post("/api/ask", json={"question": ASKED["ja"]}).json()
            key = client.cookies["owner"]
        with httpx.Client(base_url=other.url, timeout=30, cookies={"owner": key}) as client:
            asked = {"question": ASKED["mn"], "conversation_id": answer["conversation_id"]}
            assert client.post("/api/ask", json=asked).status_code == 200
        with httpx.Client(base_url=one.url, timeout=30, cookies={"owner": key}) as client:
            turns = client.get(f"/api/conversations/{answer['conversation_id']}").json()["turns"]
        with httpx.Client(base_url=other.url, timeout=30) as stranger:
            assert stranger.get(f"/api/conversations/{answer['conversation_id']}").status_code == 404
    assert [turn["answer"]["question"] for turn in turns] == [ASKED["ja"], ASKED["mn"]]
    versions = turns[0]["answer"]["versions"]
    assert set(versions["plans"]) == {"japan-mongolia-2013-2017"}
    assert all(versions[name] for name in ("index", "embedding", "prompts"))


@pytest.mark.database
def test_while_the_database_is_away_questions_are_answered_and_afterwards_kept_again(
    installation: Path,
    running_postgresql: PostgreSql,
    new_postgresql_url: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    environment = {
        "PLAN_ASSISTANT_DATA_FOLDER": str(installation),
        "PLAN_ASSISTANT_DATABASE": new_postgresql_url,
    }
    with running_server(environment) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        first = ask(client, "en")
        running_postgresql.stop()
        try:
            away = ask(client, "en", first["conversation_id"])
            assert away["outcome"] == "answered"
            assert "could not be saved" in away["notes"][-1]
            assert away["conversation_id"] == first["conversation_id"]
            assert client.get("/api/conversations").status_code == 503
        finally:
            running_postgresql.start()
        again = ask(client, "mn", first["conversation_id"])
        while not again["turn_id"]:  # the server leaves a database alone for two seconds after it failed
            time.sleep(0.2)
            again = ask(client, "mn", first["conversation_id"])
        turns = client.get(f"/api/conversations/{first['conversation_id']}").json()["turns"]
    assert [turn["answer"]["turn_id"] for turn in turns] == [first["turn_id"], again["turn_id"]]
    told = "".join(capfd.readouterr())
    assert PASSWORD not in told
    assert "a%20secret" not in told


@pytest.mark.browser
def test_a_conversation_of_three_turns_in_each_language_outlives_a_restart_of_the_server(
    installation: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    environment = {
        "PLAN_ASSISTANT_DATA_FOLDER": str(installation),
        "PLAN_ASSISTANT_DATABASE": f"sqlite:///{tmp_path}/restarted.sqlite",
    }
    said = {}
    with running_server(environment) as server:
        pages = {language: open_page(server.url, language) for language in THREE}
        for language, page in pages.items():
            converse(page, THREE[language])
            said[language] = replies(page)
    with running_server(environment) as server:
        for language, page in pages.items():
            path = urlsplit(page.url).path
            (cookie,) = (each for each in page.context.cookies() if each["name"] == "owner")
            again = open_page(f"{server.url}/", language)
            again.context.add_cookies([{"name": "owner", "value": cookie["value"], "url": server.url}])
            again.goto(f"{server.url}{path}")
            assert replies(again) == said[language]
            assert len(said[language]) == 3


def ask(client: httpx.Client, language: str, conversation_id: str = "") -> dict[str, Any]:
    asked = {"question": ASKED[language], "conversation_id": conversation_id}
    answer: dict[str, Any] = client.post("/api/ask", json=asked).json()
    return answer
