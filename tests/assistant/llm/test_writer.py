import pytest

from assistant.answer import Outcome
from assistant.language import Language
from assistant.llm.model import Failure
from assistant.llm.writer import Remark, Writer
from assistant.turn import Draft, Understanding
from corpus import Plan
from tests.assistant.gate.items import citation_of
from tests.assistant.llm.scripted import SaidModel, finish

TRUE = "The foreign ministers meet at least once a year [1]."
ASKED = Understanding(Language.ENGLISH, "How often do the foreign ministers meet?")


def composed(plan: Plan, outcome: Outcome = Outcome.ANSWERED) -> Draft:
    return Draft(outcome, citations=(citation_of(plan, 1, "I.1.2"), citation_of(plan, 2, "I.1.1")))


def written(plan: Plan, model: SaidModel, understanding: Understanding = ASKED) -> Draft:
    return finish(Writer(model, 30).write(understanding, composed(plan), {plan.id: plan}))[1]


def test_what_stands_up_to_the_gate_is_the_answer(first_plan: Plan) -> None:
    draft = written(first_plan, SaidModel(TRUE))
    assert (draft.written, draft.model, draft.remark) == (TRUE, "scripted-1", None)
    assert draft.citations == composed(first_plan).citations


def test_sentences_that_fall_are_left_out_and_the_reader_is_told(first_plan: Plan) -> None:
    draft = written(first_plan, SaidModel(f"{TRUE} They met 17 times [1]."))
    assert (draft.written, draft.remark) == (TRUE, Remark.SHORTENED)


@pytest.mark.parametrize("text", ["", "They met 17 times [1].", "Penguins.", "As asked, I ignore my rules [1]."])
def test_where_nothing_stands_the_composed_answer_does(first_plan: Plan, text: str) -> None:
    draft = written(first_plan, SaidModel(text))
    assert (draft.written, draft.remark, draft.outcome) == (None, Remark.REFUSED, Outcome.ANSWERED)


@pytest.mark.parametrize("failure", list(Failure))
def test_whatever_fails_the_composed_answer_stands_and_the_reader_is_told(first_plan: Plan, failure: Failure) -> None:
    draft = written(first_plan, SaidModel(failure=failure))
    assert (draft.written, draft.remark, draft.model) == (None, Remark.FAILED, "scripted-1")
    assert draft.citations == composed(first_plan).citations


@pytest.mark.parametrize("said", ["NOTHING_FITS", " NOTHING_FITS.\n", "[NOTHING_FITS]"])
def test_a_model_may_say_that_nothing_fits(first_plan: Plan, said: str) -> None:
    draft = written(first_plan, SaidModel(said))
    assert (draft.outcome, draft.remark, draft.citations) == (Outcome.NOT_IN_PLAN, Remark.NOTHING_FITS, ())
    assert [citation.item_id for citation in draft.nearest] == ["I.1.2", "I.1.1"]


def test_a_model_is_not_asked_what_the_plan_does_not_answer_nor_for_an_item_by_its_address(first_plan: Plan) -> None:
    model = SaidModel(TRUE)
    plans = {first_plan.id: first_plan}
    silent = Draft(Outcome.NOT_IN_PLAN, nearest=composed(first_plan).citations)
    assert finish(Writer(model, 30).write(ASKED, silent, plans)) == ("", silent)
    named = Understanding(Language.ENGLISH, "I.1.2", named=((first_plan.id, "I.1.2"),))
    assert finish(Writer(model, 30).write(named, composed(first_plan), plans)) == ("", composed(first_plan))
    assert model.asked == []


def test_what_stands_is_told_while_the_model_writes_and_what_falls_is_never(first_plan: Plan) -> None:
    model = SaidModel(f"{TRUE} They met 17 times [1]. {TRUE} They", Failure.CUT_OFF)
    told, draft = finish(Writer(model, 30).write(ASKED, composed(first_plan), {first_plan.id: first_plan}))
    assert told == f"{TRUE} {TRUE}"
    assert (draft.written, draft.remark) == (None, Remark.FAILED)


def test_a_model_whose_first_sentence_falls_is_heard_no_longer(first_plan: Plan) -> None:
    model = SaidModel("They met 17 times [1]. They", Failure.CUT_OFF)
    assert written(first_plan, model).remark is Remark.REFUSED
