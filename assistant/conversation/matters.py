"""Rules for questions that go on with a matter: with the last one, an earlier one, or the same of another."""

import re
from typing import Final

from assistant.conversation.asked import Asked
from assistant.conversation.content import are_facets, content_terms
from assistant.conversation.markers import Marker, first_of, marker_of
from assistant.conversation.standalone import Carry, ItemKey, StandAlone
from assistant.conversation.topic import is_closed, other_matter, topic_of
from assistant.language import recognise
from assistant.question import EarlierTurn
from prompts.catalogue import catalogue

_BACKWARDS: Final = frozenset({Marker.PREVIOUS, Marker.FIRST_MATTER, Marker.BACK})
_OF_THE_PLAN: Final = re.compile(
    r"計画(?:の|は|全体)|\b(?:the|this) (?:action )?plan\b|(?:төлөвлөгөө|хөтөлбөр)(?:ний|ийн)\b"
)
_A_MATTER: Final = 4
"""Terms of its own before a pronoun: enough for it to stand for them. Of 162 dev questions asked after another
conversation, 11 were taken for follow-ups without this."""
_SET_BEFORE: Final = re.compile(
    r"^(?:(?:and|but|so|now|ok(?:ay)?) )?(?:(?:and|but|what about|how about) )[^,?!;]{2,60}, "
    r"(?:(?:is|was|does|did|will|has) )?$"
    r"|^(?:では|じゃあ|で)?、?[^、。?]{1,30}(?:は|の方は|の件は|なら)、$"
    r"|^(?:харин|тэгвэл|за|тэгээд) [^,?!;]{2,60}, $"
)
"""A matter that is set before its sentence, whose pronoun stands for it: and space, is that firm?"""
_BOTH: Final = re.compile(r"両方|どちらも|並べ|\bboth\b|\bside by side\b|\bхоёул|\bхоёрыг")


def by_marker(asked: Asked) -> StandAlone | None:
    marker = marker_of(asked.lowered, asked.spoken)
    if is_closed(asked.query) and marker not in _BACKWARDS:
        return None
    content = content_terms(asked.lowered)
    match marker:
        case Marker.SHIFT:
            return None
        case Marker.MORE:
            return _more(asked, bool(content))
        case Marker.AMONG if not _points_inside(asked, Marker.AMONG):
            return _carried(asked, Carry.AMONG if len(asked.last.items) > 1 else Carry.ABOUT, asked.last.items)
        case Marker.PREVIOUS:
            return about_matter(asked, asked.earlier[-2] if len(asked.earlier) > 1 else asked.last, asked.query)
        case Marker.FIRST_MATTER:
            return about_matter(asked, asked.earlier[0], asked.query)
        case Marker.BACK:
            items = tuple(dict.fromkeys(item for turn in reversed(asked.earlier) for item in turn.items[:1]))
            return _carried(asked, Carry.BACK, items) if content else about_matter(asked, asked.last, asked.query)
        case Marker.SIMILAR:
            return None if content else _similar(asked)
        case Marker.POINTER if not _points_inside(asked, Marker.POINTER):
            return _carried(asked, Carry.ABOUT, asked.last.items)
        case Marker.ELLIPSIS if not are_facets(content):
            return _beside(asked)
    if _OF_THE_PLAN.search(asked.lowered):
        return None
    if are_facets(content):
        return _carried(asked, Carry.ABOUT, asked.last.items)
    return None


def _points_inside(asked: Asked, marker: Marker) -> bool:
    """Whether a pronoun stands for something that the question says before it: an airport, and who pays for it."""
    before = asked.lowered[: first_of(marker, asked.lowered, asked.spoken)]
    if marker is Marker.POINTER and _SET_BEFORE.search(before) and not are_facets(content_terms(before)):
        return True
    return sum(1 for term in content_terms(before) if not are_facets([term])) >= _A_MATTER


def _more(asked: Asked, has_content: bool) -> StandAlone:
    """Items that were not shown: on the matter of the last turn, or on one that the question names."""
    if has_content:
        return StandAlone(asked.query, asked.language, carry=Carry.BEYOND, items=asked.last.items)
    return more_of_it(asked)


def more_of_it(asked: Asked) -> StandAlone:
    """Items on the matter of the last turn that were not shown."""
    shown = tuple(dict.fromkeys(item for turn in reversed(asked.earlier) for item in turn.items))
    query = catalogue(asked.spoken).say("conversation.more", topic=asked.last_topic)
    return StandAlone(query, asked.language, carry=Carry.BEYOND, items=shown, changed=True)


def about_matter(asked: Asked, turn: EarlierTurn, rest: str) -> StandAlone:
    """A question about the matter of an earlier turn."""
    topic = topic_of(turn.query, recognise(turn.query, turn.language))
    query = asked.about(topic, rest)
    return StandAlone(query, asked.language, asked.named_in(topic), Carry.ABOUT, turn.items, changed=True)


def _carried(asked: Asked, carry: Carry, items: tuple[ItemKey, ...]) -> StandAlone:
    """A question that goes on with the matter of the last turn, or says itself what it goes back to."""
    if carry is Carry.BACK:
        return StandAlone(asked.query, asked.language, carry=carry, items=items)
    topic = asked.last_topic
    named = asked.named_in(topic) if carry is Carry.ABOUT else ()
    typed = asked.query if content_terms(asked.query) else None
    return StandAlone(asked.about(topic, asked.query), asked.language, named, carry, items, changed=True, typed=typed)


def _similar(asked: Asked) -> StandAlone:
    """Items like the one that was shown first; it is one of them where both are asked for."""
    items = asked.last.items
    if not items or items[0][0] not in asked.plans:
        return _more(asked, has_content=False)
    plan_id, item_id = items[0]
    text = asked.plans[plan_id].plan.item(item_id).text
    carry = Carry.BESIDE if _BOTH.search(asked.lowered) else Carry.BEYOND
    query = catalogue(asked.spoken).say("conversation.similar", topic=asked.plans[plan_id].book.printed(item_id))
    return StandAlone(query, asked.language, carry=carry, items=items[:1], changed=True, sought=text)


def _beside(asked: Asked) -> StandAlone:
    """The same of another matter: in words of its own, where the question has no more than that matter."""
    matter = other_matter(asked.folded, asked.spoken)
    if matter is None:
        return StandAlone(asked.query, asked.language, carry=Carry.BESIDE, items=asked.last.items)
    query = catalogue(asked.spoken).say("conversation.about", topic=matter)
    return StandAlone(query, asked.language, carry=Carry.BESIDE, items=asked.last.items, changed=True)
