"""What an item commits to, in the words of the reader's language."""

from assistant.brief.assembling import FacetsOf
from assistant.facets import Facets
from assistant.language import Language
from assistant.parties import party_name
from corpus import Plan
from prompts.catalogue import catalogue


def in_words(facets: Facets) -> FacetsOf:
    """Parties, how strongly they commit, and how often or until when (as printed in the plan)."""

    def facets_of(plan: Plan, item_id: str, language: Language) -> tuple[str, ...]:
        of_item = facets.of(plan.id, item_id)
        say = catalogue(language).say
        parties = say("interface.list_separator").join(party_name(party, language) for party in of_item.parties)
        strengths = tuple(say(f"browse.{strength}") for strength in of_item.strengths)
        return tuple(filter(None, (parties, *strengths, *of_item.frequencies)))

    return facets_of
