"""The same suite on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from assistant.answer import Choice
from assistant.history.cursors import read_cursor
from assistant.history.errors import FullConversationError, UnknownConversationError
from assistant.history.owner import Owner, new_owner_key
from assistant.history.records import MOST_TURNS
from assistant.history.store import MOST_EARLIER, History
from assistant.history.tables import AnswerRow, ConversationRow, FeedbackRow, TurnRow
from assistant.language import Language
from assistant.question import EarlierTurn
from tests.assistant.history.answers import VERSIONS, answer_to, citation

STRANGER = new_owner_key().owner


def test_a_conversation_comes_back_as_it_was_answered(history: History, owner: Owner) -> None:
    first = answer_to()
    second = answer_to("その場所は？", conversation_id=first.conversation_id)
    history.begin(owner, first)
    history.append(owner, second)
    found = history.conversation(owner, first.conversation_id)
    assert [turn.answer for turn in found.turns] == [first, second]
    assert [turn.place for turn in found.turns] == [1, 2]
    assert found.summary.title == "外相会談は年に何回？"
    assert found.summary.turn_count == 2
    assert found.summary.begun < found.summary.last_asked == found.turns[1].answered


def test_what_an_answer_was_made_from_stands_in_columns_to_ask_for(history: History, owner: Owner) -> None:
    history.begin(owner, answer_to())
    with history.database.reading() as session:
        row = session.scalars(select(AnswerRow)).one()
        assert (row.plan_versions, row.index_version) == (VERSIONS.plans, "index-1")
        assert (row.embedding_version, row.prompts_version, row.language_model) == ("fake-1", "texts-1", None)


def test_only_the_hash_of_an_owners_key_is_stored(history: History) -> None:
    key = new_owner_key()
    history.begin(key.owner, answer_to())
    with history.database.reading() as session:
        stored = session.scalars(select(ConversationRow.owner)).one()
    assert len(stored) == 64
    assert key.text not in stored
    assert key.text not in repr(key)


def test_to_somebody_else_a_conversation_is_unknown(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    for attempt in (
        lambda: history.conversation(STRANGER, answer.conversation_id),
        lambda: history.earlier(STRANGER, answer.conversation_id),
        lambda: history.append(STRANGER, replace(answer, turn_id="another")),
        lambda: history.rename(STRANGER, answer.conversation_id, "mine"),
        lambda: history.delete(STRANGER, answer.conversation_id),
    ):
        with pytest.raises(UnknownConversationError):
            attempt()
    history.delete_all(STRANGER)
    assert history.conversations(STRANGER, 10).conversations == ()
    assert len(history.conversation(owner, answer.conversation_id).turns) == 1


@pytest.mark.parametrize("name", ["", "\0", "x' OR 1=1 --", "あ" * 300, "unknown"])
def test_no_strange_id_finds_or_breaks_anything(history: History, owner: Owner, name: str) -> None:
    with pytest.raises(UnknownConversationError):
        history.conversation(owner, name)


def test_earlier_turns_are_those_a_follow_up_needs(history: History, owner: Owner) -> None:
    near = (citation(1, "2.1"), citation(2, "2.2"))
    first = answer_to(choices=(Choice("外相", "外相会談は？"),))
    other = answer_to(
        "橋は？", conversation_id=first.conversation_id, citations=(), nearest=near, understood="橋の建設は？"
    )
    history.begin(owner, first)
    history.append(owner, other)
    assert history.earlier(owner, first.conversation_id) == (
        EarlierTurn(first.question, first.question, Language.JAPANESE, (("small", "1.1"),), ("外相会談は？",)),
        EarlierTurn("橋は？", "橋の建設は？", Language.JAPANESE, (("small", "2.1"), ("small", "2.2"))),
    )


def test_no_more_than_the_last_twenty_turns_are_looked_at(history: History, owner: Owner) -> None:
    first = answer_to("0")
    history.begin(owner, first)
    for number in range(1, MOST_EARLIER + 2):
        history.append(owner, answer_to(str(number), conversation_id=first.conversation_id))
    earlier = [turn.question for turn in history.earlier(owner, first.conversation_id)]
    assert earlier == [str(number) for number in range(2, 22)]


def test_a_full_conversation_takes_no_further_question(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    with history.database.writing() as session:
        session.get_one(ConversationRow, answer.conversation_id).turn_count = MOST_TURNS
    with pytest.raises(FullConversationError):
        history.earlier(owner, answer.conversation_id)


def test_a_long_conversation_is_read_page_by_page(history: History, owner: Owner) -> None:
    first = answer_to("1")
    history.begin(owner, first)
    for number in range(2, 6):
        history.append(owner, answer_to(str(number), conversation_id=first.conversation_id))
    last = history.conversation(owner, first.conversation_id, limit=2)
    before = history.conversation(owner, first.conversation_id, limit=2, before=last.turns[0].place)
    assert [turn.answer.question for turn in (*before.turns, *last.turns)] == ["2", "3", "4", "5"]


def test_turns_of_two_windows_at_once_all_get_a_place(history: History, owner: Owner) -> None:
    first = answer_to()
    history.begin(owner, first)
    answers = [answer_to(str(number), conversation_id=first.conversation_id) for number in range(12)]
    with ThreadPoolExecutor(6) as windows:
        list(windows.map(lambda answer: history.append(owner, answer), answers))
    turns = history.conversation(owner, first.conversation_id).turns
    assert [turn.place for turn in turns] == list(range(1, 14))
    assert {turn.answer.turn_id for turn in turns[1:]} == {answer.turn_id for answer in answers}


def test_conversations_are_listed_newest_first_page_by_page(history: History, owner: Owner) -> None:
    answers = [answer_to(f"question {number}") for number in range(5)]
    for answer in answers:
        history.begin(owner, answer)
    history.append(owner, answer_to("again", conversation_id=answers[1].conversation_id))
    titles, cursor = [], None
    while True:
        found = history.conversations(owner, 2, before=cursor)
        titles += [each.title for each in found.conversations]
        if found.next is None:
            break
        cursor = read_cursor(found.next)
    assert titles == [f"question {number}" for number in (1, 4, 3, 2, 0)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("外相会談", ["ja"]),
        ("ＦＯＲＥＩＧＮ  minister", ["en"]),
        ("ГАДААД ХЭРГИЙН", ["mn"]),
        ("өдөр", ["mn"]),
        ("１（１）", ["en", "ja", "mn"]),
        ("100%", ["en"]),
        ("100_", []),
        ("%", ["en"]),
        ("\\", []),
        ("\0", []),
    ],
)
def test_questions_answers_and_titles_are_searched_in_every_language(
    history: History, owner: Owner, query: str, found: list[str]
) -> None:
    for language, question in {
        "ja": "外相会談は年に何回？",
        "en": "Do Foreign Ministers agree 100% of the time?",
        "mn": "Гадаад хэргийн сайд нарын уулзалтын Өдөр хэзээ вэ?",
    }.items():
        history.begin(owner, answer_to(question, language=Language(language)))
        conversation_id = history.conversations(owner, 1).conversations[0].id
        history.rename(owner, conversation_id, language)
    history.begin(STRANGER, answer_to("外相会談 foreign minister гадаад хэргийн өдөр 100% \\"))
    assert sorted(each.title for each in history.conversations(owner, 10, query).conversations) == found


def test_a_renamed_conversation_is_found_by_its_new_title(history: History, owner: Owner) -> None:
    answer = answer_to()
    history.begin(owner, answer)
    assert history.rename(owner, answer.conversation_id, "Visit of the Minister").title == "Visit of the Minister"
    assert len(history.conversations(owner, 10, "visit of").conversations) == 1


def test_what_is_deleted_is_gone_with_all_that_belongs_to_it(history: History, owner: Owner) -> None:
    answers = [answer_to(str(number)) for number in range(3)]
    for answer in answers:
        history.begin(owner, answer)
    history.delete(owner, answers[0].conversation_id)
    assert [each.title for each in history.conversations(owner, 10).conversations] == ["2", "1"]
    history.begin(STRANGER, answer_to())
    history.delete_all(owner)
    with history.database.reading() as session:
        for table in (ConversationRow, TurnRow, AnswerRow):
            assert len(session.scalars(select(table)).all()) == 1
        assert session.scalars(select(FeedbackRow)).all() == []


def test_a_text_with_nul_and_emoji_is_stored(history: History, owner: Owner) -> None:
    answer = answer_to("a\0b 😀", "\0")
    history.begin(owner, answer)
    found = history.conversation(owner, answer.conversation_id)
    assert found.turns[0].answer == answer
    assert found.summary.title == "a\ufffdb 😀"
