"""A verified draft → the sentences that are said, from the catalogue of the asker's language."""

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.answer import Outcome
from assistant.turn import Draft, Understanding
from corpus import Plan
from prompts.catalogue import catalogue


def reply_text(understanding: Understanding, draft: Draft) -> str:
    """The answer's text: a lead sentence that names the items, with their citation numbers in brackets."""
    say = catalogue(understanding.language).say
    if draft.outcome is Outcome.ANSWERED:
        return say("answer.answered", citations=draft.citations)
    if draft.outcome is Outcome.FAILED:
        return say("answer.failed")
    if draft.nearest:
        return say("answer.not_in_plan_nearest", nearest=draft.nearest)
    return say("answer.not_in_plan")


def reply_notes(understanding: Understanding, plans: Iterable[Plan], today: date) -> tuple[str, ...]:
    """What a reader has to know of the plans that answer: that the period is over, and what a plan records."""
    say = catalogue(understanding.language).say
    plans = tuple(plans)
    return tuple(
        say(
            "notes.period_over",
            title=title_in(plan, understanding.language) if len(plans) > 1 else "",
            period=plan.metadata.period,
        )
        for plan in plans
        if plan.metadata.period and plan.metadata.period.last < today.year
    )


def title_in(plan: Plan, language: str) -> str:
    """A plan's title in a language: the authentic one, or a working rendering of it if there is one."""
    titles: Mapping[str, str] = dict(plan.metadata.titles)
    return titles.get(language, plan.metadata.title)
