"""How strongly something is promised, and whether it is denied: to consider is not to do, and to do is not to refrain."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from index.analysis import terms


class Weakness(StrEnum):
    """What a sentence promises less than the deed itself."""

    CONSIDERS = "considers"
    ENDEAVOURS = "endeavours"
    NOTES = "notes"


_WEAK: Final = {
    "ja": {
        Weakness.CONSIDERS: r"検討|可能性を(?:探|追)|意見交換|意見を交換|協議",
        Weakness.ENDEAVOURS: r"努め|努力|目指|図る|図っ",
        Weakness.NOTES: r"留意|歓迎|認識|尊重|評価|確認|一致|支持",
    },
    "en": {
        Weakness.CONSIDERS: r"\bconsider|\bexamin|\bstud(?:y|ies)|\bexplor|\bexchange (?:of )?views|\bdiscuss|\bconsult|\blook(?:ing)? (?:at|into)",
        Weakness.ENDEAVOURS: r"\bendeavou?r|\befforts?\b|\bstriv|\bseek|\baim|\btry|\bwork towards?",
        Weakness.NOTES: r"\bnot(?:e|ed|es|ing)\b|\bwelcom|\brecogni[sz]|\brespect|\backnowledg|\bappreciat|\bconfirm|\breaffirm|\bshare the view|\bsupport",
    },
    "mn": {
        Weakness.CONSIDERS: r"авч үз|судал|судлан|судлах|хэлэлц|санал солил|зөвлөлд|ярилц",
        Weakness.ENDEAVOURS: r"хичээ|чармай|хүчин чармайлт|зорь|зоригд|оролд",
        Weakness.NOTES: r"анхаар|тэмдэглэ|сайшаа|талархан|хүндэтг|хүндл|нотол|дэмж|санал нэг",
    },
}
_STRONG: Final = {
    "ja": r"(?:す|行い|行な|実施し|建設し|設置し|開始し|締結し|提供し|拡大し|整備し)(?:ます|る)(?:。|$|\s|\[)|決定|決まっ|約束し|確約|合意し|義務|必ず|することにな",
    "en": r"\b(?:will|shall|must|decided|guarantee\w*|promised?|commit\w*|agreed to|going to|bound to|obliged)\b",
    "mn": r"(?<!багта)(?<!боло)(?<!бол)(?<!бай)(?<!оро)(?<!ор)н[аэоө](?:[.。\s\[]|$)|шийдвэрлэ|шийдсэн|тохиролц|тохирсон|амла|үүрэг хүлээ|заавал",
}
_DENIED: Final = {
    "ja": r"(?:し|れ|い|さ|ら|か|え)ない(?!よう|ほど)|ません|せず|ずに|行わない",
    "en": r"\b(?:not|never|no longer|neither|nor|without|cannot|can't|won't)\b",
    "mn": r"[а-яөүё]+гүй\b|\bүл\b|\bэс\b|\bбүү\b",
}
_AGAINST: Final = {
    "ja": r"反対|禁止|中止|取りやめ|廃止|拒否|撤回|断る|破棄|停止",
    "en": r"\b(?:refus|reject|oppos|declin|cancel|suspend|abolish|withdr[ae]w|prohibit|terminat)\w*|\bstop(?:s|ped)?\b|\b(?:will|shall|to) end\b|\bend(?:s|ed)? its\b",
    "mn": r"татгалз|зогсоо|цуцал|цуцла|эсэргүүц|хоригл|болих|болино|буцаа",
}
_BEYOND: Final = {
    "ja": r"自ら|単独で|独自に|必ず|確実に|全額|無償で|無条件",
    "en": r"\b(?:alone|unilaterally|by itself|on its own|definitely|certainly|without fail|guarantee\w*|unconditional\w*|in full|free of charge)\b",
    "mn": r"дангаар|өөрөө|заавал|баталгаа|гарцаагүй|болзолгүй|бүрэн хариуц|үнэгүй",
}
"""Words that make more of any promise."""
_DONE: Final = {
    "ja": r"(?:完了|達成|実現|完成|完遂|履行|建設|実施)(?:され|し)(?:た|まし|てい)|実施済み|成果を挙げ|(?:開催さ|行わ|署名さ|実施さ)れ[た,、]",
    "en": r"\b(?:has|have|had|was|were|is|are) (?:already |now |fully |been |all |successfully )*(?:completed|fulfilled|implemented|achieved|finished|built|realised|realized|delivered|opened|carried out)\b",
    "mn": r"биелсэн|биелэгдсэн|биелүүлсэн|хэрэгжсэн|хэрэгжүүлсэн|дууссан|баригдсан|барьсан|хийгдсэн",
}
"""What is said of a deed that was done."""
_ENDING: Final = 14
"""Characters at the end of a Japanese sentence that have its predicate."""
_DEED: Final = {
    "ja": re.compile(r"(?:実施|建設|設置|強化|促進|拡大|支援|推進|継続|開始|整備|派遣|提供|交渉)し[,、]"),
    "en": re.compile(
        r"\b(?:will|shall) (?:implement|build|establish|strengthen|promote|expand|support|continue|start|hold|provide)\b",
        re.I,
    ),
    "mn": re.compile(r"(?:хэрэгжүүлнэ|байгуулна|дэмжинэ|өргөжүүлнэ|бэхжүүлнэ|үргэлжлүүлнэ|явуулна|эхлүүлнэ)", re.I),
}
"""Deeds that are promised in the same sentence."""
_SILENT: Final = {
    "ja": r"(?:記載|規定|言及|明記|示|定め|書か|触れ|含ま|挙げ|特定|述べ|分か|判|記され|示され|明らか|答え|報告|断定|約束)[^。]{0,14}(?:ない|いません|ません|ありません|おりません)|(?:金額|時期|期限|名称|数|結果|内容|詳細|記述|記載|定め|規定|項目)(?:に?は|も|が|まで)?[^。]{0,10}(?:ありません|ない|なし)",
    "en": r"\b(?:does|do|did|is|are|was|has|have|had)(?:\s+not|n't|\s+never)(?:\s+\w+)?\s+(?:say|said|state|stated|specif\w+|mention\w*|giv\w+|set|name\w*|contain\w*|includ\w*|tell|told|report\w*|indicat\w+|cover\w*|address\w*|record\w*|fix\w*|describe\w*|provide|speak|promise|commit|list\w*|detail\w*|explain\w*|limit\w*|part|in the)"
    r"|\b(?:cannot|can't|can not) (?:be )?(?:say|said|tell|told|determin\w*|known?|seen|judge\w*|answer\w*)\b"
    r"|\bno (?:amount|date|figure|deadline|name|names|detail|details|number|results?|time|year|specific|timetable|sum|budget|mention|period|further|particular|exact|such)\b|\bnot (?:say|state|specif\w+|mention\w*|given|named|stated|set|indicated|included|full|only|just|yet|a decision|decided)\b|\bwithout (?:saying|giving|naming|stating|specifying|setting|fixing|mention\w*|a (?:date|deadline|number|figure))",
    "mn": r"(?:за|дурд|тусга|хэл|тодорхойл|бич|нэрл|өг|мэдээл|оруул|тогтоо|тайлагна|илэрхийл|амла|хязгаарла)[а-яөүё]*гүй|(?:мэдэх|хэлэх|тодорхойлох|хариулах|дүгнэх) боломжгүй|байхгүй|тодорхой бус|тодорхойгүй|\bүгүй\b",
}
_NOT_ONLY: Final = {
    "ja": r"だけでなく|のみならず|に限らず|ではなく|かかわらず|問わず",
    "en": r"\bnot only\b|\bnot just\b|\brather than\b",
    "mn": r"зөвхөн .{0,40}(?:бус|биш)|төдийгүй|үл хамаар|харгалзахгүй",
}


def strength_faults(sentence: str, cited: Sequence[Evidence], language: str) -> Iterator[Fault]:
    """A deed where the item only considers, tries or notes; more than it promises; a denial where it denies nothing; and
    a result, which no plan has.
    """
    said = unicodedata.normalize("NFKC", sentence)
    if tells_of_silence(said, language):
        return
    weak = all(_is_weak(each, said, language) for each in cited)
    if weak and _found(_STRONG[language], said) and not any(_found(_WEAK[language][kind], said) for kind in Weakness):
        yield Fault(FaultKind.STRENGTH, sentence)
    whole = " ".join(text for each in cited for text in (*each.in_language(language), each.text))
    tables = ((FaultKind.STRENGTH, _BEYOND), (FaultKind.NEGATION, _AGAINST), (FaultKind.RESULT, _DONE))
    for kind, table in tables:
        words = _found(table[language], said)
        if words and not any(_found(pattern, whole) for pattern in table.values()):
            yield Fault(kind, words)
    denied = _found(_DENIED[language], re.sub(_NOT_ONLY[language], " ", said, flags=re.IGNORECASE))
    if denied and not _found(_DENIED[language], _nearest(said, _texts(cited, language))):
        yield Fault(FaultKind.NEGATION, denied)


def _texts(cited: Sequence[Evidence], language: str) -> list[str]:
    return [text for each in cited for text in each.in_language(language)]


def _is_weak(evidence: Evidence, sentence: str, language: str) -> bool:
    """Whether the part of an item that a sentence is about promises no deed.

    The authentic text tells, by how its sentences end; a rendering of as many sentences tells which of them is meant.
    """
    own = _sentences(evidence.text)
    weak = [_ends_weakly(each, evidence.language) for each in own]
    rendered = _sentences(evidence.in_language(language)[0])
    if len(rendered) == len(own) and any(weak) and not all(weak):
        return weak[rendered.index(_nearest(sentence, [" ".join(rendered)]) or rendered[0])] if rendered else False
    return all(weak)


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[。.!?])\s*", text) if piece.strip()]


def _ends_weakly(sentence: str, language: str) -> bool:
    folded = unicodedata.normalize("NFKC", sentence)
    last = folded[-_ENDING:] if language == "ja" else folded
    is_weak = any(_found(pattern, last) for pattern in _WEAK[language].values())
    return is_weak and not _DEED[language].search(folded)


def tells_of_silence(sentence: str, language: str) -> bool:
    """Whether a sentence tells what the plan does not say."""
    return bool(_found(_SILENT[language], unicodedata.normalize("NFKC", sentence)))


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.IGNORECASE)
    return match[0] if match else ""


def _nearest(sentence: str, texts: Sequence[str]) -> str:
    """The sentence of the items that shares most of this one's words."""
    words = set(terms(sentence))
    best, most = "", -1.0
    for text in texts:
        for piece in _sentences(text):
            of_piece = set(terms(piece))
            share = len(words & of_piece) / (len(of_piece) ** 0.5 or 1)
            if of_piece and share > most:
                best, most = piece, share
    return best
