"""Named things in Japanese: what stands in quotation marks, and compounds with a proper name or a title's ending."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.commitments.words import Word
from corpus.plan import Span

_QUOTED: Final = re.compile(r"「([^「」]{2,60})」")
_TITLED: Final = re.compile(
    r"(?:協定|条約|憲章|議定書|宣言|覚書|基本法|枠組み|イニシアティブ|プロジェクト|制度|基金|委員会|協議会|銀行|機構|センター|会合|"
    r"対話|連合|国連|借款|ローン|ライン|発電所|空港|製油所|跨線橋|団地|処理場|地域|半島|省|庁|法|国会|総会|理事会|大学)$"
)
_GENERAL: Final = re.compile(
    r"^(?:両国|両政府|政府|国|本|当該|関係|各|当局|定期|日本国?|モンゴル国?|両)+(?:間)?[^）]{0,2}$"
)
_BRACKETED: Final = re.compile(r"（[A-Za-zＡ-Ｚａ-ｚ・ー\-－0-9０-９]{2,12}）")


def read_names(text: str, sentence: Span, words: Sequence[Word], parties: Sequence[str]) -> Iterator[Span]:
    """The named things of a sentence in order, each place once."""
    found = [Span(*match.span(1)) for match in _QUOTED.finditer(text, sentence.start, sentence.end)]
    found += [span for span in _compounds(text, words) if not any(_overlap(span, other) for other in found)]
    bare = {name.removesuffix("国") for name in parties}
    for span in sorted(found):
        name = text[span.start : span.end]
        if name.removesuffix("政府").removesuffix("側").removesuffix("国") not in bare and not _GENERAL.match(name):
            yield span


def _compounds(text: str, words: Sequence[Word]) -> Iterator[Span]:
    start = None
    for at, word in enumerate(words):
        if word.is_noun or word.surface == "・":
            start = at if start is None else start
            continue
        if start is not None:
            yield from _named(text, words[start:at])
        start = None
    if start is not None:
        yield from _named(text, words[start:])


def _named(text: str, run: Sequence[Word]) -> Iterator[Span]:
    name = "".join(word.surface for word in run)
    proper = any(word.kind == "固有名詞" for word in run)
    if len(name) > 1 and proper and (_TITLED.search(name) or all(word.kind == "固有名詞" for word in run)):
        end = run[-1].end
        bracket = _BRACKETED.match(text, end)
        yield Span(run[0].start, bracket.end() if bracket else end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
