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
_EXPECTED: Final = 3
_KINDS: Final = 2
"""Expected questions that an item needs in a language that has any, and kinds of them."""


class ProblemKind(StrEnum):
    """What is wrong."""

    UNREADABLE = "unreadable"
    TEXT_LOST = "text_lost"
    TEXT_DIFFERS = "text_differs"
    ID_REPEATS = "id_repeats"
    METADATA_INCOMPLETE = "metadata_incomplete"
    CURATION_INCOMPLETE = "curation_incomplete"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a plan, and where or what."""

    kind: ProblemKind
    detail: str


def verify_plan(plan: Plan) -> tuple[Problem, ...]:
    """Return everything that is wrong with a plan; nothing, as a rule."""
    return (
        *_lost_text(plan),
        *_differing_texts(plan),
        *_repeated_ids(plan),
        *_gaps_in(plan.metadata),
        *_unrendered(plan),
        *_unexpected(plan),
    )


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


def _unrendered(plan: Plan) -> Iterator[Problem]:
    """Whoever rendered some items into a language renders them all: else a reader finds some and not others."""
    rendered: dict[str, set[str]] = {}
    for rendering in plan.curation.renderings:
        register = f"{rendering.language}-{rendering.register}" if rendering.register else rendering.language
        rendered.setdefault(register, set()).add(rendering.item_id)
    for register, item_ids in sorted(rendered.items()):
        missing = [item.id for item in plan.items if item.id not in item_ids]
        if missing:
            yield Problem(ProblemKind.CURATION_INCOMPLETE, f"no rendering in {register} of {', '.join(missing)}")


def _unexpected(plan: Plan) -> Iterator[Problem]:
    """Every item has enough expected questions, of more than one kind, in every language that has any."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for question in plan.curation.questions:
        kinds.setdefault((question.language, question.item_id), []).append(question.kind)
    for language in sorted({language for language, _ in kinds}):
        for item in plan.items:
            written = kinds.get((language, item.id), [])
            if len(written) < _EXPECTED or len(set(written)) < _KINDS:
                told = f"{len(written)} expected questions in {language} of {len(set(written))} kinds for {item.id}"
                yield Problem(
                    ProblemKind.CURATION_INCOMPLETE, f"{told}; {_EXPECTED} of {_KINDS} kinds or more are wanted"
                )
