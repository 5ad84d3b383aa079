"""Browsing items by their facets: ``GET /api/items`` and the page ``/browse``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.browsing import FACETS, LONGEST_VALUE, Browsed, BrowsedItem, Filters, browse, value_label
from assistant.language import Language
from assistant.parties import party_name
from assistant.renderings import rendering_in
from assistant.service import Assistant
from assistant.web.api import documented
from assistant.web.negotiation import request_language
from assistant.web.page import page
from assistant.web.questions import require_plans
from assistant.web.responses import json_response
from assistant.web.services import services
from assistant.web.trail import Trail, trail_for
from corpus import Plan
from corpus.commitment import Strength
from corpus.plan import Rendering

browse_api: Final = APIRouter()
_PAGE: Final = 25
"""Items on a page."""
_LAST: Final = 100_000

Value = Annotated[str | None, Query(max_length=LONGEST_VALUE)]


@browse_api.get("/api/items", tags=["items"], responses=documented(Browsed, 404, 422, 503))
async def items(
    request: Request,
    party: Value = None,
    strength: Annotated[Strength | None, Query()] = None,
    topic: Value = None,
    section: Value = None,
    plan: Value = None,
    offset: Annotated[int, Query(ge=0, le=_LAST)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Return the items that have all of the values given, with their facets, and counts of what else there is."""
    assistant = await services(request).loading.assistant()
    if plan is not None:
        require_plans(assistant, [plan])
    filters = Filters(party, strength, topic, section, plan)
    return json_response(browse(assistant.facets, assistant.plans, filters, offset, limit))


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet that can be chosen, and how many items that would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item on the page, with its labels in the reader's language."""

    item: BrowsedItem
    href: str
    language: str
    trail: Trail
    parties: tuple[str, ...]
    strengths: tuple[str, ...]
    rendering: Rendering | None


async def browse_page(request: Request) -> Response:
    """The page: filters as a form and its links, which work without scripts."""
    assistant = await services(request).loading.assistant()
    language = request_language(request)
    filters = read_filters(request.query_params)
    number = _page_number(request.query_params.get("page", ""))
    found = browse(assistant.facets, assistant.plans, filters, (number - 1) * _PAGE, _PAGE)
    pages = max(1, -(-found.total // _PAGE))
    return page(
        request,
        "browse.html",
        found=found,
        filters=filters,
        choices={facet: _choices(facet, filters, found, assistant, language) for facet in FACETS},
        shown=tuple(_shown(item, assistant.plans[item.plan_id], language) for item in found.items),
        number=min(number, pages),
        pages=pages,
        earlier=_link(filters, number - 1, language) if 1 < number <= pages else None,
        later=_link(filters, number + 1, language) if number < pages else None,
    )


browse_routes: Final = (Route("/browse", browse_page, methods=["GET"]),)


def read_filters(query: Mapping[str, str]) -> Filters:
    """Read the filters of an address; an empty value, and one longer than any, sets no condition."""
    values = {facet: query.get(facet, "") for facet in FACETS}
    return Filters(**{facet: value if 0 < len(value) <= LONGEST_VALUE else None for facet, value in values.items()})


def _page_number(written: str) -> int:
    return max(1, int(written)) if written.isascii() and written.isdecimal() and len(written) < len(str(_LAST)) else 1


def _choices(
    facet: str, filters: Filters, found: Browsed, assistant: Assistant, language: Language
) -> tuple[Choice, ...]:
    counts = getattr(found.counts, facet)
    chosen = getattr(filters, facet)
    values = list(counts)
    if facet == "strength":
        values = [strength.value for strength in Strength if strength in counts]
    elif facet == "section":
        values.sort()
    if chosen and chosen not in values:
        values.append(chosen)
    return tuple(
        Choice(value, _label(facet, value, language, assistant.plans), counts.get(value, 0), value == chosen)
        for value in values
    )


def _label(facet: str, value: str, language: Language, plans: Mapping[str, Plan]) -> str:
    known = facet != "strength" or value in list(Strength)
    return value_label(facet, value, language, plans) if known else value


def _shown(item: BrowsedItem, plan: Plan, language: Language) -> ShownItem:
    return ShownItem(
        item=item,
        href=f"/plans/{plan.id}?{urlencode({'item': item.item_id})}",
        language=plan.metadata.language,
        trail=trail_for(plan, plan.item(item.item_id), language),
        parties=tuple(party_name(party, language) for party in item.parties),
        strengths=tuple(value_label("strength", strength, language, {}) for strength in item.strengths),
        rendering=rendering_in(plan, item.item_id, language),
    )


def _link(filters: Filters, page: int, language: Language) -> str:
    return "/browse?" + urlencode({**filters.chosen(), "page": page, "lang": language.value})
