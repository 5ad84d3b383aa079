"""Vectors of made items: truly embedded, kept in a journal, and gone on with when a run was killed."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus import Plan
from index.bulk import EmbeddingJournal, embed_in_bulk
from index.embedding import Embedder, Vectors
from index.views import views_of
from index.writing import phrases_of


class JournaledEmbedder:
    """An embedder whose documents' vectors come from a journal, where it has them."""

    def __init__(self, inner: Embedder, journal: EmbeddingJournal) -> None:
        self._inner = inner
        self.journal = journal

    @property
    def fingerprint(self) -> str:
        return self._inner.fingerprint

    @property
    def dimensions(self) -> int:
        return self._inner.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._inner.embed_queries(texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        if all(text in self.journal for text in texts):
            return self.journal.vectors(texts)
        return self._inner.embed_documents(texts)


def texts_of(plans: Iterable[Plan]) -> list[str]:
    """All that is embedded of plans, each text once."""
    texts = chain.from_iterable(chain((view.text for view in views_of(plan)), phrases_of(plan)) for plan in plans)
    return list(dict.fromkeys(texts))


def truly_embedded(plans: Sequence[Plan], embedder: Embedder, file: Path) -> JournaledEmbedder:
    """Embed all texts of plans, those that the journal has not yet, with a bar that tells the time left."""
    journal = EmbeddingJournal.open(file, embedder.dimensions)
    columns = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("embedding")
        embed_in_bulk(
            texts_of(plans), embedder, journal, lambda done, total: bar.update(task, completed=done, total=total)
        )
    return JournaledEmbedder(embedder, journal)
