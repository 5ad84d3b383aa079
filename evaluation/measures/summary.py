"""The figures of one system: by language and type, with intervals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.benchmark.measures import Latency, latency
from evaluation.kinds import ALL, LANGUAGES, Kind, asks_for_a_set, kind_of
from evaluation.measures.intervals import Estimate, estimate_mean
from evaluation.measures.names import RANKING, SETS, Measure
from evaluation.measures.outcomes import confusion, outcome_groups
from evaluation.measures.values import Values, question_values
from evaluation.measures.whether_to_answer import Answering, measure_answering
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response

Keep = Callable[[AskedQuestion], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of the questions of a language and a type, or of ``all`` languages or types."""

    language: str
    type: str
    estimates: dict[Measure, Estimate]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one system.

    ``ranking`` has answerable questions by language and type (``all`` types are the answerable ones alone) and those
    for details and lists by type; ``sets`` the questions that ask for several items; ``outcomes`` the right outcomes
    by kind and by type of unanswerable question; ``confusion`` how often the questions of each of these ended how.
    """

    ranking: tuple[Row, ...]
    sets: tuple[Row, ...]
    outcomes: tuple[Row, ...]
    confusion: dict[str, dict[str, int]]
    answering: Answering | None
    latency: Latency

    def estimate(self, measure: Measure, language: str = ALL, type_: str = ALL) -> Estimate | None:
        """One figure; None if it was not measured."""
        for row in (*self.ranking, *self.sets, *self.outcomes):
            if (row.language, row.type) == (language, type_) and measure in row.estimates:
                return row.estimates[measure]
        return None


def summarise(questions: Sequence[AskedQuestion], responses: Mapping[str, Response]) -> Summary:
    """Work out the figures of one system's responses, one to each question by its id."""
    values = question_values(questions, responses)
    gold_types = dict.fromkeys(question.type for question in questions if question.gold)
    set_types = dict.fromkeys(question.type for question in questions if asks_for_a_set(question))
    counts = confusion(questions, responses)
    groups = {ALL: _any} | {group: _of_group(group) for group in counts}
    return Summary(
        ranking=_rows(questions, values, RANKING, {ALL: _of_kind(Kind.ANSWERABLE)} | _of_types(gold_types)),
        sets=_rows(questions, values, SETS, {ALL: asks_for_a_set} | _of_types(set_types)),
        outcomes=_rows(questions, values, [Measure.OUTCOME], groups),
        confusion=counts,
        answering=measure_answering(questions, responses),
        latency=latency([responses[question.id].milliseconds / 1000 for question in questions]),
    )


def _rows(
    questions: Sequence[AskedQuestion], values: Values, measures: Iterable[Measure], types: Mapping[str, Keep]
) -> tuple[Row, ...]:
    """A row a type and language that has at least one of the measures."""
    rows = []
    for type_, keep in types.items():
        for language in (ALL, *LANGUAGES):
            chosen = [values[q.id] for q in questions if keep(q) and language in (ALL, q.lang)]
            estimates = {
                measure: estimate_mean(figures)
                for measure in measures
                if (figures := [of_question[measure] for of_question in chosen if measure in of_question])
            }
            if estimates:
                rows.append(Row(language, type_, estimates))
    return tuple(rows)


def _any(question: AskedQuestion) -> bool:
    return True


def _of_kind(kind: Kind) -> Keep:
    return lambda question: kind_of(question) is kind


def _of_group(group: str) -> Keep:
    return lambda question: group in outcome_groups(question)


def _of_types(types: Iterable[str]) -> dict[str, Keep]:
    def of_type(type_: str) -> Keep:
        return lambda question: question.type == type_ and bool(question.gold)

    return {type_: of_type(type_) for type_ in types}
