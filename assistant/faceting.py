"""Facets of plans: what their items commit to, read; what they are about, curated or found."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant.facets import Facets, ItemFacets
from corpus import Item, ItemKind, Plan
from corpus.commitment import Commitment, Strength
from corpus.commitments import read_commitments

TopicsOf = Callable[[Plan], Mapping[str, tuple[str, ...]]]
"""A plan → the topics of its items by id."""


def curated_topics(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """The topics that people gave the plan's items; none where nobody did."""
    return {entry.item_id: entry.topics for entry in plan.curation.topics}


def build_facets(plans: Iterable[Plan], topics_of: TopicsOf = curated_topics) -> Facets:
    """Read the facets of every item of every plan."""
    return Facets(facets for plan in plans for facets in _of_plan(plan, topics_of(plan)))


def section_of(item: Item) -> str:
    """The id of the heading that an item stands under: as much of its id as it has headings."""
    parts = item.id.split(".")
    depth = len(item.headings)
    if item.kind is ItemKind.CHAPEAU:
        return item.id
    return ".".join(parts[:depth] if 0 < depth < len(parts) else parts[:-1])


def _of_plan(plan: Plan, topics: Mapping[str, tuple[str, ...]]) -> Iterator[ItemFacets]:
    commitments = read_commitments(plan)
    for item in plan.items:
        found = commitments[item.id]
        yield ItemFacets(
            plan_id=plan.id,
            item_id=item.id,
            section=section_of(item),
            parties=_each_once(party for commitment in found for party in commitment.parties),
            strengths=_by_strength(commitment.strength for commitment in found),
            topics=topics.get(item.id, ()),
            frequencies=_each_once(item.text[s.start : s.end] for c in found for s in c.frequencies),
            names=_each_once(item.text[s.start : s.end] for c in found for s in c.names),
            alone=_each_once(c.parties[0] for c in found if len(c.parties) == 1),
            closing=_by_strength(_last_of_sentences(found)),
            predicates=_each_once(item.text[c.predicate.start : c.predicate.end] for c in found),
            provision=item.kind is ItemKind.ITEM,
        )


def _last_of_sentences(commitments: Sequence[Commitment]) -> Iterator[Strength]:
    last = {commitment.sentence: commitment.strength for commitment in commitments}
    yield from last.values()


def _by_strength(strengths: Iterable[Strength]) -> tuple[Strength, ...]:
    found = set(strengths)
    return tuple(strength for strength in Strength if strength in found)


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
