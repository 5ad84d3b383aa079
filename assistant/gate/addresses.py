"""Addresses in a sentence: Ⅱ２（３）ア, II.2.3, item (3), Chapter III, 第5条."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind

_ROMAN: Final = re.compile(
    r"(?<![A-Za-z])(?:[IVX]{2,5}|[IVX])(?:[\s.．\-]*[(]?[0-9]{1,3}[)]?(?![0-9]*年))+(?:[\s.．\-]*[(]?[ァ-ヿ][)]?(?![ァ-ヿ一-鿿]))?"
    r"|(?<![A-Za-z])(?:[IVX]{2,5}|(?<=chapter )[IVX]|(?<=section )[IVX]|(?<=part )[IVX])(?![A-Za-z])"
)
_BRACKETED: Final = re.compile(r"(?<![\w)])(?:[0-9]{1,2}\s*)?[(][0-9]{1,2}[)]\s*(?:[(]?[ァ-ヿ][)]?(?![ァ-ヿ一-鿿]))?")
_NAMED: Final = re.compile(
    r"第\s*[0-9]+\s*(?:条|章|節|項|号)(?:[ァ-ヿ](?![ァ-ヿ]))?|(?:項目|条項|項番)\s*[0-9]+|[0-9]+\s*番目の項目"
    r"|\b(?:item|article|section|chapter|paragraph|clause|point|part|no\.?)\s*[0-9]+(?:\.[0-9]+)*"
    r"|\b[0-9]+\s*(?:дугаар|дүгээр|дахь|дэх|-р)\s*(?:зүйл|заалт|бүлэг|хэсэг)\w*|\b(?:зүйл|заалт|бүлэг|хэсэг)\w*\s*[0-9]+",
    re.IGNORECASE,
)
_DROPPED: Final = re.compile(r"[^0-9A-ZА-Яァ-ヿ]+")


def read_addresses(words: str) -> tuple[tuple[str, ...], str]:
    """The addresses of a sentence, and the sentence without them, so that their digits are not taken for numbers."""
    folded = unicodedata.normalize("NFKC", words)
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        found.append(match[0])
        return " "

    for pattern in (_ROMAN, _NAMED, _BRACKETED):
        folded = pattern.sub(take, folded)
    return tuple(found), folded


def address_fault(addresses: Iterable[str], cited: Iterable[Evidence]) -> Fault | None:
    """The first address that is neither a cited item's, nor a heading's above it, nor the end of it."""
    keys = [_keys(each.address) for each in cited]
    for address in addresses:
        spoken = _keys(address)
        if spoken and not any(_begins_or_ends(spoken, key) for key in keys):
            return Fault(FaultKind.ADDRESS, address.strip())
    return None


def _keys(address: str) -> tuple[str, ...]:
    """Its enumerators: II, 2, 3, ア."""
    folded = unicodedata.normalize("NFKC", address).upper()
    return tuple(
        re.findall(
            r"[IVX]+(?![A-Z])|[0-9]+|[ァ-ヿ]",
            re.sub(r"\b(?![IVX]+\b)[A-ZА-Я]{3,}\b|\bNO\b|項目|条項|番目", " ", folded),
        )
    )


def _begins_or_ends(spoken: tuple[str, ...], key: tuple[str, ...]) -> bool:
    return spoken in (key[: len(spoken)], key[-len(spoken) :])
