"""Which plans the next question is put to: what a reader can choose, and what was chosen before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.language import Language
from assistant.titles import short_title, title_in
from assistant.web.turns import Turn
from corpus import Plan


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan to be asked or not."""

    plan_id: str
    title: str
    whole_title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """The plans there are to choose from: none where there is only one. Where none is chosen, all are asked."""

    options: tuple[PlanOption, ...] = ()

    @property
    def chosen(self) -> tuple[PlanOption, ...]:
        return tuple(option for option in self.options if option.is_chosen)


def plan_choice(plans: Mapping[str, Plan], asked: Collection[str], last: Turn | None, language: Language) -> PlanChoice:
    """The choice as the form has it: as it was sent, or as it was in the last turn of a conversation."""
    if len(plans) <= 1:
        return PlanChoice()
    if not asked and last and last.reply and last.reply.answer.versions:
        asked = last.reply.answer.versions.plans.keys() & plans.keys()
    chosen = set(asked) if set(asked) < plans.keys() else set()
    return PlanChoice(
        tuple(
            PlanOption(plan.id, short_title(plan, language), title_in(plan, language), plan.id in chosen)
            for plan in plans.values()
        )
    )
