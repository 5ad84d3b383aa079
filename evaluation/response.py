"""What a system makes of one question."""

from dataclasses import dataclass

from assistant.answer import Outcome


@dataclass(frozen=True, slots=True)
class Response:
    """What a system made of one question, and how long it took.

    Attributes:
        ranking: (item id, score), best first.
        cited: ids of the items that the answer cites; none from a system that only ranks.
        outcome: None from a system that only ranks.
        confidence: the higher, the surer that the plan answers; a probability from a system that decides outcomes.
        milliseconds: from the question to the response.
    """

    ranking: tuple[tuple[str, float], ...]
    cited: tuple[str, ...] = ()
    outcome: Outcome | None = None
    confidence: float = 0.0
    milliseconds: float = 0.0

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items found, best first."""
        return tuple(item_id for item_id, _ in self.ranking)
