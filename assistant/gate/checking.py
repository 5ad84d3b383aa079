"""A draft and its evidence → the sentences that stand, the faults of those that do not, and whether enough is left."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from assistant.gate.addresses import address_fault, read_addresses
from assistant.gate.claims import claim_fault
from assistant.gate.cleaning import clean, markup_fault
from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.lexicon import lexicon
from assistant.gate.names import name_fault
from assistant.gate.numbers import PAIR, Number, is_stated, numbers_in
from assistant.gate.quotations import quotation_fault, without_quotations
from assistant.gate.sentences import Part, Sentence, read_sentences

_ENOUGH: Final = 0.5
"""The share of sentences that must stand; of an answer that is mostly wrong, the rest is not to be trusted either."""
_OTHER_LETTERS: Final = {
    "ja": re.compile(r"[A-Za-z\u0400-\u04ff]"),
    "en": re.compile(r"[ぁ-ヿ一-鿿\u0400-\u04ff]"),
    "mn": re.compile(r"[ぁ-ヿ一-鿿A-Za-z]"),
}
_BULLET: Final = re.compile(r"^(?:[・•]\s*|(?:[-*+–—]|\d{1,2}[.)])\s+)")
_COUNT: Final = re.compile(r"(\d+|[^\W\d_]+)(?=\s*(?:つの)?(?:項目|items?\b|provisions?\b|заалт))", re.IGNORECASE)
_COUNT_OF_POINTS: Final = re.compile(
    r"(\d+|[^\W\d_]+)(?=\s*(?:つの?|点の?)?\s*(?:事項|点|things?\b|points?\b|measures?\b|steps?\b|зүйл|арга\s+хэмжээ))",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence as it would be shown, and its first fault; none where it stands."""

    written: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate found of a draft."""

    sentences: tuple[CheckedSentence, ...]

    @property
    def text(self) -> str:
        """The sentences that stand, as they were written."""
        return "".join(sentence.written for sentence in self.sentences if sentence.fault is None).strip()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(sentence.fault for sentence in self.sentences if sentence.fault)

    @property
    def faithfulness(self) -> float:
        """The share of sentences that stand; 0 of an empty draft."""
        return 1 - len(self.faults) / len(self.sentences) if self.sentences else 0.0

    @property
    def accepted(self) -> bool:
        """Whether the rest can be shown: the first sentence stands, which the others lean on, and enough of them."""
        return bool(self.sentences) and not self.is_lost and self.faithfulness >= _ENOUGH

    @property
    def is_lost(self) -> bool:
        """Whether nothing that follows can make up for what is there: the first sentence does not stand."""
        return bool(self.sentences) and self.sentences[0].fault is not None


def check(draft: str, evidence: Sequence[Evidence], language: str) -> Checked:
    """Check every sentence of a draft in a language against the evidence that it cites.

    The question is no evidence: a name or a number of it is a claim like any other.
    """
    sentences = tuple(read_sentences(clean(draft)))
    return Checked(tuple(check_at(place, sentences, evidence, language) for place in range(len(sentences))))


def check_at(place: int, sentences: Sequence[Sentence], evidence: Sequence[Evidence], language: str) -> CheckedSentence:
    """Check the sentence at a place of a draft."""
    return CheckedSentence(sentences[place].written, fault_of(_with_its_list(place, sentences), evidence, language))


def leads_in(place: int, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence without citations rests on all that follows: to the end, that is points of a list."""
    return not sentences[place].cited and all(_is_point(each) for each in sentences[place + 1 :])


def _is_point(sentence: Sentence) -> bool:
    return _BULLET.match(sentence.words) is not None


def _with_its_list(place: int, sentences: Sequence[Sentence]) -> Sentence:
    """A sentence; one without citations that leads in a list rests on the citations of the list's points, which it may
    count.
    """
    sentence = sentences[place]
    if sentence.cited:
        return sentence
    points = tuple(takewhile(_is_point, sentences[place + 1 :]))
    marks = dict.fromkeys(number for point in points for number in point.cited)
    written = _without(_COUNT_OF_POINTS, sentence.written, len(points))
    return Sentence(written + "".join(f"[{number}]" for number in marks))


def fault_of(sentence: Sentence, evidence: Sequence[Evidence], language: str) -> Fault | None:
    """The first fault of a sentence; None where it stands."""
    if fault := markup_fault(sentence.words):
        return fault
    if not sentence.cited:
        return Fault(FaultKind.NO_CITATION, sentence.words)
    offered = {each.n: each for each in evidence}
    for number in sentence.cited:
        if number not in offered:
            return Fault(FaultKind.UNKNOWN_CITATION, f"[{number}]")
    for part in sentence.parts:
        if fault := _fault_of_part(part, [offered[number] for number in part.cited], language):
            return fault
    return None


def _fault_of_part(part: Part, cited: Sequence[Evidence], language: str) -> Fault | None:
    words = _BULLET.sub("", part.words.strip())
    if fault := quotation_fault(words, cited, language):
        return fault
    bare = without_quotations(words)
    if _is_foreign(bare, language):
        return Fault(FaultKind.LANGUAGE, bare.strip())
    addresses, spoken = read_addresses(_without(_COUNT, bare, len(cited)))
    if fault := address_fault(addresses, cited):
        return fault
    stated = _numbers_stated(cited, of_plan=lexicon().by_language[language].of_plan.search(words) is not None)
    for number in sorted(numbers_in(spoken), key=str):
        if number.unit != PAIR and not is_stated(number, stated):
            return Fault(FaultKind.NUMBER, number.value)
    return name_fault(spoken.strip(), cited, language) or claim_fault(spoken.strip(), words, cited, language)


def _numbers_stated(cited: Sequence[Evidence], *, of_plan: bool) -> frozenset[Number]:
    """The numbers of the items, and those of the plan's title and period where a sentence speaks of the plan."""
    texts = (text for each in cited for text in (*each.texts, *(each.about if of_plan else ())))
    return frozenset().union(*map(numbers_in, texts))


def _without(count: re.Pattern[str], words: str, counted: int) -> str:
    """The words without the right count of the items that they cite, or of the points that follow: 2 items [1][2]."""
    return count.sub(
        lambda match: " " if any(number.value == str(counted) for number in numbers_in(match[1])) else match[0],
        unicodedata.normalize("NFKC", words),
    )


def _is_foreign(words: str, language: str) -> bool:
    """Whether most letters are of another language's script. Names stand in their own anywhere."""
    letters, other = len(_LETTER.findall(words)), len(_OTHER_LETTERS[language].findall(words))
    return letters > 0 and other * 2 > letters
