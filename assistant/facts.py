"""What kind of fact a question asks for, and which phrases of a plan state one.

A question that asks "how many times a year" is answered by the clause with the number in it, though another
clause of the item resembles the question more.
"""

import re
from enum import StrEnum
from typing import Final

from assistant.language import Language


class Fact(StrEnum):
    """A kind of fact that can be told by its form in the text."""

    NUMBER = "number"
    TIME = "time"


_ASKS: Final[dict[Language, dict[Fact, re.Pattern[str]]]] = {
    Language.JAPANESE: {
        Fact.TIME: re.compile(r"いつ|何年(?!に何)|何月|時期|期限|年限"),
        Fact.NUMBER: re.compile(r"何[回度件名人社カか箇ヶ個]|幾[つ度]|いくつ|どのくらい|どれくらい|頻度|回数"),
    },
    Language.ENGLISH: {
        Fact.TIME: re.compile(r"\bwhen\b|\bwhat (?:year|date)\b|\bwhich year\b|\bdeadline\b|\bby what time\b", re.I),
        Fact.NUMBER: re.compile(r"\bhow (?:many|often|frequent\w*|much)\b|\bfrequency\b|\bnumber of\b", re.I),
    },
    Language.MONGOLIAN: {
        Fact.TIME: re.compile(r"\bхэзээ\b|\bхэдэн (?:онд|сард)\b|\bаль онд\b|\bхугацаа", re.I),
        Fact.NUMBER: re.compile(r"\bхэдэн\b|\bхэд\b|\bхэр (?:олон|их|давтамж)|\bхичнээн\b|\bдавтамж", re.I),
    },
}

_DIGITS: Final = r"[0-9０-９一二三四五六七八九十百千]"
_STATES: Final = {
    Fact.TIME: re.compile(rf"{_DIGITS}{{2,4}}\s*年|{_DIGITS}+\s*月|までに|年内|\b(?:19|20)\d\d\b|\b\d{{4}}\s*он", re.I),
    Fact.NUMBER: re.compile(
        rf"{_DIGITS}+\s*(?:回|度|件|名|人|社|[カか箇ヶ]国|[カか箇ヶ]年|個|％|パーセント)|定期的|毎年|\b(?:once|twice|annual\w*|regular\w*)\b"
        r"|\b\d+\s+(?:times?|people|students|per ?cent)\b|\bудаа\b|\bтогтмол\b|\bжил бүр\b",
        re.I,
    ),
}


def asked_for(question: str, language: Language) -> Fact | None:
    """Return the kind of fact the question asks for, if it shows."""
    for fact, pattern in _ASKS[language].items():
        if pattern.search(question):
            return fact
    return None


def states(phrase: str, fact: Fact) -> bool:
    """Whether a phrase of a plan states a fact of that kind."""
    return bool(_STATES[fact].search(phrase))
