"""How strongly a Japanese clause commits: its last predicate, with modality taken off, looked up in the table.

The words decide and not the modality: 努めなければならない endeavours as 努める does. 〜することで一致した and
〜する意向を表明した take the strength of what is agreed or meant; 〜することを確認した only reaffirms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from corpus.commitment import Strength
from corpus.commitments.tables import table
from corpus.commitments.words import Word
from corpus.plan import Span

SPEECH_ACTS: Final = frozenset({Strength.WELCOMES, Strength.REAFFIRMS, Strength.TAKES_NOTE, Strength.SUPPORTS})
"""Strengths that a sentence in the past still commits to: 両首脳は歓迎した."""
_CONTINUING: Final = frozenset({"いく", "くる", "いる", "まいる", "おる", "おく", "行く", "来る", "参る"})
_DONE: Final = frozenset({"する", "いたす", "為す", "致す"})
_LINKING: Final = frozenset({"旨", "という", "との", "と", "いう", "の"})
_FARTHEST_OBJECT: Final = 14
"""Words between a verb and its object: adverbs and phrases of manner."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause ends in. ``strength`` is None where it commits nobody; ``inside`` tells that the strength is that
    of a verb inside a noun clause (〜することで一致した).
    """

    strength: Strength | None
    span: Span
    passive: bool = False
    past: bool = False
    inside: bool = False
    binding: bool = False
    """Whether it is said to be a duty (ものとする, なければならない)."""


@dataclass(slots=True)
class _Peeled:
    """The clause without its modality, of which ``end`` words are left."""

    end: int
    passive: bool = False
    past: bool = False
    negative: bool = False
    inside: bool = False
    binding: bool = False
    done: Strength | None = None
    nobody: bool = False


def read_predicate(clause: Sequence[Word]) -> Predicate | None:
    """Return what the clause ends in; None if it ends in no predicate (a title, a broken line)."""
    peeled = _peel(clause)
    end = peeled.end
    if not end:
        return None
    last = clause[end - 1]
    noun = _done_noun(clause, end)
    begin = noun.start if noun else last.start
    span = Span(begin, clause[-1].end)
    strength = peeled.done
    if strength is None and not peeled.nobody:
        if not last.is_verb:
            return None
        strength = _lexical(clause, end, noun, peeled)
    performed = noun is not None and noun.surface in _table()["performed"]["verbs"]
    ordinary = strength is not None and strength not in SPEECH_ACTS and not performed
    if peeled.past and ordinary and not peeled.inside:
        strength = None
    return Predicate(strength, span, peeled.passive, peeled.past, peeled.inside, peeled.binding)


def _peel(clause: Sequence[Word]) -> _Peeled:
    """Take off, from the end: punctuation, auxiliaries, なければならない, ものとする, ていく, ことで一致した …"""
    peeled = _Peeled(len(clause))
    while peeled.end and not peeled.nobody and peeled.done is None:
        before = peeled.end
        for step in (_peel_mark, _peel_auxiliary, _peel_duty, _peel_continuing, _peel_shall, _peel_agreed, _peel_meant):
            step(clause, peeled)
            if peeled.end != before or peeled.nobody or peeled.done is not None:
                break
        else:
            break
    return peeled


def _peel_mark(clause: Sequence[Word], peeled: _Peeled) -> None:
    word = clause[peeled.end - 1]
    if word.part == "補助記号" or (
        word.part == "助詞" and word.kind in {"接続助詞", "終助詞"} and word.surface != "て"
    ):
        peeled.end -= 1


def _peel_auxiliary(clause: Sequence[Word], peeled: _Peeled) -> None:
    word = clause[peeled.end - 1]
    if word.part != "助動詞":
        return
    if word.lemma == "た" and not peeled.inside:
        peeled.past = True
    elif word.lemma in {"れる", "られる"}:
        peeled.passive = True
    elif word.lemma in {"ない", "ぬ", "ず"}:
        peeled.negative = True
    elif word.lemma in {"だ", "です", "である"}:
        noun = clause[peeled.end - 2] if peeled.end > 1 else None
        if noun is None or not _intends(noun.surface):
            peeled.nobody = True
            return
        peeled.inside, peeled.end = True, peeled.end - 1
    peeled.end -= 1


def _peel_duty(clause: Sequence[Word], peeled: _Peeled) -> None:
    """なければならない and てはならない: what is left is the duty, or what is forbidden."""
    tail = [word.surface for word in clause[max(0, peeled.end - 3) : peeled.end]]
    if len(tail) < 3 or clause[peeled.end - 1].lemma != "なる":  # noqa: PLR2004 - three words
        return
    if tail[1] == "ば" and clause[peeled.end - 3].lemma in {"ない", "ぬ"}:
        peeled.end, peeled.binding, peeled.negative = peeled.end - 3, True, False
    elif tail[1] == "は" and tail[0] in {"て", "で"}:
        peeled.end, peeled.binding = peeled.end - 3, True


def _peel_continuing(clause: Sequence[Word], peeled: _Peeled) -> None:
    word = clause[peeled.end - 1]
    before = clause[peeled.end - 2].surface if peeled.end > 1 else ""
    if word.is_verb and word.lemma in _CONTINUING and before in {"て", "で"}:
        peeled.end -= 2
    elif word.surface in {"て", "で"} and word.part == "助詞" and word.kind == "接続助詞":
        peeled.end -= 1


def _peel_shall(clause: Sequence[Word], peeled: _Peeled) -> None:
    """ものとする, こととする, 方針とする; another 〜とする makes a definition."""
    if peeled.end < 3 or clause[peeled.end - 1].lemma != "する" or clause[peeled.end - 2].surface != "と":  # noqa: PLR2004
        return
    noun = clause[peeled.end - 3]
    if noun.surface in _table()["passes"]["nouns"] or _intends(noun.surface):
        peeled.end, peeled.binding, peeled.inside = peeled.end - 3, True, True
    elif noun.surface in _table()["passes"]["duties"] and peeled.end > 4 and clause[peeled.end - 5].surface == "こと":  # noqa: PLR2004
        peeled.end, peeled.binding, peeled.inside = peeled.end - 5, True, True
    else:
        peeled.nobody = True


def _peel_agreed(clause: Sequence[Word], peeled: _Peeled) -> None:
    """〜することで一致した: the strength is that of the verb inside. 〜の点で一致した is an agreement of views."""
    noun = _done_noun(clause, peeled.end)
    verb = noun.surface if noun else clause[peeled.end - 1].lemma
    passes = _table()["passes"]
    if verb not in passes["agreed"]:
        return
    place = clause.index(noun) if noun else peeled.end - 1
    again = False
    while place and (clause[place - 1].part in {"副詞", "補助記号"} or clause[place - 1].surface in {"改めて", "て"}):
        place -= 1
        again = again or clause[place].surface == "改めて"
    while place and clause[place - 1].part == "助詞":
        place -= 1
    if again or not place:
        peeled.done = Strength.REAFFIRMS
        return
    about = clause[place - 1]
    if about.surface in passes["nouns"] and place > 1:
        peeled.end, peeled.inside, peeled.past = place - 1, True, False
    elif "認識" in about.surface:
        peeled.done = Strength.TAKES_NOTE
    elif about.surface in _table()["views"]["objects"] or verb == "一致":
        peeled.done = Strength.REAFFIRMS
    else:
        peeled.done = Strength.UNDERTAKES


def _peel_meant(clause: Sequence[Word], peeled: _Peeled) -> None:
    """〜する意向を表明する, 〜する用意がある: the strength is that of the verb inside."""
    noun = _done_noun(clause, peeled.end)
    passes = _table()["passes"]
    verb = noun.surface if noun else clause[peeled.end - 1].lemma
    if verb in {"ある", "有る", *passes["states"]}:
        place = clause.index(noun) if noun else peeled.end - 1
        while place and clause[place - 1].part in {"助詞", "副詞", "形状詞", "補助記号"}:
            place -= 1
        if not place:
            return
        if _intends(clause[place - 1].surface) or (
            clause[place - 1].surface == "旨" and verb in {"表明", "述べる", "表す", "伝える"}
        ):
            peeled.end, peeled.inside, peeled.past = place, True, False
    elif peeled.inside:
        word = clause[peeled.end - 1].surface
        if word in _LINKING or (peeled.end > 1 and _intends(word)):
            peeled.end -= 1


def _intends(noun: str) -> bool:
    return noun in _table()["passes"]["intent"]


def _done_noun(clause: Sequence[Word], end: int) -> Word | None:
    """The noun of a verb made with する (協力する → 協力); None for other verbs, and where を stands between."""
    if end < 2 or clause[end - 1].lemma not in _DONE or not clause[end - 2].is_noun:  # noqa: PLR2004 - noun and する
        return None
    noun = clause[end - 2]
    if noun.surface == "化" and end > 2 and clause[end - 3].is_noun:  # noqa: PLR2004 - a noun before it
        stem = clause[end - 3]
        return Word(stem.surface + "化", stem.surface + "化", noun.part, noun.kind, "", stem.start, noun.end)
    return noun


def _lexical(clause: Sequence[Word], end: int, noun: Word | None, peeled: _Peeled) -> Strength | None:
    verb = noun.surface if noun else clause[end - 1].lemma
    words = _table()
    place = end - (2 if noun else 1)
    thing = _object(clause, place, passive=peeled.passive)
    if verb in words["none"]["verbs"] or (thing and thing.endswith(tuple(words["none"]["objects"]))):
        return None
    if verb in words["explores"]["verbs"] and thing in words["explores"]["objects"]:
        return Strength.CONSIDERS
    if verb in words["gives"]["verbs"] and thing and thing.endswith(tuple(words["gives"]["objects"])):
        return Strength.SUPPORTS
    if verb in words["together"]["verbs"] and _together(clause[:place]):
        return Strength.COOPERATES
    if verb == "評価" and thing and thing.endswith(tuple(words["measured"]["objects"])):
        return Strength.UNDERTAKES
    if thing and verb in words["light"]["all"] and (of_thing := _strength(words["objects"], thing)):
        return of_thing
    if thing == "念頭" and verb == "置く":
        return Strength.TAKES_NOTE
    return _strength(words["verbs"], verb) or Strength.UNDERTAKES


def _strength(entries: dict[str, list[str]], word: str) -> Strength | None:
    """The strength whose words end ``word``; the longest such word decides (再確認 before 確認)."""
    found = [
        (len(entry), name) for name, entries_ in entries.items() for entry in entries_ if _ends_compound(word, entry)
    ]
    return Strength(max(found)[1]) if found else None


def _ends_compound(word: str, entry: str) -> bool:
    return word == entry or (len(entry) > 1 and word.endswith(entry) and not word.endswith("う" + entry))


def _object(clause: Sequence[Word], place: int, *, passive: bool) -> str | None:
    """The head noun of the verb's object, which stands before を (before が or は where the verb is passive)."""
    marks = {"を", "が", "は", "も"} if passive else {"を"}
    for back in range(place - 1, max(-1, place - _FARTHEST_OBJECT), -1):
        word = clause[back]
        if word.part == "助詞" and word.surface in marks:
            head = back - 1
            while head > 0 and clause[head].surface in {"等", "など", "の意"}:
                head -= 1
            if head >= 0 and clause[head].surface == "意" and head > 1:
                return clause[head - 2].surface
            if head > 0 and clause[head - 1].surface == "に" and clause[head].surface == "念頭":
                return "念頭"
            return clause[head].surface if head >= 0 else None
        if word.surface == "に" and back and clause[back - 1].surface == "念頭":
            return "念頭"
        if word.is_verb and word.lemma not in _table()["relating"]["verbs"]:
            return None
    return None


def _together(clause: Sequence[Word]) -> bool:
    text = "".join(word.surface for word in clause[-_FARTHEST_OBJECT:])
    return any(manner in text for manner in _table()["together"]["manners"])


@cache
def _table() -> dict[str, Any]:
    return table("ja")
