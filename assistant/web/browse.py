"""The browse page: all items, narrowed down by facets whose values are links with counts. Works without scripts."""

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.browsing import FacetValue, Filters, choose, facet_label, facet_values, labels
from assistant.facets import Facet, ItemFacets
from assistant.language import Language
from assistant.service import Assistant
from assistant.web.negotiation import request_language
from assistant.web.pages import page
from assistant.web.problems import ProblemError
from assistant.web.questions import require_plans
from assistant.web.services import services
from corpus.commitment import Strength

_LONGEST: Final = 200
_MOST: Final = 200
"""Items that a page shows before it asks whether to show the rest."""


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value of a facet and where it leads: to the items that have it, or back from it where it is chosen."""

    shown: FacetValue
    href: str


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet and its values."""

    facet: str
    links: tuple[FacetLink, ...]


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item as the page shows it."""

    address: str
    href: str
    text: str
    language: str
    rendering: str | None
    labels: tuple[str, ...]
    frequencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedSection:
    """The items under one heading, in reading order."""

    title: str
    items: tuple[ListedItem, ...]


async def browse_page(request: Request) -> Response:
    """All items that meet the filters of the address."""
    assistant = await services(request).loading.assistant()
    filters = _filters(request)
    if filters.plan is not None:
        require_plans(assistant, [filters.plan])
    language = request_language(request)
    found = choose(assistant.facets, filters)
    shown = found if "all" in request.query_params else found[:_MOST]
    return page(
        request,
        "browse.html",
        groups=tuple(_groups(assistant, filters, language)),
        sections=_sections(shown, assistant, language),
        count=len(found),
        hidden=len(found) - len(shown),
        all_href=_href(filters) + ("&" if filters.items() else "?") + "all=1",
        filtered=bool(filters.items()),
    )


routes: Final = (Route("/browse", browse_page, methods=["GET"]),)


def _filters(request: Request) -> Filters:
    values: dict[str, Any] = {}
    for facet in Facet:
        value = request.query_params.get(facet.value)
        if not value:
            continue
        if len(value) > _LONGEST:
            raise ProblemError("invalid", 422)
        values[facet.value] = value
    if "strength" in values:
        try:
            values["strength"] = Strength(values["strength"])
        except ValueError:
            raise ProblemError("invalid", 422) from None
    return Filters(**values)


def _groups(assistant: Assistant, filters: Filters, language: Language) -> list[FacetGroup]:
    facets = [facet for facet in Facet if facet is not Facet.PLAN or len(assistant.plans) > 1]
    groups = []
    for facet in facets:
        values = facet_values(assistant.facets, filters, facet, language, assistant.plans)
        links = tuple(FacetLink(value, _href(_turned(filters, facet, value))) for value in values)
        if links:
            groups.append(FacetGroup(facet.value, links))
    return groups


def _turned(filters: Filters, facet: Facet, value: FacetValue) -> Filters:
    """The filters after a click on a value: with it, or without it where it was chosen."""
    if value.chosen:
        return filters.without(facet)
    changed: Any = Strength(value.value) if facet is Facet.STRENGTH else value.value
    return replace(filters, **{facet.value: changed})


def _href(filters: Filters) -> str:
    query = urlencode([(facet.value, value) for facet, value in filters.items()])
    return f"/browse?{query}" if query else "/browse"


def _sections(found: tuple[ItemFacets, ...], assistant: Assistant, language: Language) -> tuple[ListedSection, ...]:
    grouped: dict[tuple[str, str], list[ListedItem]] = {}
    for facets in found:
        grouped.setdefault((facets.plan_id, facets.section), []).append(_listed(facets, assistant, language))
    several = len(assistant.plans) > 1
    sections = []
    for (plan_id, section), items in grouped.items():
        title = facet_label(Facet.SECTION, section, language, {plan_id: assistant.plans[plan_id]})
        plan = facet_label(Facet.PLAN, plan_id, language, assistant.plans)
        sections.append(ListedSection(f"{plan} – {title}" if several else title, tuple(items)))
    return tuple(sections)


def _listed(facets: ItemFacets, assistant: Assistant, language: Language) -> ListedItem:
    plan = assistant.plans[facets.plan_id]
    item = plan.item(facets.item_id)
    renderings = {r.language: r.text for r in plan.curation.renderings if r.item_id == item.id and not r.register}
    return ListedItem(
        address=item.address,
        href=f"/plans/{quote(plan.id)}?{urlencode({'item': item.id})}#item",
        text=item.text,
        language=plan.metadata.language,
        rendering=renderings.get(language) if language != plan.metadata.language else None,
        labels=tuple(labels(facets, language, assistant.plans)),
        frequencies=facets.frequencies,
    )
