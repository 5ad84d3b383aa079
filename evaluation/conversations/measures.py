"""The figures of conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from evaluation.conversations.asking import AskedTurn
from evaluation.kinds import ALL, LANGUAGES
from evaluation.measures.names import Measure
from evaluation.measures.ranking import ranking_values
from evaluation.questions_file import AskedQuestion


@dataclass(frozen=True, slots=True)
class Found:
    """R@1 and R@5 of one way to ask."""

    r1: float
    r5: float


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """The turns of a language (or ``all``) that the plan answers, those that depend on others or those that do not.

    ``changed`` counts the turns to which the turns before made a difference; ``gap_closed`` is the share of what a
    person gains over the raw turn at R@1 that the assistant gains, None where there is nothing to gain.
    """

    language: str
    dependent: bool
    turns: int
    changed: int
    raw: Found
    ours: Found
    manual: Found

    @property
    def gap_closed(self) -> float | None:
        gap = self.manual.r1 - self.raw.r1
        return (self.ours.r1 - self.raw.r1) / gap if gap > 0 else None


def measure_conversations(turns: Sequence[AskedTurn]) -> tuple[ConversationRow, ...]:
    """A row for dependent and one for other turns, of all languages and of each; a language without turns has none."""
    answered = [turn for turn in turns if turn.gold]
    raw, ours, manual = (_values(answered, way) for way in ("raw", "ours", "manual"))
    rows = []
    for dependent in (True, False):
        for language in (ALL, *LANGUAGES):
            chosen = [t for t in answered if t.dependent is dependent and language in (ALL, t.lang)]
            if chosen:
                rows.append(
                    ConversationRow(
                        language=language,
                        dependent=dependent,
                        turns=len(chosen),
                        changed=sum(turn.changed for turn in chosen),
                        raw=_mean(chosen, raw),
                        ours=_mean(chosen, ours),
                        manual=_mean(chosen, manual),
                    )
                )
    return tuple(rows)


def _values(turns: Sequence[AskedTurn], way: str) -> dict[str, dict[Measure, float]]:
    questions = [AskedQuestion(turn.id, turn.lang, "turn", turn.query, turn.gold) for turn in turns]
    return ranking_values(questions, {turn.id: getattr(turn, way) for turn in turns})


def _mean(turns: Sequence[AskedTurn], values: dict[str, dict[Measure, float]]) -> Found:
    return Found(*(fmean(values[turn.id][measure] for turn in turns) for measure in (Measure.R1, Measure.R5)))
