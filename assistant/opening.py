"""Opens the assistant: plans, index and model, as the settings say."""

from collections.abc import Callable, Mapping

from assistant.faceting import curated_topics
from assistant.pipeline import PlanAssistant
from assistant.settings import Settings
from corpus import Library, Plan
from index.embedding import Embedder


def open_library(settings: Settings) -> Library:
    return Library(settings.plans_folder)


def open_embedder(settings: Settings, progress: Callable[[str, float], None] = lambda step, done: None) -> Embedder:
    """Load the embedding model; ``progress`` is told each step and the share done while it is first unpacked.

    Raises:
        ModelError: it cannot be loaded; the message says what to do.
    """
    from index.embedders import load_embedder

    return load_embedder(settings.model, settings.cache_folder, settings.threads, progress)


def open_assistant(settings: Settings, embedder: Embedder) -> PlanAssistant:
    """Open the assistant on the plans of the library and the index in use.

    Raises:
        PlanError: a plan cannot be read.
        IndexUnusableError: there is no index, or it is of other texts or another model.
    """
    from index.opened import open_index
    from index.retriever import Retriever
    from index.topics import tag_topics

    plans = open_library(settings).load_all()
    index = open_index(settings.index_folder, plans, embedder.fingerprint)

    def topics_of(plan: Plan) -> Mapping[str, tuple[str, ...]]:
        return curated_topics(plan) or tag_topics(plan, embedder, index.bias)

    return PlanAssistant(plans, Retriever(index, embedder), topics_of=topics_of)
