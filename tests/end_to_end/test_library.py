"""A plan is added to, replaced in and removed from a server that answers without a pause meanwhile."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpus import Plan
from evaluation.benchmark.load import LoadResult, run_load
from evaluation.benchmark.long_plan import long_plan
from evaluation.benchmark.server import running_server
from tests.end_to_end.conftest import _run
from tests.end_to_end.test_server import ASKED

pytestmark = [pytest.mark.model, pytest.mark.server]

CLIENTS = 16
ITEMS = 200


@contextmanager
def asking(url: str, results: list[LoadResult]) -> Iterator[None]:
    """Sixteen clients ask without a pause while the block runs."""
    bodies: list[dict[str, object]] = [{"question": question} for question in ASKED.values()]
    enough = threading.Event()
    clients = threading.Thread(target=lambda: results.append(run_load(url, "/api/ask", bodies, CLIENTS, enough)))
    clients.start()
    try:
        yield
    finally:
        enough.set()
        clients.join()


def items_of(client: httpx.Client, plan_id: str) -> int:
    response = client.get(f"/api/plans/{plan_id}")
    return int(response.json()["item_count"]) if response.status_code == httpx.codes.OK else 0


def wait_for(client: httpx.Client, plan_id: str, items: int) -> None:
    """Wait until the server has the plan with so many items; in between it has the old one or the new."""
    before = items_of(client, plan_id)
    while (now := items_of(client, plan_id)) != items:
        assert now == before
        time.sleep(0.1)


def test_a_plan_is_added_replaced_and_removed_without_a_failed_request(tmp_path: Path, first_plan: Plan) -> None:
    assert _run(tmp_path, "index", "build").returncode == 0
    file = tmp_path / "long.txt"
    results: list[LoadResult] = []
    with (
        running_server({"PLAN_ASSISTANT_DATA_FOLDER": str(tmp_path)}) as server,
        httpx.Client(base_url=server.url, timeout=60) as client,
        asking(server.url, results),
    ):
        for command, items in ((("add",), ITEMS), (("replace", "long"), 20)):
            file.write_text(long_plan(first_plan, items), encoding="utf-8")
            done = _run(tmp_path, "plans", *command, str(file))
            assert done.returncode == 0, done.stderr
            wait_for(client, "long", items)
            answer = client.post("/api/ask", json={"question": ASKED["ja"], "plans": ["long"]}).json()
            assert {citation["plan_id"] for citation in answer["citations"]} == {"long"}
        assert _run(tmp_path, "plans", "remove", "long").returncode == 0
        wait_for(client, "long", 0)
    assert results[0].requests > 0
    assert results[0].failures == 0
