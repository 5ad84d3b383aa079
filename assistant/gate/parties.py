"""Who does what: the parties that a sentence makes its subject, the receiver or the place."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import permutations
from typing import Final

from assistant.gate.party_words import PartyWords
from index.analysis import TermKind, read_terms


class Role(StrEnum):
    """What a party is in a sentence."""

    SUBJECT = "subject"
    RECEIVER = "receiver"
    PLACE = "place"


BOTH: Final = "both"
"""All parties together, where one is named."""
_JA_END: Final = r"国?(?:政府|側)?"
_OFFICE: Final = re.compile(r"^(?:国|政府|側|govern\w*|side|улс|зас|засг|засаг|газр|газар|тал|хоёр|хоер)$")
_EN_NOT_AFTER: Final = r"(?<!\binto )(?<!\bin )(?<!\bto )(?<!\bwith )(?<!\bfor )(?<!\bfrom )"
"""Where a party is no subject: its introduction into Mongolia will be studied."""
_DEED: Final = 5
"""Letters by which proposed and proposal are one word."""
_SHORTEST_DEED: Final = 4
_EN_VERB: Final = (
    r"(?:\s*,[^,]*,)?\s+(?:also\s+|has\s+|have\s+|had\s+|therefore\s+|jointly\s+|each\s+|once again\s+)?"
    r"(?:will|shall|is|are|was|were|must|may|can|should|would|to|"
    r"supports?|welcomes?|agrees?|agreed|confirms?|reaffirms?|respects?|appreciates?|takes?|promises?|promised|pledges?|pledged|"
    r"commits?|committed|undertakes?|undertook|plans?|intends?|provides?|provided|builds?|built|gives?|gave|accepts?|has|have|"
    r"recogni[sz]es?|stress(?:es)?|concurs?|cooperates?|continues?|aims?|expects?|hopes?|seeks?|considers?|strives?|"
    r"proposed|proposes|holds?|pays?|paid|expands?|strengthens?|promotes?|implements?|encourages?|works?|endeavou?rs?)\b"
)
_TOGETHER: Final = (
    re.compile(r"(?:両国?政府|双方|両国(?:政府)?|両者)(?:は|が|も)"),
    re.compile(
        r"\b(?:both|the two)\s+(?:governments|sides|countries|parties|nations|states)\b"
        r"|\b(?:governments|sides) of (?:both|the two)\b|^\s*(?:the )?governments\b",
        re.IGNORECASE,
    ),
    re.compile(r"хоёр\s+(?:засгийн|улс|тал|орн|орон|улсын)\w*|^\s*талууд\b", re.IGNORECASE),
)


def roles_in(text: str, parties: Sequence[PartyWords]) -> frozenset[tuple[str, Role]]:
    """The parties of a text, by name, and what they are in it."""
    folded = unicodedata.normalize("NFKC", text)
    together = (*_TOGETHER, *_named_together(tuple(parties)))
    found = {(BOTH, Role.SUBJECT)} if any(pattern.search(folded) for pattern in together) else set()
    alone = folded
    for pattern in together:
        alone = pattern.sub(" ", alone)
    for party in parties:
        found |= {(party.name, role) for role, pattern in _patterns(party) if pattern.search(alone)}
    return frozenset(found)


@lru_cache(maxsize=64)
def _named_together(parties: tuple[PartyWords, ...]) -> tuple[re.Pattern[str], ...]:
    """Two parties that are named as one subject: the Governments of Japan and Mongolia, 日本とモンゴルは."""
    return tuple(
        re.compile(
            rf"{one.ja}国?(?:政府)?(?:と|及び|および|・){other.ja}国?(?:の)?(?:両)?(?:政府|側)?(?:は|が|も)"
            rf"|\b{one.en} and {other.en}\b"
            rf"|{one.mn}\w*,?\s*(?:улс\w*)?\s*(?:болон|,|ба)?\s*{other.mn}\w*\s+(?:улсын\s+)?(?:хоёр|засгийн)"
            rf"|{one.mn}\w*,\s*{other.mn}\w*",
            re.IGNORECASE,
        )
        for one, other in permutations(parties, 2)
    )


def _neighbours(text: str, parties: Sequence[PartyWords]) -> frozenset[tuple[str, str]]:
    """Each party with the word that follows it: Mongolia's wish, モンゴル国の希望.

    What comes after "of Japan and" is no thing of Japan's.
    """
    names = "|".join(party.en for party in parties)
    text = re.sub(rf"\bof\s+(?:the\s+)?(?:{names})(?=\s+and\b|,)", " ", text, flags=re.IGNORECASE)
    words = [
        t.text for t in read_terms(text) if t.kind in (TermKind.WORD, TermKind.NAME) and not t.text.startswith("@")
    ]
    stems = tuple(stem for party in parties for stem in party.stems)
    found: set[tuple[str, str]] = set()
    for place, word in enumerate(words):
        named = next((party.name for party in parties if word.startswith(party.stems)), None)
        following = next((other for other in words[place + 1 :] if not _OFFICE.match(other)), "")
        if named and following and not following.startswith(stems):
            found.add((named, following))
    return frozenset(found)


def _deeds(text: str, parties: Sequence[PartyWords]) -> frozenset[tuple[str, str]]:
    """Each party with the beginnings of the words for what it does and what is its own, in English: Japan proposed, the
    proposal made by Japan, a loan from the Government of Japan. In the other languages these stand beside the party.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: set[tuple[str, str]] = set()
    for party in parties:
        name = party.en
        doer = rf"(?:the\s+)?(?:government\s+of\s+{name}|{name}\s+(?:government|side)|{name})\b(?!['’])"
        done = [match[1] for match in re.finditer(rf"((?:\b\w+\s+)?\b\w+)\s+by\s+{doer}", folded)]
        done += [match[1] for match in re.finditer(rf"(?<!by )(?<!by the ){doer}\s+(\w{{3,}}ed|made)\b", folded)]
        done += [match[1] for match in re.finditer(rf"\b(?!governments?\b)(\w+)\s+(?:from|of|to)\s+{doer}", folded)]
        found |= {(party.name, word[:_DEED]) for words in done for word in words.split() if len(word) >= _SHORTEST_DEED}
    return frozenset(found)


