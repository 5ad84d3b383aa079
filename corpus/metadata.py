"""``plan.toml``: what is known of a plan besides its text."""

import tomllib
from typing import Any

import tomli_w

from corpus.errors import PlanError
from corpus.plan import Metadata, Period

_TEXTS = ("title", "language", "publisher", "licence", "source_url")
_KNOWN = frozenset({*_TEXTS, "parties", "period", "titles"})


def read_metadata(toml: str) -> Metadata:
    """Read a ``plan.toml``.

    Raises:
        PlanError: it is no TOML, says something unknown, or lacks a title or language.
    """
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"plan.toml is not valid TOML: {error}") from error
    if unknown := sorted(table.keys() - _KNOWN):
        raise PlanError(f"plan.toml says {', '.join(unknown)}, which is unknown; known are {', '.join(sorted(_KNOWN))}")
    try:
        return _metadata(table)
    except (TypeError, ValueError, KeyError) as error:
        raise PlanError(
            'plan.toml needs title = "…", language = "ja" and may have parties = ["…"], '
            f'[period] first = 2013, last = 2017 and [titles] en = "…": {error}'
        ) from error


def _metadata(table: dict[str, Any]) -> Metadata:
    texts = {name: table[name] for name in _TEXTS if name in table}
    titles, parties = table.get("titles", {}), table.get("parties", [])
    for name, value in {**texts, **titles, **dict.fromkeys(parties, "")}.items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError(f"{name} is not a text")
    period = Period(int(table["period"]["first"]), int(table["period"]["last"])) if "period" in table else None
    return Metadata(parties=tuple(parties), period=period, titles=tuple(titles.items()), **texts)


def write_metadata(metadata: Metadata) -> str:
    """Write the ``plan.toml`` that ``read_metadata`` reads back as the same value."""
    table: dict[str, Any] = {name: getattr(metadata, name) for name in _TEXTS if getattr(metadata, name)}
    if metadata.parties:
        table["parties"] = list(metadata.parties)
    if metadata.period:
        table["period"] = {"first": metadata.period.first, "last": metadata.period.last}
    if metadata.titles:
        table["titles"] = dict(metadata.titles)
    return tomli_w.dumps(table)
