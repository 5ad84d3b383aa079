"""What can go wrong with plans, said with the remedy."""


class PlanError(Exception):
    """A plan cannot be read, found or stored. The message says what to do."""
