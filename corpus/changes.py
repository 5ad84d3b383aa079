"""A change of the library, prepared and checked before it is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """A plan to be put into the library, in place of one of the same id if there is one; or one to be taken out.

    ``plan`` is the plan of that id as it will be, None if there will be none; ``files`` are those of its folder, by
    their path in it, None where the folder is taken out. ``is_new``: there was no plan of that id.
    """

    plan_id: str
    plan: Plan | None
    files: Mapping[str, bytes] | None
    is_new: bool = False

    def applied_to(self, plans: Iterable[Plan]) -> tuple[Plan, ...]:
        """The plans of the library as they will be, sorted by id."""
        others = [plan for plan in plans if plan.id != self.plan_id]
        return tuple(sorted([*others, *([self.plan] if self.plan else [])], key=lambda plan: plan.id))
