"""Main clauses of a Japanese sentence: the final one, and those coordinated with it (〜し、 〜するとともに、).

A clause that ends in 〜し、 may instead belong to what is embedded further on (開催し，基盤が整備されたことを
歓迎する): what follows the next verb tells, and whose the subject is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from corpus.commitments.predicates import SPEECH_ACTS, Predicate, read_predicate
from corpus.commitments.tables import table
from corpus.commitments.words import Word

_JOINING: Final = frozenset({"及び", "又は", "並びに", "かつ", "または", "および", "若しくは"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: its words and its predicate. ``before`` counts the words of the sentence that stand before it."""

    words: tuple[Word, ...]
    before: int
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class _Boundary:
    """Where a clause may end, and where the next begins."""

    end: int
    next: int


def main_clauses(words: Sequence[Word]) -> list[Clause]:
    """Return the main clauses of a sentence in order."""
    end = len(words)
    while end and words[end - 1].part == "補助記号":
        end -= 1
    boundaries = [*_boundaries(words[:end]), _Boundary(end, end)]
    fates = _fates(words[:end], boundaries)
    clauses, start = [], 0
    for boundary, main in zip(boundaries, fates, strict=True):
        if main and (predicate := read_predicate(words[start : boundary.end])):
            clauses.append(Clause(tuple(words[start : boundary.end]), start, predicate))
        if main:
            start = boundary.next
    return clauses


def _boundaries(words: Sequence[Word]) -> Iterator[_Boundary]:
    for place, word in enumerate(words[:-1]):
        if not place:
            continue
        last = words[place - 1]
        if (word.is_comma or word.surface in _JOINING) and _continues(words, place - 1):
            yield _Boundary(place, place + 1)
        elif last.is_verb or last.part == "助動詞":
            for join in _table_words("joins"):
                if _spells(words, place, join) and not last.continues:
                    after = place + sum(1 for _ in _spelled(words, place, join))
                    yield _Boundary(place, after)
                    break


def _continues(words: Sequence[Word], place: int) -> bool:
    """Whether the word ends a clause that goes on: 〜し, and not に基づき or を通じ, which work as particles."""
    word = words[place]
    if not word.continues or not (word.is_verb or word.part == "助動詞"):
        return False
    if word.part == "助動詞" and word.lemma in {"だ", "べし", "ず", "ぬ", "です"}:
        return False
    return not _is_relating(words, place) and not _is_manner(words, place)


def _is_manner(words: Sequence[Word], place: int) -> bool:
    """Whether the word only tells how (〜を勘案し、)."""
    verbs = table("ja")["manner"]["verbs"]
    return words[place].lemma in verbs or (place > 0 and words[place - 1].surface in verbs)


def _is_relating(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.lemma in {"する", "関する"} or not place:
        return word.lemma == "関する" or (
            place > 1 and word.lemma == "する" and words[place - 1].surface in {"関連", "際", "対"}
        )
    return word.lemma in _table_verbs() and words[place - 1].surface in {"に", "を", "と", "から", "も", "の"}


def _fates(words: Sequence[Word], boundaries: Sequence[_Boundary]) -> list[bool]:
    """Whether each boundary ends a main clause; worked out from the last, as a clause shares the fate of the next."""
    fates = [True] * len(boundaries)
    for index in range(len(boundaries) - 2, -1, -1):
        begin = boundaries[index - 1].next if index else 0
        fates[index] = _is_main(words, begin, boundaries, index, fates)
    return fates


def _is_main(
    words: Sequence[Word], begin: int, boundaries: Sequence[_Boundary], index: int, fates: Sequence[bool]
) -> bool:
    boundary = boundaries[index]
    clause = words[begin : boundary.end]
    predicate = read_predicate(clause)
    if predicate is None:
        return False
    if predicate.strength in SPEECH_ACTS and not _own_subject(words, begin, boundary.end):
        return True
    if _own_subject(words, begin, boundary.end):
        return False
    ends = {later.end: fate for later, fate in zip(boundaries[index + 1 :], fates[index + 1 :], strict=True)}
    for place in range(boundary.next, len(words)):
        if place in ends and place > boundary.next:
            return ends[place]
        word = words[place]
        if not word.is_verb or _is_relating(words, place):
            continue
        after = _after_verb(words, place)
        if after in ends:
            return ends[after]
        if _embeds(words, after):
            return False
        if _is_nominal(words, after):
            return _passes_on(words, after)
    return True


def _own_subject(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the clause has a subject of its own beside the sentence's topic (両政府は，モンゴル国政府が…強化し)."""
    topic = next((place for place in range(end) if words[place].surface == "は"), None)
    if topic is None:
        return False
    for place in range(end - 2, max(begin, topic), -1):
        word = words[place]
        if word.is_verb and not _is_relating(words, place) and place < end - 2:
            return False
        if word.surface == "が" and word.part == "助詞" and word.kind == "格助詞":
            return True
    return False


def _after_verb(words: Sequence[Word], place: int) -> int:
    """The place after a verb with its auxiliaries."""
    place += 1
    while place < len(words):
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else None
        if word.part == "助動詞" and word.lemma != "べし":
            place += 1
        elif word.surface in {"て", "で"} and following and following.is_verb and following.kind == "非自立可能":
            place += 2
        else:
            break
    return place


def _embeds(words: Sequence[Word], place: int) -> bool:
    if place < len(words) and words[place].lemma == "べし":
        return words[place].continues
    follows = [word.surface for word in words[place : place + 2]]
    if not follows:
        return False
    if words[place - 1].lemma == "認める" and follows[0] == "とき":
        return False  # 検討し、必要があると認めるときは: the formula of statutes, not a condition of the first verb
    if follows[0] in _table_words("embeds"):
        after = "".join(word.surface for word in words[place : place + 3])
        return not after.startswith(("ための", "ために努", "ため努"))
    return follows[0] == "に" and place + 1 < len(words) and words[place + 1].lemma in {"当たる", "あたる", "際する"}


def _is_nominal(words: Sequence[Word], place: int) -> bool:
    return place < len(words) and words[place].surface in {"こと", "旨", "の", "もの", "点"}


def _passes_on(words: Sequence[Word], place: int) -> bool:
    """Whether the noun clause at ``place`` passes its strength on (ことで一致した, こととする)."""
    rest = "".join(word.surface for word in words[place + 1 : place + 6])
    agreed: list[str] = table("ja")["passes"]["agreed"]
    return rest.startswith(("とする", "とし", "とな")) or any(word in rest for word in agreed)


def _spells(words: Sequence[Word], place: int, text: str) -> bool:
    return "".join(_spelled(words, place, text)) == text


def _spelled(words: Sequence[Word], place: int, text: str) -> Iterator[str]:
    """The words from ``place`` on as far as ``text`` is long."""
    length = 0
    for word in words[place:]:
        if length >= len(text):
            return
        length += len(word.surface)
        yield word.surface


@cache
def _table_words(section: str) -> tuple[str, ...]:
    return tuple(table("ja")[section]["words"])


@cache
def _table_verbs() -> frozenset[str]:
    return frozenset(table("ja")["relating"]["verbs"])
