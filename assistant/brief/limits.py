"""How large a brief may be. Enough for any meeting, and too little to choke the server."""

from typing import Final

MOST_TOPICS: Final = 30
LONGEST_TOPIC: Final = 300
"""Characters."""
MOST_ITEMS: Final = 400
LONGEST_LINE: Final = 300
"""Characters of the title, the meeting, the date and the participants."""
LONGEST_NOTE: Final = 4000
"""Characters."""
MOST_BRIEFS: Final = 200
"""Briefs an owner may keep."""


class BriefError(ValueError):
    """A brief that cannot be made. ``key`` names its text in the catalogue's ``problems``."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
