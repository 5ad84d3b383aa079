"""The strength of a Japanese predicate: the verb decides, or what is done, where the verb only says that it is done."""

from collections.abc import Sequence
from typing import Final

from corpus.commitment import Strength
from corpus.commitments.groups import Group
from corpus.commitments.japanese_table import japanese_table
from corpus.commitments.main_line import MainLine
from corpus.commitments.words import Word

_DUTIES: Final = frozenset({"任務", "責務", "使命", "役割", "義務"})
_DONE: Final = frozenset({"を", "の", "に", "で"})
_AGREED: Final = frozenset({"一致", "共有"})


class StrengthReader:
    """Reads the strengths of one sentence's groups."""

    def __init__(self, words: Sequence[Word], groups: Sequence[Group], line: MainLine) -> None:
        self._words = words
        self._groups = groups
        self._line = line

    def strengths(self, place: int) -> tuple[tuple[Strength, int], ...]:
        """The strengths that a group commits to, each with the place of the group that says so."""
        table, group = japanese_table(), self._groups[place]
        complement = self._complement(place)
        if complement is not None and group.lemma in table.through:
            noun = self._words[self._groups[complement].end].surface
            if noun in table.through_nouns:
                return ((table.through_nouns[noun], place),)
            if noun in table.through_what and group.lemma not in table.strength and self._is_duty(group):
                members = self._line.complements[complement]
                return tuple(pair for member in members for pair in self.strengths(member))
        own = self._own(group)
        return ((own, place),) if own else ()

    def _complement(self, place: int) -> int | None:
        """The complement that this group takes: the one before it, with nothing said between."""
        before = place - 1
        return before if before in self._line.complements else None

    def _own(self, group: Group) -> Strength | None:
        table, words = japanese_table(), self._words
        if group.lemma in _AGREED:
            return self._agreed(group)
        if group.lemma in table.strength and group.lemma not in table.giving:
            return table.strength[group.lemma]
        if group.lemma == "する" and words[group.first - 1].surface == "と" and not self._is_pledge(group):
            return None
        done = self._object(group)
        if done:
            if group.lemma in table.giving and done.endswith(tuple(table.given)):
                return Strength.SUPPORTS
            for noun, strength in table.object.items():
                if done.endswith(noun):
                    return strength
        if group.lemma in table.none:
            return None
        return Strength.COOPERATES if self._jointly(group) else Strength.UNDERTAKES

    def _agreed(self, group: Group) -> Strength:
        before = "".join(word.surface for word in self._words[max(0, group.first - 4) : group.first])
        if "認識" in before:
            return Strength.TAKES_NOTE
        return Strength.REAFFIRMS if group.lemma == "一致" else Strength.UNDERTAKES

    def _object(self, group: Group) -> str:
        """The noun directly before the verb and its particle: of 技術協力を実施する, 技術協力."""
        words, at = self._words, group.first - 1
        while at > 0 and (words[at].part == "副詞" or words[at].is_comma):
            at -= 1
        if at < 1 or words[at].surface not in _DONE or words[at].part != "助詞":
            return words[at].surface if at >= 0 and at == group.first - 1 and words[at].is_noun else ""
        return words[at - 1].surface if words[at - 1].is_noun else ""

    def _is_duty(self, group: Group) -> bool:
        """Of 〜することを任務とする and the like, that it is a duty: 目的とする is none."""
        return group.lemma != "する" or self._is_pledge(group)

    def _is_pledge(self, group: Group) -> bool:
        return self._words[group.first - 2].surface in _DUTIES if group.first > 1 else False

    def _jointly(self, group: Group) -> bool:
        table = japanese_table()
        before = "".join(word.surface for word in self._words[max(0, group.first - 6) : group.first])
        return group.lemma in table.joint and any(adverb in before for adverb in table.jointly)
