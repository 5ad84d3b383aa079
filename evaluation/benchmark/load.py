"""Many clients at once."""

import asyncio
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


def run_load(url: str, path: str, bodies: Sequence[dict[str, object]], clients: int, seconds: float) -> LoadResult:
    """Post the bodies in turn from ``clients`` connections, each with one request under way, for ``seconds``."""
    return asyncio.run(_run(url, path, bodies, clients, seconds))


async def _run(url: str, path: str, bodies: Sequence[dict[str, object]], clients: int, seconds: float) -> LoadResult:
    durations: list[float] = []
    failures = 0
    numbers = count()
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
        begun = time.perf_counter()

        async def ask_on() -> None:
            nonlocal failures
            while time.perf_counter() - begun < seconds:
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
