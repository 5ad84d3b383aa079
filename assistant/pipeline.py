"""A question's way to its answer, as one readable list of steps.

Each step takes what is known of the turn and returns it with its own part added; no step knows another. The
model, the index, the plans and the clock are handed in.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from assistant import quotes
from assistant.answer import Answer, Outcome, Versions
from assistant.comparison.asking import ChangeReader
from assistant.comparison.comparer import Comparer
from assistant.comparison.values import Comparison
from assistant.compose import compose
from assistant.conversation import Carry, Rewriter, checked, understand
from assistant.conversation.asked import PlanAddresses
from assistant.conversation.clarification import choices_for, why_unclear
from assistant.conversation.context import DEPTH, beyond, in_context
from assistant.decide import decide
from assistant.events import Event, StepStarted
from assistant.facets import Facets, read_facets
from assistant.ids import new_id
from assistant.language import Language, recognise
from assistant.listing import ListReader
from assistant.llm.writer import Writer
from assistant.question import Question
from assistant.reply import reply_notes, reply_text
from assistant.service import SearchHit
from assistant.steps import Step, quiet, timed
from assistant.succession import later_first
from assistant.tagged import raise_tagged
from assistant.telling import Telling
from assistant.turn import Draft, Turn, Understanding
from assistant.versions import versions_of
from corpus import Plan, PlanError
from index.answerability import Judgement, judge
from index.gathering import Gathered
from index.hits import Hit, Retrieval
from index.retriever import Retriever
from index.stores import FileStores, StoreKind, Stores
from index.views import ViewKind

_LENIENCE: Final = 0.75
"""Share of the threshold that is enough for a follow-up: it speaks of an item of the plan more often than a first
question does, and in fewer words.
"""


class PlanAssistant:
    """Answers questions about plans from their own words. Safe to use from several threads."""

    def __init__(
        self,
        plans: Sequence[Plan],
        retriever: Retriever,
        judge: Callable[[Retrieval], Judgement] = judge,
        today: Callable[[], date] = date.today,
        rewriter: Rewriter | None = None,
        writer: Writer | None = None,
        facets: Facets | None = None,
        stores: Stores | None = None,
    ) -> None:
        """``rewriter`` may put follow-ups into better words than the rules; its words are checked, theirs stand in.
        ``writer`` may put answers into a language model's words, as far as these pass the gate. ``stores`` are what the
        retriever finds by; files unless given.
        """
        self._plans = {plan.id: plan for plan in plans}
        self._facets = facets or read_facets(plans)
        self._lists = ListReader(self._plans)
        self._stores = stores or FileStores()
        self._comparer = Comparer(self._plans, retriever.meanings)
        self._changes = ChangeReader(self._plans, self._comparer, retriever, judge)
        self._addresses = {plan.id: PlanAddresses.of(plan) for plan in plans}
        self._retriever = retriever
        self._judge_hits = judge
        self._today = today
        self._rewriter = rewriter
        self._versions = versions_of(plans, retriever.manifest)
        self._steps: tuple[tuple[str, Step], ...] = (
            ("understand", quiet(self._understand)),
            ("retrieve", quiet(self._retrieve)),
            ("judge", quiet(self._judge)),
            ("compose", quiet(self._compose)),
            ("verify", self._verify),
            *((("write", self._writing(writer)),) if writer else ()),
            ("decide", quiet(self._decide)),
        )

    @property
    def plans(self) -> Mapping[str, Plan]:
        return self._plans

    @property
    def versions(self) -> Versions:
        return self._versions

    @property
    def facets(self) -> Facets:
        """What the plans' items commit to."""
        return self._facets

    def check_store(self) -> StoreKind:
        self._stores.check()
        return self._stores.kind

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            PlanError: the question names a plan that is not there.
        """
        return next(event for event in self.stream(question) if isinstance(event, Answer))

    def stream(self, question: Question) -> Iterator[Event]:
        """Answer a question, telling of each event as it happens; the last event is the answer.

        Raises:
            PlanError: the question names a plan that is not there.
        """
        turn, telling = self._begin(question), Telling()
        for name, step in self._steps:
            yield StepStarted(name)
            begun = time.perf_counter()
            turn = timed((yield from telling.along(step(turn))), name, begun)
        yield from telling.rest(self._answer(turn))

    def search(self, query: str, limit: int, plans: Sequence[str] | None = None) -> tuple[SearchHit, ...]:
        """Return the best-matching items, best first, ``limit`` at most.

        Raises:
            PlanError: there is no plan of an id in ``plans``.
        """
        self._check_plans(plans)
        hits = self._retriever.retrieve(query, recognise(query), limit, plans).hits
        found = ((hit, self._plans[hit.plan_id].item(hit.item_id)) for hit in hits)
        return tuple(SearchHit(h.plan_id, h.item_id, item.address, round(h.score, 4), item.text) for h, item in found)

    def gather(self, topic: str, language: Language, plans: Sequence[str] | None = None) -> tuple[Gathered, ...]:
        """Return every item with its relevance to a topic, in reading order.

        Raises:
            PlanError: there is no plan of an id in ``plans``.
        """
        self._check_plans(plans)
        language = recognise(topic, language)
        gathered = self._retriever.gather(topic, language, plans)
        return raise_tagged(gathered, topic, language, self._facets)

    def compare(self, old: str, new: str) -> Comparison:
        """Compare two plans, the older first.

        Raises:
            PlanError: there is no such plan.
            ComparisonError: they cannot be compared.
        """
        self._check_plans((old, new))
        return self._comparer.compare(old, new)

    def rank(self, question: Question) -> Retrieval:
        """Return the hits of a question, beyond those that an answer would cite.

        Raises:
            PlanError: the question names a plan that is not there.
        """
        return self._retrieve(self._understand(self._begin(question))).retrieval

    def _find(self, understood: Understanding, plans: Sequence[str] | None) -> Retrieval:
        meant = understood.meant
        if understood.changed:
            return Retrieval(_as_hits(understood.changed.items))
        if understood.listed:
            return Retrieval(_as_hits(understood.listed.items))
        sought = (meant.sought or meant.typed) if meant else None
        if understood.named and (meant is None or sought is None):
            return Retrieval(_as_hits(understood.named))
        language = recognise(understood.query, understood.language)
        if meant is None or (meant.carry is Carry.NOTHING and not meant.named):
            return self._retriever.retrieve(understood.query, language, plans=plans)
        text = sought if meant.named or meant.sought else understood.query
        found = self._retriever.retrieve(text or understood.query, language, DEPTH, plans)
        alone = self._retriever.retrieve(meant.typed, language, DEPTH, plans) if meant.typed else None
        return in_context(found, alone, meant)

    def _begin(self, question: Question) -> Turn:
        self._check_plans(question.plans)
        return Turn(question, Understanding(question.page_language, question.text))

    def _understand(self, turn: Turn) -> Turn:
        meant = understand(turn.question, self._addresses)
        if self._rewriter and meant.changed:
            rewritten = self._rewriter.rewrite(turn.question, meant)
            meant = checked(rewritten, turn.question, meant, self._texts(turn.question.plans))
        listed = None
        if meant.carry is Carry.NOTHING:
            listed = self._lists.list_items(meant.query, meant.language, self._facets, turn.question.plans)
            if listed and not {item_id for _, item_id in meant.named} <= set(listed.query.sections):
                listed = None  # it asks about those items, which it names by their addresses
        changed = self._changes.read(meant.query, meant.language, turn.question.plans)
        understanding = Understanding(meant.language, meant.query, meant.named, meant, listed, changed)
        return replace(turn, understanding=understanding)

    def _texts(self, plans: Sequence[str] | None) -> Iterator[str]:
        """What the plans that are asked say, in every language that somebody rendered them in."""
        for plan in (self._plans[plan_id] for plan_id in plans or self._plans):
            yield from (item.text for item in plan.items)
            yield from (rendering.text for rendering in plan.curation.renderings)

    def _retrieve(self, turn: Turn) -> Turn:
        found = self._find(turn.understanding, turn.question.plans)
        return replace(turn, retrieval=found if turn.understanding.given else later_first(found, self._plans))

    def _judge(self, turn: Turn) -> Turn:
        given = turn.understanding.given
        judgement = self._judge_hits(turn.retrieval) if given is None else Judgement(1.0, len(given))
        meant = turn.understanding.meant
        if meant and meant.carry is not Carry.NOTHING:
            judgement = replace(judgement, threshold=judgement.threshold * _LENIENCE)
        if meant and meant.carry is Carry.BEYOND:
            judgement = beyond(judgement, turn.retrieval)
        return replace(turn, judgement=judgement)

    def _compose(self, turn: Turn) -> Turn:
        if back := self._ask_back(turn):
            return replace(turn, draft=back)
        return replace(turn, draft=compose(turn.understanding, turn.retrieval, turn.judgement, self._plans))

    def _ask_back(self, turn: Turn) -> Draft | None:
        """What to ask the reader, where the question may mean several things."""
        if turn.understanding.listed or turn.understanding.changed:
            return None
        meant = turn.understanding.meant
        asked = {plan_id: self._plans[plan_id] for plan_id in turn.question.plans or self._plans}
        unclear = why_unclear(meant, turn.retrieval, asked) if meant else None
        choices = choices_for(unclear, meant, turn.retrieval, asked) if meant and unclear else ()
        return Draft(Outcome.NEEDS_CLARIFICATION, unclear=unclear, choices=choices) if choices else None

    def _writing(self, writer: Writer) -> Step:
        """A language model's words in place of the composed ones, as far as they pass the gate."""

        def write(turn: Turn) -> Generator[Event, None, Turn]:
            if turn.understanding.listed or turn.understanding.changed:
                return turn  # a count and its items leave nothing to be put into words
            return replace(turn, draft=(yield from writer.write(turn.understanding, turn.draft, self._plans)))

        return write

    def _verify(self, turn: Turn) -> Generator[Event, None, Turn]:
        """No quote leaves that does not stand; and what stands can be read while a model writes."""
        draft = turn.draft
        citations, nearest = quotes.verify(draft.citations, self._plans), quotes.verify(draft.nearest, self._plans)
        yield from citations or nearest
        return replace(turn, draft=replace(draft, citations=citations, nearest=nearest))

    def _decide(self, turn: Turn) -> Turn:
        return replace(turn, draft=decide(turn.draft))

    def _answer(self, turn: Turn) -> Answer:
        question, draft = turn.question, turn.draft
        asked = question.plans or self._plans
        cited = dict.fromkeys(citation.plan_id for citation in draft.citations or draft.nearest)
        plans = cited or (asked if len(asked) == 1 else ())
        return Answer(
            outcome=draft.outcome,
            language=turn.understanding.language,
            question=question.text,
            answer=reply_text(turn.understanding, draft, self._plans),
            conversation_id=question.conversation_id or new_id(),
            turn_id=new_id(),
            citations=draft.citations,
            nearest=draft.nearest,
            notes=reply_notes(
                turn.understanding, draft, [self._plans[plan_id] for plan_id in plans], self._today(), self._plans
            ),
            timings_ms=turn.timings_ms,
            versions=replace(
                self._versions,
                plans={plan_id: self._versions.plans[plan_id] for plan_id in asked},
                language_model=draft.model if draft.written else None,
            ),
            understood=turn.understanding.query
            if turn.understanding.meant and turn.understanding.meant.changed
            else None,
            choices=draft.choices,
        )

    def _check_plans(self, plans: Sequence[str] | None) -> None:
        for plan_id in plans or ():
            if plan_id not in self._plans:
                raise PlanError(f"there is no plan {plan_id!r}; the library has {', '.join(self._plans) or 'none'}")


def _as_hits(items: Iterable[tuple[str, str]]) -> tuple[Hit, ...]:
    return tuple(Hit(plan_id, item_id, 1.0, ViewKind.TEXT) for plan_id, item_id in items)
