"""Two hundred texts in Japanese, English and Mongolian, from one character to some 300 tokens."""

from itertools import product
from pathlib import Path

import corpus

PLAN = (Path(corpus.__file__).parent / "plans" / "japan-mongolia-2013-2017" / "source.txt").read_text("utf-8")

_ENGLISH = [
    f"{who} {what} {when}."
    for who, what, when in product(
        ("Both governments", "The foreign ministers of Japan and Mongolia", "A joint committee", "Universities"),
        (
            "will meet twice a year",
            "agreed to promote trade and investment in mining, agriculture and the environment",
            "shall exchange 1,000 students under the JENESYS 2.0 programme",
            "continue the dialogue on the Economic Partnership Agreement (EPA)",
        ),
        ("by 2017", "before the end of the period of this action plan", "without delay", "as soon as possible"),
    )
]

_MONGOLIAN = [
    f"{who} {when} {what}."
    for who, when, what in product(
        ("Хоёр улсын Засгийн газар", "Монгол Улс, Японы гадаад хэргийн сайд нар", "Хамтарсан хороо", "Их сургуулиуд"),
        ("жил бүр", "2017 он хүртэл", "энэхүү дунд хугацааны хөтөлбөрийн хүрээнд", "аль болох түргэн"),
        (
            "уулзалт хийнэ",
            "уул уурхай, хөдөө аж ахуй, байгаль орчны салбарт хөрөнгө оруулалтыг дэмжинэ",
            "оюутан солилцооны хөтөлбөрийг өргөжүүлнэ",
            "эдийн засгийн түншлэлийн хэлэлцээрийн талаар зөвлөлдөнө",
        ),
    )
]

_LINES = [line.strip() for line in PLAN.splitlines() if line.strip()]
_JAPANESE = [
    *("橋", "外相会談は年に何回？", "ｶﾞｽ　ﾊﾟｲﾌﾟﾗｲﾝ", "Ⅱ２（３）ア", "２０１３年～２０１７年", "EPA交渉…"),
    *_LINES[:50],
    *("".join(_LINES[start : start + 4]) for start in range(50, 98, 4)),
    *("".join(_LINES[start : start + 12]) for start in range(100, 148, 12)),
]

SENTENCES = [*_JAPANESE, *_ENGLISH, *_MONGOLIAN]
