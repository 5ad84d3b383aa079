"""Every figure of every question, by question id."""

from collections.abc import Mapping, Sequence

from evaluation.kinds import asks_for_a_set
from evaluation.measures.names import Measure
from evaluation.measures.outcomes import is_right
from evaluation.measures.ranking import ranking_values
from evaluation.measures.sets import set_values
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response

Values = dict[str, dict[Measure, float]]


def question_values(questions: Sequence[AskedQuestion], responses: Mapping[str, Response]) -> Values:
    """Measure the responses.

    The ranking is measured where there are gold items, sets where the question asks for one, the outcome always; sets
    and outcomes only of a system that decides them.
    """
    ranked = ranking_values(questions, {question.id: responses[question.id].items for question in questions})
    values: Values = {}
    for question in questions:
        response = responses[question.id]
        measured = dict(ranked.get(question.id, {}))
        if response.outcome is not None:
            measured[Measure.OUTCOME] = float(is_right(question, response))
            if asks_for_a_set(question):
                measured |= set_values(response.cited, question.gold, question.partial)
        values[question.id] = measured
    return values
