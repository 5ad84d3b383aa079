"""Items that a question names by their address or id, as officials do: Ⅱ２（３）エ, II.2.3.エ, II 2 (3) エ."""

import re
import unicodedata
from typing import Final

from corpus import Plan

_DROPPED: Final = re.compile(r"[\s().．、\-]+")
_SHORTEST: Final = 2
"""Characters of an address without its brackets. One alone (2) is as likely a number."""


class AddressBook:
    """The addresses of a plan's items, made ready once to be looked for in many questions."""

    def __init__(self, plan: Plan) -> None:
        keys = ((item, _DROPPED.sub("", unicodedata.normalize("NFKC", item.address).upper())) for item in plan.items)
        self._entries = tuple((item, key, _pattern(key)) for item, key in keys if len(key) >= _SHORTEST)
        self._printed = {item.id: item.address for item in plan.items}

    def knows(self, item_id: str) -> bool:
        """Whether the plan has an item of that id."""
        return item_id in self._printed

    def printed(self, item_id: str) -> str:
        """The address of an item as the plan prints it."""
        return self._printed[item_id]

    def named_items(self, question: str) -> tuple[str, ...]:
        """Return the ids of the items that the question names, in the order it names them.

        Widths, brackets, full stops and spaces do not matter; what stands directly beside the address must not be a
        letter or digit that would make it another one. Where one address begins another, the longer is meant. A
        heading's address is no item's, and names none.
        """
        folded = unicodedata.normalize("NFKC", question).upper()
        found: dict[int, tuple[int, str]] = {}
        for item, key, pattern in self._entries:
            if key.isalpha() and item.address not in question:
                continue  # II in Latin letters is as likely a king's or a war's number
            for match in pattern.finditer(folded):
                start, end = match.span()
                if start not in found or end > found[start][0]:
                    found[start] = (end, item.id)
        named: list[str] = []
        reached = 0
        for start, (end, item_id) in sorted(found.items()):
            if start >= reached and item_id not in named:
                named.append(item_id)
                reached = end
        return tuple(named)


def _pattern(key: str) -> re.Pattern[str]:
    """The address, spelled with or without brackets, stops and spaces, where nothing beside it goes on with it."""
    between = r"[\s().．、\-]*"
    spelled = "".join(
        re.escape(character) + (between if _ends_number(key, place) else "") for place, character in enumerate(key)
    )
    return re.compile(rf"(?<![0-9A-Z.ァ-ヿ(]){spelled}(?![0-9A-Zァ-ヿ]|[.(][0-9A-Zァ-ヿ]| ?[(][0-9])")


def _ends_number(key: str, place: int) -> bool:
    """Whether brackets may follow here: not inside a Roman numeral."""
    roman = "IVX"
    last = place + 1 == len(key)
    return not last and not (key[place] in roman and key[place + 1] in roman)
