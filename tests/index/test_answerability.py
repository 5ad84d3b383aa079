import json
import math
from dataclasses import fields, replace
from typing import Any

import pytest

from index.answerability import Answerability, Regression, judge
from index.hits import Hit, Retrieval
from index.signals import Signals, Wording
from index.views import ViewKind

NEUTRAL = Signals(
    wording=Wording.MANY,
    best=4.0,
    lead=2.0,
    lead_of_five=3.0,
    meaning=3.0,
    cosine=0.5,
    cosine_lead=0.4,
    words=0.7,
    coverage=0.5,
    coverage_of_five=0.5,
    unknown=0.3,
    terms=8,
    names_unknown=0,
    names_elsewhere=0,
    numbers_elsewhere=0,
)
SIZE = len(fields(Signals)) - 1


def hits(*scores: float) -> tuple[Hit, ...]:
    return tuple(Hit("plan", str(place), score, ViewKind.TEXT) for place, score in enumerate(scores))


def regression(bias: float) -> Regression:
    return Regression((3.0,) * SIZE, (0.5,) * SIZE, (2.0, *[0.0] * (SIZE - 1)), bias)


def test_the_probability_is_the_logistic_of_the_weighted_standardised_signals() -> None:
    # best is 4: (4 - 3) / 0.5 = 2, times 2, less 1
    assert regression(-1.0).probability(NEUTRAL) == pytest.approx(1 / (1 + math.exp(-3)))


def test_a_question_in_a_language_that_the_plan_does_not_speak_is_judged_by_its_own_model() -> None:
    model = Answerability(many=regression(-1.0), one=regression(0.0), none=regression(5.0))
    assert model.probability(NEUTRAL) == regression(-1.0).probability(NEUTRAL)
    silent = NEUTRAL.without_words()
    assert model.probability(silent) == regression(5.0).probability(silent)
    assert (silent.words, silent.coverage, silent.unknown) == (0, 0, 0)


def test_a_fitted_model_is_read_back_as_it_was() -> None:
    model = Answerability(regression(0.1), regression(0.2), regression(0.3))
    assert Answerability.from_json(model.to_json()) == model


def test_a_model_fitted_on_other_signals_is_refused() -> None:
    data = json.loads(Answerability(regression(0.1), regression(0.2), regression(0.3)).to_json())
    data["signals"][0] = "mood"
    with pytest.raises(ValueError, match="calibrate"):
        Answerability.from_json(json.dumps(data))


def test_the_items_that_stand_out_nearly_as_far_as_the_first_belong_to_the_answer() -> None:
    # 60 % of 10 is 6
    assert judge(Retrieval(hits(10.0, 6.1, 5.9, 1.0), NEUTRAL)).relevant == 2


def test_an_item_that_hardly_stands_out_does_not_belong_however_weak_the_first_is() -> None:
    assert judge(Retrieval(hits(2.6, 2.4, 2.3), NEUTRAL)).relevant == 1


def test_no_hits_answer_nothing() -> None:
    judgement = judge(Retrieval(()))
    assert (judgement.answerable, judgement.relevant) == (False, 0)


@pytest.mark.parametrize(
    "worse", [{"coverage": 0.1}, {"unknown": 0.9}, {"numbers_elsewhere": 1}, {"names_unknown": 1}, {"cosine": 0.2}]
)
def test_what_speaks_against_an_answer_makes_it_less_likely(worse: dict[str, Any]) -> None:
    likely = judge(Retrieval(hits(4.0), NEUTRAL)).probability
    assert judge(Retrieval(hits(4.0), replace(NEUTRAL, **worse))).probability < likely
