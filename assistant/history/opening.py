"""Opens the history, as the settings say."""

from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.store import History
from assistant.settings import Settings


def open_history(settings: Settings) -> History:
    """Open the history. Nothing is connected to yet: a database that is away does not keep the server from starting.

    Raises:
        HistoryAddressError: the setting names no database.
    """
    return History(Database(database_url(settings.database.get_secret_value(), settings.data_folder)))
