"""Many clients at once."""

import asyncio
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import httpx

from evaluation.benchmark.measures import Latency, latency


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a number of clients got in a time: requests a second, latency of one, and how many failed."""

    clients: int
    requests: int
    failures: int
    seconds: float
    latency: Latency

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def run_load(
    url: str, path: str, bodies: Sequence[dict[str, object]], clients: int, until: float | threading.Event
) -> LoadResult:
    """Post the bodies in turn from ``clients`` connections, each with one request under way.

    ``until`` is a number of seconds, or what another thread sets when it is enough.
    """
    return asyncio.run(_run(url, path, bodies, clients, until))


async def _run(
    url: str, path: str, bodies: Sequence[dict[str, object]], clients: int, until: float | threading.Event
) -> LoadResult:
    durations: list[float] = []
    failures = 0
    numbers = count()
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
        begun = time.perf_counter()

        def is_enough() -> bool:
            return until.is_set() if isinstance(until, threading.Event) else time.perf_counter() - begun >= until

        async def ask_on() -> None:
            nonlocal failures
            while not is_enough():
                body = bodies[next(numbers) % len(bodies)]
                sent = time.perf_counter()
                try:
                    response = await client.post(path, json=body)
                    failures += response.status_code != httpx.codes.OK
                except httpx.HTTPError:
                    failures += 1
                durations.append(time.perf_counter() - sent)

        await asyncio.gather(*(ask_on() for _ in range(clients)))
        elapsed = time.perf_counter() - begun
    return LoadResult(clients, len(durations), failures, elapsed, latency(durations))
