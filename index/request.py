"""What a question asks, and how much of it: the sentence that asks, and whether it asks for several items."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"(?<=[。.!?？！])\s+|(?<=[。？！])")
_SEVERAL: Final = re.compile(
    r"全部|すべて|全て|一覧|どれとどれ|一通り|漏れなく|挙げて|列挙|洗い出|リストアップ|まとめて(?:知|教|見|確認|整理|出|くだ|下|ほし)"
    r"|(?:どんな|どのような)(?:項目|約束|案件|協力|取組|事業|もの)|触れて(?:い|あ)る(?:箇所|項目)|何と何"
    r"|\b(?:all|every(?! (?:year|\d))|everything|list|which \w+s)\b"
    r"|\bwhat (?:other )?(?:projects|commitments|items|measures)\b"
    r"|\b(?:items|clauses|provisions|commitments|promises)\b|\bwhere (?:does|do|is|are)\b.*\bboth\b"
    r"|(?:^|\s)(?:бүх|бүгд|жагсаа|нэгтгэ|заалтууд|ямар ямар|юу юу|аль аль)",
    re.IGNORECASE,
)


def asking_sentence(question: str) -> str:
    """The sentence that asks: the last. Those before it tell of the asker ("I work in Tokyo.") more often than of what
    is asked, and the plan need not know their names and numbers.
    """
    sentences = [sentence for sentence in _SENTENCE.split(question) if sentence.strip()]
    return sentences[-1] if sentences else question


def asks_for_several(question: str) -> bool:
    """Whether a question is worded as one for several items, in Japanese, English or Mongolian."""
    return _SEVERAL.search(question) is not None
