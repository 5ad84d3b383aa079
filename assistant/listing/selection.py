"""List query → the items that it asks for, all of them, in reading order."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from assistant.facets import Facets, ItemFacets
from assistant.listing.query import ListQuery
from assistant.listing.tables import concepts, said
from assistant.listing.vocabulary import Key, Vocabulary
from corpus import Plan
from index.answerability import Judgement
from index.hits import Retrieval

_COMMON: Final = 0.3
"""A word that more of the items have than this says little of what is asked for."""


class Selector:
    """Chooses items by their facets and words."""

    def __init__(self, plans: Mapping[str, Plan], facets: Facets) -> None:
        self._plans = plans
        self._facets = facets
        self._vocabulary = Vocabulary.of(plans.values())

    def select(
        self, query: ListQuery, plans: Collection[str], retrieval: Retrieval, judgement: Judgement
    ) -> tuple[Key, ...]:
        """Return the items of a list in reading order.

        Args:
            query: what is asked for.
            plans: ids of the plans that are asked.
            retrieval: the hits of the whole question, which words that are no facet restrict the list by.
            judgement: how many of the hits belong to the answer.
        """
        kept = [facets for facets in self._facets if facets.plan_id in plans and self._meets(query, facets)]
        if query.words:
            meant = self._meant(query, retrieval, judgement)
            kept = [facets for facets in kept if (facets.plan_id, facets.item_id) in meant]
        return tuple((facets.plan_id, facets.item_id) for facets in kept)

    def _meets(self, query: ListQuery, item: ItemFacets) -> bool:
        key = (item.plan_id, item.item_id)
        only_structure = not (query.strengths or query.kinds or query.literals or query.topics or query.words)
        return all(
            (
                not query.alone or any(party in item.alone for party in query.alone),
                not query.strengths
                or any(s in (item.closing if query.closing else item.strengths) for s in query.strengths),
                not query.said or self._is_said(query.said, item),
                not query.sections or any(_within(item, s.plan_id, s.section) for s in query.sections),
                not query.topics or any(topic in item.topics for topic in query.topics),
                not query.kinds or self._says(query.kinds, item),
                not query.literals or any(key in self._vocabulary.holding(words) for words in query.literals),
                item.provision or not only_structure or bool(query.alone),
            )
        )

    def _is_said(self, verbs: Sequence[str], item: ItemFacets) -> bool:
        language = self._plans[item.plan_id].metadata.language
        says = [verb.says[language] for verb in said() if verb.name in verbs and language in verb.says]
        return any(pattern.search(predicate) for pattern in says for predicate in item.predicates)

    def _says(self, kinds: Sequence[str], item: ItemFacets) -> bool:
        plan = self._plans[item.plan_id]
        text = plan.item(item.item_id).text
        says = [
            c.says[plan.metadata.language] for c in concepts() if c.name in kinds and plan.metadata.language in c.says
        ]
        return any(pattern.search(text) for pattern in says)

    def _meant(self, query: ListQuery, retrieval: Retrieval, judgement: Judgement) -> frozenset[Key]:
        """The items that the words mean: those that hold all the telling ones, and hits that belong to the answer."""
        if not judgement.answerable:
            return frozenset()
        size = len(self._facets)
        telling = [keys for word in query.words if 0 < len(keys := self._vocabulary.having(word)) <= _COMMON * size]
        literal = frozenset.intersection(*telling) if telling else frozenset()
        if query.mentioned and literal:
            return literal
        shown = frozenset((hit.plan_id, hit.item_id) for hit in retrieval.hits[: judgement.relevant])
        found = frozenset((hit.plan_id, hit.item_id) for hit in retrieval.hits)
        return literal or (telling[0] & found if telling else literal) | shown


def _within(item: ItemFacets, plan_id: str, section: str) -> bool:
    return item.plan_id == plan_id and (item.section == section or item.section.startswith(f"{section}."))
