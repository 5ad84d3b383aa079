"""Query → hits."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis import Term, TermKind, read_terms
from index.embedding import Embedder, Vectors
from index.fusion import best_of, fuse, over_views, standardise, with_best_phrase
from index.gathering import Gathered, named_heading, relevance, under_heading
from index.glossary import Wordings, packaged_glossary
from index.headings import HeadingVectors
from index.hits import Hit, Passage, Retrieval
from index.lexical import Scores
from index.manifest import Manifest
from index.meanings import item_meanings
from index.opened import IndexedPlan, OpenIndex
from index.relevance import QuestionWords
from index.request import asking_sentence, asks_for_several
from index.signals import Signals, Wording, measure


class Retriever:
    """Finds the items that match a question, by meaning and by words. Safe to use from several threads.

    Scores are standardised over the items of all plans that are asked, so that an item stands out from all of them
    and a plan of few items competes with one of many.
    """

    def __init__(self, index: OpenIndex, embedder: Embedder) -> None:
        self._index = index
        self._embedder = embedder
        self._headings = HeadingVectors(embedder, index.bias)

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        return self._index.manifest

    def meanings(self, plan_id: str) -> Vectors | None:
        """The meaning of each item of a plan as a unit vector (see ``index.meanings``); None for one without items."""
        for plan in self._index.plans:
            if plan.plan_id == plan_id and plan.items:
                return item_meanings(plan)
        return None

    def retrieve(self, query: str, language: str, limit: int = 12, plans: Collection[str] | None = None) -> Retrieval:
        """Return the items that match best.

        Args:
            query: a question that stands alone, in any language of the model.
            language: the language of the query (``ja``, ``en``, ``mn``).
            limit: how many hits at most.
            plans: ids of the plans to look in; None for all.
        """
        asked = [plan for plan in self._index.plans if plan.items and (plans is None or plan.plan_id in plans)]
        if not asked:
            return Retrieval(())
        # The model's own normalisation does not compose: a letter and its accent apart are another word to it.
        composed = unicodedata.normalize("NFC", query)
        vector = self._index.bias.unbiased_query(self._embedder.embed_queries([composed])[0], language)
        cosines = self._cosines(vector)
        words = tuple(read_terms(composed))
        wordings = packaged_glossary().read(words)
        scored = _score([_Asked(plan, cosines, vector, words, wordings) for plan in asked])
        best = sorted(_candidates(scored, limit), key=lambda candidate: -candidate[0])[:limit]
        several = asks_for_several(composed)
        hits = tuple(_hit(score, best[0][0], plan, place, several) for score, plan, place in best)
        asking = tuple(read_terms(asking_sentence(composed)))
        return Retrieval(hits, _measure(best[0][1], language, asking, several))

    def gather(self, topic: str, language: str, plans: Collection[str] | None = None) -> tuple[Gathered, ...]:
        """Return every item of the plans with its relevance to a topic, in reading order; arguments as ``retrieve``."""
        asked = [plan for plan in self._index.plans if plan.items and (plans is None or plan.plan_id in plans)]
        if not asked:
            return ()
        composed = unicodedata.normalize("NFC", topic)
        vector = self._index.bias.unbiased_query(self._embedder.embed_queries([composed])[0], language)
        cosines, words = self._cosines(vector), tuple(read_terms(composed))
        wordings = packaged_glossary().read(words)
        scored = [_Asked(plan, cosines, vector, words, wordings) for plan in asked]
        dense = standardise(np.concatenate([each.dense() for each in scored]))
        shares = iter(relevance(dense, np.concatenate([each.in_any_wording for each in scored])).tolist())
        gathered: list[Gathered] = []
        for plan in asked:
            headed = self._named(plan, vector)
            for place, item in enumerate(plan.items):
                share, is_headed = next(shares), place in headed
                gathered.append(
                    Gathered(plan.plan_id, item.id, under_heading(share) if is_headed else share, is_headed)
                )
        return tuple(gathered)

    def _named(self, plan: IndexedPlan, vector: Vectors) -> frozenset[int]:
        """The places of the items under the heading that a topic names."""
        headings = self._headings.of(plan)
        if headings is None:
            return frozenset()
        named = named_heading((headings.vectors @ vector).tolist())
        return frozenset() if named is None else headings.items[named]

    def _cosines(self, vector: Vectors) -> Scores:
        """The cosine of the question and every view, in the order of the rows."""
        scores, rows = self._index.store.search(vector, len(self._index.store))
        cosines = np.zeros(len(self._index.store))
        cosines[rows] = scores
        return cosines


class _Asked:
    """A plan that is asked a question: the cosines of its views and phrases, and the scores of its items.

    Items are ranked by words in any language; what the question's own words tell of whether to answer is ``lexical``.
    """

    def __init__(
        self,
        plan: IndexedPlan,
        cosines: Scores,
        vector: Vectors,
        words: tuple[Term, ...],
        wordings: tuple[Wordings, ...],
    ) -> None:
        self.plan = plan
        self.words = words
        self.cosines = cosines[plan.rows.start : plan.rows.stop]
        self.phrases = np.asarray(plan.phrases.vectors @ vector, np.float64)
        self.lexical = plan.lexical.shares(word.text for word in words)
        self.in_any_wording = plan.lexical.shares_in_any_wording(wordings)
        self.rarities = {w.text: plan.lexical.rarity(w.text) for w in words if w.kind is not TermKind.PAIR}

    def dense(self) -> Scores:
        size = len(self.plan.items)
        of_views = self.cosines.copy()
        best_phrase = best_of(self.phrases, self.plan.phrases.item, size)
        of_views[:size] = with_best_phrase(of_views[:size], best_phrase)
        return over_views(of_views, self.plan.item_of_view, size)


@dataclass(frozen=True, slots=True)
class _ScoredPlan:
    """A plan that was asked, and the scores of its items: by meaning (standardised), and fused."""

    asked: _Asked
    dense: Scores
    fused: Scores


def _score(asked: Sequence[_Asked]) -> list[_ScoredPlan]:
    dense = np.concatenate([plan.dense() for plan in asked])
    ends = np.cumsum([len(plan.plan.items) for plan in asked])[:-1]
    standard = np.split(standardise(dense), ends)
    fused = np.split(fuse(dense, np.concatenate([plan.in_any_wording for plan in asked])), ends)
    return [_ScoredPlan(plan, standard[place], fused[place]) for place, plan in enumerate(asked)]


def _measure(scored: _ScoredPlan, language: str, asking: tuple[Term, ...], several: bool) -> Signals:
    asked, plan = scored.asked, scored.asked.plan
    wording = plan.wording.get(language, Wording.NONE)
    return measure(
        asked.words,
        asking,
        scored.fused,
        scored.dense,
        asked.cosines,
        asked.lexical,
        plan.lexical,
        wording,
        several,
    )


def _candidates(scored: Sequence[_ScoredPlan], limit: int) -> Iterator[tuple[float, _ScoredPlan, int]]:
    for plan in scored:
        for place in np.argsort(-plan.fused, kind="stable")[:limit].tolist():
            yield float(plan.fused[place]), plan, place


def _hit(score: float, best: float, scored: _ScoredPlan, place: int, several: bool) -> Hit:
    plan, cosines = scored.asked.plan, scored.asked.cosines
    views = np.flatnonzero(plan.item_of_view == place)
    nearest = plan.views[views[np.argmax(cosines[views])]]
    match = QuestionWords(scored.asked.rarities, several).match(score, best, plan.lexical, place)
    return Hit(plan.plan_id, plan.items[place].id, score, nearest.kind, _passages(scored.asked, place), match)


def _passages(asked: _Asked, place: int) -> tuple[Passage, ...]:
    first, last = asked.plan.phrases.first[place : place + 2]
    stretches, scores = asked.plan.phrases.stretches[first:last], asked.phrases[first:last].tolist()
    return tuple(Passage(*stretch, score) for stretch, score in zip(stretches, scores, strict=True))
