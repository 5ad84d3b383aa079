import asyncio
import threading
from collections.abc import Iterator

import pytest

from assistant.web.threads import in_one_thread


def test_items_arrive_in_order_from_one_thread() -> None:
    async def read() -> list[int]:
        return [item async for item in in_one_thread(_threads(5))]

    threads = asyncio.run(read())
    assert len(threads) == 5
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_an_error_of_the_iterator_follows_its_last_item() -> None:
    async def read(into: list[int]) -> None:
        async for item in in_one_thread(_failing()):
            into.append(item)

    read_before: list[int] = []
    with pytest.raises(ValueError, match="at the end"):
        asyncio.run(read(read_before))
    assert read_before == [1]


def test_the_iterator_stops_when_the_reader_leaves() -> None:
    asked: list[int] = []
    go_on, ended = threading.Event(), threading.Event()

    async def read() -> None:
        events = in_one_thread(_counting(asked, go_on, ended))
        async for _ in events:
            break
        await events.aclose()
        go_on.set()

    asyncio.run(read())
    assert ended.wait(10)
    assert asked == [0, 1]


def _threads(count: int) -> Iterator[int]:
    for _ in range(count):
        yield threading.get_ident()


def _failing() -> Iterator[int]:
    yield 1
    raise ValueError("at the end")


def _counting(asked: list[int], go_on: threading.Event, ended: threading.Event) -> Iterator[int]:
    try:
        for number in range(100):
            asked.append(number)
            yield number
            go_on.wait(10)
    finally:
        ended.set()
