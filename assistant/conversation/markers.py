"""The words that tie a question to what was said before it, by language.

A turn may be in another language than those before it, so that every turn is read in its own. The patterns are met by
text in NFKC and small letters. They err on the side of silence: a turn that stands alone must be left alone.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from assistant.language import Language


class Marker(StrEnum):
    """What such words do. They are looked for in this order."""

    SHIFT = "shift"
    MORE = "more"
    AMONG = "among"
    PREVIOUS = "previous"
    FIRST_MATTER = "first matter"
    BACK = "back"
    SIMILAR = "similar"
    POINTER = "pointer"
    ELLIPSIS = "ellipsis"


_JAPANESE: Final = {
    Marker.SHIFT: r"ところで|話(?:は|が)変わ|話題を変え|別の(?:話|件|テーマ)|全く別",
    Marker.MORE: r"^(?:では|じゃあ|それと)?、?(?:他|ほか|そのほか|その他)(?:に|の|は|、)|以外(?:に|の|で|は)|(?:他"
    r"|ほか)に(?:は"
    r"|も)?(?:、?(?:何か|どん|ある|あり))?.{0,8}[?。]?$"
    r"|^もっと(?:あり|見|ない)|残り(?:は|の|も)"
    r"|^(?:続き|次の項目)",
    Marker.AMONG: r"(?:その|この|これらの|それらの|今の)(?:中|うち|内)(?!容|訳|閣)|(?:これ|それ)らの.{1,8}のうち"
    r"|どっち|どちら(?=が|の(?:項目|方|ほう)|です|[?。]?$)",
    Marker.PREVIOUS: r"(?:一つ|ひとつ|1つ|1個)前の|(?:直前|前回)の(?:質問|項目|もの|件|答え|話)?|前の(?:質問|項目"
    r"|もの|件|話|やつ)",
    Marker.FIRST_MATTER: r"最初の(?:件|話|質問|テーマ|案件|話題)|最初に(?:聞|尋|質問)",
    Marker.BACK: r"さっき|先ほど|先程|(?:前|以前)に(?:聞|尋|出|見)|(?:話|件|項目|問題)に?戻|に戻(?:り|っ|る|し)"
    r"|もう一度、|についてもう(?:一度|少し)|また(?:.{1,12})の(?:話|件)",
    Marker.SIMILAR: r"似た|類似の|似ている|同様の(?:項目|もの|取組|約束)|同じような",
    Marker.POINTER: r"それ(?!ぞれ|以|まで|から|に伴|により|とも|なら|では、)|これ(?!ら(?!の|は|を|に|も)|まで|から"
    r"|以)|そ(?:こ|ちら)(?=[でにのはもを、])"
    r"|その(?!他|ほか|ため|まま|上|際|後(?:の|、)|もの)|(?<!ど)この(?!計画|行動計画|プラン|文書|両国|二国|分野)"
    r"|同じ(?:節|章|項|項目|制度|事業)|同(?:制度|事業|項目|案件|機構|協定)|も(?:そこに)?(?:含ま|含み|入り|入って"
    r"|対象)|具体的には[?。]?$|^上(?:の|記の)|当該",
    Marker.ELLIPSIS: r"の(?:方|ほう|件|場合|もの)(?:は|も)|(?:^|[、。\s])(?:では|じゃあ|じゃ|なら"
    r"|それでは)、?.{1,30}(?:は|も)?[?。]?$"
    r"|^[^。?]{1,30}(?:は|も|について(?:は|も)?|に関しては)[?。…]*$",
}
_ENGLISH: Final = {
    Marker.SHIFT: r"\b(?:different|another|new) (?:topic|subject|question|matter)\b|\bby the way\b|\bchang(?:e"
    r"|ing) the subject\b"
    r"|\bnot .{1,30} this time\b|\bsomething (?:different|else entirely)\b",
    Marker.MORE: r"\b(?:anything|what|something|which|who|where) else\b|\bany (?:others?|more)\b"
    r"|\bany other (?:items?|ones?|provisions?)\b"
    r"|^(?:show (?:me )?|and |some |give me )?more(?: (?:items?|of (?:them|these|those)))?(?: please)?[.?!]*$"
    r"|\b(?:the )?(?:others|rest)\b|\bother (?:than (?:that|those|these)|ones|items)\b",
    Marker.AMONG: r"\b(?:of|among|amongst|which of|between|from) (?:those|these|them)\b|\bamong the(?:se"
    r"|m)?\b(?= (?:items|ones))"
    r"|\bwhich (?:one|ones)\b",
    Marker.PREVIOUS: r"\b(?:the |my |your )?(?:previous|preceding) (?:one|item|question|answer|topic|matter|point)\b"
    r"|\bthe one before\b",
    Marker.FIRST_MATTER: r"\b(?:my|the|your) (?:very )?first (?:question|topic|subject|matter)\b|\bwhere (?:we"
    r"|i) (?:began|started)\b",
    Marker.BACK: r"\b(?:go(?:ing)?|get(?:ting)?|come|coming|return(?:ing)?|turn(?:ing)?|let'?s go)\s*(?:back"
    r"|again)? to\b(?=.*\b(?:back|return|again|earlier)\b)"
    r"|\bback to\b|\breturn(?:ing)? to (?:the|that|my|our)\b|\b(?:earlier|before|again),|^again\b"
    r"|\b(?:mentioned|discussed|asked|said|talked)(?: about)? (?:earlier|before)\b"
    r"|\byou (?:just |have )?(?:mentioned|cited|listed|showed)\b|\b(?:about|on) the [\w ]{2,40} again\b",
    Marker.SIMILAR: r"\b(?:anything|something|any|items?) similar\b|\bsimilar (?:items?|ones?|provisions?"
    r"|commitments?)\b|\balong the same lines\b",
    Marker.POINTER: r"(?<!is )(?<!was )\bit\b(?! (?:is|was|be)? ?(?:true|possible|said|likely|planned|stated"
    r"|the case|right that))"
    r"|\b(?:is|was) it\b(?! (?:true|possible|said|likely|planned|stated|the case|right|correct))"
    r"|\b(?:they|them|theirs)\b|^(?:[a-z]+[,:]? ){0,4}(?:its|their)\b"
    r"|(?:^|\b(?:is|was|are|were|does|did|do|will|would|can|has|have|about|of|on|for|to|in|with|and|under|after"
    r"|before|by"
    r"|like|doing|than|why|how|when|where|what|between|since|until) )(?:that|this|these|those)\b"
    r"(?! (?:plan|action plan|document|assistant|there|period)\b)"
    r"|\b(?:in|of) the same (?:section|part|chapter|item|paragraph)\b|\b(?:do|doing|done|like) so\b|^(?:and |but "
    r"|so )?(?:who|when|where|why|how(?: many| much| often)?)\?$",
    Marker.ELLIPSIS: r"^(?:ok(?:ay)?|so|but|now|well|right|thanks?|thank you|great|good|interesting|cool"
    r"|i see)?[,.! ]*(?:and |or "
    r"|then )?(?:(?:what|how) about|what of|any(?:thing)? (?:on|for|about)) "
    r"|^(?:ok(?:ay)?|right|thanks)?[,. ]*(?:and|or|plus|but) ",
}
_MONGOLIAN: Final = {
    Marker.SHIFT: r"өөр (?:сэдэв|асуулт|асуудал|зүйл (?:асуу|ярь|рүү))|сэдвээ сольё|сэдэв солих",
    Marker.MORE: r"\bөөр (?:юу|ямар|заалт|зүйл|нэг|хаана|хэн|бас|бий|байна)|^(?:бас|дахиад|нэмээд"
    r"|цааш нь)(?: \w+){0,2} ?(?:юу|ямар|бий|байна)"
    r"|\b(?:бусад|үлдсэн|бусдыг)\b|^өөр\b|үүнээс (?:гадна|өөр)|\bнэмж\b",
    Marker.AMONG: r"\b(?:эдгээр|тэдгээр|тэдн|эдн)(?:ээс|ийх|ий)?(?:ий)? ?(?:дундаас|дотроос|дотор|аль)"
    r"|\b(?:тэдгээрээс|эдгээрээс|тэднээс|эднээс)\b"
    r"|\bэнэ дотроос|\bтэр дундаас|\bтэр дотроос|\bаль нь\b",
    Marker.PREVIOUS: r"\bөмнөх(?:ийг|ийн|өөс)?(?: (?:нь|заалт\w*|асуулт\w*|зүйл\w*|хариулт\w*|нэгийг))?[?. ]*$"
    r"|\bөмнөх (?:заалт|асуулт|хариулт)",
    Marker.FIRST_MATTER: r"\b(?:анхны|хамгийн эхний|эхний) (?:асуулт|сэдэв|асуудал)",
    Marker.BACK: r"(?:тухай|талаар|сэдв\w*|асуудл\w*) (?:дахин|дахиад|эргээд)|\bбуц(?:ъя|ая|аад|ах|вал)"
    r"|\bэргэ(?:э|ж|н|е)|\b(?:нөгөө|түрүүн|сая|өмнөх|дээрх|өмнө нь)\w*",
    Marker.SIMILAR: r"\b(?:төстэй|ижил төстэй|ижил төрлийн)\b",
    Marker.POINTER: r"\b(?:тэр(?:ийг|ний|нээс|энд|эн)?|энийг|энүүн\w*|энэн\w*|уг|мөнхүү|түүн\w*|тэд"
    r"|тэдэн\w*|тэдн\w*|тэнд\w*|үүн\w*|үүг\w*|үүд\w*|энэ|эдгээр\w*|тэдгээр\w*"
    r"|энд\w*|тийм|мөн л)\b"
    r"(?! (?:төлөвлөгөө|хөтөлбөр|баримт|хугацаа))"
    r"|\bадил (?:хэсэг|бүлэг)|\bмөн (?:хэсэг|бүлэг|заалт)",
    Marker.ELLIPSIS: r"^(?:за|тэгээд|харин|тэгвэл|бас)[,.]?(?: (?:за|тэгээд|харин|тэгвэл|бас)[,.]?)* |\b(?:яасан"
    r"|яах|яадаг)\b|(?:хувьд|талаар|тухай|тухайд|бол|нь|ч)[?. …]*$",
}
_PATTERNS: Final[Mapping[Language, Mapping[Marker, re.Pattern[str]]]] = {
    language: {marker: re.compile(pattern) for marker, pattern in patterns.items()}
    for language, patterns in (
        (Language.JAPANESE, _JAPANESE),
        (Language.ENGLISH, _ENGLISH),
        (Language.MONGOLIAN, _MONGOLIAN),
    )
}


def marker_of(folded: str, language: Language) -> Marker | None:
    """Return the first marker that a question has.

    Args:
        folded: the question in NFKC and small letters.
        language: the language that it is asked in.
    """
    for marker, pattern in _PATTERNS[language].items():
        if pattern.search(folded):
            return marker
    return None


def first_of(marker: Marker, folded: str, language: Language) -> int:
    """Where a question first has a marker; its end, where it has none."""
    found = _PATTERNS[language][marker].search(folded)
    return found.start() if found else len(folded)
