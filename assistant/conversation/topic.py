"""The matter of a question, in a few of its own words: what "it" is to the next question."""

import re
from typing import Final

from assistant.language import Language

LONGEST: Final = 80
"""Characters. A longer matter is cut at a word."""
_BEFORE: Final = {
    Language.JAPANESE: re.compile(r"^(?:では|じゃあ|さて|まず|ところで)、?|^(?:この|その)?(?:行動)?計画(?:には|では|に|は|の)、?"),
    Language.ENGLISH: re.compile(
        r"^(?:(?:ok(?:ay)?|so|and|but|now|well|please|thanks|yes|no|right|interesting|wow|great)[,.!]? )*"
        r"(?:(?:can|could|would) you (?:please )?)?(?:please )?"
        r"(?:i (?:want|would like|'d like) to know (?:more )?(?:about )?|(?:tell|show|give|remind) (?:me|us) (?:more )?(?:about |of )?"
        r"|(?:what|how|which|who|when|where|why|does|do|did|is|are|was|were|will|would|has|have|can|should)\b"
        r"(?: (?:does|do|did|is|are|was|were|will|would|has|have|can|should|be|been|there|it|the plan|the two (?:sides|countries|governments)"
        r"|say|says|said|state|mention|mentions|promise[ds]?|planned|foreseen|agreed|written|contain|provide|about|on|of|regarding"
        r"|for|any|a|an|the|to|kind of|sort of|main|some|many|much|often|you|me|tell|know|think)\b)* ?)?",
        re.I,
    ),
    Language.MONGOLIAN: re.compile(r"^(?:за|тэгвэл|харин|тэгээд|тэгэхээр|бас)[,.]? |^(?:төлөвлөгөөнд|хөтөлбөрт) ", re.I),
}
_AFTER: Final = {
    Language.JAPANESE: re.compile(
        r"(?:について|に関して|に関する|に対する|をめぐる|の(?:項目|件|条項|記載|記述|内容|方|ほう|もの)(?:は|を|に|で|が|も)|という項目|はどう|は何|は、|には、?(?:何|どん|どの|どう)|のことは"
        r"|はあり|はある|はどん|はどの|はいつ|はどこ|はいくら|はだれ|は誰|を(?:教え|見せ|示|確認|知|説明|調べ)|では、?(?:何|どん|どの|どう)|は[?。]?$).*$"
    ),
    Language.ENGLISH: re.compile(
        r"(?:,? (?:please|then|too|as well|in the plan|under the plan|foreseen|planned|promised|mentioned|included|exist))*[?.! ]*$", re.I
    ),
    Language.MONGOLIAN: re.compile(
        r"(?:ийн|ын|ны|ний|н)? (?:талаар|тухай|тухайд|хувьд|чиглэлээр)\b.*$|\s(?:ямар|юу|хэзээ|хаана|хэрхэн|яаж|хэн|хэдэн|яасан)\s.*$|\s+(?:уу|үү|вэ|бэ)[?. ]*$",
        re.I,
    ),
}
_CLOSED: Final = re.compile(r"^(?P<topic>[^:：]{1,100})(?:について)?[:：]")
"""A follow-up that was put into words here begins with its matter."""


def topic_of(query: str, language: Language) -> str:
    """Return the matter of a question that stands alone; all of it, where it has no frame to be taken out of."""
    query = " ".join(query.split())
    if closed := _CLOSED.match(query):
        return closed["topic"].removesuffix("について").strip()
    bare = _BEFORE[language].sub("", query, count=1)
    bare = _AFTER[language].sub("", bare, count=1).strip(" 、。,.?!？！")
    return shortened(bare or query.strip(" 、。,.?!？！"))


def shortened(text: str) -> str:
    """The text, or as many of its words as there is room for."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return cut[: cut.rfind(" ")] if " " in cut[LONGEST // 2 :] else cut
