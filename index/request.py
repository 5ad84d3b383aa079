"""What a question asks, and how much of it: the sentence that asks, and whether it asks for several items."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"(?<=[。.!?？！])\s+|(?<=[。？！])")
_SEVERAL: Final = re.compile(
    r"全部|すべて|全て|一覧|どれとどれ|一通り|漏れなく|まとめて|挙げて|列挙|洗い出|リスト|それぞれ|どんな(?:項目|約束|案件|協力)"
    r"|\b(?:all|every|each|both|list|items|clauses|provisions|commitments)\b|\bwhat are\b"
    r"|(?:^|\s)(?:бүх|бүгд|жагсаа|нэгтгэ|бүрэн|заалтууд|ямар ямар|юу юу)",
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
