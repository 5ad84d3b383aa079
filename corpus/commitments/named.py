"""Named things of a Japanese sentence: projects, organisations, places, instruments, standing forums."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.commitments.subjects import read_parties
from corpus.commitments.tables import table
from corpus.commitments.words import Word
from corpus.plan import Span

_BRACKET = re.compile(r"（[^（）]{1,40}）")
_PROPER = re.compile(r"[A-ZＡ-Ｚ]{2,}|[ァ-ヿ]{2,}・[ァ-ヿ]{2,}")


def read_named(text: str, sentence: Span, words: Sequence[Word], parties: Sequence[str]) -> tuple[Span, ...]:
    """Return the named things of a sentence, each once, with the abbreviation in brackets after it."""
    spans: list[Span] = []
    seen: set[str] = set()
    for span in _candidates(text, words, parties):
        name = text[span.start : span.end]
        if name not in seen and sentence.start <= span.start and span.end <= sentence.end:
            seen.add(name)
            spans.append(span)
    return tuple(spans)


def _candidates(text: str, words: Sequence[Word], parties: Sequence[str]) -> Iterator[Span]:
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and word.kind == "引用":
            yield Span(word.start + 1, max(word.start + 1, word.end - 1))
            run = []
        elif word is not None and _in_compound(word) and (not run or run[-1].end == word.start):
            run.append(word)
        else:
            if run and _is_name(run, parties):
                yield _with_bracket(text, run)
            run = [word] if word is not None and _in_compound(word) and word.kind != "引用" else []


def _in_compound(word: Word) -> bool:
    return word.is_noun or word.part in {"接頭辞", "記号"} or word.surface in {"・", "＝"}


def _is_name(run: Sequence[Word], parties: Sequence[str]) -> bool:
    name = "".join(word.surface for word in run)
    rules = _rules()
    if re.fullmatch(rules["generic"], name) or read_parties(name, parties) or name in {"日本", "日本国"}:
        return False
    if any(party.removesuffix("国") == name for party in parties):
        return False
    proper = any(word.kind == "固有名詞" for word in run) or _PROPER.search(name)
    return bool(proper or (re.search(rules["ends"], name) and len(run) > 1))


def _with_bracket(text: str, run: Sequence[Word]) -> Span:
    match = _BRACKET.match(text, run[-1].end)
    return Span(run[0].start, match.end() if match else run[-1].end)


@cache
def _rules() -> dict[str, str]:
    rules: dict[str, str] = table("ja")["names"]
    return rules
