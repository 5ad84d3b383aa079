"""Commitments of English and Mongolian texts, by tables of words: who stands before the verb, and which verb it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.commitment import Commitment, Strength
from corpus.commitments.sentences import sentences
from corpus.commitments.tables import table
from corpus.commitments.times import read_times
from corpus.plan import Span


@dataclass(frozen=True, slots=True)
class _Rules:
    """A language's table made ready: subjects, the words between subject and verb, verbs by strength, names."""

    both: re.Pattern[str]
    party: str
    verbs: tuple[tuple[Strength, re.Pattern[str]], ...]
    ordinary: re.Pattern[str]
    names: re.Pattern[str]
    verb_last: bool


def read_by_words(text: str, parties: Sequence[str], language: str) -> tuple[Commitment, ...]:
    """Read the commitments of a text in a language whose table lists its verbs of commitment.

    Raises:
        KeyError: there is no table of that language.
    """
    found: list[Commitment] = []
    carried: tuple[str, ...] = ()
    for sentence in sentences(text, language):
        said = _subject(text[sentence.start : sentence.end], parties, language)
        carried = said or carried
        if not carried:
            continue
        times, names = read_times(text, sentence, language), _names(text, sentence, language, parties)
        for strength, predicate in _predicates(text, sentence, _rules(language)):
            found.append(Commitment(carried, strength, predicate, sentence, times, names))
    return tuple(found)


def _subject(sentence: str, parties: Sequence[str], language: str) -> tuple[str, ...]:
    """The parties of the first subject of a sentence."""
    rules = _rules(language)
    places = [(match.start(), tuple(parties) or (match[0],)) for match in [rules.both.search(sentence)] if match]
    for party in parties:
        name = re.escape(_stem(party))
        if match := re.search(rules.party.replace("{party}", name), sentence, re.IGNORECASE):
            places.append((match.start(), (party,)))
    return min(places)[1] if places else ()


def _predicates(text: str, sentence: Span, rules: _Rules) -> Iterator[tuple[Strength, Span]]:
    """The verbs of commitment in order, each strength once; an ordinary duty only where no other verb is found."""
    found = sorted(
        (match.span(), strength)
        for strength, pattern in rules.verbs
        if (match := _last_or_first(pattern, text, sentence, last=rules.verb_last))
    )
    for span, strength in found:
        yield strength, Span(*span)
    if not found and (match := rules.ordinary.search(text, sentence.start, sentence.end)):
        yield Strength.UNDERTAKES, Span(*match.span())


def _last_or_first(pattern: re.Pattern[str], text: str, sentence: Span, *, last: bool) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, sentence.start, sentence.end))
    return (matches[-1] if last else matches[0]) if matches else None


def _names(text: str, sentence: Span, language: str, parties: Sequence[str]) -> tuple[Span, ...]:
    found: dict[str, Span] = {}
    for match in _rules(language).names.finditer(text, sentence.start, sentence.end):
        group = "quoted" if match["quoted"] else "name"
        if match[group] not in parties:
            found.setdefault(match[group], Span(*match.span(group)))
    return tuple(found.values())


def _stem(party: str) -> str:
    """A party's name without what its cases change: the last letter of a long name."""
    return party[:-1] if len(party) > 5 and party[-1] in "аэоөуүиы" else party  # noqa: PLR2004 - a name, not initials


@cache
def _rules(language: str) -> _Rules:
    words = table(language)
    verbs = tuple((Strength(name), re.compile(pattern, re.IGNORECASE)) for name, pattern in words["verbs"].items())
    return _Rules(
        re.compile(words["parties"]["both"], re.IGNORECASE),
        words["parties"]["one"],
        verbs,
        re.compile(words["ordinary"]["verbs"], re.IGNORECASE),
        re.compile(words["names"]["pattern"]),
        words["ordinary"]["verb_last"],
    )
