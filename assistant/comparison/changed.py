"""What a question about changes was found to ask for: values only."""

from dataclasses import dataclass

from assistant.comparison.values import Pair, Relation


@dataclass(frozen=True, slots=True)
class Changed:
    """The pairs of two plans that a question is about. ``asked`` is the relation it asks for, if it names one;
    ``is_whole`` says that it is about all of the plans, and ``total`` how many pairs there are of which ``pairs`` are
    the first.
    """

    old_plan: str
    new_plan: str
    pairs: tuple[Pair, ...]
    asked: Relation | None
    is_whole: bool
    total: int

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        """The (plan, item) ids of the pairs in order, each once."""
        sides = (
            (plan, item)
            for pair in self.pairs
            for plan, item in ((self.old_plan, pair.old), (self.new_plan, pair.new))
            if item is not None
        )
        return tuple(dict.fromkeys(sides))
