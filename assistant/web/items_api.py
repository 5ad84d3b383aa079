"""``GET /api/items``: items by their facets, with the counts of every facet."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from assistant.browsing import FacetValue, Filters, choose, facet_values
from assistant.facets import Facet, ItemFacets
from assistant.web.negotiation import request_language
from assistant.web.problems import PROBLEM_JSON, PROBLEM_SCHEMA
from assistant.web.questions import require_plans
from assistant.web.responses import json_response
from assistant.web.services import services
from corpus import Item
from corpus.commitment import Strength

items_api: Final = APIRouter()
MOST_ITEMS: Final = 1000
"""Items that one response holds at most; ``total`` tells how many there are."""

_Value = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with its address, text and facets."""

    address: str
    headings: tuple[str, ...]
    text: str
    facets: ItemFacets


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The items that meet the filters, and the values of every facet with their counts beside the other filters."""

    total: int
    items: tuple[FoundItem, ...]
    counts: dict[str, tuple[FacetValue, ...]]


_PROBLEM: Final = {"description": "A problem (RFC 9457).", "content": {PROBLEM_JSON: {"schema": PROBLEM_SCHEMA}}}
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": FoundItems},
    404: _PROBLEM,
    422: _PROBLEM,
    503: _PROBLEM,
}


@items_api.get("/api/items", tags=["plans"], responses=_RESPONSES)
async def items(
    request: Request,
    party: _Value = None,
    strength: Strength | None = None,
    topic: _Value = None,
    section: _Value = None,
    plan: _Value = None,
    limit: Annotated[int, Query(ge=0, le=MOST_ITEMS)] = MOST_ITEMS,
) -> Response:
    """Return the items that meet every filter, in reading order, with their facets."""
    assistant = await services(request).loading.assistant()
    if plan is not None:
        require_plans(assistant, [plan])
    filters = Filters(party, strength, topic, section, plan)
    found = choose(assistant.facets, filters)
    language = request_language(request)
    shown = tuple(_found(facets, assistant.plans[facets.plan_id].item(facets.item_id)) for facets in found[:limit])
    counts = {str(facet): facet_values(assistant.facets, filters, facet, language, assistant.plans) for facet in Facet}
    return json_response(FoundItems(len(found), shown, counts))


def _found(facets: ItemFacets, item: Item) -> FoundItem:
    return FoundItem(item.address, item.headings, item.text, facets)
