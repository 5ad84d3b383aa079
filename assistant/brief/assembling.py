"""A draft → the document, every quote verified once more against the plan as it is now."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version

from assistant.answer import Citation, Versions
from assistant.brief.coverage import searches
from assistant.brief.document import Brief, BriefPlan, Entry, Manifest, Point
from assistant.brief.draft import Details, Draft, DraftItem, DraftPoint, Grouping
from assistant.brief.gathering import Library
from assistant.brief.limits import LONGEST_TOPIC
from assistant.brief.talking_points import NO_TALKING_POINTS, TalkingPoints
from assistant.language import Language
from assistant.parties import party_name
from assistant.quotes import find_fault
from assistant.renderings import rendering_in
from assistant.titles import title_in
from corpus import Plan
from prompts.catalogue import catalogue

FacetsOf = Callable[[Plan, str, Language], tuple[str, ...]]
"""(plan, item id, language) → what the item commits to, in words."""


def no_facets(plan: Plan, item_id: str, language: Language) -> tuple[str, ...]:
    return ()


class Assembler:
    """Makes drafts into documents, from the plans, index and texts that the assistant has now."""

    def __init__(
        self,
        library: Library,
        versions: Versions,
        facets_of: FacetsOf = no_facets,
        talking_points: TalkingPoints = NO_TALKING_POINTS,
    ) -> None:
        self._library = library
        self._versions = versions
        self._facets_of = facets_of
        self._talking_points = talking_points

    def assemble(self, draft: Draft, now: datetime) -> Brief:
        """Make the document of ``now`` (a time with a zone)."""
        plans, language = self._library.plans, draft.language
        asked = [plan for plan in plans.values() if draft.plans is None or plan.id in draft.plans]
        numbered = iter(range(1, 1 + sum(len(point.items) for point in draft.points)))
        grouped = _by_structure(draft) if draft.grouping is Grouping.STRUCTURE else draft.points
        points = tuple(self._point(point, numbered, draft) for point in grouped)
        talks = self._talking_points(points, language, plans)
        points = tuple(
            replace(point, talking_points=talk.sentences, talking_remark=talk.remark)
            for point, talk in zip(points, talks, strict=True)
        )
        model = self._talking_points.model if any(point.talking_points for point in points) else None
        details = draft.details
        if not details.title:
            default = catalogue(language).say("brief.default_title")
            details = Details(default, details.meeting, details.date, details.participants)
        return Brief(
            details=details,
            language=language,
            plans=tuple(_plan(plan, language, now) for plan in asked),
            points=points,
            cut=draft.cut,
            searches=searches(draft, self._library),
            manifest=_manifest(self._versions, now, model),
        )

    def _point(self, point: DraftPoint, numbers: Iterable[int], draft: Draft) -> Point:
        entries = tuple(self._entry(item, n, draft.language) for item, n in zip(point.items, numbers, strict=False))
        say = catalogue(draft.language).say
        by_structure = draft.grouping is Grouping.STRUCTURE
        in_plan = self._library.plans.get(point.items[0].plan_id) if by_structure and point.items else None
        return Point(
            heading=point.topic or say("brief.added_by_hand"),
            heading_language=in_plan.metadata.language if in_plan else draft.language,
            summary=say("brief.summary", entries=entries),
            entries=entries,
            note=point.note,
        )

    def _entry(self, item: DraftItem, n: int, language: Language) -> Entry:
        citation = Citation(
            n=n,
            plan_id=item.plan_id,
            item_id=item.item_id,
            address=item.address,
            headings=item.headings,
            quote=item.quote,
            quote_language=item.quote_language,
            start=item.start,
            end=item.end,
            highlight=(),
            rendering=None,
            score=1.0,
        )
        if find_fault(citation, self._library.plans):
            return Entry(citation, stands=False, note=item.note)
        plan = self._library.plans[item.plan_id]
        rendering = rendering_in(plan, item.item_id, language)
        return Entry(
            citation,
            stands=True,
            rendering=rendering.text if rendering else None,
            rendering_status=rendering.status if rendering else None,
            facets=self._facets_of(plan, item.item_id, language),
            note=item.note,
        )


def _by_structure(draft: Draft) -> tuple[DraftPoint, ...]:
    """The items of all points, each once, under the plan's own sections and in its order."""
    every: dict[tuple[str, int, int], DraftItem] = {}
    for point in draft.points:
        for item in point.items:
            key = (item.plan_id, item.start, item.end)
            if key not in every or not every[key].note:
                every[key] = item
    sections: dict[tuple[str, str], list[DraftItem]] = {}
    for key in sorted(every):
        item = every[key]
        sections.setdefault((item.plan_id, " › ".join(item.headings)), []).append(item)
    return tuple(DraftPoint(heading[:LONGEST_TOPIC], tuple(items)) for (_, heading), items in sections.items())


def _plan(plan: Plan, language: Language, now: datetime) -> BriefPlan:
    said = plan.metadata
    title = title_in(plan, language)
    return BriefPlan(
        id=plan.id,
        title=title,
        title_language=said.language if title == said.title else language,
        authentic_title=said.title,
        authentic_language=said.language,
        parties=tuple(party_name(party, language) for party in said.parties),
        period=said.period,
        is_over=said.period is not None and said.period.last < now.year,
        items=len(plan.items),
        checksum=plan.checksum,
    )


def _manifest(versions: Versions, now: datetime, language_model: str | None) -> Manifest:
    return Manifest(
        made=now.isoformat(timespec="seconds"),
        program=f"plan-assistant {version('plan-assistant')}",
        index=versions.index,
        embedding=versions.embedding,
        prompts=versions.prompts,
        language_model=language_model,
    )
