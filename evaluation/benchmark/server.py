"""The real server as a process of its own, for measuring."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

_PATIENCE: Final = 300.0
"""Seconds. A server that is not ready by then has failed."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where it answers, its process, and the seconds from its start to the first page and to readiness."""

    url: str
    pid: int
    first_page: float
    ready: float

    def memory(self) -> "Memory":
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        now, peak = (re.search(rf"{name}:\s+(\d+) kB", status) for name in ("VmRSS", "VmHWM"))
        if now is None or peak is None:
            raise RuntimeError(f"/proc/{self.pid}/status tells no memory")
        return Memory(int(now[1]) / 1024, int(peak[1]) / 1024)


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MiB, now and at its peak."""

    now: float
    peak: float


@contextmanager
def running_server(environment: Mapping[str, str] | None = None) -> Iterator[RunningServer]:
    """Start ``plan-assistant serve`` on a free port of the loopback, wait until it is ready, stop it at the end.

    Raises:
        RuntimeError: it stops by itself, or is not ready within five minutes.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    begun = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, **(environment or {})}) as process:
        try:
            with httpx.Client(base_url=url, timeout=10) as client:
                first_page = _wait(client, "/", process, begun)
                ready = _wait(client, "/ready", process, begun)
            yield RunningServer(url, process.pid, first_page, ready)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(client: httpx.Client, path: str, process: "subprocess.Popen[bytes]", begun: float) -> float:
    while time.perf_counter() - begun < _PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with status {process.returncode}; its message is above")
        try:
            if client.get(path).status_code == httpx.codes.OK:
                return time.perf_counter() - begun
        except httpx.TransportError:
            pass
        time.sleep(0.01)
    raise RuntimeError(f"{path} did not answer within {_PATIENCE:.0f} s")
