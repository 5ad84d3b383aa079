"""Where a language model adds talking points to a brief. Without one there are none."""

from collections.abc import Sequence
from typing import Final, Protocol

from assistant.brief.document import Entry
from assistant.language import Language


class TalkingPoints(Protocol):
    """Writes talking points on the entries of a point, each of which has passed the gate on drafts."""

    def __call__(self, topic: str, entries: Sequence[Entry], language: Language) -> tuple[str, ...]: ...


def _none(topic: str, entries: Sequence[Entry], language: Language) -> tuple[str, ...]:
    return ()


NO_TALKING_POINTS: Final[TalkingPoints] = _none
