"""What can go wrong with an index, said with the remedy."""


class IndexUnusableError(Exception):
    """There is no index, or it was built from other texts or by another model. The message says what to do."""


class DamagedIndexError(IndexUnusableError):
    """The files of an index are missing or cannot be read; while one is being replaced, the next attempt may do."""
