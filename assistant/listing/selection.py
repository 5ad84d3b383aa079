"""A list query → the items that meet it, all of them, in reading order."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.facets import Facets, ItemFacets
from assistant.listing.query import ListQuery, Subject, Wanted
from assistant.listing.vocabulary import concepts_named, packaged_vocabulary
from corpus import Item, ItemKind, Plan
from corpus.commitment import Commitment
from index.world import names_in

_TOLD: Final = r"する(?:旨|こと)(?:を|、|，)?$"
"""支持する旨再確認する supports, too."""
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
        and _meets(query, item, items[item.plan_id][item.item_id], plans[item.plan_id])
    )


def _meets(query: ListQuery, facets: ItemFacets, item: Item, plan: Plan) -> bool:
    if (query.sections or query.outside or query.is_whole_plan) and item.kind is ItemKind.CHAPEAU:
        return False
    return (
        (not query.sections or bool(set(query.sections) & set(facets.section)))
        and not set(query.outside) & set(facets.section)
        and (not query.topics or bool(set(query.topics) & set(facets.topics)))
        and all(is_about(item, subject, plan, query.mentioned) for subject in query.subjects)
        and not any(is_about(item, subject, plan, query.mentioned) for subject in query.excluded)
        and _commits(query, facets.commitments, item.text)
    )


def is_about(item: Item, subject: Subject, plan: Plan, mentioned: bool = False) -> bool:
    """Whether an item, or a heading over it that says nothing else, names the subject.

    A name inside a quoted title counts if it is only to be mentioned: the 「ウランバートル対話」 has nothing to do with
    the city.
    """
    language, text = plan.metadata.language, unicodedata.normalize("NFKC", item.text)
    return (
        bool(subject.concepts & concepts_named(item.text, language))
        or bool(subject.names & names_in(item.text if mentioned else _TITLE.sub(" ", item.text)))
        or any(pattern.search(text) for pattern in subject.patterns)
        or any(_is_heading_of(heading, subject, language) for heading in item.headings)
    )


def _is_heading_of(heading: str, subject: Subject, language: str) -> bool:
    """Whether a heading is of the subject alone: 環境 is, 文化・人的交流 is not of culture only."""
    vocabulary = packaged_vocabulary()
    named = [mention.concepts for mention in vocabulary.read(unicodedata.normalize("NFKC", heading), language)]
    strong = [concepts - vocabulary.weak for concepts in named if concepts - vocabulary.weak]
    return bool(strong) and all(concepts & subject.concepts for concepts in strong)


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
    if commitment.strength is wanted.strength and (wanted.verb is None or wanted.verb.search(said)):
        return True
    sentence = text[commitment.sentence.start : commitment.predicate.start]
    return wanted.verb is not None and re.search(rf"(?:{wanted.verb.pattern}){_TOLD}", sentence) is not None


def _when(pattern: re.Pattern[str], commitment: Commitment, text: str) -> bool:
    return any(
        pattern.search(unicodedata.normalize("NFKC", text[span.start : span.end])) for span in commitment.frequencies
    )
