"""Who a Japanese clause speaks of: the noun phrase before は or が, or before により where the verb is passive."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from corpus.commitments.tables import table
from corpus.commitments.words import Word

_SPLIT: Final = re.compile(r"及び|並びに|または|又は|若しくは|および|、|，|・(?=[^・]*(?:政府|側|首脳)$)")
_AGENT_MARKS: Final = (("に", "よる"), ("に", "よって"), ("に", "より"), ("に", "おいて"))
_KATAKANA: Final = re.compile(r"^[ァ-ヿ・]+")
_KANJI_NAME: Final = re.compile(r"^[㐀-鿿々]{1,5}")


def subject(words: Sequence[Word], parties: Sequence[str], *, said: bool = False) -> tuple[str, ...] | None:
    """Return the parties of the topic, or of the subject, of a clause; None if it names nobody who can commit.

    An empty tuple tells that the topic is a thing: a description, or a passive. Where an earlier clause has ``said``
    who is meant, only a new topic changes it.
    """
    things = False
    marks: tuple[str, ...] = ("は", "も") if said else ("は", "も", "が")
    for mark in marks:
        for place, word in enumerate(words):
            if word.surface != mark or word.part != "助詞" or not place or not words[place - 1].is_noun:
                continue
            if mark == "が" and _has_verb_before(words, place):
                continue
            phrase = _phrase(words, place)
            if named := read_parties(phrase, parties):
                return named
            things = things or (mark == "は" and not _is_adverbial(words[place - 1]))
    return () if things else None


def agent(words: Sequence[Word], parties: Sequence[str]) -> tuple[str, ...]:
    """Return the parties by whom something is done, where the verb is passive (双方により開催される)."""
    for place in range(len(words) - 1):
        pair = (words[place].surface, words[place + 1].lemma)
        if pair[0] == "に" and (pair[1] in {"よる", "因る"} or words[place + 1].surface in {"よって", "より"}):
            if named := read_parties(_phrase(words, place), parties):
                return named
        elif words[place].surface in {"から", "に"} and (named := read_parties(_phrase(words, place), parties)):
            return named
    return ()


def read_parties(phrase: str, parties: Sequence[str]) -> tuple[str, ...]:
    """Return the parties that a noun phrase names; () if it names nobody who can commit."""
    phrase = phrase.strip("、，, 　")
    if not phrase or re.search(_rules()["not_agents"], phrase):
        return ()
    if phrase in _rules()["both"] or re.search(_rules()["both_ends"], phrase):
        return tuple(parties) or (phrase,)
    pair = [_party(piece, parties) for piece in phrase.split("と")]
    if len(pair) > 1 and None not in pair:
        return tuple(party for party in parties if party in pair)
    found: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _SPLIT.split(phrase))):
        found += [party for party in _of_piece(piece, parties) if party not in found]
    return tuple(found)


def _of_piece(piece: str, parties: Sequence[str]) -> Iterator[str]:
    if party := _party(piece, parties):
        yield party
    elif (party := _person(piece, parties)) or re.search(_rules()["agents"], piece):
        yield party or piece


def _party(piece: str, parties: Sequence[str]) -> str | None:
    """The party whose country begins the phrase, with nothing after it but its government's name."""
    for party in sorted(parties, key=len, reverse=True):
        root = party.removesuffix("国") if len(party) > 2 else party  # noqa: PLR2004 - 米国 is 米国
        for name in (party, root, root[0] if len(party) == 2 else root):  # noqa: PLR2004 - 米側
            if piece.startswith(name) and re.fullmatch(_rules()["suffixes"], piece[len(name) :]):
                return party
    return None


def _person(piece: str, parties: Sequence[str]) -> str | None:
    """The party of a person with a title: 総理 is Japan's; a name in katakana is the other's, where there are two."""
    japanese = next((party for party in parties if party.startswith("日本")), None)
    others = [party for party in parties if party != japanese]
    if not japanese or not re.search(_rules()["titles"], piece):
        return None
    if _KATAKANA.match(piece) or re.search(r"(?:大統領|国王|主席)$", piece):
        return others[0] if len(others) == 1 else None
    if re.search(_rules()["japanese_titles"], piece) or _KANJI_NAME.match(piece):
        return japanese
    return None


def _phrase(words: Sequence[Word], end: int) -> str:
    """The noun phrase that ends before ``end``: back to a comma or a word that is no noun."""
    start = end
    while start > 0:
        word = words[start - 1]
        if word.is_comma:
            if not _lists(words, start - 1):
                break
        elif not (
            word.is_noun
            or word.part in {"接頭辞", "接続詞", "記号"}
            or word.surface in {"・", "の", "と"}
            or _adnominal(words, start - 1)
        ):
            break
        start -= 1
    while start < end and words[start].part in {"接続詞", "助詞"}:
        start += 1
    phrase = "".join(word.surface for word in words[start:end])
    return phrase.rsplit("の", 1)[-1] if "の" in phrase and not _whole(phrase) else phrase


def _whole(phrase: str) -> bool:
    """Whether の belongs to the name of who is meant (行政指導に携わる者 and 行政庁の長 do, 両国の首脳 does not)."""
    return phrase.endswith("の長")


def _adnominal(words: Sequence[Word], place: int) -> bool:
    """Whether the words up to ``place`` are a clause before 者 (行政指導に携わる者)."""
    rest = words[place + 1 : place + 3]
    if any(word.surface == "者" for word in rest[:1]):
        return words[place].is_verb or words[place].part == "助動詞"
    return (
        bool(rest) and rest[0].is_verb and any(word.surface == "者" for word in rest[1:]) and not words[place].is_comma
    )


def _lists(words: Sequence[Word], comma: int) -> bool:
    """Whether the comma stands between the members of a list that ends in 及び or 又は."""
    ahead = words[comma + 1 : comma + 8]
    if comma == 0 or not words[comma - 1].is_noun:
        return False
    for word in ahead:
        if word.surface in {"及び", "並びに", "又は"}:
            return True
        if not word.is_noun and word.surface not in {"・", "、", "，"}:
            return False
    return False


def _has_verb_before(words: Sequence[Word], place: int) -> bool:
    return any(word.surface == "は" for word in words[:place])


def _is_adverbial(word: Word) -> bool:
    return word.kind == "副詞可能" or word.surface in {
        "今後",
        "場合",
        "際",
        "とき",
        "時",
        "ため",
        "上",
        "中",
        "場",
        "点",
    }


@cache
def _rules() -> dict[str, str]:
    rules: dict[str, str] = table("ja")["parties"]
    return rules
