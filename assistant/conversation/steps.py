"""Steps from the item at hand to the one after or before it: the next item, その次は？, дараагийн заалт."""

import re
from collections.abc import Mapping
from typing import Final

from assistant.language import Language

_AFTER: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.JAPANESE: re.compile(
        r"^(?:では|じゃあ|じゃ|それでは|続いて)?、?(?:その|この|これの|それの)?(?:すぐ)?(?:次|後ろ)(?:の(?:項目|もの|条項|条|やつ|件|番号))?"
        r"(?=[はもをにが、。?]|$)|(?:その|この|それの|これの)(?:すぐ)?(?:次|後ろ)の(?:項目|もの|条項|条|番号)"
    ),
    Language.ENGLISH: re.compile(
        r"\b(?:the )?(?:next|following) (?:one|item|provision|paragraph|point|clause|commitment"
        r"|number)\b(?! (?:year|month))"
        r"|^(?:and |ok(?:ay)?,? |now )?(?:the )?next(?: please)?[?.! ]*$"
        r"|\b(?:the )?(?:one|item|provision|paragraph) (?:right |just |directly )?(?:after|below|following)"
        r" (?:that|this|it)(?: one| item)?\b"
    ),
    Language.MONGOLIAN: re.compile(
        r"\bдараа(?:гийн|хь)(?:х(?:ийг|ийн)?|ийг)?(?: (?:нэг|заалт|зүйл|дугаар)\w*)?(?: (?:нь"
        r"|дээр))?(?=[?.! ]*$| (?:юу|ямар|үзүүл|харуул|хэл))"
        r"|\b(?:түүний|үүний|тэрний|энэ заалтын|энэний) дараа\w*"
    ),
}
_BEFORE: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.JAPANESE: re.compile(
        r"(?:その|この|それの|これの)(?:すぐ|一つ|ひとつ|1つ)?前の(?:項目|もの|条項|条|番号)"
    ),
    Language.ENGLISH: re.compile(
        r"\b(?:the )?(?:one|item|provision|paragraph) (?:right |just |directly )?(?:before|above|preceding)"
        r" (?:that|this|it)(?: one| item)?\b"
    ),
    Language.MONGOLIAN: re.compile(r"\b(?:түүний|үүний|тэрний|энэ заалтын|энэний) (?:өмнөх|урд)\w*"),
}


def read_step(folded: str, language: Language) -> tuple[int, int, int] | None:
    """Return which way a question steps (1 forwards, -1 back) and where ([start, end)) it says so, if it does.

    Args:
        folded: the question in NFKC and small letters.
        language: the language that it is asked in.
    """
    for step, patterns in ((1, _AFTER), (-1, _BEFORE)):
        if found := patterns[language].search(folded):
            return step, *found.span()
    return None
