"""What kind of fact a question asks for, and which phrases of a plan state one.

A question that asks "how many times a year" is answered by the clause with the number in it, though another
clause of the item resembles the question more. Where the item has no such clause, the plan answers in part, and
says what it leaves open.
"""

import re
from enum import StrEnum
from typing import Final

from assistant.language import Language


class Fact(StrEnum):
    """A kind of fact that can be told by its form in the text."""

    MONEY = "money"
    TIME = "time"
    NUMBER = "number"
    NAME = "name"


_ASKS: Final[dict[Language, dict[Fact, re.Pattern[str]]]] = {
    Language.JAPANESE: {
        Fact.MONEY: re.compile(r"何[十百千万億兆]*(?:円|ドル|トゥグルグ)|いくら(?!か)|金額|予算額|総額|事業費"),
        Fact.TIME: re.compile(r"いつ(?!も|でも|か|の間)|何年(?!に何)|何月|何日|期限|年限"),
        Fact.NUMBER: re.compile(
            r"何(?:[回度件名人社個](?!も|か)|[カか箇ヶ](?=[国年月所]))|幾[つ度]|いくつ|どれくらい|頻度|回数"
        ),
        Fact.NAME: re.compile(r"(?:企業|会社|大学|学校|担当者|人)の名前|社名|校名|氏名|誰(?:が|です)"),
    },
    Language.ENGLISH: {
        Fact.MONEY: re.compile(
            r"\bhow much (?:will|would|is|was|did)\b(?=.*\b(?:cost|paid|spent|worth|money|lent)\b)|\bhow much money\b"
            r"|\bamount of\b|\bbudget\b|\bin (?:yen|dollars)\b|\bwhat (?:amount|sum)\b|\bcosts?\b(?=.*\?)",
            re.I,
        ),
        Fact.TIME: re.compile(
            r"(?:^|[,;]|\band\b)\s*when\s+(?:is|are|was|were|will|did|does|do|can|should)\b"
            r"|\bwhat (?:year|date)\b|\bwhich year\b|\bdeadline\b|\bby what time\b",
            re.I,
        ),
        Fact.NUMBER: re.compile(
            r"\bhow (?:many|often|frequent\w*)\b|\bfrequency\b|\b(?:what|which) (?:is the )?number of\b", re.I
        ),
        Fact.NAME: re.compile(
            r"\bby name\b|\b(?:what|which) (?:is|are) the names? of\b"
            r"|\bwho (?:attended|signed|will lead|is in charge)\b",
            re.I,
        ),
    },
    Language.MONGOLIAN: {
        Fact.MONEY: re.compile(r"хэдэн (?:төгрөг|иен|доллар|сая|тэрбум)|мөнгөн дүн|нийт төсөв|хэмжээний зээл", re.I),
        Fact.TIME: re.compile(r"\bхэзээ\b(?! ч)|\bхэдэн (?:онд|сард)\b|\bаль онд\b", re.I),
        Fact.NUMBER: re.compile(
            r"\bхэдэн\b|\bхэд\b(?! хэдэн| дэх)|\bхэр (?:олон|их|давтамж)|\bхичнээн\b|\bдавтамж", re.I
        ),
        Fact.NAME: re.compile(r"\bнэрс|\bнэрийг|\bхэн хэн\b", re.I),
    },
}
_RESULTS: Final = {
    Language.JAPANESE: re.compile(
        r"これまでに|(?:完成|実現|達成|開通|締結|実施|終了|建設|発効|開催)(?:し|され|でき)(?:まし)?たか|できましたか|実績|進捗"
    ),
    Language.ENGLISH: re.compile(
        r"\bactually\b|\bso far\b|\bto date\b|\bwhat (?:came|became) of\b|\bprogress (?:on|of|in)\b"
        r"|^(?:was|were|has|have|is|are|did)\b.{1,80}\b(?:built?|completed?|finished?|achieved?|concluded?|implemented"
        r"|opened?|held|signed)\b.*\?",
        re.I,
    ),
    Language.MONGOLIAN: re.compile(
        r"өнөөдрийг хүртэл|одоог хүртэл|үр дүн|дүн юу"
        r"|(?:баригд|дуус|хэрэгж|биел|нээгд)(?:сан|сэн|сон|сөн)\s+(?:уу|үү|бэ)",
        re.I,
    ),
}

_DIGITS: Final = r"[0-9０-９一二三四五六七八九十百千]"
_STATES: Final = {
    Fact.MONEY: re.compile(rf"{_DIGITS}+\s*[万億兆]?\s*(?:円|ドル)|[$¥€₮]\s*\d|\d\s*(?:yen|dollars|төгрөг|иен)", re.I),
    Fact.TIME: re.compile(rf"{_DIGITS}{{2,4}}\s*年|{_DIGITS}+\s*月|までに|年内|\b(?:19|20)\d\d\b", re.I),
    Fact.NUMBER: re.compile(
        rf"{_DIGITS}+\s*(?:回|度|件|名|人|社|[カか箇ヶ]国|[カか箇ヶ]年|個|％|パーセント)|定期的|毎年"
        r"|\b(?:once|twice|annual\w*|regular\w*)\b"
        r"|\b\d+\s+(?:times?|people|students|per ?cent)\b|\bудаа\b|\bтогтмол\b|\bжил бүр\b",
        re.I,
    ),
    # Names have no form of their own in a text; a plan that names whom it means does so in quotation marks.
    Fact.NAME: re.compile(r"[「『“«].+[」』”»]"),
}


def asked_for(question: str, language: Language) -> Fact | None:
    """Return the kind of fact the question asks for, if it shows."""
    for fact, pattern in _ASKS[language].items():
        if pattern.search(question):
            return fact
    return None


def asks_for_results(question: str, language: Language) -> bool:
    """Whether the question asks what came of a promise, which no plan tells."""
    return bool(_RESULTS[language].search(question))


def states(phrase: str, fact: Fact) -> bool:
    """Whether a phrase of a plan states a fact of that kind."""
    return bool(_STATES[fact].search(phrase))
