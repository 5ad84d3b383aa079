"""Varies the numbers and names of a sentence; and undoes it, so that it is known which sentence was varied."""

import random
import re
from typing import Final

_DIGITS: Final = re.compile(r"[0-9０-９]+")
_KANJI: Final = re.compile(r"[一二三四五六七八九十百]+(?=[条項号年月日])")
_PARTNER: Final = "モンゴル"
PARTNERS: Final = tuple(
    "フランス ドイツ イタリア スペイン ポルトガル オランダ ベルギー ポーランド ハンガリー ルーマニア "
    "ブルガリア ギリシャ トルコ エジプト モロッコ チュニジア ケニア タンザニア ウガンダ ガーナ "
    "セネガル エチオピア ザンビア モザンビーク ナイジェリア インドネシア マレーシア フィリピン ベトナム カンボジア "
    "ラオス ミャンマー バングラデシュ ネパール スリランカ パキスタン カザフスタン ウズベキスタン キルギス タジキスタン "
    "ジョージア アルメニア ブラジル アルゼンチン チリ ペルー コロンビア エクアドル ボリビア メキシコ "
    "グアテマラ コスタリカ パナマ キューバ ジャマイカ カナダ フィジー サモア".split()
)
_SYLLABLES: Final = tuple("アカサタナハマヤラワイキシチニヒミリウクスツヌフムルエケセテネメレオコソトノホモヨロ")
_PLACE: Final = re.compile(r"[ァ-ヴー]+[県州市](?=に)")
_NAMES: Final = re.compile("|".join(sorted((*PARTNERS, _PARTNER), key=len, reverse=True)))
_KANJI_DIGITS: Final = "一二三四五六七八九"


def vary(text: str, partner: str, chance: random.Random) -> str:
    """The same sentence with other numbers, of the same length, and with another partner country."""
    text = _DIGITS.sub(lambda match: "".join(_digit(sign, chance) for sign in match[0]), text)
    text = _KANJI.sub(lambda _: chance.choice(_KANJI_DIGITS), text)
    return text.replace(_PARTNER, partner)


def opening(chance: random.Random) -> str:
    """Words that begin an item: until when, and where. The place is made up of two to four syllables."""
    place = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
    year = str(chance.randint(2014, 2049)).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return f"{year}年までに，{place}{chance.choice('県州市')}において，"


def skeleton(text: str) -> str:
    """What all variations of a text have in common."""
    text = _KANJI.sub("一", _DIGITS.sub(lambda match: "０" * len(match[0]), text))
    return _NAMES.sub(_PARTNER, _PLACE.sub("ア県", text))


def _digit(sign: str, chance: random.Random) -> str:
    zero = ord("０") if sign >= "０" else ord("0")
    return chr(zero + chance.randint(1, 9))
