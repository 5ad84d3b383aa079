"""The assistant as its faces see it: ask, search, and the plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Versions
from assistant.comparison.values import Comparison
from assistant.events import Event
from assistant.facets import Facets
from assistant.language import Language
from assistant.question import Question
from corpus import Plan
from index.gathering import Gathered
from index.stores import StoreKind


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An item found, as ``/api/search`` and ``plan-assistant search`` show it."""

    plan_id: str
    item_id: str
    address: str
    score: float
    text: str


class Assistant(Protocol):
    """Answers questions about plans. Safe to use from several threads."""

    @property
    def plans(self) -> Mapping[str, Plan]:
        """The plans that can be asked, by id."""
        ...

    @property
    def facets(self) -> Facets:
        """What the items of all plans commit to."""
        ...

    @property
    def versions(self) -> Versions:
        """What answers and briefs are made from: all plans, the index, the model and the texts."""
        ...

    def check_store(self) -> StoreKind:
        """What finds the items of questions, if it can be asked now.

        Raises:
            StoreUnavailableError: it cannot.
        """
        ...

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            PlanError: the question names a plan that is not there.
            StoreUnavailableError: what finds the items cannot be reached now.
        """
        ...

    def stream(self, question: Question) -> Iterator[Event]:
        """Answer a question, telling of each event as it happens; the last event is the answer."""
        ...

    def search(self, query: str, limit: int, plans: Sequence[str] | None = None) -> tuple[SearchHit, ...]:
        """Return the best-matching items, best first, ``limit`` at most."""
        ...

    def compare(self, old: str, new: str) -> Comparison:
        """Compare two plans, the older first.

        Raises:
            PlanError: there is no such plan.
            ComparisonError: they cannot be compared.
        """
        ...

    def gather(self, topic: str, language: Language, plans: Sequence[str] | None = None) -> tuple[Gathered, ...]:
        """Return every item with its relevance to a topic, in reading order.

        ``language`` is the reader's, for topics that have none of their own (EPA).

        Raises:
            PlanError: there is no plan of an id in ``plans``.
        """
        ...
