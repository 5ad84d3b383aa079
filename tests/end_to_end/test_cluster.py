"""Two servers over one Milvus and one PostgreSQL, as a cluster has them; and a Milvus that goes away."""

import json
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.opening import open_assistant, open_embedder
from assistant.pipeline import PlanAssistant
from assistant.question import Question
from assistant.settings import Settings
from evaluation.benchmark.server import RunningServer, running_server
from tests.conftest import SMALL_TEXT
from tests.databases import new_postgresql_url, running_postgresql
from tests.end_to_end.test_server import ASKED
from tests.milvus import MilvusLite, milvus_lite

__all__ = ["new_postgresql_url", "running_postgresql"]
pytestmark = [pytest.mark.model, pytest.mark.milvus]

QUESTIONS = (
    *ASKED.values(),
    "ウランバートルの新空港について何が書かれていますか。",
    "円借款はどのような事業に使われますか。",
    "What does the plan say about the EPA?",
    "Метроны талаар юу гэж заасан бэ?",
    "カレーの作り方は？",
    "青少年の交流",
    "What will be done about air pollution?",
)
FOLLOW_UP = "And between line ministries?"


@pytest.fixture(scope="module")
def milvus() -> Iterator[MilvusLite]:
    with milvus_lite() as server:
        yield server


