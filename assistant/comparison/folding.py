"""A text as it counts for being the same: without width, punctuation, white space and what only the print decides."""

import unicodedata
from typing import Final

_ALIKE: Final = str.maketrans({"ヶ": "か", "ヵ": "か", "箇": "か"})


def fold(text: str) -> str:
    """The letters and digits of a text in NFKC and small letters; two texts that differ in nothing else are kept.

    Brackets and quotation marks go with the punctuation: ２か国（Ａ） and 2か国(A) are one text.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return "".join(character for character in folded if unicodedata.category(character)[0] in "LMNS")
