"""The matter of a question, in a few of its own words: what "it" is to the next question."""

import re
from typing import Final

from assistant.language import Language

LONGEST: Final = 80
"""Characters. A longer matter is cut at a word."""
_BEFORE: Final = {
    Language.JAPANESE: re.compile(
        r"^(?:では|じゃあ|さて|まず|ところで)、?|^(?:この|その)?(?:行動)?計画(?:には|では|に|は|の)、?"
    ),
    Language.ENGLISH: re.compile(
        r"^(?:(?:ok(?:ay)?|so|and|but|now|well|please|thanks|yes|no|right|interesting|wow|great)[,.!]? )*"
        r"(?:(?:can|could|would) you (?:please )?)?(?:please )?"
        r"(?:i (?:want|would like|'d like) to know (?:more )?(?:about )?|(?:tell|show|give|remind) (?:me"
        r"|us) (?:more )?(?:about |of )?"
        r"|(?:what|how|which|who|when|where|why|does|do|did|is|are|was|were|will|would|has|have|can|should)\b(?:['’](?:s|re|ll|d))?"
        r"(?: (?:does|do|did|is|are|was|were|will|would|has|have|can|should|be|been|there|it|the plan"
        r"|the two (?:sides|countries|governments)"
        r"|say|says|said|state|mention|mentions|promise[ds]?|planned|foreseen|agreed|written|contain|provide"
        r"|about|on|of|regarding"
        r"|for|any|to|kind of|sort of|main|some|many|much|often|you|me|tell|know|think)\b)* ?)?",
        re.I,
    ),
    Language.MONGOLIAN: re.compile(
        r"^(?:за|тэгвэл|харин|тэгээд|тэгэхээр|бас)[,.]? |^(?:төлөвлөгөөнд|хөтөлбөрт) ", re.I
    ),
}
_AFTER: Final = {
    Language.JAPANESE: re.compile(
        r"(?:について|に関して|に関する|に対する|をめぐる|の(?:項目|件|条項|記載|記述|内容|方|ほう|もの)(?:は|を"
        r"|に|で|が|も)|という項目|はどう|は何|は、|には、?(?:何|どん|どの"
        r"|どう)|のことは"
        r"|はあり|はある|はどん|はどの|はいつ|はどこ|はいくら|はだれ|は誰|もお願い|をお願い|を(?:教え|見せ|示|確認"
        r"|知|説明|調べ)|では、?(?:何|どん|どの|どう)|は[?。]?$).*$"
    ),
    Language.ENGLISH: re.compile(
        r"(?:,? (?:please|then|too|as well|in the plan|under the plan|foreseen|planned|promised|mentioned"
        r"|included|exist))*[?.! ]*$",
        re.I,
    ),
    Language.MONGOLIAN: re.compile(
        r"(?:(?<= талаар)|(?<= тухай)|(?<= хувьд)|(?<= чиглэлээр))\b.*$|\s(?:ямар|юу|хэзээ|хаана|хэрхэн|яаж|хэн"
        r"|хэдэн|яасан)\s.*$|\s+(?:уу|үү|вэ|бэ)[?. ]*$",
        re.I,
    ),
}
_CLOSED: Final = re.compile(r"^(?P<topic>[^:：]{1,100})(?:について)?[:：]")
"""A follow-up that was put into words here begins with its matter."""

_NEW_MATTER: Final = re.compile(
    r"^[^:：。]{0,40}(?:this time|different topic|another topic|another question|өөр сэдэв\w*|өөр асуулт|別の話"
    r"|別の件"
    r"|話は?変わ)[^:：。,]{0,20}[:：。,]\s*"
    r"|^(?:ところで|by the way)[、,]?\s*",
    re.I,
)
"""How a new matter is announced."""
_LED_BY: Final = re.compile(r"^[のをはがもにでとへ]+、?|^(?:нь|дээр)\b ?|^(?:of|on|about) ")
_OTHER: Final = {
    Language.JAPANESE: re.compile(
        r"^(?:(?:では|じゃあ|じゃ|それでは|なら)、?(?P<led>[^、。?]{1,40}?)|(?P<bare>[^、。?]{1,40}?))"
        r"(?:の(?:方|ほう|件|場合)(?:は|も)|について(?:は|も)?|に関しては|は|も)(?:どう(?:です|でしょう)か?"
        r"|いかが(?:です|でしょう)か?)?[?。…]*$"
    ),
    Language.ENGLISH: re.compile(
        r"^(?:(?:ok(?:ay)?|so|but|and|now|well|right|thanks|thank you|great|i see)[,.!]? )*(?:(?:what|how) about"
        r"|what of|any(?:thing)? (?:on|about))"
        r" (?P<led>[^?.!,;]{2,80})[?.! ]*$"
        r"|^(?:ok(?:ay)?, )?and (?P<bare>(?!(?:is|are|was|were|does|do|did|will|would|can|could|has|have|what|who"
        r"|when|where|why|how|which|in|on|at|between|for|of|to|by|with)\b)"
        r"[^?.!,;]{2,60})\?$",
        re.I,
    ),
    Language.MONGOLIAN: re.compile(
        r"^(?:(?:за|тэгээд|харин|тэгвэл|бас)[,.]? )+(?!.*\b(?:уу|үү|юу|хэзээ|хэн|ямар|хэдэн|хаана"
        r"|хэд)\b)(?P<led>[^?.!,;]{2,60}?)(?: нь| бол)?"
        r"(?: (?:яасан|яах|яадаг)(?: (?:бэ|вэ))?)?(?<! вэ)(?<! бэ)[?. ]*$"
        r"|^(?:(?:за|тэгээд|харин|тэгвэл|бас)[,.]? )+(?P<asked>[^?.!,;]{2,60}?)(?: нь)? (?:яасан|яах|яадаг) (?:бэ"
        r"|вэ)[?. ]*$"
        r"|^(?P<bare>[^?.!,;]{2,60} (?:талаар|тухай|хувьд))[? ]*$",
        re.I,
    ),
}
"""What about X?"""


def other_matter(folded: str, language: Language) -> str | None:
    """Return the matter of a question that says no more than "what about X?"; None of any other.

    Args:
        folded: the question in NFKC.
        language: the language that it is asked in.
    """
    found = _OTHER[language].search(folded)
    if found is None:
        return None
    return next(text for text in found.groupdict().values() if text).strip()


def is_closed(query: str) -> bool:
    """Whether a question begins with its matter, as those do that were put into words here."""
    return bool(_CLOSED.match(query))


def without_lead(rest: str) -> str:
    """What is left of a question that something was taken out of, without the particle that tied it to that."""
    return _LED_BY.sub("", rest.lstrip(" 、。,.").rstrip())


def topic_of(query: str, language: Language) -> str:
    """Return the matter of a question that stands alone; all of it, where it has no frame to be taken out of."""
    query = " ".join(query.split())
    query = _NEW_MATTER.sub("", query)
    if closed := _CLOSED.match(query):
        return closed["topic"].removesuffix("について").strip()
    bare = _BEFORE[language].sub("", query, count=1)
    bare = _AFTER[language].sub("", bare, count=1).strip(" 、。,.?!？！-")
    return shortened(bare or query.strip(" 、。,.?!？！"))


def shortened(text: str) -> str:
    """The text, or as many of its words as there is room for."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return cut[: cut.rfind(" ")] if " " in cut[LONGEST // 2 :] else cut