@pytest.fixture(scope="module")
def data_folder(milvus: MilvusLite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that both servers read, with an index whose stores are in Milvus, built by the program itself."""
    folder = tmp_path_factory.mktemp("cluster")
    built = run(folder, milvus, "index", "build")
    assert built.returncode == 0, built.stderr
    return folder


def environment(folder: Path, milvus: MilvusLite) -> dict[str, str]:
    return {
        "PLAN_ASSISTANT_DATA_FOLDER": str(folder),
        "PLAN_ASSISTANT_MILVUS_URL": milvus.url,
        "PLAN_ASSISTANT_MILVUS_TIMEOUT_SECONDS": "5",
    }


def run(folder: Path, milvus: MilvusLite, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, **environment(folder, milvus)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def essence(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what differs from one asking to the next: its ids and its times."""
    return {name: answer[name] for name in ("outcome", "language", "answer", "citations", "nearest", "notes")}


def ask(server: RunningServer, question: str) -> httpx.Response:
    return httpx.post(f"{server.url}/api/ask", json={"question": question}, timeout=30)


def test_the_first_plan_is_answered_just_as_from_files(
    assistant: PlanAssistant, data_folder: Path, milvus: MilvusLite
) -> None:
    settings = Settings(data_folder=data_folder, milvus_url=milvus.url)
    by_milvus = open_assistant(settings, open_embedder(settings))
    assert by_milvus.check_store() == "milvus"
    for text in QUESTIONS:
        mine, theirs = by_milvus.ask(Question(text)), assistant.ask(Question(text))
        assert (mine.outcome, mine.answer, mine.citations, mine.nearest) == (
            theirs.outcome,
            theirs.answer,
            theirs.citations,
            theirs.nearest,
        )
        assert by_milvus.search(text, 10) == assistant.search(text, 10)


def test_the_command_line_builds_and_tells_of_milvus(data_folder: Path, milvus: MilvusLite) -> None:
    told = json.loads(run(data_folder, milvus, "index", "status", "--json").stdout)
    assert told["found_by"] == {"kind": "milvus", "complete": True}
    assert "plans embedded: none" in run(data_folder, milvus, "index", "build").stdout
    assert "items are found by: milvus" in run(data_folder, milvus, "index", "status").stdout


@pytest.mark.server
@pytest.mark.database
def test_a_conversation_begun_at_one_server_goes_on_at_the_other_and_outlives_a_milvus_that_goes_away(
    data_folder: Path, milvus: MilvusLite, new_postgresql_url: str
) -> None:
    shared = {**environment(data_folder, milvus), "PLAN_ASSISTANT_DATABASE": new_postgresql_url}
    with running_server(shared) as one, running_server(shared) as other:
        for question in QUESTIONS:
            assert essence(ask(one, question).json()) == essence(ask(other, question).json())

        talk = Conversation()
        assert talk.ask(one, ASKED["en"]).json()["citations"][0]["item_id"] == "I.1.2"
        follow_up = talk.ask(other, FOLLOW_UP)
        assert follow_up.json()["citations"][0]["item_id"] == "I.1.4"

        milvus.stop()
        for server in (one, other):
            refused = talk.ask(server, ASKED["ja"])
            assert refused.status_code == 503
            assert refused.headers["content-type"] == "application/problem+json"
            assert refused.json()["type"].endswith(":store-unavailable")
            assert httpx.get(f"{server.url}/ready").status_code == 503
            assert httpx.get(f"{server.url}/health").status_code == 200
            assert talk.questions(server) == [ASKED["en"], FOLLOW_UP]
        milvus.start()
        for server in (one, other):
            wait_until_ready(server)
            assert talk.ask(server, ASKED["ja"]).json()["citations"][0]["item_id"] == "I.1.2"
            assert httpx.get(f"{server.url}/ready").json() == {"status": "ready", "store": "milvus"}
        assert talk.questions(one) == [ASKED["en"], FOLLOW_UP, ASKED["ja"], ASKED["ja"]]


@pytest.mark.server
def test_questions_in_flight_are_answered_or_refused_in_time_while_milvus_hangs_stops_and_starts(
    data_folder: Path, milvus: MilvusLite, tmp_path: Path
) -> None:
    database = {"PLAN_ASSISTANT_DATABASE": f"sqlite:///{tmp_path}/history.sqlite"}
    settings = {**environment(data_folder, milvus), **database, "PLAN_ASSISTANT_MILVUS_TIMEOUT_SECONDS": "1"}
    statuses: list[int] = []
    done = threading.Event()

    def keep_asking(server: RunningServer) -> None:
        while not done.is_set():
            statuses.append(ask(server, ASKED["ja"]).status_code)  # raises if there is no answer in 30 s
            done.wait(0.02)

    with running_server(settings) as server:
        askers = [threading.Thread(target=keep_asking, args=(server,)) for _ in range(3)]
        for asker in askers:
            asker.start()
        wait_for(statuses, 200)
        milvus.hold_up()
        wait_for(statuses, 503)
        milvus.go_on()
        wait_for(statuses, 200)
        milvus.stop()
        wait_for(statuses, 503)
        milvus.start()
        wait_until_ready(server)
        wait_for(statuses, 200)
        assert all(asker.is_alive() for asker in askers)
        done.set()
        for asker in askers:
            asker.join(60)
        assert set(statuses) == {200, 503}


@pytest.mark.server
def test_a_server_that_starts_before_milvus_is_ready_once_milvus_is(data_folder: Path, milvus: MilvusLite) -> None:
    milvus.stop()
    threading.Timer(8, milvus.start).start()
    with running_server(environment(data_folder, milvus)) as server:
        assert ask(server, ASKED["ja"]).json()["outcome"] == "answered"


@pytest.mark.server
def test_a_plan_that_a_command_adds_is_found_in_milvus_by_a_server_that_runs(
    data_folder: Path, milvus: MilvusLite, tmp_path: Path
) -> None:
    plan = tmp_path / "small.txt"
    plan.write_text(SMALL_TEXT, encoding="utf-8")
    with running_server(environment(data_folder, milvus)) as server:
        added = run(data_folder, milvus, "plans", "add", str(plan), "--id", "small", "--language", "ja")
        assert added.returncode == 0, added.stderr
        end = time.monotonic() + 60
        while "small" not in [each["id"] for each in httpx.get(f"{server.url}/api/plans").json()["plans"]]:
            assert time.monotonic() < end, "the plan was not taken over within a minute"
            time.sleep(0.1)
        found = httpx.post(f"{server.url}/api/search", json={"query": "新しい橋の建設", "limit": 1}, timeout=30).json()
        assert found["hits"][0]["plan_id"] == "small"
    told = json.loads(run(data_folder, milvus, "index", "status", "--json").stdout)
    assert told["found_by"] == {"kind": "milvus", "complete": True}


class Conversation:
    """A conversation of one owner, at any server."""

    def __init__(self) -> None:
        self._id = ""
        self._key = {"plan-assistant-owner": secrets.token_urlsafe(32)}

    def ask(self, server: RunningServer, question: str) -> httpx.Response:
        body = {"question": question, "conversation_id": self._id}
        answer = httpx.post(f"{server.url}/api/ask", json=body, headers=self._key, timeout=30)
        if answer.is_success:
            self._id = answer.json()["conversation_id"]
        return answer

    def questions(self, server: RunningServer) -> list[str]:
        kept = httpx.get(f"{server.url}/api/conversations/{self._id}", headers=self._key).json()
        return [turn["answer"]["question"] for turn in kept["turns"]]


def wait_until_ready(server: RunningServer) -> None:
    end = time.monotonic() + 60
    while httpx.get(f"{server.url}/ready", timeout=30).status_code != 200:
        assert time.monotonic() < end, "not ready again within a minute"
        time.sleep(0.1)


def wait_for(statuses: list[int], status: int) -> None:
    """Wait until answers of a status come that were not there yet."""
    before, end = len(statuses), time.monotonic() + 60
    while status not in statuses[before + 3 :]:
        assert time.monotonic() < end, f"no answer with status {status} within a minute"
        time.sleep(0.05)
