"""Whether a sentence is about what the items say that it cites: its words are theirs, and not another item's."""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from index.analysis import TermKind, read_terms

_LEAST: Final = 0.34
_BETTER: Final = 0.3
"""Share of a sentence's words that the cited items must have; by how much more another item must have, to be meant."""
_FEW: Final = 2
_GENERAL: Final = frozenset(
    term.text
    for text in (
        "関連 件 つく ある 項目 計画 約束 規定 記載 内容 質問 回答 次 以下 ほか また さらに 具体 対象 分野 場合 考える 示す 述べる 含む 書く 挙げる 触れる",
        "plan item items provision say says said state states mention include includes following also addition further according "
        "s related concerning under answer question promise promised commit commits covers cover concerns concern deal deals set sets list name names",
        "асуудалтай холбоотой байна энэ төлөвлөгөө заалт заасан дурдсан тусгасан дараах мөн түүнчлэн үүнээс гадна асуулт хариулт тал талууд засгийн газар",
    )
    for term in read_terms(text)
)


def support_faults(sentence: str, cited: Sequence[Evidence], offered: Sequence[Evidence]) -> Iterator[Fault]:
    """A sentence most of whose words none of the cited items has, or that another offered item has rather."""
    words = {term.text for term in read_terms(sentence) if term.kind in (TermKind.WORD, TermKind.NAME)} - _GENERAL
    if len(words) < _FEW:
        return
    share = _share(words, cited)
    others = [_share(words, [each]) for each in offered if each not in cited]
    if share < _LEAST or max(others, default=0.0) - share > _BETTER:
        yield Fault(FaultKind.UNSUPPORTED, sentence)


def _share(words: set[str], items: Sequence[Evidence]) -> float:
    known = frozenset[str]().union(*(each.words for each in items))
    return len(words & known) / len(words)
