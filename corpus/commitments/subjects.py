"""Who commits: the topic of the clause, the agent of a passive, or whoever the sentence before was about."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.commitments.groups import Group, Link
from corpus.commitments.japanese_table import japanese_table
from corpus.commitments.words import Word

Parties = tuple[str, ...]

_AND: Final = re.compile(r"及び|並びに|または|又は|若しくは|、|，|および|ならびに|(?<=.)と(?=.)")
_JOINED: Final = re.compile(r"及び|並びに|又は")
_DROPPED: Final = re.compile(r"^(?:当該|各|複数の|その他の|また|この|その|同)")
_OF_JAPAN: Final = re.compile(r"(?:総理|総理大臣|官房長官)$")
_OF_OTHERS: Final = re.compile(r"(?:大統領|首相|国王|国家主席|書記長|閣僚評議会議長)$")
_AGENT_AFTER: Final = re.compile(r"^によ(?:り|って)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic (〜は) at a word's place, and whom it names; nobody, if it is a thing."""

    place: int
    parties: Parties


class SubjectReader:
    """Reads the subjects of one sentence. ``parties`` are the plan's, ``before`` those of the sentence before."""

    def __init__(self, words: Sequence[Word], groups: Sequence[Group], parties: Parties, before: Parties) -> None:
        self._words = words
        self._groups = groups
        self._parties = parties
        self._before = before
        self._topics = [
            Topic(at, self._named(at))
            for at, word in enumerate(words)
            if self._marks_topic(at, word) and not self._is_inside(at)
        ]

    @property
    def topics(self) -> Sequence[Topic]:
        return self._topics

    def of(self, group: Group) -> Parties | None:
        """Who is committed by a group; nobody, if its topic is a thing; None where no subject can be found."""
        if group.passive and (agent := self._agent(group)):
            return agent
        topics = [topic for topic in self._topics if topic.place < group.first]
        if named := [topic for topic in topics if topic.parties]:
            return named[-1].parties
        if topics:
            return ()
        return self._nominative(group) or self._before or None

    def _marks_topic(self, at: int, word: Word) -> bool:
        if word.depth or not at or word.part != "助詞" or word.surface not in {"は", "も"}:
            return False
        before = self._words[at - 1]
        if not (before.is_noun or before.surface in {"）", ")", "」"}) or before.surface in {
            "とき",
            "場合",
            "時",
            "際",
        }:
            return False
        return word.surface == "は" or bool(self._named(at))

    def _is_inside(self, at: int) -> bool:
        """Whether a topic belongs to a concession (〜は〜が、), which commits nobody."""
        for group in self._groups:
            if group.first > at:
                following = self._words[group.end].surface if group.end < len(self._words) else ""
                return group.link is Link.CIRCUMSTANCE and following in {"が", "けれど", "けれども"}
        return False

    def _named(self, at: int) -> Parties:
        return self._resolve(self._phrase(at))

    def _phrase(self, at: int) -> str:
        """The noun phrase that ends at a word, back to the comma or clause before it; over commas of a list."""
        words, start = self._words, at
        while start > 0 and not self._ends_clause(start - 1, at):
            start -= 1
        return "".join(word.surface for word in words[start:at])

    def _ends_clause(self, place: int, at: int) -> bool:
        """Whether the word at ``place`` stands before the noun phrase that ends at ``at``, and not in it."""
        word = self._words[place]
        if word.is_comma and not word.depth:
            listed = "".join(each.surface for each in self._words[place + 1 : at])
            head = self._words[place - 1] if place else word
            return not (_JOINED.search(listed) and head.is_noun and _is_agent(head.surface))
        if word.part == "助詞":
            return word.surface in {"は", "が", "を"} and not word.depth
        if word.part in {"接続詞", "副詞"}:
            return not _JOINED.fullmatch(word.surface)
        return word.is_verb and word.form.startswith("連用") and word.surface != "し"

    def _resolve(self, phrase: str) -> Parties:
        phrase = phrase.strip("「」（）() ")
        if not phrase:
            return ()
        if japanese_table().both.search(phrase):
            return self._parties or (phrase,)
        parts = [_DROPPED.sub("", part) for part in _AND.split(phrase) if part]
        named = [self._party(part) for part in parts]
        if all(named):
            return tuple(dict.fromkeys(name for name in named if name))
        if whole := self._party(_DROPPED.sub("", phrase)):
            return (whole,)
        return ()

    def _party(self, part: str) -> str | None:
        folded = unicodedata.normalize("NFKC", part)
        core = _core(folded)
        for party in self._parties:
            if core == _core(unicodedata.normalize("NFKC", party)):
                return party
        japan = next((party for party in self._parties if party.startswith("日本")), None)
        if japan and _OF_JAPAN.search(folded):
            return japan
        others = [party for party in self._parties if party != japan]
        if japan and len(others) == 1 and _OF_OTHERS.search(folded):
            return others[0]
        for party in self._parties:
            name = _core(unicodedata.normalize("NFKC", party))
            if folded.startswith(name) and re.search(r"(?:政府|側|大臣|外相|長官|省|庁)$", folded):
                return party
        return part if _is_agent(part) else None

    def _agent(self, group: Group) -> Parties:
        """Of 政府により実施される, the Government."""
        words = self._words
        for at in range(group.first - 1, 0, -1):
            following = "".join(word.surface for word in words[at : at + 3])
            if words[at].surface == "に" and _AGENT_AFTER.match(following) and (named := self._named(at)):
                return named
        return ()

    def _nominative(self, group: Group) -> Parties:
        for at in range(group.first - 1, 0, -1):
            word = self._words[at]
            if word.surface == "が" and word.kind == "格助詞" and not word.depth:
                return self._named(at)
        return ()


def _core(name: str) -> str:
    """A party's name without what says that its government, side or head is meant."""
    bare = japanese_table().titles.sub("", name)
    return bare.removesuffix("国") or bare or name


def _is_agent(name: str) -> bool:
    return bool(japanese_table().agents.search(name))
