"""A draft as it could be shown: without characters that cannot be seen, with citation marks of one form."""

import re
import unicodedata
from typing import Final

from assistant.gate.fault import Fault, FaultKind

_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
_MARK: Final = re.compile(r"[\[［【]\s*(\d{1,4}(?:\s*[,、，;]\s*\d{1,4})*)\s*[\]］】]")
_MARKUP: Final = re.compile(
    r"\b[a-z][a-z0-9+.-]*\s*:\s*//\S*|\b(?:javascript|data|file|mailto|tel)\s*:|\bwww\.\S+"
    r"|\b[\w-]+\.(?:com|net|org|info|biz|gov|edu|io|dev|example|test|ru|cn|jp|mn|uk|me|co)\b|[\w.+-]+@[\w-]+\.\w+"
    r"|\]\s*[(:]|!\[|<\s*[/!?a-z]|&(?:#\w+|[a-z]+);|`|\*\*|__|~~|^\s*(?:#{1,6}|>)\s|^\s*\|"
    r"|^\s*(?:system|assistant|user|developer|tool|human|システム|ユーザー?|систем|хэрэглэгч)\s*[:：]|[{}<>\\]|={3,}|-{3,}",
    re.IGNORECASE | re.MULTILINE,
)
_RUN: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (("LATIN", "A-Za-zÀ-ɏ"), ("CYRILLIC", "\u0400-\u04ff"), ("GREEK", "\u0370-\u03ff"))


def clean(draft: str) -> str:
    """Take out what cannot be seen, and write every citation mark as [1]: ［１］ and [1, 2] are [1] and [1][2]."""
    kept = "".join(c for c in draft if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return _MARK.sub(_marks, _SELECTORS.sub("", kept)).strip()


def _marks(match: re.Match[str]) -> str:
    return "".join(f"[{int(number)}]" for number in re.findall(r"\d+", match[1]))


def markup_fault(sentence: str) -> Fault | None:
    """A link, HTML, Markdown, a role of a chat, or a word in two alphabets, of which one poses as the other."""
    folded = unicodedata.normalize("NFKC", sentence)
    if found := _MARKUP.search(folded):
        return Fault(FaultKind.MARKUP, found[0])
    for run in _RUN.findall(folded):
        if sum(bool(re.search(f"[{letters}]", run)) for _, letters in _SCRIPTS) > 1:
            return Fault(FaultKind.MARKUP, run)
    return None
