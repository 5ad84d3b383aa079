import json
import math
from dataclasses import fields, replace
from typing import Any

import pytest

from index.answerability import SIGNALS, judge, vector
from index.hits import Hit, Retrieval
from index.regression import FittedModel, Regression
from index.relevance import Match
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
    numbers_unknown=0,
    worlds_elsewhere=0,
    worlds_unknown=0,
    several=0,
    best_in_another_world=0.0,
    best_of_other_numbers=0.0,
)
SIZE = len(fields(Signals)) - 1


def hits(*scores: float) -> tuple[Hit, ...]:
    best = scores[0]
    return tuple(
        Hit("plan", str(n), score, ViewKind.TEXT, (), Match(score, score / best, best - score, 0.5, 0.5, 1.0, 0.0, 0.0))
        for n, score in enumerate(scores)
    )


def regression(bias: float) -> Regression:
    return Regression((3.0,) * SIZE, (0.5,) * SIZE, (2.0, *[0.0] * (SIZE - 1)), bias, 0.5)


def fitted(many: float, one: float, none: float) -> FittedModel:
    return FittedModel(SIGNALS, regression(many), regression(one), regression(none))


def test_the_probability_is_the_logistic_of_the_weighted_standardised_signals() -> None:
    # best is 4: (4 - 3) / 0.5 = 2, times 2, less 1
    assert regression(-1.0).probability(vector(NEUTRAL)) == pytest.approx(1 / (1 + math.exp(-3)))


def test_each_wording_has_a_model_of_its_own() -> None:
    model = fitted(-1.0, 0.0, 5.0)
    assert [model.of(wording).bias for wording in (Wording.MANY, Wording.ONE, Wording.NONE)] == [-1.0, 0.0, 5.0]


def test_in_a_language_that_the_plan_does_not_speak_words_and_their_numbers_tell_nothing_and_names_do() -> None:
    silent = replace(NEUTRAL, worlds_elsewhere=1, best_of_other_numbers=4.0).without_words()
    assert (silent.wording, silent.words, silent.coverage, silent.unknown) == (Wording.NONE, 0, 0, 0)
    assert (silent.best_of_other_numbers, silent.worlds_elsewhere) == (0, 1)


def test_a_fitted_model_is_read_back_as_it_was() -> None:
    model = fitted(0.1, 0.2, 0.3)
    assert FittedModel.from_json(model.to_json(), SIGNALS) == model


def test_a_model_fitted_on_other_signals_is_refused() -> None:
    data = json.loads(fitted(0.1, 0.2, 0.3).to_json())
    data["signals"][0] = "mood"
    with pytest.raises(ValueError, match="calibrate"):
        FittedModel.from_json(json.dumps(data), SIGNALS)


def test_hits_that_stand_out_nearly_as_far_as_the_first_belong_to_the_answer() -> None:
    assert judge(Retrieval(hits(8.0, 7.8, 1.5, 1.0), NEUTRAL)).relevant == 2


def test_there_is_always_a_first_item() -> None:
    assert judge(Retrieval(hits(0.2, 0.1), NEUTRAL)).relevant == 1


def test_no_hits_answer_nothing() -> None:
    judgement = judge(Retrieval(()))
    assert (judgement.answerable, judgement.relevant) == (False, 0)


@pytest.mark.parametrize(
    "worse",
    [
        {"unknown": 0.9},
        {"numbers_unknown": 1, "numbers_elsewhere": 1, "best_of_other_numbers": 4.0},
        {"worlds_elsewhere": 1, "best_in_another_world": 4.0},
        {"names_unknown": 1},
        {"cosine": 0.2},
    ],
)
def test_what_speaks_against_an_answer_makes_it_less_likely(worse: dict[str, Any]) -> None:
    likely = judge(Retrieval(hits(4.0), NEUTRAL)).probability
    assert judge(Retrieval(hits(4.0), replace(NEUTRAL, **worse))).probability < likely
