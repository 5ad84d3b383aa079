"""What every format says of a brief, in its language."""

import re
from collections.abc import Callable
from typing import Final

from assistant.brief.document import Brief, Entry
from prompts.catalogue import LANGUAGES, catalogue

Say = Callable[..., str]
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""No XML may hold these."""
_HEX_SHOWN: Final = 64


def texts_of(brief: Brief) -> Say:
    """``say("meeting")`` is the brief's text of that name in the catalogue."""
    texts = catalogue(brief.language)

    def say(key: str, **values: object) -> str:
        return printable(texts.say(f"brief.{key}", **values))

    return say


def printable(text: str) -> str:
    """Without the characters that no document may hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def language_name(language: str, say: Say) -> str:
    """The name of a language where the catalogue knows it, else its code."""
    return say(f"language_{language}") if language in LANGUAGES else language


def trail(entry: Entry) -> str:
    """The headings above an item, outermost first."""
    return " › ".join(entry.citation.headings)


def facts(brief: Brief, say: Say) -> tuple[tuple[str, str], ...]:
    """Label and value of what stands below the title; what is empty is left out."""
    details = brief.details
    rows = [
        (say("meeting"), details.meeting),
        (say("date"), details.date),
        (say("participants"), details.participants),
    ]
    for plan in brief.plans:
        rows.append((say("plan"), plan.title))
        if plan.title != plan.authentic_title:
            rows.append(
                (say("quote_label", language=language_name(plan.authentic_language, say)), plan.authentic_title)
            )
        rows.append((say("parties"), " / ".join(plan.parties)))
        if plan.period:
            over = f" {say('period_over')}" if plan.is_over else ""
            rows.append((say("period"), say("period_value", period=plan.period) + over))
    return tuple((label, printable(value)) for label, value in rows if value)


def manifest(brief: Brief, say: Say) -> tuple[tuple[str, str], ...]:
    """Label and value of what the brief was made from."""
    made = brief.manifest
    checksums = [(say("checksum"), plan.checksum[:_HEX_SHOWN]) for plan in brief.plans]
    rows = [
        (say("made"), made.made),
        (say("program"), made.program),
        *checksums,
        (say("index"), made.index),
        (say("embedding"), made.embedding),
        (say("prompts"), made.prompts),
        (say("language_model"), made.language_model or ""),
    ]
    return tuple((label, printable(value)) for label, value in rows if value)
