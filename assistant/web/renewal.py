"""A running server takes over plans that were added, replaced or removed."""

import gc
import logging
import threading
import weakref
from collections.abc import Callable
from typing import Final

from assistant.installation import be_modest
from assistant.service import Assistant
from assistant.web.loading import LoadFailure, Loading

_log = logging.getLogger(__name__)
_BETWEEN_LOOKS_SECONDS: Final = 1.0
_AFTER_FAILURES_SECONDS: Final = 60.0


class Renewal:
    """Looks every second whether the library was changed, and then opens it anew beside the assistant that answers.

    ``stamp`` is another after each change, and cheap to ask for; ``reopen`` opens the library, given the assistant that
    answers now. Where that fails the old one goes on answering, the reason is logged, and it is tried again.
    """

    def __init__(
        self, loading: Loading, stamp: Callable[[], object], reopen: Callable[[Assistant | None], Assistant]
    ) -> None:
        self._loading = loading
        self._stamp = stamp
        self._reopen = reopen
        self._seen = stamp()
        self._wake = threading.Event()
        self._ended = False
        self._failures = 0
        self._looking = threading.Lock()
        self._leaving: list[weakref.ref[Assistant]] = []

    def start(self) -> None:
        threading.Thread(target=self._run, name="renew-library", daemon=True).start()

    def stop(self) -> None:
        self._ended = True
        self._wake.set()

    def look(self) -> bool:
        """Open the library anew if it was changed; whether a newer one answers now."""
        with self._looking:
            return self._look()

    def _look(self) -> bool:
        stamp, old = self._stamp(), self._loading.outcome
        if old is None or stamp == self._seen:
            return False
        before = None if isinstance(old, LoadFailure) else old
        try:
            newer = self._reopen(before)
        except Exception as error:
            self._failures += 1
            if self._failures == 1:
                _log.exception("the changed library could not be opened; what answered before goes on: %s", error)
            return False
        self._failures, self._seen = 0, stamp
        if before:
            self._leaving.append(weakref.ref(before))
        self._loading.replace(newer)
        _log.info("plans in use: %s", ", ".join(newer.plans))
        return True

    def let_go(self) -> None:
        """Free what no request holds any longer: an assistant refers to itself, so that only the collector finds it."""
        if self._leaving:
            gc.collect()
            self._leaving = [reference for reference in self._leaving if reference() is not None]

    def _run(self) -> None:
        be_modest()
        while not self._ended:
            self.look()
            self.let_go()
            self._wake.wait(min(_BETWEEN_LOOKS_SECONDS * 2**self._failures, _AFTER_FAILURES_SECONDS))
