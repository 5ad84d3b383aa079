"""Item numbers in a sentence: only those of the items that it cites."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind

_ADDRESS: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:I{1,3}|IV|VI{0,3}|IX|X)(?:[\s.]?\(?\d{1,2}\)?)*[.\s]?\(?[ア-ン]?\)?(?![A-Za-zァ-ヺー])"
)
_PARTS: Final = re.compile(r"I{1,3}|IV|VI{0,3}|IX|X|\d+|[ア-ン]")


def addresses(sentence: str) -> list[tuple[str, str]]:
    """The addresses in a sentence: as written, and as an item's id."""
    folded = unicodedata.normalize("NFKC", sentence)
    found = []
    for match in _ADDRESS.finditer(folded):
        parts = _PARTS.findall(match[0])
        if len(parts) > 1:
            found.append((match[0], ".".join(parts)))
    return found


def without_addresses(sentence: str, cited: Sequence[Evidence]) -> str:
    """The sentence in compatibility forms, its addresses taken out, so that their numbers are no claim."""
    folded = unicodedata.normalize("NFKC", sentence)
    printed = (unicodedata.normalize("NFKC", each.address) for each in cited)
    for written in (*sorted(printed, key=len, reverse=True), *(written for written, _ in addresses(sentence))):
        folded = re.sub(rf"(?<![0-9A-Za-z]){re.escape(written)}(?![0-9A-Za-z])", " ", folded)
    return folded


def address_faults(sentence: str, cited: Sequence[Evidence]) -> Iterator[Fault]:
    """Addresses that are not a cited item's, nor of a heading above one."""
    ids = [each.item_id for each in cited]
    for written, item_id in addresses(sentence):
        if not any(each == item_id or each.startswith(f"{item_id}.") for each in ids):
            yield Fault(FaultKind.ADDRESS, written)
