"""The views of an item: the texts by which it can be found."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import Plan


class ViewKind(StrEnum):
    """What a view is to its item."""

    TEXT = "text"
    RENDERING = "rendering"
    RESTATEMENT = "restatement"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class View:
    """One text by which an item can be found."""

    item_id: str
    kind: ViewKind
    language: str
    text: str


def views_of(plan: Plan) -> Iterator[View]:
    """The views of a plan's items: the texts of all items in order, then what people wrote about them.

    An item's own text comes without its heading trail: with the trail in front, the first hit was right for fewer
    questions (.589 against .631 of 360).
    """
    for item in plan.items:
        yield View(item.id, ViewKind.TEXT, plan.metadata.language, item.text)
    for rendering in plan.curation.renderings:
        kind = ViewKind.RESTATEMENT if rendering.register else ViewKind.RENDERING
        yield View(rendering.item_id, kind, rendering.language, rendering.text)
    for question in plan.curation.questions:
        yield View(question.item_id, ViewKind.QUESTION, question.language, question.text)
