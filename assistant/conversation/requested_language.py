"""A wish for another language: "in English, please", 英語でお願いします, монголоор хэлээч."""

import re
from typing import Final

from assistant.language import Language

_NAMES: Final = {
    Language.JAPANESE: (r"日本語|和文", r"japanese", r"япон(?:оор| хэлээр)"),
    Language.ENGLISH: (r"英語|英文", r"english", r"англи(?:ар| хэлээр)"),
    Language.MONGOLIAN: (r"モンゴル語|蒙古語", r"mongolian", r"монгол(?:оор| хэлээр)"),
}
# A wish, and no part of what is asked: "schools that teach in Japanese" is none.
_JA_WISH: Final = (
    r"(?:同じ(?:質問|こと|内容)を?、?)?(?:もう一度)?、?(?:{name})で(?:の?(?:お願い|答え|回答|返答|返事|言って|説明"
    r"|表示|書いて|訳|見せて|示して)"
    r"|も?(?:もう一度|教えて(?:くだ|下|ほし|欲し|$|[。?])))[^。?]*[。?]?|^(?:{name})で(?:は|も)?[。?]?$"
)
_EN_WISH: Final = (
    r"(?:(?:^|[,.?!;] *)(?:(?:and |now |but )?(?:(?:can|could|would) you )?(?:please )?)?(?:answer|say|tell"
    r"|repeat|show|give|explain|write|translate)"
    r"(?: (?:me|us|it|that|this|the same|the answer|in full|again))* (?:in|into|to) {name}(?: (?:this time|please"
    r"|now|instead))*,? *(?:please)?[.?!]*"
    r"|(?:^|[,.?!;] *)(?:(?:and|now|the same(?: (?:question|thing|again))?|again|same(?: (?:question"
    r"|thing))?),? )*in {name},? ?(?:please|again|this time|now|instead)?[.?!:,]*$"
    r"|^in {name}(?: please)?[:,] )"
)
_MN_WISH: Final = (
    r"(?:(?:мөн|яг|үүнийг|түүнийг|энийг|энэ асуултад|ижил асуултад) )*\b(?:{name})(?: нь)?(?: (?:хэл\w*|хариул\w*"
    r"|бич\w*|орчуул\w*|тайлбарла\w*|өг\w*|асуу\w*|уу|үү|юу гэсэн|дахин|болно)\b)+"
    r"[^.?!]*[.?!]*|^(?:за,? |харин )?(?:{name})[.?! ]*$"
)
_WISHES: Final = tuple(
    (language, re.compile(wish.format(name=name)))
    for language, names in _NAMES.items()
    for name, wish in zip(names, (_JA_WISH, _EN_WISH, _MN_WISH), strict=True)
)


def requested_language(folded: str) -> tuple[Language, int, int] | None:
    """Return the language that a question wishes its answer in, and where ([start, end)) it says so.

    Args:
        folded: the question in NFKC and small letters.
    """
    for language, wish in _WISHES:
        if found := wish.search(folded):
            return language, *found.span()
    return None
