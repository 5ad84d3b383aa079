"""English and Mongolian sentences → commitments, by small tables of verbs: English by what follows the modal verb,
Mongolian by the stems of the verbs that end its clauses.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from corpus.commitment import Commitment, Strength
from corpus.commitments.frequencies import read_frequencies
from corpus.commitments.sentence import SentenceReading
from corpus.plan import Span

MODAL_LANGUAGES: Final = ("en", "mn")
_CLAUSES: Final = {
    "en": re.compile(r",? and (?=(?:will|shall|to|also|[a-z]+(?:ly)? )\b)|; "),
    "mn": re.compile(r"(?<=[жчн]),\s|(?<=[жч])\s(?=бас\b|мөн\b)|[;,]\s"),
}
_FEW: Final = 4
"""Words between a modal and its verb, at most: will further and jointly strive."""
_SUBORDINATE: Final = re.compile(r"\b(?:to|in order to|with a view to|which|that|who|by)\b")


@dataclass(frozen=True, slots=True)
class _Table:
    both: re.Pattern[str]
    modal: re.Pattern[str] | None
    strength: Mapping[Strength, re.Pattern[str]]


@cache
def _tables() -> Mapping[str, _Table]:
    text = resources.files("corpus.commitments").joinpath("modal.toml").read_text(encoding="utf-8")
    return {
        language: _Table(
            both=re.compile(rf"\b(?:{table['both']})", re.IGNORECASE),
            modal=re.compile(rf"\b(?:{table['modal']})\b", re.IGNORECASE) if "modal" in table else None,
            strength={
                Strength(key): re.compile(rf"\b(?:{pattern})\w*", re.IGNORECASE)
                for key, pattern in table["strength"].items()
            },
        )
        for language, table in tomllib.loads(text).items()
    }


def read_modal(
    text: str, sentence: Span, language: str, parties: tuple[str, ...], before: tuple[str, ...]
) -> SentenceReading:
    """Read one sentence of a language in ``MODAL_LANGUAGES``."""
    table = _tables()[language]
    frequencies = tuple(read_frequencies(text, sentence, language))
    subject = before
    commitments: list[Commitment] = []
    modal = language == "mn"
    for clause in _clauses(text, sentence, language):
        subject = _subject(text[clause.start : clause.end], table, parties) or subject
        found = _predicate(text, clause, table, follows=modal)
        modal = modal or found is not None
        if found and subject:
            commitments.append(Commitment(subject, found[0], found[1], sentence, frequencies))
    return SentenceReading(sentence, tuple(commitments), subject, is_stem=text[sentence.end - 1] in ":,")


def _clauses(text: str, sentence: Span, language: str) -> Iterator[Span]:
    start = sentence.start
    for match in _CLAUSES[language].finditer(text, sentence.start, sentence.end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _predicate(text: str, clause: Span, table: _Table, follows: bool) -> tuple[Strength, Span] | None:
    """The strength of a clause and the words that say it.

    English: the first verb after the modal, or after "and" where the clause before had one. Mongolian: the last.
    """
    start = clause.start
    if table.modal:
        modals = list(table.modal.finditer(text, clause.start, clause.end))
        if modals:
            start = modals[0].end()
        elif not follows and not _opens_with_verb(text, clause, table):
            return None
        limit = _SUBORDINATE.search(text, start + 4, clause.end) if modals or follows else None
        end = limit.start() if limit and limit.start() > start + 12 else clause.end
        verbs = [(match.start(), strength, match) for strength, match in _matches(text, Span(start, end), table)]
        near = [verb for verb in verbs if len(text[start : verb[0]].split()) <= _FEW]
        if near:
            _, strength, match = min(near, key=lambda verb: verb[0])
            return strength, Span(*match.span())
        word = re.compile(r"\s*(?:\w+ly |also |further |jointly |to )*(\w+)").match(text, start, clause.end)
        return (Strength.UNDERTAKES, Span(*word.span(1))) if word else None
    last = max(_matches(text, clause, table), key=lambda found: found[1].end(), default=None)
    if last:
        return last[0], Span(*last[1].span())
    final = re.compile(r"(\w+(?:на|нэ|но|нө|х болно|лаа|лээ|в|сан|сэн))\s*[.;]?\s*$").search(
        text, clause.start, clause.end
    )
    return (Strength.UNDERTAKES, Span(*final.span(1))) if final else None


def _opens_with_verb(text: str, clause: Span, table: _Table) -> bool:
    """Present-tense sentences of a communiqué: "Both sides reaffirm …"."""
    after = table.both.search(text, clause.start, clause.end)
    start = after.end() if after else clause.start
    return any(len(text[start : m.start()].split()) <= _FEW for _, m in _matches(text, Span(start, clause.end), table))


def _matches(text: str, span: Span, table: _Table) -> Iterator[tuple[Strength, re.Match[str]]]:
    for strength, pattern in table.strength.items():
        for match in pattern.finditer(text, span.start, span.end):
            yield strength, match


def _subject(clause: str, table: _Table, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties that a clause's beginning names, up to its modal verb."""
    modal = table.modal.search(clause) if table.modal else None
    head = clause[: modal.start()] if modal else clause[:90]
    if both := table.both.search(head):
        return parties or (both[0],)
    return tuple(party for party in parties if re.search(rf"{re.escape(party[:6])}", head, re.IGNORECASE))
