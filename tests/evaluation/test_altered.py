import random
from dataclasses import replace

from corpus import Plan
from corpus.plan import Curation, ExpectedQuestion, Status
from evaluation.altered import FOLDS, altered, folds


def expected(text: str, language: str = "en", item_id: str = "I.1.1") -> ExpectedQuestion:
    return ExpectedQuestion(item_id, language, "terms", Status.WORKING, text)


def test_another_country_and_another_number_take_their_place(first_plan: Plan) -> None:
    made = list(altered(expected("Does Japan talk with China 3 times?"), first_plan, random.Random(1)))
    of_country, of_number = made
    assert of_country.startswith("Does Japan talk with ")
    assert "China" not in of_country
    assert of_number.startswith("Does Japan talk with China ")
    assert "3 times" not in of_number


def test_a_year_is_moved_by_a_few_years(first_plan: Plan) -> None:
    (text,) = altered(expected("２０１３年に", "ja"), first_plan, random.Random(1))
    assert text[:3] == "201" or text[:4] in ("2010", "2018")
    assert not text.startswith("2013")


def test_a_question_without_such_facts_is_not_altered(first_plan: Plan) -> None:
    assert list(altered(expected("Does Japan help Mongolia?"), first_plan, random.Random(1))) == []


def test_every_expected_question_is_held_out_once_and_its_item_keeps_others(first_plan: Plan) -> None:
    questions = tuple(expected(f"question {n}") for n in range(7))
    plan = replace(first_plan, curation=Curation((), questions))
    splits = list(folds(plan))
    assert len(splits) == FOLDS
    assert sorted(q.text for _, held_out in splits for q in held_out) == sorted(q.text for q in questions)
    assert all(kept and not {*map(id, kept)} & {*map(id, held_out)} for kept, held_out in splits)
