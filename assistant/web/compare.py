"""Comparing two plans: ``GET /api/compare`` and the page ``/compare``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from assistant.browsing import LONGEST_VALUE
from assistant.comparison.comparer import in_order
from assistant.comparison.report import Compared, ComparedItem, ComparedPair, report
from assistant.comparison.values import Comparison, ComparisonError, Relation
from assistant.comparison.wording import ground_texts, relation_label
from assistant.language import Language
from assistant.service import Assistant
from assistant.titles import title_in
from assistant.web.api import documented
from assistant.web.marking import Run
from assistant.web.negotiation import request_language
from assistant.web.page import page
from assistant.web.problems import ProblemError
from assistant.web.questions import require_plans
from assistant.web.responses import json_response
from assistant.web.services import services
from corpus import Plan, Span
from prompts.catalogue import catalogue

compare_api: Final = APIRouter()
_TWO: Final = 2

PlanValue = Annotated[str, Query(max_length=LONGEST_VALUE)]


@compare_api.get("/api/compare", tags=["plans"], responses=documented(Compared, 404, 422, 503))
async def compare_json(
    request: Request, old: PlanValue, new: PlanValue, relation: Annotated[Relation | None, Query()] = None
) -> Response:
    """Compare two plans item by item; `old` and `new` are ids of plans. Spans are offsets into the items' texts."""
    assistant = await services(request).loading.assistant()
    comparison = await _compared(assistant, old, new)
    return json_response(report(comparison, assistant.plans, relation))


@dataclass(frozen=True, slots=True)
class ShownSide:
    """An item of a pair: where it is in its plan, and its text with the words that differ marked."""

    item: ComparedItem
    href: str
    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair on the page, with its labels in the reader's language."""

    pair: ComparedPair
    label: str
    old: ShownSide | None
    new: ShownSide | None
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationChoice:
    """A relation that can be chosen, how many pairs that would show, and where; all pairs, without a value."""

    value: str
    label: str
    count: int
    href: str
    chosen: bool


async def compare_page(request: Request) -> Response:
    """The page: two plans as a form, relations as links; it works without scripts."""
    assistant = await services(request).loading.assistant()
    language = request_language(request)
    old, new = _chosen(assistant, request.query_params.get("old", ""), request.query_params.get("new", ""))
    wanted = request.query_params.get("relation", "")
    relation = Relation(wanted) if wanted in list(Relation) else None
    titles = tuple((plan.id, _title(plan, language)) for plan in assistant.plans.values())
    if old is None or new is None:
        return page(request, "compare.html", titles=titles, old="", new="", choices=(), shown=(), problem="need_two")
    try:
        comparison = await _compared(assistant, old, new)
    except ProblemError as problem:
        if problem.status != 422:  # noqa: PLR2004
            raise
        key = problem.key
        return page(request, "compare.html", titles=titles, old=old, new=new, choices=(), shown=(), problem=key)
    found = report(comparison, assistant.plans, relation)
    plans = (assistant.plans[old], assistant.plans[new])
    return page(
        request,
        "compare.html",
        titles=titles,
        old=old,
        new=new,
        choices=_choices(found, relation, language),
        shown=tuple(_shown(pair, *plans, language) for pair in found.pairs),
        problem=None,
        crosses_languages=plans[0].metadata.language != plans[1].metadata.language,
    )


compare_routes: Final = (Route("/compare", compare_page, methods=["GET"]),)


async def _compared(assistant: Assistant, old: str, new: str) -> Comparison:
    require_plans(assistant, [old, new])
    try:
        return await run_in_threadpool(assistant.compare, old, new)
    except ComparisonError as error:
        raise ProblemError(error.key, 422) from error


def _chosen(assistant: Assistant, old: str, new: str) -> tuple[str | None, str | None]:
    """The plans to compare: those of the address, else two of which one supersedes the other, else the first two."""
    if old and new:
        return old[:LONGEST_VALUE], new[:LONGEST_VALUE]
    if related := in_order(assistant.plans):
        return related[-1]
    ids = sorted(assistant.plans, key=lambda plan_id: _first_year(assistant.plans[plan_id]))
    return (ids[0], ids[1]) if len(ids) >= _TWO else (None, None)


def _title(plan: Plan, language: Language) -> str:
    """A plan's title after its years: a list that is cut short still tells the plans apart."""
    period = plan.metadata.period
    years = f"{catalogue(language).say('interface.period', first=period.first, last=period.last)} " if period else ""
    return f"{years}{title_in(plan, language)}"


def _first_year(plan: Plan) -> int:
    return plan.metadata.period.first if plan.metadata.period else 0


def _choices(found: Compared, chosen: Relation | None, language: Language) -> tuple[RelationChoice, ...]:
    def link(relation: Relation | None) -> str:
        asked = {"relation": relation.value} if relation else {}
        values = {"old": found.old_plan, "new": found.new_plan, **asked, "lang": language.value}
        return f"/compare?{urlencode(values)}"

    every = RelationChoice("", "", sum(found.counts.values()), link(None), chosen is None)
    return (
        every,
        *(
            RelationChoice(relation, relation_label(relation, language), count, link(relation), relation is chosen)
            for relation, count in found.counts.items()
        ),
    )


def _shown(pair: ComparedPair, old: Plan, new: Plan, language: Language) -> ShownPair:
    return ShownPair(
        pair,
        relation_label(pair.relation, language),
        _side(pair.old, old, [each.old for each in pair.differences]),
        _side(pair.new, new, [each.new for each in pair.differences]),
        ground_texts(pair, language),
    )


def _side(item: ComparedItem | None, plan: Plan, spans: Sequence[Span]) -> ShownSide | None:
    if item is None:
        return None
    href = f"/plans/{plan.id}?{urlencode({'item': item.item_id})}"
    return ShownSide(item, href, plan.metadata.language, tuple(_runs(item.text, spans)))


def _runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    place = 0
    for span in spans:
        if place < span.start:
            yield Run(text[place : span.start])
        if span.start < span.end:
            yield Run(text[span.start : span.end], marked=True)
        place = max(place, span.end)
    if place < len(text):
        yield Run(text[place:])
