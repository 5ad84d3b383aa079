"""The form of a brief's page → the draft that it makes of another."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from starlette.datastructures import FormData

from assistant.brief import editing
from assistant.brief.draft import Details, Draft, Grouping, read_agenda
from assistant.brief.gathering import Library, gather_topics
from assistant.brief.limits import LONGEST_LINE, LONGEST_NOTE, LONGEST_TOPIC
from assistant.brief.taking import take
from assistant.web.negotiation import spoken
from corpus import Plan

_STEPS: Final = re.compile(r"(up|down|remove|point-up|point-down|point-remove):(\d{1,3})(?::(\d{1,3}))?")
_INCLUDE: Final = re.compile(r"include:(\d{1,3}):([^:]{1,200}):(.{1,200})")
Fields = Mapping[str, str]


def read_fields(form: FormData) -> dict[str, str]:
    """The form's texts; a form ends its lines with CR LF, and a file is none."""
    return {name: value.replace("\r\n", "\n") for name, value in form.items() if isinstance(value, str)}


def edited(draft: Draft, fields: Fields, library: Library) -> Draft:
    """Write down what the form says, then do what its button asks: move, remove, gather …

    Raises:
        BriefError: the brief would be larger than one may be.
    """
    written = _noted(_described(draft, fields), fields)
    return _done(written, fields.get("do", "save"), fields, library)


def _described(draft: Draft, fields: Fields) -> Draft:
    old = draft.details

    def line(name: str, before: str) -> str:
        return " ".join(fields.get(name, before).split())[:LONGEST_LINE]

    details = Details(
        line("title", old.title),
        line("meeting", old.meeting),
        line("date", old.date),
        line("participants", old.participants),
    )
    grouping = fields.get("grouping", "")
    return replace(
        draft,
        details=details,
        language=spoken(fields.get("language")) or draft.language,
        cut=_share(fields.get("cut", ""), draft.cut),
        grouping=Grouping(grouping) if grouping in tuple(Grouping) else draft.grouping,
    )


def _noted(draft: Draft, fields: Fields) -> Draft:
    points = []
    for at, point in enumerate(draft.points):
        items = tuple(
            replace(item, note=fields.get(f"note-{at}-{place}", item.note).strip()[:LONGEST_NOTE])
            for place, item in enumerate(point.items)
        )
        points.append(replace(point, items=items, note=fields.get(f"note-{at}", point.note).strip()[:LONGEST_NOTE]))
    return replace(draft, points=tuple(points))


def _done(draft: Draft, action: str, fields: Fields, library: Library) -> Draft:
    if action == "gather":
        topics = read_agenda(fields.get("agenda", "\n".join(draft.topics)))
        return gather_topics(draft, [topic[:LONGEST_TOPIC] for topic in topics], library)
    if step := _STEPS.fullmatch(action):
        return _step(draft, step[1], int(step[2]), int(step[3] or 0))
    if (wanted := _INCLUDE.fullmatch(action)) and wanted[2] in library.plans:
        plan: Plan = library.plans[wanted[2]]
        return editing.include_item(draft, int(wanted[1]), take(plan, wanted[3]))
    return draft


def _step(draft: Draft, action: str, point: int, item: int) -> Draft:
    match action:
        case "up":
            return editing.move_item(draft, point, item, -1)
        case "down":
            return editing.move_item(draft, point, item, 1)
        case "remove":
            return editing.remove_item(draft, point, item)
        case "point-up":
            return editing.move_point(draft, point, -1)
        case "point-down":
            return editing.move_point(draft, point, 1)
        case _:
            return editing.remove_point(draft, point)


def _share(text: str, before: float) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return before
    return before if math.isnan(value) else min(max(value, 0.0), 1.0)
