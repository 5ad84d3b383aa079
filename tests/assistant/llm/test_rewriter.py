import json

from assistant.conversation.standalone import StandAlone
from assistant.language import Language
from assistant.llm.model import Failure
from assistant.llm.rewriter import ModelRewriter
from assistant.question import EarlierTurn, Question
from tests.assistant.llm.scripted import SaidModel

EARLIER = tuple(EarlierTurn(f"question {n}?", f"question {n}?", Language.ENGLISH) for n in range(9))
ASKED = Question("and the metro?", earlier=EARLIER)
RULED = StandAlone("and the metro? (loans)", Language.ENGLISH, changed=True)


def test_the_model_is_told_of_the_last_turns_and_of_what_the_rules_made() -> None:
    model = SaidModel('"What about the metro?"')
    assert ModelRewriter(model, 40).rewrite(ASKED, RULED) == "What about the metro?"
    rules, data = model.asked[0]
    told = json.loads(data.content.split("\n")[1])
    assert [turn["question"] for turn in told["turns"]] == [f"question {n}?" for n in range(4, 9)]
    assert (told["question"], told["rules_made"]) == (ASKED.text, RULED.query)
    assert "metro" not in rules.content


def test_a_question_that_stands_alone_is_left_alone() -> None:
    model = SaidModel("Anything?")
    assert ModelRewriter(model, 40).rewrite(ASKED, StandAlone("metro?", Language.ENGLISH, changed=False)) is None
    assert model.asked == []


def test_without_the_model_the_rules_words_stand() -> None:
    assert ModelRewriter(SaidModel(failure=Failure.SLOW), 40).rewrite(ASKED, RULED) is None
