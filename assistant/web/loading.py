"""The assistant is loaded in the background while the server already answers, and may later give way to a newer one."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, Protocol

from assistant.service import Assistant
from assistant.web.problems import ProblemError
from index.errors import StoreUnavailableError

_log = logging.getLogger(__name__)
_LONGEST_REASON: Final = 500
_RETRY_AFTER_SECONDS: Final = "5"
_PAUSE_SECONDS: Final = 2.0
"""Between attempts to reach a store."""


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """Why the assistant could not be loaded, as the error says it."""

    reason: str


class Held(Protocol):
    """An assistant that is being prepared, is ready, or could not be loaded."""

    @property
    def outcome(self) -> Assistant | LoadFailure | None:
        """The assistant, or why there is none; None while it is being prepared."""
        ...

    async def assistant(self, patience_seconds: float | None = None) -> Assistant:
        """Return the assistant, waiting for it if need be.

        Raises:
            ProblemError: it is not ready in time, or could not be loaded.
        """
        ...


class Loading:
    """An assistant that is being prepared, is ready, or could not be loaded.

    ``load`` runs in a thread of its own that does not keep the process alive: once, and again for as long as a store
    that it needs cannot be reached. ``patience_seconds`` is how long ``assistant`` waits for it.
    """

    def __init__(self, load: Callable[[], Assistant], patience_seconds: float) -> None:
        self._load = load
        self._patience_seconds = patience_seconds
        self._loaded: Future[Assistant | LoadFailure] = Future()
        self._lacks_store = threading.Event()
        self._newer: Assistant | None = None

    def start(self) -> None:
        threading.Thread(target=self._run, name="load-assistant", daemon=True).start()

    @property
    def outcome(self) -> Assistant | LoadFailure | None:
        """The assistant, or why there is none; None while it is being prepared."""
        return self._newer or (self._loaded.result() if self._loaded.done() else None)

    def replace(self, newer: Assistant) -> None:
        """Give ``newer`` to those who ask from now on."""
        self._newer = newer
        if self._loaded.done():  # the first one is not to be kept by its own outcome
            self._loaded = Future()
            self._loaded.set_result(newer)

    async def assistant(self, patience_seconds: float | None = None) -> Assistant:
        """Return the assistant, waiting for it if need be.

        Raises:
            ProblemError: it is not ready in time, or could not be loaded.
        """
        patience = self._patience_seconds if patience_seconds is None else patience_seconds
        if self.outcome is None and self._lacks_store.is_set():
            raise ProblemError("store_unavailable", 503, headers={"retry-after": _RETRY_AFTER_SECONDS})
        outcome = self.outcome or await self._wait(patience)
        if isinstance(outcome, LoadFailure):
            raise ProblemError("failed_start", 503, {"reason": outcome.reason})
        return outcome

    async def _wait(self, patience_seconds: float) -> Assistant | LoadFailure:
        try:
            # One who stops waiting must not cancel what the others wait for.
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._loaded)), patience_seconds)
        except TimeoutError:
            headers = {"retry-after": _RETRY_AFTER_SECONDS}
            raise ProblemError("preparing", 503, headers=headers) from None

    def _run(self) -> None:
        try:
            assistant = self._load_with_store()
        except Exception as error:
            _log.exception("the assistant could not be loaded")
            self._loaded.set_result(LoadFailure(str(error)[:_LONGEST_REASON] or type(error).__name__))
        else:
            self._loaded.set_result(assistant)

    def _load_with_store(self) -> Assistant:
        while True:
            try:
                return self._load()
            except StoreUnavailableError as error:
                _log.warning("the assistant waits for its store: %s", error)
                self._lacks_store.set()
                time.sleep(_PAUSE_SECONDS)


class HeldLoading:
    """What one request sees of the assistant: the same from its start to its end, whatever takes its place."""

    def __init__(self, loading: Held) -> None:
        self._loading = loading
        self._seen: Assistant | None = None

    @property
    def outcome(self) -> Assistant | LoadFailure | None:
        return self._seen or self._see(self._loading.outcome)

    async def assistant(self, patience_seconds: float | None = None) -> Assistant:
        if self._seen is None:
            self._seen = await self._loading.assistant(patience_seconds)
        return self._seen

    def _see(self, outcome: Assistant | LoadFailure | None) -> Assistant | LoadFailure | None:
        if outcome is not None and not isinstance(outcome, LoadFailure):
            self._seen = outcome
        return outcome
