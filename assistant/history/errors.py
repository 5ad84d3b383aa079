"""What can go wrong with the history. The messages say what to do."""


class HistoryError(Exception):
    """The history cannot serve a request."""


class HistoryAddressError(HistoryError):
    """The database that the settings name cannot be one."""


class HistoryUnavailableError(HistoryError):
    """The database does not answer, or not as it should; later it may."""


class UnknownConversationError(HistoryError):
    """There is no such conversation, or it belongs to another browser; which of these is not told."""


class UnknownTurnError(HistoryError):
    """There is no such turn or citation, or it belongs to another browser; which of these is not told."""


class FullConversationError(HistoryError):
    """A conversation has as many turns as it may have."""
