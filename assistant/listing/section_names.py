"""Which section a question names: by its address (Ⅱ２, Part III, I.1) or by its heading."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from typing import Final

from assistant.listing.tables import ListTable
from assistant.listing.vocabulary import LANGUAGES, packaged_vocabulary
from corpus import Plan
from corpus.sections import Section, sections
from index.analysis import TermKind, read_terms

_ADDRESS: Final = re.compile(r"(?<![A-Za-z0-9.])([IVX]{1,4})((?:[ .．]*[(（]?[0-9]{1,2}[)）]?)*)(?![A-Za-z0-9])")
_CHAPTER: Final = re.compile(
    r"第\s*([0-9一二三四五六七八九]+)\s*(?:章|部|節|編)|(?:chapter|part|section)\s+([0-9]+)(?![0-9.])"
    r"|([0-9]+)(?:-?(?:р|дугаар|дүгээр))? (?:бүлэг|хэсэг)\w*",
    re.IGNORECASE,
)
_ENOUGH: Final = 0.5
_ENOUGH_IN_JAPANESE: Final = 0.7
_ALL: Final = 1.0
"""Shares of a heading's words that a question has to have: where it says that it means a section, and where not. The
headings' own language needs no leeway for translation.
"""
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_KANJI: Final = "一二三四五六七八九"


def named_section(question: str, table: ListTable, language: str, plan: Plan) -> tuple[str, str] | None:
    """The id of the section that a question names, and the words that name it; None if it names none.

    Of a chapter and a heading inside it, the heading is meant. Without a word for a section, a heading of one word is
    as likely a subject.
    """
    known = tuple(sections(plan))
    folded = unicodedata.normalize("NFKC", question)
    says_section = bool(table.section_word.search(folded))
    address = _by_address(folded, known, table, says_section)
    inside = [section for section in known if address is None or section.id.startswith(f"{address[0]}.")]
    heading = _by_heading(folded, table, language, inside, says_section)
    if address and heading:
        return heading[0], f"{address[1]} {heading[1]}"
    return address or heading


def _by_address(
    question: str, known: Iterable[Section], table: ListTable, says_section: bool
) -> tuple[str, str] | None:
    ids = {section.id for section in known}
    for match in _ADDRESS.finditer(question):
        numbers = re.findall(r"[0-9]+", match[2])
        section = ".".join([match[1], *numbers])
        if section in ids and (numbers or says_section or len(match[1]) > 1):
            return section, match[0]
    for match in _CHAPTER.finditer(question):
        number = next(group for group in match.groups() if group)
        place = _KANJI.index(number) + 1 if number in _KANJI else int(number) if number.isdecimal() else 0
        if 0 < place <= len(_ROMAN) and (section := _ROMAN[place - 1]) in ids:
            return section, match[0]
    return _by_ordinal(question, ids, table) if says_section else None


def _by_ordinal(question: str, ids: Container[str], table: ListTable) -> tuple[str, str] | None:
    """The chapter that is named by its place: the second chapter, chapter two."""
    for place, ordinal in enumerate(table.ordinals):
        for match in ordinal.finditer(question):
            beside = (
                table.section_word.match(question, match.end() + 1),
                table.section_word.match(question, match.end()),
            )
            before = [word for word in table.section_word.finditer(question) if word.end() + 1 == match.start()]
            if any(beside) or before:
                words = next((each[0] for each in (*beside, *before) if each), "")
                return (_ROMAN[place], f"{match[0]} {words}") if _ROMAN[place] in ids else None
    return None


def _by_heading(
    question: str, table: ListTable, language: str, known: Iterable[Section], says_section: bool
) -> tuple[str, str] | None:
    known = tuple(known)
    asked = _words(question)
    titles = [(section, title) for section in known for title in {section.heading, section.title(language)}]
    spread = Counter(word for _, title in titles for word in _words(title))
    named = {concept for mention in packaged_vocabulary().read(question, language) for concept in mention.concepts}
    empty = _words(_section_words(question, table))
    best: tuple[float, int, Section] | None = None
    for section, title in titles:
        share, weight = _match(title, question, (asked - empty) | _otherwise_worded(title, named), spread)
        several = _says_several_things(title)
        enough = _ALL if not says_section else _ENOUGH_IN_JAPANESE if language == "ja" else _ENOUGH
        if share >= enough and (says_section or several):
            candidate = (share, weight, section)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    if best is None:
        return None
    return best[2].id, best[2].title(language) + " " + best[2].heading


def _otherwise_worded(title: str, named: Container[str]) -> frozenset[str]:
    """The words of a heading that the question has in other words: business climate for business environment."""
    folded = unicodedata.normalize("NFKC", title)
    found: frozenset[str] = frozenset()
    for language in LANGUAGES:
        for mention in packaged_vocabulary().read(folded, language):
            if any(concept in named for concept in mention.concepts):
                found |= _words(folded[mention.start : mention.end])
    return found


def _says_several_things(title: str) -> bool:
    """Whether a heading is more than the name of one thing, which a question may mean without the section."""
    folded = unicodedata.normalize("NFKC", title)
    return any(
        len({mention.concepts for mention in packaged_vocabulary().read(folded, language)}) > 1
        for language in LANGUAGES
    )


def _section_words(question: str, table: ListTable) -> str:
    """The question's words for a section itself, which name none of them: салбар is in many headings, too."""
    return " ".join(match[0] for match in table.section_word.finditer(question))


def _match(title: str, question: str, asked: frozenset[str], spread: Counter[str]) -> tuple[float, int]:
    """The share of a heading that a question has, and how many words it has; a word of many headings weighs less."""
    words = _words(title)
    if unicodedata.normalize("NFKC", title).casefold() in question.casefold():
        return _ALL, len(words) + 1
    total = sum(1 / spread[word] for word in words)
    return (sum(1 / spread[word] for word in words & asked) / total if total else 0.0), len(words & asked)


def _words(text: str) -> frozenset[str]:
    return frozenset(term.text for term in read_terms(text) if term.kind not in {TermKind.PAIR, TermKind.WORLD})
