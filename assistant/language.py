"""Which of the assistant's languages a question is asked in."""

import re
from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """The languages the assistant is asked in and answers in."""

    JAPANESE = "ja"
    ENGLISH = "en"
    MONGOLIAN = "mn"


_KANA_OR_HAN: Final = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d々〆]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]+")
_SHOUTED: Final = 3
"""So many words in capitals are a sentence in capitals, not acronyms."""
_ACRONYM: Final = re.compile(r"[A-Z0-9]+")


def recognise(text: str, default: Language = Language.JAPANESE) -> Language:
    """Recognise the language of a question by its script.

    One word of kana, kanji or Cyrillic decides, unless most of the words are Latin (a sentence in English that
    quotes 円借款). Acronyms (EPA, JCM) belong to every language and decide nothing: where there is
    nothing else, the answer is ``default``, the language of the page.
    """
    if text.isupper() and len(_LATIN.findall(text)) >= _SHOUTED:
        text = text.lower()
    letters = {
        Language.JAPANESE: len(_KANA_OR_HAN.findall(text)),
        Language.MONGOLIAN: len(_CYRILLIC.findall(text)),
        Language.ENGLISH: sum(len(word) for word in _LATIN.findall(text) if not _ACRONYM.fullmatch(word)),
    }
    # A Japanese character says about as much as two and a half letters.
    letters[Language.JAPANESE] = round(letters[Language.JAPANESE] * 2.5)
    most = max(letters, key=lambda language: letters[language])
    return most if letters[most] else default
