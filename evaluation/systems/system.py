"""A system: anything that finds items for a question."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from corpus import Plan
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response
from evaluation.systems.cached import CachedEmbedder
from index.embedding import Embedder

Progress = Callable[[str], None]


class System(Protocol):
    """Responds to questions about one plan."""

    def respond(self, query: str) -> Response:
        """Find the items of a question in any of the languages; the time is taken by the caller."""
        ...


@dataclass(frozen=True, slots=True)
class Materials:
    """What systems are made of.

    Attributes:
        plan: the plan that is asked.
        embedder: embeds questions, each time anew, so that latencies are true.
        documents: the same model, for all that is embedded beforehand, each text once.
        folder: a temporary folder for indexes.
        model_folder: the model as a Sentence Transformers folder, for systems from outside; None if it has none.
    """

    plan: Plan
    embedder: Embedder
    documents: CachedEmbedder
    folder: Path
    model_folder: Path | None = None


def ask_all(system: System, questions: Sequence[AskedQuestion]) -> dict[str, Response]:
    """Ask every question once, and take the time; the first one also beforehand, to load what is loaded late."""
    system.respond(questions[0].query)
    responses = {}
    for question in questions:
        begun = time.perf_counter()
        response = system.respond(question.query)
        taken = (time.perf_counter() - begun) * 1000
        responses[question.id] = replace(response, milliseconds=round(taken, 2))
    return responses
