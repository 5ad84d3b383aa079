"""Verb groups of a Japanese sentence: each verb with its endings, and how its clause is linked to what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corpus.commitments.japanese_table import japanese_table
from corpus.commitments.words import Word


class Link(StrEnum):
    """How a clause goes on."""

    FINAL = "final"
    COORDINATED = "coordinated"  # 〜し、  〜するとともに、  〜し、及び
    COMPLEMENT = "complement"  # 〜することを  〜する旨  〜する意向を
    CIRCUMSTANCE = "circumstance"  # 〜する上で  〜するに当たって  〜するが、
    MANNER = "manner"  # 〜して  〜しつつ
    ATTRIBUTIVE = "attributive"  # 〜する＋noun, 〜するため, 〜するよう


@dataclass(frozen=True, slots=True)
class Group:
    """A verb and its endings: words ``[first, end)`` of the sentence; ``stem`` is the verb's own word, ``lemma`` its
    dictionary form (of 実施する: 実施).
    """

    first: int
    stem: int
    end: int
    lemma: str
    link: Link
    passive: bool = False
    obliged: bool = False


_AFTER_TE: Final = frozenset({"いく", "いる", "おる", "くる", "ゆく", "行く", "参る", "まいる", "おく"})
_CIRCUMSTANCES: Final = frozenset({"上", "際", "場合", "時", "とき", "後", "前", "限り", "うえ", "以上", "ほか", "間"})
_WITH_STOP: Final = 2
"""Words: こと that ends a sentence, and its full stop."""
_STRETCHED: Final = frozenset({"的", "化"})
_JOINING: Final = frozenset(
    {"及び", "又は", "並びに", "かつ", "また", "または", "および", "もしくは", "若しくは", "且つ"}
)


def read_groups(words: Sequence[Word]) -> list[Group]:
    """The verb groups of a sentence in order; words inside brackets and quotation marks are passed over.

    Verbs that have become particles (に基づき) are none, unless they end the sentence.
    """
    groups: list[Group] = []
    place = 0
    while place < len(words):
        if words[place].depth or not _is_predicate(words, place):
            place += 1
            continue
        group = _finish(words, _extend(words, _begin(words, place)))
        place = max(group.end, place + 1)
        if group.lemma not in japanese_table().function or group.link is Link.FINAL:
            groups.append(group)
    return groups


def _is_predicate(words: Sequence[Word], place: int) -> bool:
    return words[place].is_verb


def _begin(words: Sequence[Word], place: int) -> Group:
    """The group of the verb at ``place``: する takes the noun before it as its stem, with its prefix."""
    if words[place].lemma != "する" or not place or not words[place - 1].is_noun:
        return Group(place, place, place + 1, words[place].lemma, Link.ATTRIBUTIVE)
    stem = place - 1
    lemma = words[stem].surface
    if lemma in _STRETCHED and stem and words[stem - 1].is_noun:
        stem -= 1
        lemma = words[stem].surface + lemma
    elif stem and words[stem - 1].surface == "再":
        stem -= 1
        lemma = "再" + lemma
    return Group(stem, stem, place + 1, lemma, Link.ATTRIBUTIVE)


def _extend(words: Sequence[Word], group: Group) -> Group:
    """The group with its auxiliaries, いく after て, なければならない, and ものとする or こととする."""
    end, passive, obliged = group.end, group.passive, group.obliged
    while end < len(words) and not words[end].depth:
        word = words[end]
        if word.part == "助動詞" and word.lemma not in {"だ", "です"}:
            passive = passive or word.lemma in {"れる", "られる"}
            end += 1
        elif word.lemma in {"なる", "いける"} and words[end - 1].surface in {"ば", "は"}:
            obliged = True
            end += 1
        elif _goes_on(words[end - 1], word):
            end += 1
        elif _is_matter(words, end):
            obliged = obliged or word.surface in {"もの", "物"}
            end += 3
        else:
            break
    return replace(group, end=end, passive=passive, obliged=obliged)


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word goes on with the endings before it: て and ば, は after て, いく after て."""
    if last.surface in {"て", "で"}:
        return word.surface == "は" or (word.is_verb and word.lemma in _AFTER_TE)
    return word.part == "助詞" and word.surface in {"て", "ば", "で"} and last.form.startswith(("連用", "仮定"))


def _is_matter(words: Sequence[Word], place: int) -> bool:
    """ものとする, こととする."""
    return (
        place + 2 < len(words)
        and words[place].surface in {"もの", "こと", "物", "事"}
        and words[place + 1].surface == "と"
        and words[place + 2].lemma == "する"
    )


def _finish(words: Sequence[Word], group: Group) -> Group:
    return replace(group, link=_link(words, group.end))


def _link(words: Sequence[Word], end: int) -> Link:
    rest = words[end : end + 4]
    if all(word.part == "補助記号" and not word.is_comma for word in words[end:]):
        return Link.FINAL
    if len(words) - end <= _WITH_STOP and words[end].surface in {"こと", "もの"}:
        return Link.FINAL
    last, following = words[end - 1], rest[0]
    texts = "".join(word.surface for word in rest)
    if texts.startswith(("とともに", "と共に", "ととも")):
        return Link.COORDINATED
    if last.surface in {"て", "で", "ば"} or following.surface in {"つつ", "ながら", "と"}:
        return Link.MANNER
    if following.surface in {"が", "けれど", "けれども", "から"} and following.kind == "接続助詞":
        return Link.CIRCUMSTANCE
    if texts.startswith(("に当た", "にあた", "に際し", "につき", "に先立", "に対し", "にとどま")):
        return Link.CIRCUMSTANCE
    if last.lemma in {"べし", "べき"}:
        return Link.ATTRIBUTIVE
    if last.form.startswith("連用") and (following.is_comma or following.surface in _JOINING):
        return Link.COORDINATED
    if following.surface in _CIRCUMSTANCES:
        return Link.CIRCUMSTANCE
    table = japanese_table()
    if following.surface in table.through_what or following.surface in table.through_nouns:
        return Link.COMPLEMENT
    return Link.ATTRIBUTIVE
