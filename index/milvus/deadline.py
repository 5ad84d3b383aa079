"""What is left of the time that something may take."""

import time


class Deadline:
    """A moment in the future; ``left`` seconds from now, and never less than 0."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return max(0.0, self._end - time.monotonic())
