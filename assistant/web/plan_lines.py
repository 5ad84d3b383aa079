"""The line that says which plan answers: its title, parties and period, and whether that is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from assistant.language import Language
from assistant.parties import party_name
from assistant.titles import title_in
from corpus import Period, Plan


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a page says of a plan. ``title_language`` is the language the title is given in."""

    plan_id: str
    href: str
    title: str
    title_language: str
    parties: tuple[str, ...]
    period: Period | None
    is_over: bool


def plan_lines(plans: Iterable[Plan], language: Language, today: date) -> tuple[PlanLine, ...]:
    return tuple(plan_line(plan, language, today) for plan in plans)


def plan_line(plan: Plan, language: Language, today: date) -> PlanLine:
    period = plan.metadata.period
    return PlanLine(
        plan.id,
        f"/plans/{quote(plan.id)}",
        title_in(plan, language),
        language if language in dict(plan.metadata.titles) else plan.metadata.language,
        tuple(party_name(party, language) for party in plan.metadata.parties),
        period,
        period is not None and period.last < today.year,
    )
