"""A question about changes → the pairs of items of two plans that answer it; None, if it asks for none."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Final, Protocol

from assistant.comparison.changed import Changed
from assistant.comparison.comparer import Comparer, in_order
from assistant.comparison.comparing import LARGEST
from assistant.comparison.values import Comparison, Pair, Relation
from assistant.conversation.content import content_terms
from assistant.language import Language, recognise
from corpus import Plan
from index.answerability import Judgement
from index.hits import Retrieval

_FILTERS: Final = (Relation.DROPPED, Relation.WEAKENED, Relation.STRENGTHENED, Relation.NEW)
_MOST: Final = 40
"""Pairs that are told of the whole plans."""
_OF_A_MATTER: Final = 4
"""Pairs that are told of one matter."""
_DEPTH: Final = 12
_LENIENCE: Final = 0.75
"""Share of the threshold that is enough, as for a follow-up: who asks what changed speaks of something in the plans."""


class Finder(Protocol):
    """Finds the items that a text is about."""

    def retrieve(self, query: str, language: str, limit: int = ..., plans: Sequence[str] | None = ...) -> Retrieval: ...


class ChangeReader:
    """Reads questions about what changed between two plans of which one supersedes the other."""

    def __init__(
        self,
        plans: Mapping[str, Plan],
        comparer: Comparer,
        finder: Finder,
        judge: Callable[[Retrieval], Judgement],
    ) -> None:
        self._plans = plans
        self._comparer = comparer
        self._finder = finder
        self._judge = judge

    def read(self, question: str, language: Language, asked: Sequence[str] | None = None) -> Changed | None:
        """The pairs that a question asks about. ``asked`` are the plans it is put to: two of them are compared, the
        one whose period is earlier as the older; else the last plan of the library and the one that it supersedes.
        """
        spoken = recognise(question, language)
        table = _table(spoken)
        folded = unicodedata.normalize("NFKC", question)
        if not table["change"].search(folded):
            return None
        chosen = self._chosen(asked)
        if chosen is None:
            return None
        comparison = self._comparer.compare(*chosen)
        relation = next((each for each in _FILTERS if table[each].search(folded)), None)
        matter = table["filler"].sub(" ", table["change"].sub(" ", folded)).strip(" ?？。、,.はがをのに")
        if not content_terms(matter):
            pairs = tuple(p for p in comparison.of(relation) if relation or p.relation is not Relation.KEPT)
            return Changed(*chosen, pairs[:_MOST], relation, is_whole=True, total=len(pairs))
        found = self._about(question, matter, spoken, comparison, relation)
        return Changed(*chosen, found, relation, is_whole=False, total=len(found)) if found else None

    def _chosen(self, asked: Sequence[str] | None) -> tuple[str, str] | None:
        pairs = [pair for pair in in_order(self._plans) if asked is None or set(pair) <= set(asked)]
        named = [self._plans[plan_id] for plan_id in dict.fromkeys(asked or ())]
        if not pairs and len(named) == 2:  # noqa: PLR2004
            old, new = sorted(named, key=lambda plan: plan.metadata.period.first if plan.metadata.period else 0)
            pairs = [(old.id, new.id)]
        pairs = [pair for pair in pairs if all(len(self._plans[each].items) <= LARGEST for each in pair)]
        return pairs[-1] if pairs else None

    def _about(
        self, question: str, matter: str, language: Language, comparison: Comparison, relation: Relation | None
    ) -> tuple[Pair, ...]:
        """The pairs of the items that the matter is found in, the likeliest first; those of the relation, if any."""
        plans = (comparison.old_plan, comparison.new_plan)
        for text in (matter, question):
            retrieval = self._finder.retrieve(text, language, _DEPTH, plans)
            judged = self._judge(retrieval)
            if replace(judged, threshold=judged.threshold * _LENIENCE).answerable:
                break
        else:
            return ()
        hits = [(hit.plan_id, hit.item_id) for hit in retrieval.hits[: max(1, judged.relevant)]]
        found: dict[Pair, None] = {}
        for hit in hits:
            for pair in comparison.pairs:
                if hit in ((plans[0], pair.old), (plans[1], pair.new)):
                    found.setdefault(pair)
        of_relation = [pair for pair in found if pair.relation is relation]
        return tuple((of_relation or list(found))[:_OF_A_MATTER])


@cache
def _table(language: Language) -> Mapping[str, re.Pattern[str]]:
    text = resources.files("assistant.comparison").joinpath("asking.toml").read_text(encoding="utf-8")
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in tomllib.loads(text)[language].items()}
