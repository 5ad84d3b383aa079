import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answer import Answer
from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.owner import new_owner_key
from assistant.history.rating import RatedTurn, rate
from assistant.history.records import Feedback, Rating
from assistant.history.store import History
from evaluation.__main__ import app
from evaluation.feedback import questions_from
from evaluation.questions_file import read_questions
from tests.assistant.history.answers import answer_to, citation

GOOD, BAD = Rating.GOOD, Rating.BAD
TWO = (citation(1, "1.1"), citation(2, "2.1"))


def rated(answer: Answer, *feedback: Feedback) -> RatedTurn:
    return RatedTurn(answer, feedback)


def test_the_items_of_a_good_answer_are_gold_and_a_bad_one_has_none() -> None:
    good, bad = questions_from(
        [
            rated(answer_to("good?", citations=TWO), Feedback(0, GOOD, "")),
            rated(answer_to("bad?", citations=TWO), Feedback(0, BAD, "quite\nwrong")),
        ],
        "small",
    )
    assert (good.gold, good.id, good.lang, good.type) == (("1.1", "2.1"), "feedback-ja-0001", "ja", "feedback")
    assert good.review.startswith("rated good")
    assert bad.gold == ()
    assert bad.review.startswith("rated bad")
    assert bad.review.endswith("on the answer: quite wrong")


def test_a_citation_counts_as_it_was_rated_itself() -> None:
    (one,) = questions_from([rated(answer_to(citations=TWO), Feedback(0, GOOD, ""), Feedback(1, BAD, ""))], "small")
    assert one.gold == ("2.1",)
    (other,) = questions_from([rated(answer_to(citations=TWO), Feedback(0, BAD, ""), Feedback(2, GOOD, ""))], "small")
    assert other.gold == ("2.1",)
    (silent,) = questions_from([rated(answer_to(citations=TWO), Feedback(0, None, "hm"))], "small")
    assert (silent.gold, silent.review) == (
        (),
        "commented, not rated: write in gold the items that answer it; on the answer: hm",
    )


def test_the_same_question_is_joined_and_disagreement_told() -> None:
    (question,) = questions_from(
        [
            rated(answer_to("ＥＰＡとは？", citations=TWO[:1]), Feedback(0, GOOD, "")),
            rated(answer_to("epa とは？".replace(" ", ""), citations=TWO[1:]), Feedback(0, BAD, "")),
            rated(answer_to("EPAとは？", citations=TWO), Feedback(0, GOOD, "")),
        ],
        "small",
    )
    assert question.gold == ("1.1", "2.1")
    assert question.review.startswith("rated good and bad")


def test_a_follow_up_stands_as_it_was_understood_and_items_of_other_plans_are_left_out() -> None:
    answer = answer_to(
        "そこは？", understood="空港はどこ？", citations=(citation(1, "1.1", "other"), citation(2, "2.1"))
    )
    (question,) = questions_from([rated(answer, Feedback(0, GOOD, ""))], "small")
    assert (question.query, question.gold) == ("空港はどこ？", ("2.1",))


def test_the_command_writes_a_questions_file_that_can_be_read_and_measured(
    settings_environment: Path, tmp_path: Path
) -> None:
    address, written = f"sqlite:///{tmp_path}/own.sqlite", tmp_path / "questions.jsonl"
    database = Database(database_url(address, tmp_path))
    owner, answer = new_owner_key().owner, answer_to()
    History(database).begin(owner, answer)
    rate(database, owner, answer.turn_id, Feedback(0, GOOD, ""))
    database.close()
    ran = CliRunner().invoke(app, ["from-feedback", "--database", address, "-o", str(written), "--plan", "small"])
    assert ran.exit_code == 0, ran.output
    (line,) = written.read_text(encoding="utf-8").splitlines()
    assert list(json.loads(line)) == ["id", "lang", "type", "query", "gold", "partial", "review"]
    (question,) = read_questions([written])
    assert (question.query, question.gold) == (answer.question, ("1.1",))


@pytest.mark.parametrize("address", [[], ["--database", "mysql://x:hidden@y/z"]])
def test_where_there_are_no_conversations_that_is_told(
    settings_environment: Path, tmp_path: Path, address: list[str]
) -> None:
    ran = CliRunner().invoke(app, ["from-feedback", "-o", str(tmp_path / "q"), *address])
    assert ran.exit_code == 1
    assert ran.stderr.startswith("evaluation: ")
    assert "hidden" not in ran.stderr
    assert list(settings_environment.iterdir()) == []
