"""What can go wrong with an index, said with the remedy."""


class IndexUnusableError(Exception):
    """There is no index, or it was built from other texts or by another model. The message says what to do."""


class DamagedIndexError(IndexUnusableError):
    """The files of an index are missing or cannot be read; while one is being replaced, the next attempt may do."""


class StoreUnavailableError(Exception):
    """What finds vectors and words cannot be reached now, or does not answer in time; a later attempt may do.

    Not an ``IndexUnusableError``: there is nothing wrong with the index, and building it again helps nothing.
    """
