"""Rated turns → questions, for a person to review before anything is measured by them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

from assistant.answer import Answer
from assistant.history.folding import folded
from assistant.history.rating import RatedTurn
from assistant.history.records import WHOLE_ANSWER, Feedback, Rating

TYPE: Final = "feedback"
_GOOD: Final = "rated good: check that the cited items, and no others, answer it"
_BAD: Final = "rated bad: write in gold the items that answer it, or leave it empty if the plan does not"
_DIFFERENT: Final = "rated good and bad: decide which items answer it"
_REMARKED: Final = "commented, not rated: write in gold the items that answer it"


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """A question of a questions file; ``review`` says what a person has to look at."""

    id: str
    lang: str
    type: str
    query: str
    gold: tuple[str, ...]
    partial: tuple[str, ...]
    review: str

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What one reader's feedback says: the items that answer, if the answer was good; and the comments."""

    query: str
    lang: str
    ratings: frozenset[Rating]
    gold: tuple[str, ...]
    comments: tuple[str, ...]


def questions_from(turns: Iterable[RatedTurn], plan_id: str) -> tuple[ReviewQuestion, ...]:
    """One question for each that was asked and rated, in the order they come.

    A follow-up stands as the question that it was understood as. ``gold`` has the items of ``plan_id`` that good
    answers cited, but for citations that were themselves rated bad, and single citations rated good; it is empty where
    the answer was bad. The same question in the same language, without regard to case and width, is joined.
    """
    by_question: dict[tuple[str, str], list[_Opinion]] = {}
    for turn in turns:
        opinion = _opinion(turn, plan_id)
        by_question.setdefault((opinion.lang, folded(opinion.query)), []).append(opinion)
    return tuple(_joined(number, opinions) for number, opinions in enumerate(by_question.values(), start=1))


def _opinion(turn: RatedTurn, plan_id: str) -> _Opinion:
    answer = turn.answer
    ratings = {each.citation: each.rating for each in turn.feedback}
    return _Opinion(
        query=" ".join((answer.understood or answer.question).split()),
        lang=answer.language,
        ratings=frozenset(rating for rating in ratings.values() if rating),
        gold=tuple(_answering(answer, ratings, plan_id)),
        comments=tuple(_remark(each) for each in turn.feedback if each.comment),
    )


def _answering(answer: Answer, ratings: dict[int, Rating | None], plan_id: str) -> Iterator[str]:
    whole = ratings.get(WHOLE_ANSWER)
    for citation in answer.citations:
        if citation.plan_id == plan_id and (ratings.get(citation.n) or whole) is Rating.GOOD:
            yield citation.item_id


def _joined(number: int, opinions: list[_Opinion]) -> ReviewQuestion:
    ratings = frozenset(rating for opinion in opinions for rating in opinion.ratings)
    review = (_verdict(ratings), *(comment for opinion in opinions for comment in opinion.comments))
    return ReviewQuestion(
        id=f"{TYPE}-{opinions[0].lang}-{number:04}",
        lang=opinions[0].lang,
        type=TYPE,
        query=opinions[0].query,
        gold=tuple(dict.fromkeys(item for opinion in opinions for item in opinion.gold)),
        partial=(),
        review="; ".join(review),
    )


def _verdict(ratings: frozenset[Rating]) -> str:
    if len(ratings) > 1:
        return _DIFFERENT
    return {Rating.GOOD: _GOOD, Rating.BAD: _BAD, None: _REMARKED}[next(iter(ratings), None)]


def _remark(feedback: Feedback) -> str:
    about = "the answer" if feedback.citation == WHOLE_ANSWER else f"[{feedback.citation}]"
    return f"on {about}: {' '.join(feedback.comment.split())}"