@lru_cache(maxsize=256)
def _patterns(party: PartyWords) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple(_role_patterns(party))


def _role_patterns(party: PartyWords) -> Iterable[tuple[Role, re.Pattern[str]]]:
    ja, mn, en = party.ja, party.mn, party.en
    name = rf"(?:the\s+)?(?:government\s+of\s+{en}|{en}\s+(?:government|side)|{en})"
    yield (
        Role.SUBJECT,
        re.compile(
            rf"{ja}{_JA_END}(?:は|が(?!必要)|も(?=[、,]))|{ja}{_JA_END}(?:による|によって|により|の負担)|のは、?{ja}{_JA_END}(?:です|だ|である)"
        ),
    )
    yield Role.SUBJECT, re.compile(rf"{_EN_NOT_AFTER}\b{name}{_EN_VERB}|\bby\s+{name}\b(?!['’]s)", re.IGNORECASE)
    yield (
        Role.SUBJECT,
        re.compile(
            rf"^\W*(?:мөн\s+)?{mn}(?:ы|ын|\s+улсын)?\s+(?:засгийн\s+газар|тал)\b|^\W*{mn}(?:\s+улс)\b(?!ы)"
            rf"|{mn}(?:ы|ын|\s+улсын)\s+(?:засгийн\s+газар(?!\s+хоор)|тал)\b"
            rf"|{mn}(?:ы|ын|\s+улсын)?\s+(?:засгийн\s+газр|тал)(?:аас|ын зардлаар)",
            re.IGNORECASE,
        ),
    )
    yield (
        Role.RECEIVER,
        re.compile(rf"{ja}{_JA_END}(?:に対し|に対する|への|へ(?!の)|に(?:供与|提供|供給|支援|導入|派遣|輸出|与え))"),
    )
    yield Role.RECEIVER, re.compile(rf"\bto\s+{name}\b(?!['’]s)(?!{_EN_VERB})", re.IGNORECASE)
    yield Role.RECEIVER, re.compile(rf"\b{mn}(?:д|\s+улсад|\s+руу|\s+улс\s+руу|ын талд|ы талд)\b", re.IGNORECASE)
    yield Role.PLACE, re.compile(rf"{ja}国?(?:において|における|での|で(?=[、,は]|開|建|行|実|受|勤|学)|国内)")
    yield Role.PLACE, re.compile(rf"\b(?:in|within|throughout|across|inside)\s+{name}\b(?!['’]s)", re.IGNORECASE)
    yield Role.PLACE, re.compile(rf"\b{mn}(?:\s+улсад|д)\b|\b{mn}(?:\s+улс)?\s+дахь", re.IGNORECASE)


def party_fault(
    sentence: str,
    whole: str,
    said: Iterable[str],
    around: Iterable[Iterable[str]],
    parties: Sequence[PartyWords],
) -> str | None:
    """The party that a sentence gives a role which what the items say gives only another; None where it does not.

    ``whole`` is the sentence with the words that it quotes, which may tell what a party does. Where ``said``
    does not tell who acts, the first of the texts ``around`` it that does is heard.
    """
    said = tuple(said)
    spoken, stated = roles_in(sentence, parties), frozenset().union(*(roles_in(text, parties) for text in said))
    spoken |= {each for each in roles_in(whole, parties) if each[1] is Role.SUBJECT}
    for texts in around:
        if not any(role is Role.SUBJECT for _, role in stated):
            stated |= {each for text in texts for each in roles_in(text, parties) if each[1] is Role.SUBJECT}
    for party, role in sorted(spoken):
        same_role = {other for other, other_role in stated if other_role is role}
        if same_role and party not in same_role:
            return f"{party} as {role}"
    return _other_party(sentence, said, parties, _neighbours) or _other_party(sentence, said, parties, _deeds)


def _other_party(
    sentence: str,
    said: Iterable[str],
    parties: Sequence[PartyWords],
    read: Callable[[str, Sequence[PartyWords]], frozenset[tuple[str, str]]],
) -> str | None:
    """A party with a word that what the items say has with another party only."""
    stated = frozenset().union(*(read(text, parties) for text in said))
    for party, word in sorted(read(sentence, parties)):
        others = {other for other, same in stated if same == word}
        if others and party not in others:
            return f"{party} beside {word}"
    return None
