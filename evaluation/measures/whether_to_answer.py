"""The figures of a system's confidence: does it know what the plan answers?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.kinds import ALL, LANGUAGES, Kind, kind_of
from evaluation.measures.answering import FALSE_REFUSALS, Bin, auroc, calibration_error, refused, reliability, threshold
from evaluation.measures.intervals import Estimate
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response


@dataclass(frozen=True, slots=True)
class RefusedShare:
    """The share refused of a type's questions in a language or in ``all``."""

    type: str
    language: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Refusals:
    """What is refused at the threshold at which that share of the answerable questions would be."""

    false_refusals: float
    threshold: float
    shares: tuple[RefusedShare, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """How well the confidence tells answerable questions from others.

    ``by_type`` sets all answerable questions against the unanswerable ones of one type. Bins and calibration error are
    there for a system that decides outcomes, whose confidence is a probability. Questions for details and lists
    belong to neither side and are shown among the refusals only.
    """

    auroc: Estimate
    by_type: dict[str, Estimate]
    by_language: dict[str, Estimate]
    refusals: tuple[Refusals, ...]
    bins: tuple[Bin, ...]
    calibration_error: float | None


def measure_answering(questions: Sequence[AskedQuestion], responses: Mapping[str, Response]) -> Answering | None:
    """Measure the confidence of one system; None unless there are answerable and unanswerable questions."""

    def confidences(keep: Callable[[AskedQuestion], bool]) -> list[float]:
        return [responses[question.id].confidence for question in questions if keep(question)]

    answerable = confidences(lambda question: kind_of(question) is Kind.ANSWERABLE)
    unanswerable = confidences(lambda question: not question.gold)
    if not answerable or not unanswerable:
        return None
    types = dict.fromkeys(question.type for question in questions if not question.gold)
    bins: tuple[Bin, ...] = ()
    if all(responses[question.id].outcome is not None for question in questions):
        bins = reliability([*answerable, *unanswerable], [True] * len(answerable) + [False] * len(unanswerable))
    return Answering(
        auroc=auroc(answerable, unanswerable),
        by_type={type_: auroc(answerable, confidences(_unanswerable_of(type_))) for type_ in types},
        by_language={
            language: auroc(sure, unsure)
            for language in LANGUAGES
            if (sure := confidences(_answerable_in(language))) and (unsure := confidences(_unanswerable_in(language)))
        },
        refusals=tuple(
            _refusals(questions, responses, false, threshold(answerable, false)) for false in FALSE_REFUSALS
        ),
        bins=bins,
        calibration_error=calibration_error(bins) if bins else None,
    )


def _unanswerable_of(type_: str) -> Callable[[AskedQuestion], bool]:
    return lambda question: not question.gold and question.type == type_


def _unanswerable_in(language: str) -> Callable[[AskedQuestion], bool]:
    return lambda question: not question.gold and question.lang == language


def _answerable_in(language: str) -> Callable[[AskedQuestion], bool]:
    return lambda question: kind_of(question) is Kind.ANSWERABLE and question.lang == language


def _refusals(
    questions: Sequence[AskedQuestion], responses: Mapping[str, Response], false_refusals: float, below: float
) -> Refusals:
    def shares() -> Iterator[RefusedShare]:
        for type_ in dict.fromkeys(map(refusal_type, questions)):
            for language in (ALL, *LANGUAGES):
                asked = [q for q in questions if refusal_type(q) == type_ and language in (ALL, q.lang)]
                if asked:
                    share = refused([responses[question.id].confidence for question in asked], below)
                    yield RefusedShare(type_, language, len(asked), share)

    return Refusals(false_refusals, below, tuple(shares()))


def refusal_type(question: AskedQuestion) -> str:
    """How refusals are told apart: unanswerable questions by type, the others by kind."""
    return str(kind_of(question)) if question.gold else question.type
