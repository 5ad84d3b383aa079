"""An installation: its plans and index, opened with one model as often as they change."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from assistant.opening import open_assistant, open_embedder, open_library, open_stores
from assistant.pipeline import PlanAssistant
from assistant.service import Assistant
from assistant.settings import Settings
from corpus import Change, Library
from index.embedding import Embedder

_BACKGROUND_NICENESS: Final = 5


@dataclass
class Installation:
    """What the settings name. The model is loaded once, and shared by every assistant that is opened.

    Each assistant is a snapshot: plans, index and facets that belong together and never change. Whoever holds one
    goes on with it while a later one is opened; it is freed when the last of them lets go.

    ``only_builds``: no questions are asked of this process, so that building may take every core.
    """

    settings: Settings
    only_builds: bool = False
    _embedder: Embedder | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)

    @property
    def library(self) -> Library:
        return open_library(self.settings)

    @property
    def embedder(self) -> Embedder:
        """The embedding model, with which queries and building share the processor.

        Raises:
            ModelError: it cannot be loaded; the message says what to do.
        """
        from index.batching import BatchingEmbedder

        with self._loading:
            if self._embedder is None:
                cores = (os.cpu_count() or 1) if self.only_builds else 1
                self._embedder = BatchingEmbedder(
                    open_embedder(self.settings), lanes=max(2, cores), building_lanes=cores
                )
            return self._embedder

    def open(self, before: Assistant | None = None) -> PlanAssistant:
        """Open the assistant on plans and index as they are now.

        Raises:
            PlanError, IndexUnusableError, ModelError: it cannot be opened; the message says what to do.
            StoreUnavailableError: what finds vectors and words cannot be reached now.
        """
        return open_assistant(self.settings, self.embedder, before)

    def stamp(self) -> object:
        """What is another each time that plans or index were changed by a command or a page."""
        from index.files import stamp

        return stamp(self.settings.index_folder)

    @property
    def has_index(self) -> bool:
        """Whether an index was ever built; a change of the library then changes it, too."""
        return self.stamp() != ("", 0, 0)

    def change(self, change: Change, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Embed what the change brings, then change plans and index together. See ``change_library``."""
        from assistant.changing import change_library

        stores = open_stores(self.settings)
        change_library(self.library, change, self.embedder, self.settings.index_folder, progress, stores)


def be_modest() -> None:
    """Have this thread yield to others, where the system knows threads (Linux); elsewhere nothing changes."""
    if hasattr(os, "setpriority") and os.uname().sysname == "Linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND_NICENESS)
