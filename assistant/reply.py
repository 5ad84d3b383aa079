"""A verified draft → the sentences that are said, from the catalogue of the asker's language."""

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.answer import Outcome
from assistant.facts import asks_for_results
from assistant.turn import Draft, Understanding
from corpus import Plan
from prompts.catalogue import catalogue


def reply_text(understanding: Understanding, draft: Draft) -> str:
    """The answer's text: a lead sentence that names the items, with their citation numbers in brackets."""
    say = catalogue(understanding.language).say
    if draft.outcome is Outcome.ANSWERED:
        return say("answer.answered", citations=draft.citations)
    if draft.missing and draft.outcome is Outcome.PARTLY_ANSWERED:
        return say("answer.partly_answered", citations=draft.citations, missing=say(f"facts.{draft.missing}"))
    if draft.outcome is Outcome.FAILED:
        return say("answer.failed")
    if draft.nearest:
        return say("answer.not_in_plan_nearest", nearest=draft.nearest)
    return say("answer.not_in_plan")


def reply_notes(understanding: Understanding, plans: Iterable[Plan], today: date) -> tuple[str, ...]:
    """What a reader has to know: that a plan's period is over, and that no plan tells what came of it."""
    say = catalogue(understanding.language).say
    plans = tuple(plans)
    results = asks_for_results(understanding.query, understanding.language)
    over = tuple(
        say(
            "notes.period_over",
            title=title_in(plan, understanding.language) if len(plans) > 1 else "",
            period=plan.metadata.period,
        )
        for plan in plans
        if plan.metadata.period and plan.metadata.period.last < today.year
    )
    return (say("notes.results"), *over) if results else over


def title_in(plan: Plan, language: str) -> str:
    """A plan's title in a language: the authentic one, or a working rendering of it if there is one."""
    titles: Mapping[str, str] = dict(plan.metadata.titles)
    return titles.get(language, plan.metadata.title)
