"""What a warm question costs beside the embedding of its text."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from assistant.question import Question
from assistant.service import Assistant
from evaluation.benchmark.measures import Latency, latency
from index.embedding import Embedder

_WARM_UP: Final = 20


@dataclass(frozen=True, slots=True)
class AskingCost:
    """Latency of one query embedding and of a whole ``ask``; ``ratio`` is that of the medians."""

    embedding: Latency
    asking: Latency

    @property
    def ratio(self) -> float:
        return self.asking.p50 / self.embedding.p50


def measure_asking(questions: Sequence[str], assistant: Assistant, embedder: Embedder) -> AskingCost:
    """Measure both for every question in turn, so that a change of the machine's speed touches both alike."""
    for question in questions[:_WARM_UP]:
        assistant.ask(Question(question))
    embedding: list[float] = []
    asking: list[float] = []
    for place, question in enumerate(questions):
        measured: list[tuple[list[float], Callable[[], object]]] = [
            (embedding, partial(embedder.embed_queries, [question])),
            (asking, partial(assistant.ask, Question(question))),
        ]
        for durations, call in measured if place % 2 else reversed(measured):
            begun = time.perf_counter()
            call()
            durations.append(time.perf_counter() - begun)
    return AskingCost(latency(embedding), latency(asking))
