"""How much a sentence promises, against what the items promise: to study is not to build, and planned is not done."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon
from assistant.gate.lexicon.reading import Words

_PROMISE: Final = 3
_EN_MAIN: Final = re.compile(
    r"\b(?:will|shall|agreed? to|commit(?:s|ted)? to|undert(?:ake|akes|ook) to|pledged? to|promised? to|plans? to|decided? to|intends? to|is to|are to|must|can|may|should|would)\s+"
    r"(?:(?:also|jointly|together|continue to|continue|further|actively|be|not|\w+ly)\s+)*(\w+)",
    re.IGNORECASE,
)
_EN_SECOND: Final = re.compile(r"\band\s+(?:will\s+|to\s+)?(?:(?:also|jointly|further|actively|\w+ly)\s+)*(\w+)", re.IGNORECASE)
_JA_MAIN: Final = re.compile(
    r"([一-鿿々ァ-ヿぁ-ん]{1,10}?)(?:する|します|し(?=[，、,])|するとともに|していく|していきます|することと|することが|するとし|するよう|される|されます|行う|行います|実施する|実施します)"
)
_JA_TAIL: Final = 16
_MN_TAIL: Final = 4
_REPORTED: Final = re.compile(r"(?:こと)?(?:と(?:されて|定めて|して|なって|規定|記載|明記|うた|約束|合意).*|が(?:定め|規定|明記|記載|盛り込|約束|合意).*|を(?:定め|規定|約束|合意|明記).*)$")


def strength_fault(sentence: str, said: Iterable[str], language: str) -> Fault | None:
    """A stronger promise than what the items say, in the sentences of theirs that are most like it."""
    words = lexicon().by_language[language]
    said = tuple(said)
    spoken = _level(sentence, words, language)
    if said and spoken is not None:
        stated = [level for text in said if (level := _level(text, words, language)) is not None]
        if stated and spoken > max(stated):
            return Fault(FaultKind.STRENGTH, sentence.strip()[-40:])
    together = unicodedata.normalize("NFKC", "\n".join(said)).casefold()
    for match in words.boosters.finditer(unicodedata.normalize("NFKC", sentence)):
        if match[0].casefold()[:6] not in together:
            return Fault(FaultKind.STRENGTH, match[0])
    return None


def result_fault(sentence: str, texts: Iterable[str], language: str) -> Fault | None:
    """Something told as done that the items do not tell as done."""
    done = lexicon().by_language[language].done
    folded = unicodedata.normalize("NFKC", sentence)
    stated = [match[0].casefold() for text in texts for match in done.finditer(unicodedata.normalize("NFKC", text))]
    told = " ".join(stated)
    everything = unicodedata.normalize("NFKC", "\n".join(texts)).casefold()
    for match in done.finditer(folded):
        last = re.findall(r"\w+", match[0].casefold())[-1]
        if last not in told and (language == "ja" or last not in everything):
            return Fault(FaultKind.RESULT, match[0])
    return None


def negation_fault(sentence: str, texts: Iterable[str], language: str) -> Fault | None:
    """A negation that the items do not have."""
    negation = lexicon().by_language[language].negation
    everything = unicodedata.normalize("NFKC", "\n".join(texts)).casefold()
    for match in negation.finditer(unicodedata.normalize("NFKC", sentence)):
        if match[0].casefold() not in everything:
            return Fault(FaultKind.NEGATION, match[0])
    return None


def _level(sentence: str, words: Words, language: str) -> int | None:
    """0 to consider, 1 to study or try, 2 to help, 3 to do; of its main verbs the strongest; None where none is found."""
    levels = [_weakest(verb, words) for verb in _main_verbs(unicodedata.normalize("NFKC", sentence), language)]
    return max(levels, default=None)


def _weakest(verb: str, words: Words) -> int:
    return min((level for _, level, pattern in words.hedges if pattern.search(verb)), default=_PROMISE)


def _main_verbs(sentence: str, language: str) -> Iterator[str]:
    if language == "en":
        yield from (match[1] for match in _EN_MAIN.finditer(sentence))
        return
    if language == "ja":
        bare = _REPORTED.sub("", sentence.strip(" 。.」』"))
        yield bare[-_JA_TAIL:]
        return
    yield " ".join(re.findall(r"\w+", sentence)[-_MN_TAIL:])
