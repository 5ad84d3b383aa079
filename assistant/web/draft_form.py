"""The form of a draft's page → the draft that it makes of another."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from assistant.drafts.draft import Draft
from corpus import Metadata, Period
from corpus.corrections import Correction
from corpus.plan import DocumentKind
from corpus.readers.paragraphs import clean

_LONGEST_LINE: Final = 300
_MOST_PARTIES: Final = 30
_YEAR: Final = re.compile(r"[1-9][0-9]{3}")
_NUMBER: Final = re.compile(r"\d{1,7}")
_PLAN_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
Fields = Mapping[str, str]


class FormFaultError(Exception):
    """A field says something impossible; ``key`` names the text of the catalogue's section ``library``."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def described(draft: Draft, fields: Fields, plan_ids: Collection[str]) -> Draft:
    """The draft with what the form says about the plan. A field that is missing or impossible stays as it was.

    Raises:
        FormFaultError: the period is none.
    """
    old = draft.metadata
    kind, language, plan_id = (fields.get(name, "") for name in ("kind", "language", "plan_id"))
    supersedes = fields.get("supersedes", old.supersedes)
    metadata = replace(
        old,
        title=_line(fields, "title", old.title) or old.title,
        kind=DocumentKind(kind) if kind in tuple(DocumentKind) else old.kind,
        language=language if _LANGUAGE.fullmatch(language) else old.language,
        parties=_parties(fields["parties"]) if "parties" in fields else old.parties,
        period=_period(fields, old),
        publisher=_line(fields, "publisher", old.publisher),
        licence=_line(fields, "licence", old.licence),
        supersedes=supersedes if supersedes in ("", *plan_ids) else old.supersedes,
    )
    is_free = not draft.replaces and _PLAN_ID.fullmatch(plan_id)
    return replace(draft, metadata=metadata, plan_id=plan_id if is_free else draft.plan_id)


def line_corrected(draft: Draft, fields: Fields) -> Draft:
    """The draft with the line corrected that the form names.

    Raises:
        FormFaultError: it names no line; or an item without a level or an enumerator.
    """
    if not _NUMBER.fullmatch(fields.get("line", "")):
        raise FormFaultError("bad_line")
    line, said = int(fields["line"]), fields.get("line_is", "")
    if said == "as_read":
        return draft.as_read(line)
    level = fields.get("level", "")
    try:
        if said == "none":
            return draft.corrected(Correction(line))
        return draft.corrected(Correction(line, int(level) if _NUMBER.fullmatch(level) else 0, _enumerator(fields)))
    except ValueError as error:
        raise FormFaultError("bad_line") from error


def _enumerator(fields: Fields) -> str:
    """The number of an item; one that is missing is a fault, not the wish that there be no item."""
    if not (enumerator := " ".join(fields.get("enumerator", "").split())):
        raise FormFaultError("bad_line")
    return enumerator


def _line(fields: Fields, name: str, before: str) -> str:
    return _printed(fields.get(name, before))


def _parties(text: str) -> tuple[str, ...]:
    lines = map(_printed, text.splitlines())
    return tuple(line for line in lines if line)[:_MOST_PARTIES]


def _printed(text: str) -> str:
    """One line of what a person wrote, without controls: Word files and web pages cannot hold them."""
    return clean(" ".join(text.split()))[:_LONGEST_LINE].strip()


def _period(fields: Fields, old: Metadata) -> Period | None:
    if "first" not in fields or "last" not in fields:
        return old.period
    first, last = fields["first"].strip(), fields["last"].strip()
    if not first and not last:
        return None
    try:
        if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
            raise ValueError("a year has four digits")
        return Period(int(first), int(last))
    except ValueError as error:
        raise FormFaultError("bad_year") from error
