"""The gate: no quote leaves that does not stand in the plan, character by character."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.answer import Citation
from corpus import Plan, Span, unwrap
from corpus.plan import Status

_log = logging.getLogger(__name__)


def verify(citations: Iterable[Citation], plans: Mapping[str, Plan]) -> tuple[Citation, ...]:
    """Return the citations that stand in their plan's source, numbered anew from 1.

    One that does not is dropped and logged as an error: it never reaches a reader.
    """
    standing: list[Citation] = []
    for citation in citations:
        if fault := find_fault(citation, plans):
            _log.error("quote dropped: %s of %s %s", fault, citation.plan_id, citation.item_id)
        else:
            standing.append(replace(citation, n=len(standing) + 1))
    return tuple(standing)


def find_fault(citation: Citation, plans: Mapping[str, Plan]) -> str | None:
    """Say what is wrong with a citation; None if it stands.

    The quote must be the source at its span, unwrapped; the span must lie within the item's; address, headings and
    language must be the item's own; what is highlighted must lie within the quote; a rendering that is told to be
    official or authentic must be the plan's.
    """
    plan = plans.get(citation.plan_id)
    if plan is None:
        return "unknown plan"
    try:
        item = plan.item(citation.item_id)
    except KeyError:
        return "unknown item"
    if not item.span.start <= citation.start < citation.end <= item.span.end:
        return "the span lies outside the item"
    if citation.quote != unwrap(plan.source, Span(citation.start, citation.end)).text:
        return "the quote differs from the source"
    if (citation.address, citation.headings) != (item.address, item.headings):
        return "the address or the headings are not the item's"
    if citation.quote_language != plan.metadata.language:
        return "the language is not the plan's"
    if not _stands(citation, plan):
        return "the rendering is not the plan's"
    edge = citation.start
    for start, end in citation.highlight:
        if not edge <= start < end <= citation.end:
            return "the highlight lies outside the quote"
        edge = end
    return None


def _stands(citation: Citation, plan: Plan) -> bool:
    """Whether a rendering that somebody stands behind is the plan's; a working one may have been corrected since."""
    if citation.rendering_status not in (Status.AUTHENTIC, Status.OFFICIAL):
        return True
    return any(
        (each.item_id, each.status, each.text) == (citation.item_id, citation.rendering_status, citation.rendering)
        for each in plan.curation.renderings
    )
