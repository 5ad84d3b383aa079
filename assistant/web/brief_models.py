"""What the JSON API takes, and what it says, of briefs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Citation
from assistant.brief.document import Brief, Search
from assistant.brief.draft import Details, Draft, DraftItem, DraftPoint, Grouping
from assistant.brief.limits import LONGEST_LINE, LONGEST_NOTE, LONGEST_TOPIC, MOST_ITEMS, MOST_TOPICS
from assistant.brief.store import BriefSummary, SavedBrief
from assistant.brief.taking import take
from assistant.language import Language
from assistant.web.api_models import PlanIds, Text
from corpus import Plan
from index.gathering import DEFAULT_CUT

_Topic = Annotated[Text, Field(min_length=1, max_length=LONGEST_TOPIC)]
_Line = Annotated[Text, Field(max_length=LONGEST_LINE)]
_Note = Annotated[Text, Field(max_length=LONGEST_NOTE)]
_Cut = Annotated[float, Field(ge=0, le=1, description="Relevance from which on items are taken.")]
_STRICT: Final = ConfigDict(extra="forbid", frozen=True)


class PreviewRequest(BaseModel):
    """Topics to gather items on."""

    model_config = _STRICT

    topics: Annotated[list[_Topic], Field(min_length=1, max_length=MOST_TOPICS, examples=[["石炭", "人材育成"]])]
    language: Language = Language.JAPANESE
    plans: PlanIds | None = None
    cut: _Cut = DEFAULT_CUT


class BriefItem(BaseModel):
    """An item, or the part of it between two offsets into the plan's source; its quote is taken from the plan."""

    model_config = _STRICT

    plan_id: Annotated[Text, Field(max_length=200)]
    item_id: Annotated[Text, Field(max_length=200)]
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    note: _Note = ""


class BriefPoint(BaseModel):
    """A point. ``items`` null gathers them; an empty topic holds what was added by hand."""

    model_config = _STRICT

    topic: Annotated[Text, Field(max_length=LONGEST_TOPIC)] = ""
    items: Annotated[list[BriefItem], Field(max_length=MOST_ITEMS)] | None = None
    note: _Note = ""


class BriefBody(BaseModel):
    """A brief to export or to save."""

    model_config = _STRICT

    title: _Line = ""
    meeting: _Line = ""
    date: _Line = ""
    participants: _Line = ""
    language: Language = Language.JAPANESE
    plans: PlanIds | None = None
    cut: _Cut = DEFAULT_CUT
    grouping: Grouping = Grouping.AGENDA
    points: Annotated[list[BriefPoint], Field(max_length=MOST_TOPICS + 1)] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """What is gathered: the items of all topics in order, the points by topic, and what was left below the cut."""

    items: tuple[Citation, ...]
    points: tuple["PreviewPoint", ...]
    cut: float
    searches: tuple[Search, ...]


@dataclass(frozen=True, slots=True)
class PreviewPoint:
    """A topic and the numbers of its items."""

    topic: str
    summary: str
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BriefList:
    """The caller's briefs, the last changed first."""

    briefs: tuple[BriefSummary, ...]


@dataclass(frozen=True, slots=True)
class BriefDetail:
    """A saved brief; ``lapsed`` are the (plan, item) ids whose quotes do not stand in the plan as it is today."""

    id: str
    changed: datetime
    draft: Draft
    lapsed: tuple[tuple[str, str], ...]


def preview(brief: Brief) -> BriefPreview:
    points = tuple(
        PreviewPoint(point.heading, point.summary, tuple(entry.citation.n for entry in point.entries))
        for point in brief.points
    )
    return BriefPreview(tuple(entry.citation for entry in brief.entries), points, brief.cut, brief.searches)


def detail(saved: SavedBrief, brief: Brief) -> BriefDetail:
    lapsed = tuple((entry.citation.plan_id, entry.citation.item_id) for entry in brief.lapsed)
    return BriefDetail(saved.id, saved.changed, saved.draft, lapsed)


def empty_draft(body: BriefBody) -> Draft:
    """The draft that a body asks for, without its points."""
    return Draft(
        details=Details(body.title, body.meeting, body.date, body.participants),
        language=body.language,
        plans=tuple(body.plans) if body.plans else None,
        cut=body.cut,
        grouping=body.grouping,
    )


def given_point(
    point: BriefPoint, plans: Mapping[str, Plan], before: Mapping[tuple[str, str, int], DraftItem]
) -> DraftPoint:
    """A point with the items that the body names. ``before`` are those saved already, which keep their quotes.

    Raises:
        BriefError: a plan has no such item.
        KeyError: there is no such plan.
    """
    items = []
    for item in point.items or ():
        known = before.get((item.plan_id, item.item_id, -1 if item.start is None else item.start))
        fresh = known or take(plans[item.plan_id], item.item_id, item.start, item.end)
        items.append(replace(fresh, note=item.note))
    return DraftPoint(point.topic, tuple(items), point.note)
