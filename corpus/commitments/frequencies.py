"""How often, or by when: the adverbials of a commitment, by language."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.plan import Span

_N: Final = r"[0-9０-９一二三四五六七八九十数]+"
_JAPANESE: Final = (
    rf"(?:少なくとも|最低|原則として)?(?:半年|隔年|{_N}か?[年月週]|毎[年月週]|年|月|週)(?:間)?に?(?:少なくとも)?{_N}[回度](?:以上|程度)?",
    r"毎(?:年度?|月|週|四半期)(?:ごとに)?",
    rf"(?:隔年|{_N}年(?:ごと|おき|毎))に?",
    rf"{_N}年度?(?:{_N}月)?(?:{_N}日)?(?:末|初頭|前半|後半|半ば|中|夏|秋|春|冬)?(?:まで|以内|内|中)に(?:は)?",
    rf"(?:今後)?{_N}(?:年|か月|箇月|カ月|週間|日)(?:間)?以?内に",
    r"(?:本年度?|今年度?|年|年度|来年|明年)(?:末|中|内|夏|秋|春)?(?:まで)?(?<=[中内で])に",
    r"次回[^，、。はがをに]{0,12}までに",
    r"(?:できる|出来る|可能な)(?:だけ|限り)(?:早期に|早く|速やかに|早い時期に)",
    r"可及的速やかに",
    r"定期開催|定期的[にな]|定期に",
    r"早期(?:に|の?(?:妥結|実現|締結|発効|開催|再開|署名|合意|解決|開始|実施|完成|策定|導入|承認|批准|着工|終結))",
    r"速やかに|遅滞なく|直ちに|あらかじめ|予め|随時|早急に",
)
_ENGLISH: Final = (
    r"(?:at least )?(?:once|twice|\w+ times) (?:a|per|every) (?:year|month|quarter|two years)",
    r"annually|regularly|periodically|on (?:a|an) (?:regular|annual) basis",
    r"every (?:other |two |three )?(?:years?|months?)",
    r"(?:by|before|within|no later than) (?:the end of )?(?:\d{4}|\w+ (?:years?|months?))",
    r"as soon as possible|promptly|without delay|at the earliest|at an early date",
)
_MONGOLIAN: Final = (
    r"(?:жилд|улиралд|сард) (?:нэгээс доошгүй|\w+) удаа",
    r"жил бүр|тогтмол|тогтмолоор|тогтмолжуул\w*|үе үе",
    r"\d{4} онд(?: багтаан)?|\d{4} он(?:ы \w+)? (?:хүртэл|гэхэд)",
    r"нэн даруй|аль болох түргэн|эрт|яаралтай",
)
_PATTERNS: Final = {
    language: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for language, patterns in (("ja", _JAPANESE), ("en", _ENGLISH), ("mn", _MONGOLIAN))
}


def read_frequencies(text: str, sentence: Span, language: str) -> Iterator[Span]:
    """The stretches of a sentence that say how often or by when something is done."""
    pattern = _PATTERNS.get(language)
    if pattern:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Span(*match.span())
