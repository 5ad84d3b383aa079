import pytest

from assistant.history.errors import UnknownTurnError
from assistant.history.owner import Owner, new_owner_key
from assistant.history.rating import rate, rated_turns
from assistant.history.records import Feedback, Rating
from assistant.history.store import History
from tests.assistant.history.answers import answer_to


def test_an_answer_and_its_citations_are_rated_apart_and_ratings_can_change(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    database = history.database
    rate(database, owner, answer.turn_id, Feedback(0, Rating.GOOD, ""))
    rate(database, owner, answer.turn_id, Feedback(1, Rating.BAD, "another item"))
    conversation_id, feedback = rate(database, owner, answer.turn_id, Feedback(0, Rating.BAD, "no"))
    assert conversation_id == answer.conversation_id
    assert feedback == (Feedback(0, Rating.BAD, "no"), Feedback(1, Rating.BAD, "another item"))
    assert history.conversation(owner, conversation_id).turns[0].feedback == feedback


def test_feedback_without_rating_and_comment_takes_it_back(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    rate(history.database, owner, answer.turn_id, Feedback(0, Rating.GOOD, ""))
    assert rate(history.database, owner, answer.turn_id, Feedback(0, None, ""))[1] == ()


def test_only_the_owner_rates_and_only_what_is_there(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    good = Feedback(0, Rating.GOOD, "")
    for who, turn_id, feedback in (
        (new_owner_key().owner, answer.turn_id, good),
        (owner, "unknown", good),
        (owner, "\0", good),
        (owner, answer.turn_id, Feedback(2, Rating.GOOD, "")),
    ):
        with pytest.raises(UnknownTurnError):
            rate(history.database, who, turn_id, feedback)
    assert list(rated_turns(history.database)) == []


def test_rated_turns_of_everybody_are_read_and_no_others(history: History, owner: Owner) -> None:
    answers = [answer_to(str(number)) for number in range(3)]
    for answer in answers:
        history.begin(owner, answer)
    for answer in answers[:2]:
        rate(history.database, owner, answer.turn_id, Feedback(0, Rating.GOOD, "x"))
    rated = list(rated_turns(history.database))
    assert sorted(turn.answer.question for turn in rated) == ["0", "1"]
    assert rated[0].feedback == (Feedback(0, Rating.GOOD, "x"),)
