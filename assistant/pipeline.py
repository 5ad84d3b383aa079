"""A question's way to its answer, as one readable list of steps.

Each step takes what is known of the turn and returns it with its own part added; no step knows another. The
model, the index, the plans and the clock are handed in.
"""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from assistant import quotes
from assistant.addresses import AddressBook
from assistant.answer import Answer
from assistant.compose import compose, compose_list
from assistant.decide import decide
from assistant.events import Event, StepStarted, TextPiece
from assistant.faceting import TopicsOf, build_facets, curated_topics
from assistant.facets import Facets
from assistant.language import recognise
from assistant.listing.lister import Lister
from assistant.question import Question
from assistant.reply import reply_notes, reply_text
from assistant.service import SearchHit
from assistant.turn import Turn, Understanding
from corpus import Plan, PlanError
from index.answerability import Judgement, judge
from index.hits import Hit, Retrieval
from index.retriever import Retriever
from index.views import ViewKind

Step = Callable[[Turn], Turn]
_PIECE: Final = 48
"""Characters of the answer's text that are sent at a time."""


class PlanAssistant:
    """Answers questions about plans from their own words. Safe to use from several threads."""

    def __init__(
        self,
        plans: Sequence[Plan],
        retriever: Retriever,
        judge: Callable[[Retrieval], Judgement] = judge,
        today: Callable[[], date] = date.today,
        topics_of: TopicsOf = curated_topics,
    ) -> None:
        self._plans = {plan.id: plan for plan in plans}
        self._addresses = {plan.id: AddressBook(plan) for plan in plans}
        self._facets = build_facets(plans, topics_of)
        self._lister = Lister(self._plans, self._facets)
        self._retriever = retriever
        self._judge_hits = judge
        self._today = today
        self._steps: tuple[tuple[str, Step], ...] = (
            ("understand", self._understand),
            ("retrieve", self._retrieve),
            ("judge", self._judge),
            ("list", self._list),
            ("compose", self._compose),
            ("verify", self._verify),
            ("decide", self._decide),
        )

    @property
    def plans(self) -> Mapping[str, Plan]:
        return self._plans

    @property
    def facets(self) -> Facets:
        return self._facets

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            PlanError: the question names a plan that is not there.
        """
        turn = self._begin(question)
        for name, step in self._steps:
            turn = _timed(name, step, turn)
        return self._answer(turn)

    def stream(self, question: Question) -> Iterator[Event]:
        """Answer a question, telling of each event as it happens; the last event is the answer.

        Raises:
            PlanError: the question names a plan that is not there.
        """
        turn = self._begin(question)
        for name, step in self._steps:
            yield StepStarted(name)
            turn = _timed(name, step, turn)
        answer = self._answer(turn)
        yield from answer.citations or answer.nearest
        yield from (TextPiece(answer.answer[i : i + _PIECE]) for i in range(0, len(answer.answer), _PIECE))
        yield answer

    def search(self, query: str, limit: int, plans: Sequence[str] | None = None) -> tuple[SearchHit, ...]:
        """Return the best-matching items, best first, ``limit`` at most.

        Raises:
            PlanError: there is no plan of an id in ``plans``.
        """
        self._check_plans(plans)
        hits = self._retriever.retrieve(query, recognise(query), limit, plans).hits
        found = ((hit, self._plans[hit.plan_id].item(hit.item_id)) for hit in hits)
        return tuple(SearchHit(h.plan_id, h.item_id, item.address, round(h.score, 4), item.text) for h, item in found)

    def _begin(self, question: Question) -> Turn:
        self._check_plans(question.plans)
        return Turn(question, Understanding(question.page_language, question.text))

    def _understand(self, turn: Turn) -> Turn:
        question = turn.question
        language = question.language or recognise(question.text, question.page_language)
        query = " ".join(question.text.split())
        named = tuple(
            (plan_id, item_id)
            for plan_id, addresses in self._addresses.items()
            if question.plans is None or plan_id in question.plans
            for item_id in addresses.named_items(query)
        )
        listing = self._lister.understand(query, language, question.plans or tuple(self._plans))
        return replace(turn, understanding=Understanding(language, query, () if listing else named, listing))

    def _retrieve(self, turn: Turn) -> Turn:
        understood = turn.understanding
        if understood.named:
            hits = tuple(Hit(plan_id, item_id, 1.0, ViewKind.TEXT) for plan_id, item_id in understood.named)
            return replace(turn, retrieval=Retrieval(hits))
        found = self._retriever.retrieve(understood.query, understood.language, plans=turn.question.plans)
        return replace(turn, retrieval=found)

    def _judge(self, turn: Turn) -> Turn:
        named = len(turn.understanding.named)
        return replace(turn, judgement=Judgement(1.0, named) if named else self._judge_hits(turn.retrieval))

    def _list(self, turn: Turn) -> Turn:
        """All items of a list; none of one that nothing in the plan answers to, which is then an ordinary question."""
        listing = turn.understanding.listing
        if listing is None:
            return turn
        asked = turn.question.plans or tuple(self._plans)
        listed = self._lister.items(listing, asked, turn.retrieval, turn.judgement)
        return replace(turn, listed=listed) if listed or listing.by_facets else turn

    def _compose(self, turn: Turn) -> Turn:
        if turn.listed is not None:
            return replace(turn, draft=compose_list(turn.listed, turn.understanding, turn.retrieval, self._plans))
        return replace(turn, draft=compose(turn.understanding, turn.retrieval, turn.judgement, self._plans))

    def _verify(self, turn: Turn) -> Turn:
        citations = quotes.verify(turn.draft.citations, self._plans)
        nearest = quotes.verify(turn.draft.nearest, self._plans)
        return replace(turn, draft=replace(turn.draft, citations=citations, nearest=nearest))

    def _decide(self, turn: Turn) -> Turn:
        return replace(turn, draft=decide(turn.draft))

    def _answer(self, turn: Turn) -> Answer:
        question, draft = turn.question, turn.draft
        plans = {citation.plan_id for citation in draft.citations} or question.plans or self._plans
        return Answer(
            outcome=draft.outcome,
            language=turn.understanding.language,
            question=question.text,
            answer=reply_text(turn.understanding, draft, self._plans),
            conversation_id=question.conversation_id or uuid.uuid4().hex,
            turn_id=uuid.uuid4().hex,
            citations=draft.citations,
            nearest=draft.nearest,
            notes=reply_notes(turn.understanding, draft, [self._plans[plan_id] for plan_id in plans], self._today()),
            timings_ms=turn.timings_ms,
        )

    def _check_plans(self, plans: Sequence[str] | None) -> None:
        for plan_id in plans or ():
            if plan_id not in self._plans:
                raise PlanError(f"there is no plan {plan_id!r}; the library has {', '.join(self._plans) or 'none'}")


def _timed(name: str, step: Step, turn: Turn) -> Turn:
    begun = time.perf_counter()
    taken = step(turn)
    milliseconds = round((time.perf_counter() - begun) * 1000, 2)
    return replace(taken, timings_ms={**taken.timings_ms, name: milliseconds})
