"""``plan.toml``: what is known of a plan besides its text."""

import re
import tomllib
from typing import Any, Final

import tomli_w

from corpus.errors import PlanError
from corpus.plan import DocumentKind, Metadata, Period

_TEXTS: Final = ("title", "language", "publisher", "licence", "source_url", "sha256", "supersedes")
_KNOWN: Final = frozenset({*_TEXTS, "parties", "period", "titles", "kind"})
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PLAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def read_metadata(toml: str) -> Metadata:
    """Read a ``plan.toml``.

    Raises:
        PlanError: it is no TOML, says something unknown or of a wrong type, or lacks a title or language.
    """
    try:
        return _metadata(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"plan.toml is not valid TOML: {error}") from error
    except (TypeError, ValueError) as error:
        raise PlanError(
            f'plan.toml: {error}; it needs title = "…", language = "ja" and may have parties = ["…"], '
            '[period] first = 2013, last = 2017 and [titles] en = "…"'
        ) from error


def write_metadata(metadata: Metadata) -> str:
    """Write the ``plan.toml`` that ``read_metadata`` reads back as the same value.

    Raises:
        PlanError: it would not be read back: the title is empty, the language no code …
    """
    table: dict[str, Any] = {name: getattr(metadata, name) for name in _TEXTS if getattr(metadata, name)}
    if metadata.kind is not DocumentKind.ACTION_PLAN:
        table["kind"] = metadata.kind.value
    if metadata.parties:
        table["parties"] = list(metadata.parties)
    if metadata.period:
        table["period"] = {"first": metadata.period.first, "last": metadata.period.last}
    if metadata.titles:
        table["titles"] = dict(metadata.titles)
    toml = tomli_w.dumps(table)
    read_metadata(toml)
    return toml


def _metadata(table: dict[str, Any]) -> Metadata:
    if unknown := sorted(table.keys() - _KNOWN):
        raise ValueError(f"{', '.join(unknown)} is unknown; known are {', '.join(sorted(_KNOWN))}")
    texts = {name: _text(name, table[name]) for name in _TEXTS if name in table}
    if not texts.get("title", "").strip():
        raise ValueError("there is no title")
    if not _LANGUAGE.fullmatch(texts.get("language", "")):
        raise ValueError("language is no code like ja, en or mn")
    if "sha256" in texts and not _SHA256.fullmatch(texts["sha256"]):
        raise ValueError("sha256 is not 64 hexadecimal digits in small letters")
    if texts.get("supersedes") and not _PLAN_ID.fullmatch(texts["supersedes"]):
        raise ValueError("supersedes is no plan's id (a-z, 0-9 and hyphens)")
    return Metadata(
        parties=_parties(table.get("parties", [])),
        period=_period(table["period"]) if "period" in table else None,
        titles=_titles(table.get("titles", {})),
        kind=DocumentKind(table.get("kind", DocumentKind.ACTION_PLAN)),
        **texts,
    )


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a text")
    value.encode()  # half of a surrogate pair, as from a mistyped argument, is a ValueError
    return value


def _parties(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("parties is not a list")
    return tuple(_text("one of parties", party) for party in value)


def _titles(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise TypeError("titles is not a table")
    return tuple((language, _text(f"titles.{language}", title)) for language, title in value.items())


def _period(value: object) -> Period:
    if not isinstance(value, dict) or value.keys() != {"first", "last"}:
        raise TypeError("period is not a table of first and last")
    if not all(type(year) is int for year in value.values()):
        raise TypeError("period's years are not whole numbers")
    return Period(value["first"], value["last"])
