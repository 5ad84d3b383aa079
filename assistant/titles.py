"""How a plan is called: its title in the reader's language, and a short form of it."""

import re
from collections.abc import Mapping
from typing import Final

from corpus import Plan
from corpus.lines import columns

_WIDEST: Final = 56
"""Columns of a short title; a full-width character has two."""
_BRACKETED_YEARS: Final = re.compile(r"\s*[（(][^（()）]*\d{4}[^（()）]*[）)]\s*$")


def title_in(plan: Plan, language: str) -> str:
    """A plan's title in a language: the authentic one, or a working rendering of it if there is one."""
    titles: Mapping[str, str] = dict(plan.metadata.titles)
    return titles.get(language, plan.metadata.title)


def short_title(plan: Plan, language: str) -> str:
    """The title as a label: a line long at most, with the years, which tell plans of one name apart."""
    period = plan.metadata.period
    years = f"{period.first}–{period.last}" if period else ""
    title = title_in(plan, language)
    title = _BRACKETED_YEARS.sub("", title) if years else title
    if years and years in title.replace("-", "–"):
        years = ""
    while columns(title) > _WIDEST - len(years):
        title = f"{title.rstrip('…')[:-1].rstrip()}…"
    return f"{title} {years}".strip()
