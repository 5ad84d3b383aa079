"""How much a sentence promises, against what the items promise: to study is not to build."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon
from assistant.gate.lexicon.reading import Words

_PROMISE: Final = 3
_SHARED: Final = 6
"""Letters by which guarantee and guaranteed are one word."""
_EN_MAIN: Final = re.compile(
    r"\b(?:will|shall|agreed? to|commit(?:s|ted)? to|undert(?:ake|akes|ook) to|pledged? to|promised? to|plans? to"
    r"|decided? to|intends? to|is to|are to|must|can|may|should|would)\s+"
    r"(?:(?:also|jointly|together|continue to|continue|further|actively|be|not|\w+ly)\s+)*"
    r"(\w+(?:\s+(?:out|together|into))?"
    r"(?:\s+(?:a|an|the|joint|consideration|stud(?:y|ies)|surveys?|views|efforts?|discussions?)\b)*)",
    re.IGNORECASE,
)
_EN_BY: Final = re.compile(r"\bby (\w+ing)\b", re.IGNORECASE)
_JA_CLAUSE: Final = re.compile(r"[、,。]")
_JA_LINKED: Final = re.compile(
    r"(?:(?<!に関)(?<!に対)(?<!と)し|され|せ|い|き|り|させ|するとともに|すること(?:で|により))$"
)
_JA_FINITE: Final = re.compile(r"(?:する|します|行う|行います|ます|させる|[うくすつぬむるぐぶ]|である)$")
_JA_PAST: Final = re.compile(r"(?:た|ました|ている|ています|おります)$")
_JA_DEED: Final = re.compile(r"建設|実施|開催|導入|設置|供与|整備|締結|開始|提供|派遣|増便|新設|支給")
_JA_NOMINAL: Final = re.compile(r"(?:です|である|だ|こと|もの|の)+$")
_JA_TAIL: Final = 16
_JA_BY_DOING: Final = re.compile(r"([^、,。]{2,12})ことで")
_MN_FINITE: Final = re.compile(r"(?:на|нэ|но|нө|байгаа|байна|ёстой|болно|хаар|хээр|хоор|хөөр)$")
_MN_LINKED: Final = re.compile(r"(?:ж|ч|аад|ээд|оод|өөд|хын зэрэгцээ|хийн зэрэгцээ|замаар|зэрэгцээ)$")
_MN_TAIL: Final = 4
_REPORTED: Final = {
    "ja": re.compile(
        r"(?:こと|旨|もの)?(?:と|が|を|に|で)(?:は)?(?:され|して|し、|なって|定め|規定|記載|明記|うた|約束|合意|述べ|書|言|あり|ある|"
        r"盛り込|表現|示さ|示し|掲げ|なる|なり|いう(?:こと|もの|内容)|いいます).*$"
    ),
    "mn": re.compile(
        r"\s*(?:гэж|гэсэн|гэдгийг|хэмээн|гэх|болохыг|тухай|талаар)\s+\w+(?:\s+\w+)?$|\s+(?:юм|билээ)$"
        r"|(?<=[аэоө]р)\s+(?:тохиролц|амла|төлөвлө|шийд|үүрэг хүлээ|зөвшилц)\w+$"
    ),
}


def strength_fault(sentence: str, said: Iterable[str], language: str) -> Fault | None:
    """A stronger promise than what the items say."""
    words = lexicon().by_language[language]
    said = tuple(unicodedata.normalize("NFKC", text) for text in said)
    spoken_text = unicodedata.normalize("NFKC", sentence).strip()
    spoken = max((_level(verb, words) for verb in main_verbs(spoken_text, language)), default=None)
    stated = [_level(verb, words) for text in said for verb in _all_verbs(text, language)]
    if spoken is not None and stated and spoken > max(stated):
        return Fault(FaultKind.STRENGTH, spoken_text[-40:])
    boosted = {match[0].casefold()[:_SHARED] for text in said for match in words.boosters.finditer(text)}
    for match in words.boosters.finditer(spoken_text):
        if match[0].casefold()[:_SHARED] not in boosted:
            return Fault(FaultKind.STRENGTH, match[0])
    return None


def promises_more(sentence: str, said: Iterable[str], language: str) -> bool:
    """Whether a sentence is about a stronger promise than the items make, as in "it does not say that it will"."""
    words = lexicon().by_language[language]
    stated = [
        _level(verb, words) for text in said for verb in _all_verbs(unicodedata.normalize("NFKC", text), language)
    ]
    deeds = _JA_DEED.search(sentence) or any(
        _level(match[1], words) == _PROMISE for match in _EN_MAIN.finditer(sentence)
    )
    quoted = language == "mn" and re.search(r"(?:на|нэ|но|нө)\s+гэж", sentence)
    return bool(stated) and max(stated) < _PROMISE and bool(deeds or quoted)


def _level(verb: str, words: Words) -> int:
    """0 to consider, 1 to study or try, 2 to help, 3 to do: the weakest word that goes with the verb."""
    return min((level for _, level, pattern in words.hedges if pattern.search(verb)), default=_PROMISE)


def main_verbs(sentence: str, language: str) -> Iterator[str]:
    """The verbs by which a sentence promises, with what goes closely with them."""
    if language == "en":
        yield from (match[1] for match in _EN_MAIN.finditer(sentence))
    elif language == "ja":
        bare = _REPORTED["ja"].sub("", sentence.rstrip("。.」』 "))
        clause = bare[-_JA_TAIL:].rsplit("、", 1)[-1].rsplit(",", 1)[-1]
        nominal = _JA_NOMINAL.sub("", clause)
        if _JA_PAST.search(clause):
            return  # what is told as done is compared by itself
        if nominal == clause and _JA_FINITE.search(clause):
            yield clause
        elif nominal != clause and (_JA_FINITE.search(nominal) or _JA_DEED.search(nominal[-6:])):
            yield nominal
    else:
        bare = _REPORTED["mn"].sub("", sentence.rstrip(" .!"))
        tail = re.findall(r"\w+", bare)[-_MN_TAIL:]
        if tail and _MN_FINITE.search(tail[-1]) and not lexicon().by_language["mn"].reported.search(tail[-1]):
            yield " ".join(tail)


def _all_verbs(text: str, language: str) -> Iterator[str]:
    """The main verbs, and those before them that a sentence links to the last."""
    if language == "en":
        yield from main_verbs(text, language)
        yield from (match[1] for match in _EN_BY.finditer(text))
        if not _EN_MAIN.search(text) and re.match(r"[a-z]", text):
            yield " ".join(text.split()[:2])
    elif language == "ja":
        for clause in _JA_CLAUSE.split(text):
            if _JA_LINKED.search(clause.strip()) or _JA_FINITE.search(clause.strip()):
                yield clause.strip()[-_JA_TAIL:]
        yield from (match[1] for match in _JA_BY_DOING.finditer(text))
    else:
        for clause in re.split(r"[,.;]", text):
            words = re.findall(r"\w+", clause)
            if words and (_MN_FINITE.search(words[-1]) or _MN_LINKED.search(words[-1])):
                yield " ".join(words[-_MN_TAIL:])
        yield from (match[1] for match in re.finditer(r"(\w+) замаар", text))
