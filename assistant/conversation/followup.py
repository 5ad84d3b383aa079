"""A question and the turns before it → the question as it stands alone.

The rules stand in the order in which they are tried; the first that fits is taken. Addresses and ordinals name items,
and are sure; pronouns and the like say which earlier items matter, and leave it to retrieval how much.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.addresses import AddressBook
from assistant.conversation.content import content_terms
from assistant.conversation.markers import Marker, marker_of
from assistant.conversation.ordinals import LAST, read_ordinal
from assistant.conversation.relative_addresses import Address, read_addresses, resolve, without_addresses
from assistant.conversation.requested_language import requested_language
from assistant.conversation.standalone import REMEMBERED, Carry, ItemKey, StandAlone, Unclear
from assistant.conversation.topic import is_closed, other_matter, topic_of, without_lead
from assistant.facts import asked_for
from assistant.language import Language, recognise
from assistant.question import EarlierTurn, Question
from corpus import Plan
from prompts.catalogue import catalogue

_POINTS: Final = frozenset({Marker.POINTER, Marker.PREVIOUS, Marker.AMONG, Marker.BACK, Marker.MORE, Marker.SIMILAR})
_MOST_NAMED: Final = 12
_AGAIN: Final = re.compile(r"\bagain\b|\bonce more\b|もう一度|もういちど|再度|\bдахи(?:н|ад)\b")
_BOTH: Final = re.compile(r"両方|どちらも|並べ|\bboth\b|\bside by side\b|\bхоёул|\bхоёрыг")
_ASKS: Final = re.compile(
    r"\b(?:when|why|who|whom|where|which|how (?:many|much|often|long))\b|いつ|なぜ|どうして|誰|だれ|どこ|どの|いくら|いくつ|何[年月回度人件社]"
    r"|\b(?:хэзээ|яагаад|хэн|хаана|хэдэн|хэд|аль|ямар)\b",
    re.IGNORECASE,
)
"""Words that ask for something of the matter, so that they are kept where nothing else is left."""


@dataclass(frozen=True, slots=True)
class PlanAddresses:
    """The addresses of one plan, made ready once."""

    plan: Plan
    book: AddressBook
    ids: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, plan: Plan) -> "PlanAddresses":
        return cls(plan, AddressBook(plan), tuple(tuple(item.id.split(".")) for item in plan.items))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question made ready for the rules: ``folded`` is in NFKC, ``lowered`` in small letters, too."""

    query: str
    folded: str
    lowered: str
    language: Language
    spoken: Language
    earlier: tuple[EarlierTurn, ...]
    plans: Mapping[str, PlanAddresses]

    @property
    def last(self) -> EarlierTurn:
        return self.earlier[-1]

    @property
    def last_topic(self) -> str:
        """The matter of the last turn: in its words, or, if those are of another language, its one item."""
        if recognise(self.last.query, self.last.language) != self.spoken and len(self.last.items) == 1:
            plan_id, item_id = self.last.items[0]
            if plan_id in self.plans:
                return self.plans[plan_id].book.printed(item_id)
        return topic_of(self.last.query, recognise(self.last.query, self.last.language))

    def named_in(self, text: str) -> tuple[ItemKey, ...]:
        """The items that a text names by their whole address."""
        return tuple((plan_id, item) for plan_id, known in self.plans.items() for item in known.book.named_items(text))

    def about(self, topic: str, rest: str) -> str:
        """The question with its matter in front."""
        say = catalogue(self.spoken).say
        rest = without_lead(rest)
        if content_terms(rest) or _ASKS.search(rest) or asked_for(rest, self.spoken):
            return say("conversation.matter", topic=topic, question=rest)
        return say("conversation.about", topic=topic)


def understand(question: Question, addresses: Mapping[str, PlanAddresses]) -> StandAlone:
    """Understand a question with the last 20 turns before it.

    Args:
        question: as it was typed, with its earlier turns.
        addresses: the addresses of the plans, by id; those that the question does not ask are left out.
    """
    asked_plans = {
        plan_id: known for plan_id, known in addresses.items() if question.plans is None or plan_id in question.plans
    }
    query = " ".join(question.text.split())
    folded = unicodedata.normalize("NFKC", query)
    lowered = folded.lower()
    earlier = tuple(question.earlier[-REMEMBERED:])
    page = earlier[-1].language if earlier else question.page_language
    spoken = recognise(query, page)
    wish = None if question.language else requested_language(lowered)
    language = question.language or (wish[0] if wish else spoken)
    if wish:
        rest = f"{lowered[: wish[1]]} {lowered[wish[2] :]}".strip(" 、。,.?!:")
        if not content_terms(rest) and earlier and not read_addresses(folded):
            repeated = replace(question, text=earlier[-1].query, earlier=(), language=language)
            return replace(understand(repeated, addresses), changed=True)
        if content_terms(rest):
            kept = folded if len(lowered) == len(folded) else lowered
            query = f"{kept[: wish[1]]} {kept[wish[2] :]}".strip(" 、。,:")
            folded, lowered = query, query.lower()
    asked = _Asked(query, folded, lowered, language, recognise(query, spoken), earlier, asked_plans)
    return (
        _by_address(asked)
        or _by_choice(asked)
        or _by_ordinal(asked)
        or (_by_marker(asked) if earlier else _dangling(asked))
        or StandAlone(query, language)
    )


