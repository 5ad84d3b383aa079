"""What every item of a plan commits to."""

from collections.abc import Mapping

from corpus.commitment import Commitment
from corpus.commitments.japanese import Parties, read_japanese
from corpus.commitments.table_rules import read_by_words
from corpus.commitments.tables import LANGUAGES
from corpus.plan import ItemKind, Plan


def read_commitments(plan: Plan) -> Mapping[str, tuple[Commitment, ...]]:
    """Return the commitments of each item by its id.

    An item whose text has no subject takes the one of the chapeau above it (両政府は，特に，); an item never takes that
    of another item. A plan in a language without a table has no commitments.
    """
    language, parties = plan.metadata.language, plan.metadata.parties
    if language not in LANGUAGES:
        return {item.id: () for item in plan.items}
    if language != "ja":
        return {item.id: read_by_words(item.text, parties, language) for item in plan.items}
    found: dict[str, tuple[Commitment, ...]] = {}
    chapeaux: dict[str, Parties | None] = {}
    for item in plan.items:
        above = next((who for id_, who in reversed(chapeaux.items()) if item.id.startswith(f"{id_}.")), None)
        found[item.id], last = read_japanese(item.text, parties, above)
        if item.kind is ItemKind.CHAPEAU:
            chapeaux[item.id] = last
    return found
