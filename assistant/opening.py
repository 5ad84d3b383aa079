"""Opens the assistant: plans, index and model, as the settings say."""

import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from assistant.brief.talking_points import NO_TALKING_POINTS, ModelTalkingPoints, TalkingPoints
from assistant.facets import Facets, read_facets
from assistant.llm.model import LanguageModel
from assistant.llm.rewriter import ModelRewriter
from assistant.llm.writer import Writer
from assistant.pipeline import PlanAssistant
from assistant.service import Assistant
from assistant.settings import Settings, SettingsError
from corpus import Library, Plan, PlanError
from index.embedding import Embedder
from index.errors import IndexUnusableError
from index.stores import Stores

if TYPE_CHECKING:
    from index.opened import OpenIndex

_LOOKS: Final = 3
_BETWEEN_LOOKS_SECONDS: Final = 0.1
"""Plans and index change one after the other, within milliseconds."""


def open_library(settings: Settings) -> Library:
    return Library(settings.plans_folder)


def open_embedder(settings: Settings, progress: Callable[[str, float], None] = lambda step, done: None) -> Embedder:
    """Load the embedding model; ``progress`` is told each step and the share done while it is first unpacked.

    Raises:
        ModelError: it cannot be loaded; the message says what to do.
    """
    from index.embedders import load_embedder

    return load_embedder(settings.model, settings.cache_folder, settings.threads, progress)


def open_stores(settings: Settings) -> Stores:
    """What finds the views and words of the index: files, or the Milvus that the settings name.

    Raises:
        SettingsError: the address of Milvus is none, or its client is not installed.
    """
    if not settings.milvus_url:
        from index.stores import FileStores

        return FileStores()
    if find_spec("pymilvus") is None:
        raise SettingsError("PLAN_ASSISTANT_MILVUS_URL needs the client: pip install 'plan-assistant[milvus]'")
    token, seconds = settings.milvus_token.get_secret_value(), settings.milvus_timeout_seconds
    try:
        return _milvus_stores(settings.milvus_url, token, seconds)
    except ValueError as error:
        raise SettingsError(f"PLAN_ASSISTANT_MILVUS_URL is {error}") from error


@cache
def _milvus_stores(url: str, token: str, seconds: float) -> Stores:
    """One connection for an address, however often it is opened."""
    from index.milvus.address import MilvusAddress
    from index.milvus.connection import Milvus
    from index.milvus.stores import MilvusStores

    return MilvusStores(Milvus(MilvusAddress.of(url, token, seconds)))


def open_assistant(settings: Settings, embedder: Embedder, before: Assistant | None = None) -> PlanAssistant:
    """Open the assistant on the plans of the library and the index in use.

    ``before`` is the one that was opened earlier, whose reading of plans that did not change is used again.

    Raises:
        PlanError: a plan cannot be read.
        IndexUnusableError: there is no index, or it is of other texts or another model.
        StoreUnavailableError: what finds its vectors and words cannot be reached now.
    """
    from index.candidates import Proposals
    from index.opened import open_index
    from index.retriever import Retriever

    library, stores = open_library(settings), open_stores(settings)
    for _ in range(_LOOKS):
        try:
            plans = library.load_all()
            index = open_index(settings.index_folder, plans, embedder.fingerprint, stores)
            break
        except (PlanError, IndexUnusableError):
            time.sleep(_BETWEEN_LOOKS_SECONDS)  # a change may be under way
    else:
        plans = library.load_all()
        index = open_index(settings.index_folder, plans, embedder.fingerprint, stores)
    model = open_language_model(settings)
    return PlanAssistant(
        plans,
        Retriever(index, embedder, proposals=Proposals(beyond=0 if settings.milvus_url else None)),
        rewriter=ModelRewriter(model, settings.llm_timeout_seconds) if model else None,
        writer=Writer(model, settings.llm_timeout_seconds) if model else None,
        facets=_facets(plans, index, embedder, before),
        stores=stores,
    )


def _facets(plans: Sequence[Plan], index: "OpenIndex", embedder: Embedder, before: Assistant | None) -> Facets:
    """The facets of all plans; those of plans that are as they were are not read again."""
    from index.topics import tag_topics

    same = {plan.id for plan in plans if before and before.plans.get(plan.id) == plan}
    return read_facets(plans, tag_topics(index, embedder), before.facets.read_of(same) if before else {})


def open_talking_points(settings: Settings) -> TalkingPoints:
    """What writes talking points for briefs: nothing, unless a language model is set.

    Raises:
        SettingsError: as ``open_language_model``.
    """
    model = open_language_model(settings)
    return ModelTalkingPoints(model, settings.llm_timeout_seconds) if model else NO_TALKING_POINTS


def open_language_model(settings: Settings) -> LanguageModel | None:
    """The language model that the settings name; None where they name none.

    Raises:
        SettingsError: there is an address without a model, or a model without an address.
    """
    if not settings.llm_url and not settings.llm_model:
        return None
    if not (settings.llm_url and settings.llm_model):
        raise SettingsError("a language model needs both PLAN_ASSISTANT_LLM_URL and PLAN_ASSISTANT_LLM_MODEL")
    if not settings.llm_url.startswith(("http://", "https://")):
        raise SettingsError("PLAN_ASSISTANT_LLM_URL is no http or https address, such as http://127.0.0.1:11434/v1")
    from assistant.llm.endpoint import Endpoint

    return Endpoint(settings.llm_url, settings.llm_model, settings.llm_key.get_secret_value(), settings.llm_max_tokens)