def _by_address(asked: _Asked) -> StandAlone | None:
    """Items that are named by their address, whole or beside an earlier one."""
    plans = asked.plans
    whole = asked.named_in(asked.query)
    found = read_addresses(asked.folded)
    if not found:
        return StandAlone(asked.query, asked.language, whole) if whole else None
    rest = without_addresses(asked.folded, found)
    bare = not content_terms(rest)
    meant = [address for address in found if address.is_plain or bare]
    named: list[ItemKey] = []
    beside: tuple[ItemKey, ...] = tuple(item for turn in reversed(asked.earlier) for item in turn.items)
    relative = False
    for address in meant:
        items, was_relative = _resolved(address, plans, (*named[-1:], *beside))
        relative = relative or was_relative or any(not _is_whole(address, item) for _, item in items)
        if not was_relative and len(items) > 1:
            if whole or named or not bare:
                continue
            return StandAlone(asked.query, asked.language, unclear=Unclear.MANY_ADDRESSES, candidates=items)
        named += [item for item in items[:_MOST_NAMED] if item not in named]
    named += [item for item in whole if item not in named]
    if not named:
        return None
    if not relative:
        return StandAlone(asked.query, asked.language, tuple(named))
    return StandAlone(_spelled(asked, named, rest), asked.language, tuple(named), changed=True)


def _resolved(
    address: Address, plans: Mapping[str, PlanAddresses], beside: Iterable[ItemKey]
) -> tuple[tuple[ItemKey, ...], bool]:
    """The items that an address means, and whether it needed one beside it to mean them."""
    whole = _everywhere(address, plans)
    if len(whole) == 1 or address.parts[0].isupper() and whole and address.parts[0] in _roots(plans):
        return whole, False
    for plan_id, item_id in beside:
        if plan_id in plans:
            found = resolve(address.parts, plans[plan_id].ids, tuple(item_id.split(".")))
            if found:
                return tuple((plan_id, ".".join(parts)) for parts in found), True
    return whole, False


def _is_whole(address: Address, item_id: str) -> bool:
    return tuple(item_id.split("."))[: len(address.parts)] == address.parts


def _everywhere(address: Address, plans: Mapping[str, PlanAddresses]) -> tuple[ItemKey, ...]:
    return tuple(
        (plan_id, ".".join(parts)) for plan_id, known in plans.items() for parts in resolve(address.parts, known.ids)
    )


def _roots(plans: Mapping[str, PlanAddresses]) -> frozenset[str]:
    return frozenset(parts[0] for known in plans.values() for parts in known.ids)


def _spelled(asked: _Asked, named: Sequence[ItemKey], rest: str) -> str:
    """The question with the whole addresses of the items it means."""
    topic = catalogue(asked.spoken).say("interface.list_separator").join(
        asked.plans[plan_id].book.printed(item_id) for plan_id, item_id in named
    )
    return asked.about(topic, rest if content_terms(rest) else "")


def _by_choice(asked: _Asked) -> StandAlone | None:
    """One of the questions that were offered, by its number."""
    if not asked.earlier or not asked.last.choices:
        return None
    ordinal = read_ordinal(asked.lowered, asked.spoken)
    place = _place(ordinal.place, len(asked.last.choices)) if ordinal else None
    if place is None:
        return None
    return StandAlone(asked.last.choices[place], asked.language, changed=True)


def _by_ordinal(asked: _Asked) -> StandAlone | None:
    """An item of the last answer, by its place; the first matter of the conversation, where that answer had one item."""
    ordinal = read_ordinal(asked.lowered, asked.spoken)
    if ordinal is None or not asked.earlier:
        return None
    rest = f"{asked.lowered[: ordinal.start]} {asked.lowered[ordinal.end :]}"
    items = asked.last.items
    place = _place(ordinal.place, len(items))
    is_first_again = ordinal.place == 1 and bool(_AGAIN.search(asked.lowered)) and len(asked.earlier) > 1
    if place is None or len(items) == 1 or is_first_again:
        # The first item of the answer just above needs no showing again; the first of the conversation may.
        return _matter(asked, asked.earlier[0], rest) if ordinal.place == 1 and len(asked.earlier) > 1 else None
    plan_id, item_id = items[place]
    if plan_id not in asked.plans:
        return None
    query = asked.about(asked.plans[plan_id].book.printed(item_id), rest)
    return StandAlone(query, asked.language, (items[place],), items=items, changed=True)


