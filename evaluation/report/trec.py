"""Runs and qrels in TREC's form, for trec_eval and its kin."""

from collections.abc import Mapping, Sequence

from evaluation.measures.ranking import grades
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response


def qrels_lines(questions: Sequence[AskedQuestion]) -> str:
    """``question 0 item grade``: 2 for gold, 1 for partial. Count a grade of 2 as relevant (``trec_eval -l 2``)."""
    return "".join(
        f"{question_id} 0 {item_id} {grade}\n"
        for question_id, of_question in grades(questions).items()
        for item_id, grade in of_question.items()
    )


def run_lines(system: str, responses: Mapping[str, Response]) -> str:
    """``question Q0 item rank score system``.

    The score is 1 / rank: trec_eval goes by scores alone, and puts equal ones in an order of its own.
    """
    return "".join(
        f"{question_id} Q0 {item_id} {rank} {1 / rank:.6f} {system}\n"
        for question_id, response in responses.items()
        for rank, item_id in enumerate(response.items, start=1)
    )
