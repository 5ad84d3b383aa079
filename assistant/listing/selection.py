"""A list query → the items that meet it, all of them, in reading order."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.facets import Facets, ItemFacets
from assistant.listing.query import ListQuery, Wanted
from corpus import Item, ItemKind, Plan
from corpus.commitment import Commitment
from index.world import names_in

_TITLE: Final = re.compile(r"「[^「」]*」|“[^“”]*”|«[^«»]*»")


def select(
    query: ListQuery, facets: Facets, plans: Mapping[str, Plan], asked: Sequence[str] | None = None
) -> tuple[ItemFacets, ...]:
    """The items of the plans asked (None: all) that meet every condition of the query."""
    items = {plan.id: {item.id: item for item in plan.items} for plan in plans.values()}
    return tuple(
        item
        for item in facets
        if (asked is None or item.plan_id in asked)
        and item.plan_id in items
        and _meets(query, item, items[item.plan_id][item.item_id])
    )


def _meets(query: ListQuery, facets: ItemFacets, item: Item) -> bool:
    if (query.sections or query.is_whole_plan) and item.kind is ItemKind.CHAPEAU:
        return False
    text = unicodedata.normalize("NFKC", item.text)
    return (
        (not query.sections or bool(set(query.sections) & set(facets.section)))
        and (not query.topics or bool(set(query.topics) & set(facets.topics)))
        and all(any(pattern.search(text) for pattern in patterns) for patterns in query.words)
        and (not query.names or set(query.names) <= names_in(item.text if query.mentioned else _untitled(item.text)))
        and _commits(query, facets.commitments, item.text)
    )


def _untitled(text: str) -> str:
    """A text without its quoted titles: the 「ウランバートル対話」 has nothing to do with the city."""
    return _TITLE.sub(" ", text)


def _commits(query: ListQuery, commitments: Iterable[Commitment], text: str) -> bool:
    """Whether one commitment meets all that is asked of commitments together."""
    if not (query.party or query.strengths or query.frequency):
        return True
    return any(
        (query.party is None or commitment.parties == (query.party,))
        and (not query.strengths or any(_says(wanted, commitment, text) for wanted in query.strengths))
        and (query.frequency is None or _when(query.frequency, commitment, text))
        for commitment in commitments
    )


def _says(wanted: Wanted, commitment: Commitment, text: str) -> bool:
    said = text[commitment.predicate.start : commitment.predicate.end]
    return commitment.strength is wanted.strength and (wanted.verb is None or bool(wanted.verb.search(said)))


def _when(pattern: re.Pattern[str], commitment: Commitment, text: str) -> bool:
    return any(
        pattern.search(unicodedata.normalize("NFKC", text[span.start : span.end])) for span in commitment.frequencies
    )
