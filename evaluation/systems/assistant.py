"""The whole assistant, on a plan as it is or without some of its curation."""

from dataclasses import replace
from typing import Final

from assistant.facets import Facets, read_facets
from assistant.language import Language
from assistant.pipeline import PlanAssistant
from assistant.question import Question
from corpus import Plan
from corpus.plan import Curation
from evaluation.response import Response
from evaluation.systems.system import Materials
from index.answerability import Judgement, judge
from index.builder import build_index
from index.gathering import Gathered
from index.hits import Retrieval
from index.opened import open_index
from index.retriever import Retriever
from index.topics import tag_topics
from index.views import ViewKind

_SEARCHED: Final = 20


class AssistantSystem:
    """Asks the assistant, and listens where it judges its hits: ranking and probability never leave it otherwise."""

    def __init__(self, plan: Plan, retriever: Retriever, facets: Facets | None = None) -> None:
        self._judged: list[tuple[Retrieval, Judgement]] = []
        self._assistant = PlanAssistant([plan], retriever, self._judge, facets=facets)

    @property
    def assistant(self) -> PlanAssistant:
        return self._assistant

    def respond(self, query: str) -> Response:
        """Ask the assistant.

        Where it answers without judging hits (an item asked for by its address, a list), the ranking is the citations,
        and then what else a search finds, both in the search's order, and it is sure.
        """
        self._judged.clear()
        answer = self._assistant.ask(Question(query))
        cited = tuple(citation.item_id for citation in answer.citations)
        if not self._judged:
            searched = [hit.item_id for hit in self._assistant.search(query, _SEARCHED)]
            found = [citation.item_id for citation in answer.citations or answer.nearest]
            first = sorted(found, key=[*searched, *found].index)
            ranking = tuple((item, 1 / n) for n, item in enumerate(dict.fromkeys([*first, *searched]), start=1))
            return Response(ranking, cited, answer.outcome, float(bool(cited)))
        retrieval, judgement = self._judged[-1]
        ranking = tuple((hit.item_id, hit.score) for hit in retrieval.hits)
        return Response(ranking, cited, answer.outcome, judgement.probability)

    def gather(self, topic: str, language: str) -> tuple[Gathered, ...]:
        """Gather items for a brief on a topic."""
        return self._assistant.gather(topic, Language(language))

    def _judge(self, retrieval: Retrieval) -> Judgement:
        judgement = judge(retrieval)
        self._judged.append((retrieval, judgement))
        return judgement


def make_assistant(materials: Materials, plan: Plan) -> AssistantSystem:
    """Build the index of the plan in a folder of its own, and open the assistant on it."""
    folder = materials.folder / f"index-{sum(1 for _ in materials.folder.iterdir())}"
    build_index([plan], materials.documents, folder)
    index = open_index(folder, [plan], materials.embedder.fingerprint)
    facets = read_facets([plan], tag_topics(index, materials.documents))
    return AssistantSystem(plan, Retriever(index, materials.embedder), facets)


def without(plan: Plan, kind: ViewKind) -> Plan:
    """The plan without one kind of curated view."""
    curation = plan.curation
    if kind is ViewKind.QUESTION:
        return replace(plan, curation=replace(curation, questions=()))
    restatements = kind is ViewKind.RESTATEMENT
    kept = tuple(rendering for rendering in curation.renderings if bool(rendering.register) is not restatements)
    return replace(plan, curation=replace(curation, renderings=kept))


def uncurated(plan: Plan) -> Plan:
    """The plan as its parties published it: what a new plan starts with."""
    return replace(plan, curation=Curation())
