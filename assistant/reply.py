"""A verified draft → the sentences that are said, from the catalogue of the asker's language."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from assistant.answer import Citation, Outcome
from assistant.comparison.change_text import change_text
from assistant.facts import asks_for_results
from assistant.listing.telling import tell_conditions
from assistant.succession import superseded
from assistant.titles import short_title
from assistant.turn import Draft, Understanding
from corpus import Plan
from prompts.catalogue import catalogue


def reply_text(understanding: Understanding, draft: Draft, plans: Mapping[str, Plan]) -> str:
    """The answer's text: a lead sentence that names the items, with their citation numbers in brackets.

    Where they are of several plans, each address comes after its plan's title.
    """
    if draft.written:
        return draft.written
    say = catalogue(understanding.language).say
    if draft.changed and draft.outcome is Outcome.ANSWERED:
        return change_text(draft.changed, draft.citations, understanding.language, plans)
    draft = _titled(draft, understanding.language, plans)
    if draft.listed and draft.outcome is Outcome.ANSWERED:
        query = draft.listed.query
        return say(
            "listing.answer",
            citations=draft.citations,
            count=len(draft.citations),
            conditions=tell_conditions(query, understanding.language, plans),
            by_words=bool(query.subjects or query.excluded or query.topics),
        )
    if draft.outcome is Outcome.ANSWERED:
        return say("answer.answered", citations=draft.citations)
    if draft.missing and draft.outcome is Outcome.PARTLY_ANSWERED:
        return say("answer.partly_answered", citations=draft.citations, missing=say(f"facts.{draft.missing}"))
    if draft.unclear:
        return say(f"clarify.{draft.unclear}")
    if draft.outcome is Outcome.FAILED:
        return say("answer.failed")
    if draft.nearest:
        return say("answer.not_in_plan_nearest", nearest=draft.nearest)
    return say("answer.not_in_plan")


def _titled(draft: Draft, language: str, plans: Mapping[str, Plan]) -> Draft:
    """The draft as it is spoken of: with the titles of plans in front of addresses, if there are several plans."""
    _, *others = {citation.plan_id for citation in (*draft.citations, *draft.nearest)} or {""}
    if not others:
        return draft

    def titled(citations: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(replace(c, address=f"{short_title(plans[c.plan_id], language)} {c.address}") for c in citations)

    return replace(draft, citations=titled(draft.citations), nearest=titled(draft.nearest))


def reply_notes(
    understanding: Understanding,
    draft: Draft,
    plans: Iterable[Plan],
    today: date,
    library: Mapping[str, Plan] | None = None,
) -> tuple[str, ...]:
    """What a reader has to know: a number in the question that the item does not have; that no plan tells what came of
    it; what part a language model had; of each of ``plans``, that another of the ``library`` took its place, and that
    its period is over. Where there are several plans, their titles are said.
    """
    if draft.unclear:
        return ()
    language = understanding.language
    say = catalogue(language).say
    plans = tuple(plans)
    library = library or {plan.id: plan for plan in plans}
    results = asks_for_results(understanding.query, language)
    followed = tuple(
        say("notes.superseded", title=short_title(earlier, language), later=short_title(later, language))
        for earlier, later in superseded((plan.id for plan in plans), library)
    )
    over = tuple(
        say(
            "notes.period_over",
            title=short_title(plan, language) if len(library) > 1 else "",
            period=plan.metadata.period,
        )
        for plan in plans
        if plan.metadata.period and plan.metadata.period.last < today.year
    )
    unstated = (say("notes.unstated", numbers=draft.unstated),) if draft.citations and draft.unstated else ()
    remark = (say(f"model.{draft.remark}", model=draft.model),) if draft.remark else ()
    return (*unstated, *((say("notes.results"),) if results else ()), *remark, *followed, *over)
