"""Who is said to act, against who acts in the cited items: Japan alone is not both governments."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind


class Actor(StrEnum):
    """Who acts in a clause."""

    JAPAN = "Japan"
    MONGOLIA = "Mongolia"
    BOTH = "both"


_JAPANESE: Final = re.compile(
    r"(?P<both>両(?:国)?政府|双方|両国(?:政府)?|日モ両国|日本(?:国)?(?:政府)?(?:と|及び|・)モンゴル(?:国)?(?:政府)?)(?:は|が)"
    r"|(?P<japan>日本(?:国)?(?:政府|側)?)(?:は|が)|(?P<mongolia>モンゴル(?:国)?(?:政府|側)?)(?:は|が)"
)
_ENGLISH_VERBS: Final = (
    "will shall must has have agree agreed commit committed promise promised undertake undertakes support supports "
    "consider considers respect respects reaffirm reaffirms welcome welcomes endeavour endeavours cooperate cooperates "
    "continue continues also jointly alone hold holds take takes give gives provide provides accept accepts note "
    "notes build builds exchange exchanges recognise recognises recognize recognizes unilaterally decided plan plans "
    "intend intends does do"
).split()
_THEN: Final = rf"(?=,? (?:(?:is|are) to|{'|'.join(_ENGLISH_VERBS)})\b)"
"""What follows a party that acts."""
_ENGLISH: Final = re.compile(
    r"(?P<both>\b(?:(?:both|the two|two) (?:governments|sides|countries|nations|parties)|both|they"
    r"|(?:the governments of )?japan and mongolia|mongolia and japan"
    rf"|the (?:japanese and mongolian|mongolian and japanese) governments){_THEN})"
    rf"|(?<!and )(?P<japan>\b(?:(?:the )?government of japan|the japanese (?:government|side)|japan|tokyo){_THEN})"
    rf"|(?<!and )(?P<mongolia>\b(?:(?:the )?government of mongolia|the mongolian (?:government|side)|mongolia){_THEN})",
    re.IGNORECASE,
)
_MONGOLIAN: Final = re.compile(
    r"(?P<both>\b(?:хоёр (?:тал|улс|орон)|хоёр (?:улсын )?засгийн газар|талууд"
    r"|япон,? монгол(?:ын)? (?:хоёр )?(?:тал|улс)|монгол,? япон(?:ы)? (?:хоёр )?(?:тал|улс))\b(?! (?:хооронд|дахь)))"
    r"|(?P<japan>\bяпон(?:ы)?(?: улсын)? (?:тал|засгийн газар)\b|(?:^|[.,;:!?]\s*)япон улс\b)"
    r"|(?P<mongolia>\bмонгол(?:ын)?(?: улсын)? (?:тал|засгийн газар)\b|(?:^|[.,;:!?]\s*)монгол улс\b)",
    re.IGNORECASE,
)
_READERS: Final = {"ja": _JAPANESE, "en": _ENGLISH, "mn": _MONGOLIAN}


def actors(text: str, language: str) -> frozenset[Actor]:
    """Who acts in a text: the subjects of its clauses, as far as they are the parties.

    In Japanese, what は marks acts; が marks who does only where nothing has は (モンゴル国が必要とする分野).
    """
    matches = list(_READERS.get(language, _ENGLISH).finditer(unicodedata.normalize("NFKC", text)))
    if any(match[0].endswith("は") for match in matches):
        matches = [match for match in matches if not match[0].endswith("が")]
    return frozenset(actor for match in matches for actor in Actor if match.groupdict().get(actor.name.lower()))


_PROPOSED: Final = re.compile(r"提案|\bpropos|\bsuggest|санал(?:ыг)? .{0,30}дэвшүүл|дэвшүүлсэн|санаачил", re.IGNORECASE)
_SIDES: Final = {
    Actor.JAPAN: re.compile(r"日本(?:国)?(?:政府|側)|japan|япон", re.IGNORECASE),
    Actor.MONGOLIA: re.compile(r"モンゴル(?:国)?(?:政府|側)|mongol|монгол", re.IGNORECASE),
}


def _proposers(text: str) -> frozenset[Actor]:
    """The side that is named nearest to each word of proposing; both where two are as near."""
    folded = unicodedata.normalize("NFKC", text)
    found = set()
    for word in _PROPOSED.finditer(folded):
        distances = {
            actor: min(
                (max(word.start() - at.end(), at.start() - word.end()) for at in named.finditer(folded)), default=None
            )
            for actor, named in _SIDES.items()
        }
        near = [distance for distance in distances.values() if distance is not None]
        found |= {actor for actor, distance in distances.items() if near and distance == min(near)}
    return frozenset(found)


def party_faults(sentence: str, cited: Sequence[Evidence], language: str) -> Iterator[Fault]:
    """Parties that act in the sentence and in none of the cited items. Items in which no party is read tell nothing."""
    said = actors(sentence, language)
    stated: set[Actor] = set()
    for each in cited:
        own = actors(each.text, each.language)
        stated |= own or set(Actor)
    for actor in sorted(said - stated):
        yield Fault(FaultKind.PARTY, actor)
    if _PROPOSED.search(sentence):
        proposers = frozenset[Actor]().union(*(_proposers(each.text) for each in cited))
        told = _proposers(sentence)
        if told and proposers and not told & proposers:
            yield Fault(FaultKind.PARTY, f"{', '.join(sorted(told))} proposes")
