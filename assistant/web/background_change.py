"""A change of the library that the server makes in the background, one at a time."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.installation import Installation, be_modest
from corpus import Change, PlanError

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far a change is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """A change and how far it is: texts embedded of all there are; ``reason`` says why it failed."""

    plan_id: str
    removes: bool
    stage: Stage
    done: int = 0
    total: int = 0
    reason: str = ""


class BackgroundChanges:
    """Makes the changes that pages ask for. ``applied`` is called after each, so that it takes effect at once."""

    def __init__(self, installation: Installation, applied: Callable[[], object]) -> None:
        self._installation = installation
        self._applied = applied
        self._starting = threading.Lock()
        self.progress: Progress | None = None

    def start(self, change: Change) -> bool:
        """Begin a change; False if another is under way."""
        with self._starting:
            if self.progress and self.progress.stage is Stage.RUNNING:
                return False
            self.progress = Progress(change.plan_id, change.files is None, Stage.RUNNING)
        threading.Thread(target=self._run, args=(change, self.progress), name="change-library", daemon=True).start()
        return True

    def _run(self, change: Change, begun: Progress) -> None:
        be_modest()

        def tell(stage: Stage, done: int = 0, total: int = 0, reason: str = "") -> None:
            self.progress = Progress(begun.plan_id, begun.removes, stage, done, total, reason)

        try:
            self._installation.change(change, lambda done, total: tell(Stage.RUNNING, done, total))
            self._applied()
        except PlanError as error:
            tell(Stage.FAILED, reason=str(error))
        except Exception:
            _log.exception("the library could not be changed")
            tell(Stage.FAILED)
        else:
            tell(Stage.DONE)
