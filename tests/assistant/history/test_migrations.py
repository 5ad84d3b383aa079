import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from assistant.history.addresses import database_url
from assistant.history.answer_json import answer_to_json
from assistant.history.database import Database
from assistant.history.engines import make_engine
from assistant.history.errors import HistoryUnavailableError
from assistant.history.migrating import migrate
from assistant.history.owner import Owner
from assistant.history.rating import rate
from assistant.history.records import Feedback, Rating
from assistant.history.store import History
from assistant.history.tables import Base
from tests.assistant.history.answers import answer_to

OpenDatabase = Callable[[str], Database]


def test_a_database_of_the_first_schema_is_brought_up_to_date_with_its_data(
    database_address: str, open_database: OpenDatabase, owner: Owner, tmp_path: Path
) -> None:
    engine = make_engine(database_url(database_address, tmp_path))
    migrate(engine, "0001")
    answer = answer_to("Гадаад хэргийн САЙД нар?")
    values = {
        "id": answer.conversation_id,
        "turn": answer.turn_id,
        "owner": owner.digest,
        "question": answer.question,
        "body": json.dumps(answer_to_json(answer)),
        "time": "2026-11-01 09:00:00.000000",
    }
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO conversations (id, owner, title, begun, last_asked, turn_count) "
            "VALUES (:id, :owner, :question, :time, :time, 1)",
            "INSERT INTO turns (id, conversation_id, place, answered, question) "
            "VALUES (:turn, :id, 1, :time, :question)",
            "INSERT INTO answers (turn_id, outcome, language, body) VALUES (:turn, 'answered', 'mn', :body)",
        ):
            connection.execute(text(statement), values)
    engine.dispose()

    history = History(open_database(database_address))
    found = history.conversations(owner, 10, "хэргийн сайд")
    assert [each.id for each in found.conversations] == [answer.conversation_id]
    assert history.conversation(owner, answer.conversation_id).turns[0].answer == answer
    rate(history.database, owner, answer.turn_id, Feedback(0, Rating.GOOD, ""))
    history.append(owner, answer_to(conversation_id=answer.conversation_id))
    assert history.conversation(owner, answer.conversation_id).summary.turn_count == 2


def test_the_migrations_make_the_tables_that_the_program_maps(database_address: str, tmp_path: Path) -> None:
    engine = make_engine(database_url(database_address, tmp_path))
    migrate(engine)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert differences == []


def prepare(address: str) -> int:
    """Open a database as a server does that starts."""
    database = Database(database_url(address, Path("/nowhere")))
    database.prepare()
    with database.reading() as session:
        count = session.execute(text("SELECT count(*) FROM alembic_version")).scalar_one()
    database.close()
    return int(count)


def test_servers_that_start_at_once_on_one_database_do_not_clash(database_address: str) -> None:
    with get_context("spawn").Pool(4) as servers:
        assert servers.map(prepare, [database_address] * 4, chunksize=1) == [1] * 4


def test_threads_that_ask_first_at_once_migrate_once(database_address: str, open_database: OpenDatabase) -> None:
    database = open_database(database_address)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: database.prepare(), range(8)))
    with database.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["0004"]


def test_a_database_of_a_newer_version_is_left_alone(database_address: str, open_database: OpenDatabase) -> None:
    database = open_database(database_address)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(HistoryUnavailableError):
        open_database(database_address).prepare()
