"""A language model's draft → the sentences of it that stand, and what is wrong with the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.gate.addresses import address_faults, without_addresses
from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.markup import markup_fault
from assistant.gate.names import name_faults
from assistant.gate.numbers import numbers_in
from assistant.gate.parties import party_faults
from assistant.gate.quotations import quotation_faults, quotations, without_quotations
from assistant.gate.sentences import Sentence, read_sentences
from assistant.gate.strength import strength_faults, tells_of_silence
from assistant.gate.support import support_faults
from index.analysis import TermKind, read_terms

_LONGEST: Final = 6000
"""Characters of a draft that are looked at; a longer one is no answer."""
_LEAST: Final = 0.5
"""Share of the sentences that must stand."""
_ITEMS: Final = re.compile(
    r"\w+\s*(?:つの|件の)?(?:項目|規定)|[一二三四五六七八九]つ|\b\w+ (?:items|provisions|points)\b|\w+ заалт",
    re.IGNORECASE,
)
_EMPTY: Final = 1
"""Words that a sentence without a citation may have: yes, はい, Тийм."""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence as it is written, and its faults."""

    written: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was checked.

    ``text`` has the sentences that stand, unchanged. ``faithfulness`` is their share, 0 to 1.
    """

    sentences: tuple[CheckedSentence, ...]

    @property
    def text(self) -> str:
        return "".join(sentence.written for sentence in self.sentences if not sentence.faults).strip()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for sentence in self.sentences for fault in sentence.faults)

    @property
    def faithfulness(self) -> float:
        return sum(not s.faults for s in self.sentences) / len(self.sentences) if self.sentences else 0.0

    @property
    def accepted(self) -> bool:
        """Whether what stands may be shown: it begins as the draft does, is most of it, and cites something.

        Where the first sentence fell, those after it speak of what is no longer there.
        """
        return (
            bool(self.sentences)
            and not self.sentences[0].faults
            and self.faithfulness >= _LEAST
            and any(not sentence.faults and "[" in sentence.written for sentence in self.sentences)
        )


def check(draft: str, evidence: Sequence[Evidence], language: str) -> Checked:
    """Check a draft against the evidence that was offered for it.

    Args:
        draft: plain text with citation marks [1].
        evidence: the items offered, whose numbers the marks name.
        language: the draft's language (``ja``, ``en``, ``mn``).
    """
    if len(draft) > _LONGEST:
        return Checked((CheckedSentence(draft, (Fault(FaultKind.MARKUP, "too long"),)),))
    offered = {each.n: each for each in evidence}
    return Checked(
        tuple(
            CheckedSentence(sentence.written, tuple(_faults(sentence, offered, language)))
            for sentence in read_sentences(draft)
        )
    )


def _faults(sentence: Sentence, offered: dict[int, Evidence], language: str) -> Iterator[Fault]:
    if fault := markup_fault(sentence.words):
        yield fault
    unknown = [number for number in sentence.cited if number not in offered]
    if unknown:
        yield Fault(FaultKind.UNKNOWN_CITATION, ", ".join(map(str, unknown)))
        return
    if not sentence.cited:
        if _claims(sentence.words):
            yield Fault(FaultKind.NO_CITATION, sentence.words)
        return
    if not re.search(r"\w", sentence.words):
        yield Fault(FaultKind.UNSUPPORTED, sentence.written)
    cited = [offered[number] for number in sentence.cited]
    yield from quotation_faults(sentence.words, cited)
    yield from address_faults(sentence.words, cited)
    own_words = without_addresses(without_quotations(sentence.words, quotations(sentence.words)[0]), cited)
    yield from _number_faults(own_words, cited, len(offered))
    yield from name_faults(own_words, cited)
    yield from party_faults(own_words, cited, language)
    yield from strength_faults(own_words, cited, language)
    if not tells_of_silence(own_words, language):
        yield from support_faults(without_addresses(sentence.words, cited), cited, list(offered.values()))


def _claims(words: str) -> bool:
    """Whether a sentence says more than yes or no."""
    told = [t for t in read_terms(words) if t.kind is not TermKind.PAIR]
    return len(told) > _EMPTY or bool(numbers_in(words))


def _number_faults(words: str, cited: Sequence[Evidence], offered: int) -> Iterator[Fault]:
    """Numbers that no cited item has. How many items there are may be said."""
    counts = {len(cited), offered}
    told = _ITEMS.sub(lambda found: " " if numbers_in(found[0]) <= counts else found[0], words)
    stated = frozenset[int]().union(*(each.numbers for each in cited))
    for number in sorted(numbers_in(told) - stated):
        yield Fault(FaultKind.NUMBER, str(number))
