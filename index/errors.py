"""What can go wrong with an index, said with the remedy."""


class IndexUnusableError(Exception):
    """There is no index, or it was built from other texts or by another model. The message says what to do."""
