"""Rules for questions that name items: by an address, whole or in part, or by their place in the last answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.conversation.asked import Asked, PlanAddresses
from assistant.conversation.content import content_terms
from assistant.conversation.matters import about_matter, more_of_it
from assistant.conversation.ordinals import LAST, OTHER, read_ordinal
from assistant.conversation.relative_addresses import Address, read_addresses, resolve, without_addresses
from assistant.conversation.standalone import ItemKey, StandAlone, Unclear
from assistant.conversation.steps import read_step
from prompts.catalogue import catalogue

_MOST_NAMED: Final = 12
_TWO: Final = 2
_AGAIN: Final = re.compile(r"\bagain\b|\bonce more\b|もう一度|もういちど|再度|\bдахи(?:н|ад)\b")


def by_address(asked: Asked) -> StandAlone | None:
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
    if len(whole) == 1 or (address.parts[0].isupper() and whole and address.parts[0] in _roots(plans)):
        return whole, False
    for place, (plan_id, item_id) in enumerate(beside):
        if plan_id in plans:
            found = resolve(address.parts, plans[plan_id].ids, tuple(item_id.split(".")))
            if len(found) == 1 or (found and place == 0):
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


def _spelled(asked: Asked, named: Sequence[ItemKey], rest: str) -> str:
    """The question with the whole addresses of the items it means."""
    topic = (
        catalogue(asked.spoken)
        .say("interface.list_separator")
        .join(asked.plans[plan_id].book.printed(item_id) for plan_id, item_id in named)
    )
    return asked.about(topic, rest if content_terms(rest) else "")


def by_choice(asked: Asked) -> StandAlone | None:
    """One of the questions that were offered, by its number."""
    if not asked.earlier or not asked.last.choices:
        return None
    ordinal = read_ordinal(asked.lowered, asked.spoken)
    place = _place(ordinal.place, len(asked.last.choices)) if ordinal else None
    if place is None:
        return None
    return StandAlone(asked.last.choices[place], asked.language, changed=True)


def by_ordinal(asked: Asked) -> StandAlone | None:
    """An item of the last answer, by its place; the first matter of the conversation, where that answer had one "
    "item.
    """
    ordinal = read_ordinal(asked.lowered, asked.spoken)
    if ordinal is None or not asked.earlier:
        return None
    rest = f"{asked.lowered[: ordinal.start]} {asked.lowered[ordinal.end :]}"
    items = _list_at_hand(asked)
    place = _other(asked, items) if ordinal.place == OTHER else _place(ordinal.place, len(items))
    is_first_again = ordinal.place == 1 and bool(_AGAIN.search(asked.lowered)) and len(asked.earlier) > 1
    if ordinal.place == 1 and len(asked.earlier) > 1 and (len(items) <= 1 or is_first_again):
        # The first item of the answer just above needs no showing again; the first of the conversation may.
        return about_matter(asked, asked.earlier[0], rest)
    if place is None or len(items) == 1:
        return more_of_it(asked) if items and ordinal.place == len(items) + 1 else None
    plan_id, item_id = items[place]
    if plan_id not in asked.plans:
        return None
    query = asked.about(asked.plans[plan_id].book.printed(item_id), rest)
    return StandAlone(query, asked.language, (items[place],), items=items, changed=True, sought=asked.last.query)


def _other(asked: Asked, items: tuple[ItemKey, ...]) -> int | None:
    """The place of the one of two items that the last answer did not begin with."""
    return 1 - items.index(asked.last.items[0]) if len(items) == _TWO else None


def _list_at_hand(asked: Asked) -> tuple[ItemKey, ...]:
    """The items of the last answer, or, where that showed one of a list, the items of that list."""
    items = asked.last.items
    for turn in reversed(asked.earlier[:-1] if len(items) == 1 else ()):
        if len(turn.items) > 1:
            return turn.items if items[0] in turn.items else items
    return items


def by_step(asked: Asked) -> StandAlone | None:
    """The item after or before the one at hand: in the list that it was chosen from, or else in the plan."""
    step = read_step(asked.lowered, asked.spoken)
    if step is None or not asked.earlier or not asked.last.items:
        return None
    direction, start, end = step
    rest = f"{asked.lowered[:start]} {asked.lowered[end:]}"
    if content_terms(rest):
        return None
    key = _beside(asked, direction)
    if key is None:
        return None
    query = asked.about(asked.plans[key[0]].book.printed(key[1]), rest)
    return StandAlone(query, asked.language, (key,), items=asked.last.items, changed=True)


def _beside(asked: Asked, direction: int) -> ItemKey | None:
    here = asked.last.items[0]
    of_the_plan = tuple((here[0], ".".join(parts)) for parts in asked.plans[here[0]].ids)
    for items in (_list_at_hand(asked), of_the_plan):
        if here in items and 0 <= (place := items.index(here) + direction) < len(items):
            return items[place]
    return None


def _place(ordinal: int, length: int) -> int | None:
    """The index of an ordinal in a list of that length."""
    if ordinal == OTHER:
        return None
    if ordinal == LAST:
        return length - 1 if length else None
    return ordinal - 1 if ordinal <= length else None
