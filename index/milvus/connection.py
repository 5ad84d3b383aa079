"""A connection to Milvus that never takes longer than it may, and comes back by itself."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from threading import Lock
from typing import Any, Final, TypeVar

from index.errors import StoreUnavailableError
from index.milvus.address import MilvusAddress
from index.milvus.deadline import Deadline

Result = TypeVar("Result")

_TOGETHER: Final = 64
_LONGEST_REASON: Final = 200
_SHORTEST_WAIT: Final = 0.001
_OPTIONS: Final = {"grpc.initial_reconnect_backoff_ms": 200, "grpc.max_reconnect_backoff_ms": 2_000}
"""Of the channel: Milvus that was started again is found within two seconds, not two minutes."""


class _Code(IntEnum):
    NO_COLLECTION = 100
    NOT_LOADED = 101


class NoCollectionError(StoreUnavailableError):
    """Milvus has no such collection (any more)."""


class NotLoadedError(StoreUnavailableError):
    """Milvus has the collection, but not in memory: it was started again."""


class Milvus:
    """A client that is connected when it is first used. Safe to use from several threads.

    Calls run in threads of their own: the client library can wait longer than it is told to while it connects again,
    and a question must not.
    """

    def __init__(self, address: MilvusAddress) -> None:
        self.address = address
        self._client: Any = None
        self._connecting = Lock()
        self._threads = ThreadPoolExecutor(_TOGETHER, "milvus")

    def deadline(self) -> Deadline:
        """The deadline of a search that begins now."""
        return Deadline(self.address.seconds)

    def call(self, use: Callable[[Any, float], Result], deadline: Deadline) -> Result:
        """Use the client, which is handed in with the seconds left.

        Raises:
            StoreUnavailableError: Milvus cannot be reached, does not answer in time, or refuses.
        """
        running = self._threads.submit(lambda: use(self._connected(deadline), max(deadline.left, _SHORTEST_WAIT)))
        try:
            return running.result(deadline.left)
        except StoreUnavailableError:
            raise
        except TimeoutError as error:
            running.cancel()
            raise self._unavailable("no answer in time") from error
        except Exception as error:
            raise self._told(error) from error

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._client is not None:
            self._client.close()

    def _connected(self, deadline: Deadline) -> Any:
        if self._client is None:
            if not self._connecting.acquire(timeout=deadline.left):
                raise self._unavailable("no connection in time")
            try:
                if self._client is None:
                    self._client = _connect(self.address, max(deadline.left, _SHORTEST_WAIT))
            finally:
                self._connecting.release()
        return self._client

    def _told(self, error: Exception) -> StoreUnavailableError:
        """The library's error as ours: what the caller can act on has a class of its own."""
        reason = str(getattr(error, "message", "")) or str(getattr(error, "details", lambda: "")() or "")
        match getattr(error, "code", None):
            case _Code.NO_COLLECTION:
                return NoCollectionError(self._message(reason))
            case _Code.NOT_LOADED:
                return NotLoadedError(self._message(reason))
        return self._unavailable(reason or type(error).__name__)

    def _unavailable(self, reason: str) -> StoreUnavailableError:
        return StoreUnavailableError(self._message(reason))

    def _message(self, reason: str) -> str:
        shown = reason.replace(self.address.token, "…") if self.address.token else reason
        return f"Milvus at {self.address.url} cannot be used now: {' '.join(shown.split())[:_LONGEST_REASON]}"


def _connect(address: MilvusAddress, seconds: float) -> Any:
    from pymilvus import MilvusClient

    # It logs every failed call with its stack, some of them twice; they are raised, and told once, here.
    for name in ("pymilvus", *(each for each in logging.root.manager.loggerDict if each.startswith("pymilvus."))):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return MilvusClient(uri=address.url, token=address.token, timeout=seconds, grpc_options=_OPTIONS, dedicated=True)
