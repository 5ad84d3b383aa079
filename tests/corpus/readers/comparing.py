"""What must be the same whatever a plan was read from."""

from collections.abc import Sequence

from corpus import Item


def outline(items: Sequence[Item]) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Ids, addresses, headings, and texts up to white space."""
    return [(one.id, one.address, one.headings, "".join(one.text.split())) for one in items]
