"""Understands questions for lists, and chooses their items."""

from collections.abc import Collection, Mapping
from typing import Final

from assistant.facets import Facets
from assistant.language import Language
from assistant.listing.parse import parse_list_question
from assistant.listing.query import ListQuery
from assistant.listing.sections import headings_of
from assistant.listing.selection import Selector
from assistant.listing.vocabulary import Key
from corpus import Plan
from index.answerability import Judgement
from index.hits import Retrieval
from prompts.catalogue import catalogue

_LONGEST: Final = 400
"""Characters of a question that is read as one for a list: a longer one tells a story."""


class Lister:
    """Answers questions for lists about some plans. Safe to use from several threads."""

    def __init__(self, plans: Mapping[str, Plan], facets: Facets) -> None:
        self._headings = {plan.id: headings_of(plan) for plan in plans.values()}
        self._parties = {plan.id: plan.metadata.parties for plan in plans.values()}
        self._selector = Selector(plans, facets)

    def understand(self, question: str, language: Language, plans: Collection[str]) -> ListQuery | None:
        """Return what list a question asks for; None if it asks for none."""
        if len(question) > _LONGEST:
            return None
        parties = dict.fromkeys(party for plan_id in plans for party in self._parties[plan_id])
        names = [(party, _names(party)) for party in parties]
        headings = [heading for plan_id in plans for heading in self._headings[plan_id]]
        return parse_list_question(question, language, names, headings)

    def items(
        self, query: ListQuery, plans: Collection[str], retrieval: Retrieval, judgement: Judgement
    ) -> tuple[Key, ...]:
        """Return all items of the list, in reading order."""
        return self._selector.select(query, plans, retrieval, judgement)


def _names(party: str) -> tuple[str, ...]:
    """A party's names in all languages: as the plan says it, without 国, and as the catalogues render it."""
    names = [party, party.removesuffix("国")]
    for language in Language:
        texts = catalogue(language)
        if f"parties.{party}" in texts.keys():  # noqa: SIM118 - a catalogue is no mapping
            name = texts.say(f"parties.{party}")
            names += [name, name.removesuffix(" Улс")]
    return tuple(dict.fromkeys(name for name in names if name))
