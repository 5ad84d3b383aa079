"""A moment by which an answer must be there."""

import time
from collections.abc import Callable


class Deadline:
    """Counts down from ``seconds`` by a clock that only goes forward."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def remaining(self) -> float:
        """Seconds left; 0 when it is over."""
        return max(0.0, self._end - self._clock())

    @property
    def is_over(self) -> bool:
        return self.remaining() == 0
