"""Question → which items it asks a list of, by tables of words; None for a question that asks for no list."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from assistant.listing.query import Asked, ListQuery
from assistant.listing.sections import Heading, named_sections
from assistant.listing.tables import ListWords, concepts, list_words, said, topic_words
from corpus.commitment import Strength
from index.analysis import PAIR_MARK, TermKind, read_terms

_QUOTED: Final = re.compile(
    r"「([^「」]{1,60})」|«([^«»]{1,60})»|“([^“”]{1,60})”|\"([^\"]{1,60})\"|(?<!\w)'([^']{2,60})'(?!\w)"
)
_JAPANESE_IN_BRACKETS: Final = re.compile(r"\(([ぁ-ヿ㐀-鿿、,/ ・]{2,60})\)")
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\d_])|(?<=[。？！])")
_LEAST: Final = 2
_LEFT: Final = 3
"""So many words that no facet accounts for may be left in a question that surely asks for a list."""
_LEFT_PERHAPS: Final = 1


def parse_list_question(
    question: str, language: str, parties: Sequence[tuple[str, Sequence[str]]], headings: Sequence[Heading]
) -> ListQuery | None:
    """Read a question for a list.

    Args:
        question: one that stands alone.
        language: the language it is asked in.
        parties: each party's name as its plan says it, with its names in all languages.
        headings: the headings of the plans that are asked.
    """
    words = list_words(language)
    whole = unicodedata.normalize("NFKC", " ".join(question.split()))
    text = _asking(whole, words)
    asked, surely = _asked(text, words)
    if asked is None:
        return None
    sections, rest = named_sections(text, words, headings)
    alone = _alone(text, words, parties)
    strengths, rest = _strengths(rest, language)
    kinds, rest = _kinds(rest, language)
    if strengths and kinds and words.besides.search(text):
        strengths = ()
    literals, rest = _literals(rest, strengths)
    topics, rest = _topics(rest, language)
    left = _free(rest, words, parties)
    facets = bool(sections or alone or strengths or kinds or literals)
    if words.whole.search(text) and not (facets or topics or left):
        return ListQuery(asked)
    if (facets and len(left) <= (_LEFT if surely else _LEFT_PERHAPS)) or (topics and surely and not left):
        said = _said(text, language) if strengths else ()
        closing = bool(strengths and words.only.search(text))
        topics = () if sections else topics
        return ListQuery(asked, alone, strengths, closing, sections, kinds, literals, topics, (), said)
    if not surely:
        return None
    every = _free(text, words, parties)
    mentioned = words.mention.search(text) is not None
    return ListQuery(asked, words=every, mentioned=mentioned) if every else None


def _asking(text: str, words: ListWords) -> str:
    """The sentence that asks for the list: those beside it tell of the asker, or give examples."""
    sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    for pattern in (words.count, words.list):
        for sentence in sentences:
            if pattern.search(sentence):
                return sentence
    return text


def _blank(pattern: re.Pattern[str], text: str, language: str) -> str:
    """The text without what the pattern finds; outside Japanese, to the end of the word."""
    if language == "ja":
        return pattern.sub(" ", text)
    return re.sub(rf"(?:{pattern.pattern})\w*", " ", text, flags=re.IGNORECASE)


def _asked(text: str, words: ListWords) -> tuple[Asked | None, bool]:
    """What is asked for, and whether surely all of it."""
    if words.never.search(text):
        return None, False
    if words.count.search(text):
        return Asked.COUNT, True
    if words.list.search(text):
        return Asked.LIST, True
    return (Asked.LIST, False) if words.perhaps.search(text) else (None, False)


def _alone(text: str, words: ListWords, parties: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The parties of which one is said to commit alone; all of them where it does not matter which."""
    if words.either.search(text):
        return tuple(party for party, _ in parties)
    found: list[str] = []
    for party, names in parties:
        name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        if not re.search(rf"(?:{name})", text, re.IGNORECASE):
            continue
        for pattern in words.party_alone:
            if re.search(pattern.replace("{party}", f"(?:{name})"), text, re.IGNORECASE) and party not in found:
                found.append(party)
    return tuple(found[:1]) if len(found) > 1 and not words.both.search(text) else tuple(found)


def _strengths(text: str, language: str) -> tuple[tuple[Strength, ...], str]:
    """The strengths that the question names, in its own language or quoted from a Japanese plan."""
    found: dict[Strength, None] = {}
    rest = text
    for table in dict.fromkeys((language, "ja")):
        for strength, pattern in list_words(table).strengths:
            if pattern.search(text):
                found[strength] = None
                rest = _blank(pattern, rest, table)
    return tuple(found), rest


def _said(text: str, language: str) -> tuple[str, ...]:
    return tuple(
        verb.name for verb in said() if any(verb.asks[table].search(text) for table in dict.fromkeys((language, "ja")))
    )


def _kinds(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The kinds of items; one that a narrower one stands for is left out (quoted projects are projects)."""
    found = [concept for concept in concepts() if (asks := concept.asks.get(language)) and asks.search(text)]
    names = [concept.name for concept in found]
    for narrow, wide in _NARROWER:
        if narrow in names and wide in names:
            names.remove(wide)
    rest = text
    for concept in found:
        rest = _blank(concept.asks[language], rest, language)
    return tuple(names), rest


_NARROWER: Final = (
    ("instrument_in_force", "memorandum"),
    ("instrument_in_force", "agreement"),
    ("memorandum", "agreement"),
    ("quoted_project", "project"),
    ("quoted_project", "quoted_name"),
    ("yearly", "time_limit"),
    ("technical_cooperation", "project"),
)


def _topics(text: str, language: str) -> tuple[tuple[str, ...], str]:
    found = [(name, pattern) for name, pattern in topic_words(language) if pattern.search(text)]
    rest = text
    for _, pattern in found:
        rest = _blank(pattern, rest, language)
    return tuple(name for name, _ in found), rest


def _literals(text: str, strengths: Sequence[Strength]) -> tuple[tuple[str, ...], str]:
    """What the question quotes, as words that the item has to hold; verbs quoted for their strength are none."""
    rest = _QUOTED.sub(" ", text)
    rest = _JAPANESE_IN_BRACKETS.sub(" ", rest)
    if strengths:
        return (), rest
    quoted = [next(filter(None, match.groups())).strip(" .…〜~") for match in _QUOTED.finditer(text)]
    return tuple(each for each in quoted if len(each) >= _LEAST), rest


def _free(text: str, words: ListWords, parties: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The words that are left: neither of the question's form nor the parties' names."""
    named = {term.text for _, names in parties for name in names for term in read_terms(name)}
    return tuple(
        dict.fromkeys(
            term.text
            for term in read_terms(text)
            if term.kind is not TermKind.PAIR
            and term.text not in words.empty
            and term.text not in named
            and not term.text.startswith(PAIR_MARK)
        )
    )
