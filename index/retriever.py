"""Query → hits."""

import unicodedata
from collections.abc import Collection

import numpy as np

from index.analysis import Term, TermKind, read_terms
from index.candidates import Proposals
from index.embedding import Embedder, Vectors
from index.fusion import fuse
from index.gathering import Gathered, named_heading, relevance, under_heading
from index.glossary import packaged_glossary
from index.headings import HeadingVectors
from index.hits import Hit, Passage, Retrieval
from index.lexical import Scores
from index.manifest import Manifest
from index.meanings import item_meanings
from index.opened import IndexedPlan, OpenIndex
from index.phrases import split_phrases
from index.relevance import QuestionWords
from index.request import asking_sentence, asks_for_several
from index.scoring import EXACT, Query, Scored, Scorer
from index.signals import PlanScores, Signals, Wording, measure


class Retriever:
    """Finds the items that match a question, by meaning and by words. Safe to use from several threads.

    Scores are standardised over the items of all plans that are asked, so that an item stands out from all of them
    and a plan of few items competes with one of many. Where these are too many to be compared one by one, items are
    proposed by the stores of vectors and of words, and those are scored (``index.scoring``).
    """

    def __init__(
        self, index: OpenIndex, embedder: Embedder, exact: int = EXACT, proposals: Proposals | None = None
    ) -> None:
        """``exact`` is how many vectors the plans asked may have for all to be compared."""
        self._index = index
        self._embedder = embedder
        self._scorer = Scorer(index, exact, proposals)
        self._headings = HeadingVectors(embedder, index.bias)

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        return self._index.manifest

    def meanings(self, plan_id: str) -> Vectors | None:
        """The meaning of each item of a plan as a unit vector (see ``index.meanings``); None for one without items."""
        for plan in self._index.plans:
            if plan.plan_id == plan_id and plan.items:
                return item_meanings(self._index, plan)
        return None

    def retrieve(self, query: str, language: str, limit: int = 12, plans: Collection[str] | None = None) -> Retrieval:
        """Return the items that match best.

        Args:
            query: a question that stands alone, in any language of the model.
            language: the language of the query (``ja``, ``en``, ``mn``).
            limit: how many hits at most.
            plans: ids of the plans to look in; None for all.
        """
        asked = self._asked(plans)
        if not asked:
            return Retrieval(())
        composed = unicodedata.normalize("NFC", query)
        read = self._read(composed, language)
        scored = self._scorer.score(asked, read)
        fused = fuse(scored.block.dense, scored.in_any_wording, scored.population.dense)
        best = np.argsort(-fused, kind="stable")[:limit].tolist()
        several = asks_for_several(composed)
        words = {
            number: QuestionWords(_rarities(self._index.plans[number], read.words), several)
            for number in {self._plan_of(scored, at).number for at in best}
        }
        hits = tuple(self._hit(scored, at, fused, words[self._plan_of(scored, at).number]) for at in best)
        asking = tuple(read_terms(asking_sentence(composed)))
        return Retrieval(hits, self._measure(self._plan_of(scored, best[0]), scored, read, language, asking, several))

    def gather(self, topic: str, language: str, plans: Collection[str] | None = None) -> tuple[Gathered, ...]:
        """Return every item of the plans with its relevance to a topic, in reading order; arguments as ``retrieve``.

        Of a large library, the items that are near the topic, and those under a heading that it names.
        """
        asked = self._asked(plans)
        if not asked:
            return ()
        read = self._read(unicodedata.normalize("NFC", topic), language)
        scored = self._scorer.score_every(asked, read)
        shares = relevance(scored.standard, scored.in_any_wording).tolist()
        by_plan: dict[int, dict[int, float]] = {}
        for place, share in zip(scored.places.tolist(), shares, strict=True):
            plan = self._index.plan_at(place)
            by_plan.setdefault(plan.number, {})[place - plan.places.start] = share
        return tuple(
            Gathered(
                self._index.plans[number].plan_id,
                self._index.plans[number].items[item].id,
                under_heading(of_items.get(item, 0.0)) if item in headed else of_items[item],
                item in headed,
            )
            for number, of_items in by_plan.items()
            for headed in [self._named(self._index.plans[number], read.vector)]
            for item in sorted(of_items.keys() | headed)
        )

    def _asked(self, plans: Collection[str] | None) -> list[IndexedPlan]:
        return [plan for plan in self._index.plans if plan.items and (plans is None or plan.plan_id in plans)]

    def _read(self, text: str, language: str) -> Query:
        """``text`` is composed: a letter and its accent apart are another word to the model's own normalisation."""
        vector = self._index.bias.unbiased_query(self._embedder.embed_queries([text])[0], language)
        words = tuple(read_terms(text))
        return Query(vector, words, packaged_glossary().read(words))

    def _plan_of(self, scored: Scored, at: int) -> IndexedPlan:
        return self._index.plan_at(int(scored.places[at]))

    def _named(self, plan: IndexedPlan, vector: Vectors) -> frozenset[int]:
        """The places, in the plan, of the items under the heading that a topic names."""
        headings = self._headings.of(plan)
        if headings is None:
            return frozenset()
        named = named_heading((headings.vectors @ vector).tolist())
        return frozenset() if named is None else headings.items[named]

    def _hit(self, scored: Scored, at: int, fused: Scores, words: QuestionWords) -> Hit:
        plan = self._plan_of(scored, at)
        place = int(scored.places[at]) - plan.places.start
        item, score = plan.items[place], float(fused[at])
        stretches = zip(split_phrases(item.text), scored.block.phrases(at), strict=True)
        return Hit(
            plan.plan_id,
            item.id,
            score,
            self._index.layout.kind(scored.block.nearest_view(at)),
            tuple(Passage(start, end, cosine) for (start, end), cosine in stretches),
            words.match(score, float(fused.max()), plan.words, place),
        )

    def _measure(
        self,
        plan: IndexedPlan,
        scored: Scored,
        query: Query,
        language: str,
        asking: tuple[Term, ...],
        several: bool,
    ) -> Signals:
        scores = plan_scores(plan, self._scorer.of_plan(plan, scored, query), query)
        wording = plan.wording.get(language, Wording.NONE)
        return measure(query.words, asking, scores, plan.words, wording, several)


def plan_scores(plan: IndexedPlan, scored: Scored, query: Query) -> PlanScores:
    """What the items of one plan score, out of all that were scored."""
    start, end = np.searchsorted(scored.places, [plan.places.start, plan.places.stop]).tolist()
    fused = fuse(scored.block.dense, scored.in_any_wording, scored.population.dense)
    return PlanScores(
        items=scored.places[start:end] - plan.places.start,
        fused=fused[start:end],
        dense=scored.standard[start:end],
        shares_of_bm25=scored.words.shares(word.text for word in query.words)[start:end],
        cosine=float(scored.block.views_of(plan.places).max()),
        mean_cosine=scored.mean_cosine(plan.places),
    )


def _rarities(plan: IndexedPlan, words: tuple[Term, ...]) -> dict[str, float]:
    return {word.text: plan.words.rarity(word.text) for word in words if word.kind is not TermKind.PAIR}
