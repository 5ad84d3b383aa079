"""Evaluation questions and responses, made up for tests."""

from collections.abc import Sequence

from assistant.answer import Outcome
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response


def asked(
    question_id: str,
    gold: Sequence[str] = (),
    type_: str = "direct",
    lang: str = "ja",
    partial: Sequence[str] = (),
    query: str = "外相会談",
) -> AskedQuestion:
    return AskedQuestion(question_id, lang, type_, query, tuple(gold), tuple(partial))


def found(
    *items: str,
    cited: Sequence[str] = (),
    outcome: Outcome | None = None,
    confidence: float = 0.0,
    milliseconds: float = 1.0,
) -> Response:
    ranking = tuple((item, 10.0 - place) for place, item in enumerate(items))
    return Response(ranking, tuple(cited), outcome, confidence, milliseconds)
