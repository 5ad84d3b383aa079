"""What is expected of an answer to an evaluation question."""

from enum import StrEnum
from typing import Final

from evaluation.questions_file import AskedQuestion

ALL: Final = "all"
"""Stands for every language, or every type of answerable question, in tables."""
LANGUAGES: Final = ("ja", "en", "mn")
_SETS: Final = frozenset({"multi", "list", "count"})


class Kind(StrEnum):
    """A kind is named after the files of its questions.

    ``detail`` asks of an item what the plan does not tell: how much, who, with what result. ``lists`` asks for all
    items of some sort, or how many they are.
    """

    ANSWERABLE = "answerable"
    DETAIL = "detail"
    LISTS = "lists"
    UNANSWERABLE = "unanswerable"


_KIND_OF_TYPE: Final = {"detail": Kind.DETAIL, "result": Kind.DETAIL, "list": Kind.LISTS, "count": Kind.LISTS}


def kind_of(question: AskedQuestion) -> Kind:
    """The kind of a question, by its gold items and its type."""
    if not question.gold:
        return Kind.UNANSWERABLE
    return _KIND_OF_TYPE.get(question.type, Kind.ANSWERABLE)


def asks_for_a_set(question: AskedQuestion) -> bool:
    """Whether a good answer names several items, no fewer and no more."""
    return bool(question.gold) and question.type in _SETS
