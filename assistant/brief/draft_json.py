"""A draft as JSON, and back."""

from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from assistant.brief.draft import Draft

_DRAFT: Final = TypeAdapter(Draft)


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """The draft as values that JSON holds; half of a surrogate pair, which no database takes, becomes a mark."""
    table: dict[str, Any] = _clean(asdict(draft))
    return table


def draft_from_json(table: dict[str, Any]) -> Draft:
    """Read a draft back.

    Raises:
        ValueError: it is none.
    """
    return _DRAFT.validate_python(table)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
