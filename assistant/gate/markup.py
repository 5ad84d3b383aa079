"""What has no place in plain text: links, HTML, markdown, roles of a chat, characters that cannot be seen."""

import re
import unicodedata
from typing import Final

from assistant.gate.fault import Fault, FaultKind

_MARKUP: Final = re.compile(
    r"\b(?:https?|ftp|javascript|data|file|mailto)\s*:\s*\S*|\bwww\.\S+|\]\s*\(|!\[|<\s*[/!a-z][^>]*>?|&#?\w+;|```|\*\*|^#{1,6}\s"
    r"|^\s*(?:system|assistant|user|developer|tool|システム|систем)\s*[:：]"
    r"|\b[\w-]+\.(?:com|net|org|info|gov|go\.jp|co\.jp|mn|io|example|ru|cn)\b",
    re.IGNORECASE | re.MULTILINE,
)
_INSTRUCTION: Final = re.compile(
    r"\b(?:ignor|disregard|forget|overrid)\w*\b.{0,40}\b(?:instruction|rule|prompt|above|previous)\w*|\bsystem prompt\b"
    r"|\bas an? (?:ai|language model)\b|(?:指示|命令|ルール|規則).{0,12}(?:無視|従わ|忘れ)|システムプロンプト"
    r"|(?:заавар|дүрэм|зааврыг|дүрмийг).{0,20}(?:үл тоо|мартаж|үл хэрэгс)",
    re.IGNORECASE,
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def markup_fault(sentence: str) -> Fault | None:
    """The first such thing in a sentence."""
    folded = unicodedata.normalize("NFKC", sentence)
    for pattern in (_MARKUP, _INSTRUCTION):
        if found := pattern.search(folded):
            return Fault(FaultKind.MARKUP, found[0])
    for character in sentence:
        if unicodedata.category(character) in _UNSEEN and character not in "\n\t":
            return Fault(FaultKind.MARKUP, f"U+{ord(character):04X}")
    return None
