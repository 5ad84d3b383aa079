"""Measures of a ranking, worked out by ir-measures."""

from collections.abc import Iterable, Mapping, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

from evaluation.measures.names import Measure
from evaluation.questions_file import AskedQuestion

GOLD = 2
PARTIAL = 1

_BY_IR_MEASURES = {
    Success(rel=GOLD) @ 1: Measure.R1,
    R(rel=GOLD) @ 5: Measure.R5,
    R(rel=GOLD) @ 10: Measure.R10,
    RR(rel=GOLD): Measure.MRR,
    nDCG @ 10: Measure.NDCG,
}


def grades(questions: Iterable[AskedQuestion]) -> dict[str, dict[str, int]]:
    """The grade of every item that matters to a question: 2 for gold, 1 for partial. Unanswerable ones are left out."""
    return {
        question.id: dict.fromkeys(question.partial, PARTIAL) | dict.fromkeys(question.gold, GOLD)
        for question in questions
        if question.gold
    }


def ranking_values(
    questions: Sequence[AskedQuestion], rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[Measure, float]]:
    """Measure the rankings of the questions that have gold items, by question id.

    Items are scored by their rank before they are handed on: trec_eval, which counts beneath, puts equal scores in
    the order of their ids and would measure another ranking than the one shown.
    """
    qrels = grades(questions)
    run = {
        question_id: {item_id: -float(rank) for rank, item_id in enumerate(rankings[question_id])}
        for question_id in qrels
    }
    values = {question_id: dict.fromkeys(_BY_IR_MEASURES.values(), 0.0) for question_id in qrels}
    for metric in ir_measures.iter_calc(list(_BY_IR_MEASURES), qrels, run):
        values[metric.query_id][_BY_IR_MEASURES[metric.measure]] = float(metric.value)
    return values
