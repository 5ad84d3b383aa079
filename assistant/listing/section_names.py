"""Which section a question names: by its address (Ⅱ２, Part III, I.1) or by its heading."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

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


def named_section(question: str, language: str, plan: Plan, says_section: bool) -> tuple[str, str] | None:
    """The id of the section that a question names, and the words that name it; None if it names none.

    ``says_section``: whether it has a word for a section. Without one, a heading of one word is as likely a subject.
    """
    known = tuple(sections(plan))
    folded = unicodedata.normalize("NFKC", question)
    return _by_address(folded, known, says_section) or _by_heading(folded, language, known, says_section)


def _by_address(question: str, known: Iterable[Section], says_section: bool) -> tuple[str, str] | None:
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
    return None


def _by_heading(question: str, language: str, known: Iterable[Section], says_section: bool) -> tuple[str, str] | None:
    known = tuple(known)
    asked = _words(question)
    titles = [(section, title) for section in known for title in {section.heading, section.title(language)}]
    spread = Counter(word for _, title in titles for word in _words(title))
    best: tuple[float, int, Section] | None = None
    for section, title in titles:
        share, weight = _match(title, question, asked, spread)
        several = len(_words(title)) > 1
        enough = _ALL if not says_section else _ENOUGH_IN_JAPANESE if language == "ja" else _ENOUGH
        if share >= enough and (says_section or several):
            candidate = (share, weight, section)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    if best is None:
        return None
    return best[2].id, best[2].title(language) + " " + best[2].heading


def _match(title: str, question: str, asked: frozenset[str], spread: Counter[str]) -> tuple[float, int]:
    """The share of a heading that a question has, and how many words it has; a word of many headings weighs less."""
    words = _words(title)
    if unicodedata.normalize("NFKC", title).casefold() in question.casefold():
        return _ALL, len(words) + 1
    total = sum(1 / spread[word] for word in words)
    return (sum(1 / spread[word] for word in words & asked) / total if total else 0.0), len(words & asked)


def _words(text: str) -> frozenset[str]:
    return frozenset(term.text for term in read_terms(text) if term.kind not in {TermKind.PAIR, TermKind.WORLD})
