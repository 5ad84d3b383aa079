"""What can be wrong with a plan that was stored and read again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.plan import Metadata, Plan
from corpus.reflow import unwrapped_text

_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2200


class ProblemKind(StrEnum):
    """What is wrong."""

    UNREADABLE = "unreadable"
    TEXT_LOST = "text_lost"
    TEXT_DIFFERS = "text_differs"
    ID_REPEATS = "id_repeats"
    METADATA_INCOMPLETE = "metadata_incomplete"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a plan, and where or what."""

    kind: ProblemKind
    detail: str


def verify_plan(plan: Plan) -> tuple[Problem, ...]:
    """Return everything that is wrong with a plan; nothing, as a rule."""
    return (*_lost_text(plan), *_differing_texts(plan), *_repeated_ids(plan), *_gaps_in(plan.metadata))


def _lost_text(plan: Plan) -> Iterator[Problem]:
    """Every character that is not white space belongs to one part."""
    end = 0
    for part in sorted(plan.parts, key=lambda part: part.span):
        if part.span.start < end:
            yield Problem(ProblemKind.TEXT_LOST, f"two parts share {part.span.start}:{min(end, part.span.end)}")
        elif plan.source[end : part.span.start].strip():
            yield Problem(ProblemKind.TEXT_LOST, f"no part has {end}:{part.span.start}")
        end = max(end, part.span.end)
    if plan.source[end:].strip():
        yield Problem(ProblemKind.TEXT_LOST, f"no part has {end}:{len(plan.source)}")


def _differing_texts(plan: Plan) -> Iterator[Problem]:
    for item in plan.items:
        if not item.text or unwrapped_text(plan.source, item.span) != item.text:
            yield Problem(ProblemKind.TEXT_DIFFERS, f"{item.id} does not say what the source says at its span")


def _repeated_ids(plan: Plan) -> Iterator[Problem]:
    for item_id, times in Counter(item.id for item in plan.items).items():
        if times > 1:
            yield Problem(ProblemKind.ID_REPEATS, f"{times} items are called {item_id}")


def _gaps_in(metadata: Metadata) -> Iterator[Problem]:
    if not metadata.title.strip():
        yield Problem(ProblemKind.METADATA_INCOMPLETE, "plan.toml has no title")
    if not metadata.language:
        yield Problem(ProblemKind.METADATA_INCOMPLETE, "plan.toml has no language")
    period = metadata.period
    if period and not _FIRST_YEAR <= period.first <= period.last <= _LAST_YEAR:
        years = f"{period.first}-{period.last}"
        yield Problem(ProblemKind.METADATA_INCOMPLETE, f"the period {years} in plan.toml is no plan's")
    if not metadata.sha256:
        yield Problem(ProblemKind.METADATA_INCOMPLETE, "plan.toml has no sha256, so damage would not be noticed")