def _place(ordinal: int, length: int) -> int | None:
    """The index of an ordinal in a list of that length."""
    if ordinal == LAST:
        return length - 1 if length else None
    return ordinal - 1 if ordinal <= length else None


def _by_marker(asked: _Asked) -> StandAlone | None:
    if is_closed(asked.query):
        return None
    marker = marker_of(asked.lowered, asked.spoken)
    content = content_terms(asked.lowered)
    match marker:
        case Marker.SHIFT:
            return None
        case Marker.MORE:
            return _more(asked, bool(content))
        case Marker.AMONG:
            return _carried(asked, Carry.AMONG, asked.last.items)
        case Marker.PREVIOUS:
            return _matter(asked, asked.earlier[-2] if len(asked.earlier) > 1 else asked.last, asked.query)
        case Marker.FIRST_MATTER:
            return _matter(asked, asked.earlier[0], asked.query)
        case Marker.BACK:
            items = tuple(dict.fromkeys(item for turn in reversed(asked.earlier) for item in turn.items[:1]))
            return _carried(asked, Carry.BACK, items) if content else _matter(asked, asked.last, asked.query)
        case Marker.SIMILAR:
            return None if content else _similar(asked)
        case Marker.POINTER:
            return _carried(asked, Carry.ABOUT, asked.last.items)
        case Marker.ELLIPSIS if content:
            return _beside(asked)
    return None if content else _carried(asked, Carry.ABOUT, asked.last.items)


def _more(asked: _Asked, has_content: bool) -> StandAlone:
    """Items that were not shown: on the matter of the last turn, or on one that the question names."""
    shown = tuple(dict.fromkeys(item for turn in reversed(asked.earlier) for item in turn.items))
    if has_content:
        return StandAlone(asked.query, asked.language, carry=Carry.BEYOND, items=asked.last.items)
    query = catalogue(asked.spoken).say("conversation.more", topic=asked.last_topic)
    return StandAlone(query, asked.language, carry=Carry.BEYOND, items=shown, changed=True)


def _matter(asked: _Asked, turn: EarlierTurn, rest: str) -> StandAlone:
    """A question about the matter of an earlier turn."""
    topic = topic_of(turn.query, recognise(turn.query, turn.language))
    query = asked.about(topic, rest)
    return StandAlone(query, asked.language, asked.named_in(topic), Carry.ABOUT, turn.items, changed=True)


def _carried(asked: _Asked, carry: Carry, items: tuple[ItemKey, ...]) -> StandAlone:
    """A question that goes on with the matter of the last turn, or says itself what it goes back to."""
    if carry is Carry.BACK:
        return StandAlone(asked.query, asked.language, carry=carry, items=items)
    topic = asked.last_topic
    named = asked.named_in(topic) if carry is Carry.ABOUT else ()
    return StandAlone(asked.about(topic, asked.query), asked.language, named, carry, items, changed=True)


def _similar(asked: _Asked) -> StandAlone:
    """Items like the one that was shown first; it is one of them where both are asked for."""
    items = asked.last.items
    if not items or items[0][0] not in asked.plans:
        return _more(asked, has_content=False)
    plan_id, item_id = items[0]
    text = asked.plans[plan_id].plan.item(item_id).text
    carry = Carry.BESIDE if _BOTH.search(asked.lowered) else Carry.BEYOND
    query = catalogue(asked.spoken).say("conversation.similar", topic=asked.plans[plan_id].book.printed(item_id))
    return StandAlone(query, asked.language, carry=carry, items=items[:1], changed=True, sought=text)


def _beside(asked: _Asked) -> StandAlone:
    """The same of another matter: in words of its own, where the question has no more than that matter."""
    matter = other_matter(asked.folded, asked.spoken)
    if matter is None:
        return StandAlone(asked.query, asked.language, carry=Carry.BESIDE, items=asked.last.items)
    query = catalogue(asked.spoken).say("conversation.about", topic=matter)
    return StandAlone(query, asked.language, carry=Carry.BESIDE, items=asked.last.items, changed=True)


def _dangling(asked: _Asked) -> StandAlone | None:
    """A question that points at something, where nothing was said before it."""
    if content_terms(asked.lowered):
        return None
    points = marker_of(asked.lowered, asked.spoken) in _POINTS or read_ordinal(asked.lowered, asked.spoken)
    if not points and not requested_language(asked.lowered):
        return None
    return StandAlone(asked.query, asked.language, unclear=Unclear.POINTS_NOWHERE)
