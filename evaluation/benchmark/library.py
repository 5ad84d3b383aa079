"""How soon a plan that is added takes effect in a running server, and what its clients notice."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from evaluation.benchmark.load import LoadResult, run_load
from evaluation.benchmark.server import RunningServer

_PATIENCE_SECONDS: Final = 300.0
_BEFORE_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds from the command's start until the server answers from the plan, and what clients got meanwhile."""

    seconds: float
    load: LoadResult


def measure_adding(
    server: RunningServer,
    environment: Mapping[str, str],
    text: str,
    plan_id: str,
    bodies: Sequence[dict[str, object]],
    clients: int,
) -> Taken:
    """Add a plan by ``plan-assistant plans add`` while ``clients`` ask the server without a pause.

    Raises:
        RuntimeError: the command failed, or the server does not list the plan within five minutes.
    """
    loads: list[LoadResult] = []
    done = threading.Event()
    asking = threading.Thread(target=lambda: loads.append(run_load(server.url, "/api/ask", bodies, clients, done)))
    asking.start()
    try:
        time.sleep(_BEFORE_SECONDS)
        seconds = _add(server, environment, text, plan_id)
    finally:
        done.set()
        asking.join()
    return Taken(seconds, loads[0])


def _add(server: RunningServer, environment: Mapping[str, str], text: str, plan_id: str) -> float:
    with tempfile.TemporaryDirectory() as folder, httpx.Client(base_url=server.url, timeout=60) as client:
        file = Path(folder) / "plan.txt"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "assistant", "plans", "add", str(file), "--id", plan_id]
        begun = time.perf_counter()
        with subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as adding:
            while time.perf_counter() - begun < _PATIENCE_SECONDS:
                if client.get(f"/api/plans/{plan_id}").status_code == httpx.codes.OK:
                    return time.perf_counter() - begun
                if adding.poll():
                    break
                time.sleep(0.2)
            adding.kill()
        raise RuntimeError(f"plans add ended with status {adding.returncode}, and the server does not know the plan")
