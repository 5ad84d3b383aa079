"""Questions for a list or a count of items, answered completely from what items commit to."""

from assistant.listing.query import Ask, Listed, ListQuery
from assistant.listing.reading import ListReader
from assistant.listing.selection import select

__all__ = ["Ask", "ListQuery", "ListReader", "Listed", "select"]
