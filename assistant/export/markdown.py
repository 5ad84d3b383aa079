"""A brief as Markdown (CommonMark)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.brief.document import Brief, Entry, Search
from assistant.export.wording import Say, facts, language_name, manifest, printable, texts_of, trail
from assistant.renderings import rendering_label

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])|^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def to_markdown(brief: Brief) -> str:
    """Write the brief. What people and plans wrote is escaped: none of it is taken as Markdown or HTML."""
    return "\n".join(_lines(brief, texts_of(brief))) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", printable(text))


def _lines(brief: Brief, say: Say) -> Iterator[str]:
    yield f"# {escape(brief.details.title)}\n"
    for label, value in facts(brief, say):
        yield f"- {label}: {escape(value)}"
    yield f"\n{say('promises_only')}"
    if brief.lapsed:
        yield f"\n**{say('lapsed_count', n=len(brief.lapsed))}**"
    for number, point in enumerate(brief.points, start=1):
        yield f"\n## {number}. {escape(point.heading)}\n"
        yield escape(point.summary)
        yield from _labelled(say("note_label"), point.note)
        if point.talking_points:
            yield f"\n{say('talking_points_label')}\n"
            yield from (f"- {escape(each)}" for each in point.talking_points)
        if point.talking_remark:
            yield f"\n{say(point.talking_remark)}"
        for entry in point.entries:
            yield from _entry(entry, brief, say)
    yield from _coverage(brief, say)
    yield f"\n## {say('manifest')}\n"
    yield from (f"- {label}: {escape(value)}" for label, value in manifest(brief, say))
    yield f"\n{say('verbatim')}"


def _entry(entry: Entry, brief: Brief, say: Say) -> Iterator[str]:
    citation = entry.citation
    yield f"\n### \\[{citation.n}\\] {escape(citation.address)}\n"
    yield f"{escape(trail(entry))}\n"
    if not entry.stands:
        yield f"**{say('lapsed')}**\n"
    if len(brief.plans) > 1:
        yield f"{escape(next((plan.title for plan in brief.plans if plan.id == citation.plan_id), citation.plan_id))}\n"
    yield f"{say('quote_label', language=language_name(citation.quote_language, say))}\n"
    yield from (f"> {line}" for line in escape(citation.quote).splitlines())
    yield from _labelled(rendering_label(entry.rendering_status, brief.language), entry.rendering or "")
    yield from _labelled(say("facets_label"), "; ".join(entry.facets))
    yield from _labelled(say("note_label"), entry.note)


def _labelled(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"\n{label}: {escape(text)}"


def _coverage(brief: Brief, say: Say) -> Iterator[str]:
    yield f"\n## {say('coverage')}\n"
    for plan in brief.plans:
        yield f"- {say('coverage_plan', title=escape(plan.title), n=plan.items)}"
    yield f"\n{say('coverage_cut', cut=brief.cut) if brief.searches else say('coverage_none')}"
    for search in brief.searches:
        yield from _search(search, say)


def _search(search: Search, say: Say) -> Iterator[str]:
    counted = {"considered": search.considered, "taken": search.taken}
    yield f"\n{say('coverage_search', topic=escape(search.topic), **counted)}"
    yield from _labelled(say("note_label"), search.note)
    if search.left_out:
        yield f"\n{say('left_out')}\n"
        for each in search.left_out:
            yield f"- {escape(each.address)} ({each.relevance:.2f}): {escape(each.beginning)}"
