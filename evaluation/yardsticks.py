"""``python -m evaluation yardsticks``: public retrieval sets, searched by the assistant's own parts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer
from numpy.typing import NDArray

from assistant.language import recognise
from assistant.opening import open_embedder
from assistant.settings import read_settings
from evaluation.backends import SEED
from evaluation.beir import RetrievalSet, load_beir
from evaluation.systems.cached import CachedEmbedder
from index.analysis import read_terms, terms
from index.bias import LanguageBias
from index.embedding import Embedder, ModelError, Vectors
from index.fusion import best_of, fuse, with_best_phrase
from index.glossary import packaged_glossary
from index.lexical import LexicalIndex, Scores
from index.phrases import split_phrases

_DEPTH: Final = 10
_HEAD: Final = (
    "| set | queries / passages | method | Success@1 | MRR@10 | nDCG@10 |\n| --- | ---: | --- | ---: | ---: | ---: |"
)


class Method(StrEnum):
    """Ways to score passages, from the plainest to the assistant's own; none of them has views written by people."""

    DENSE = "dense"
    UNBIASED = "dense without language bias"
    PHRASES = "the same with the best phrase"
    WORDS = "BM25"
    GLOSSARY = "BM25 in any language"
    FUSED = "fused"


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1. Success@1 asks for any right passage; where there is one, it is R@1."""

    success_1: float
    mrr_10: float
    ndcg_10: float


class YardsticksError(Exception):
    """There is nothing to measure; the message says what is missing."""


def yardsticks(
    folder: Annotated[Path, typer.Argument(help="Holds the sets, a folder each, in BEIR form.")],
    only: Annotated[
        list[str] | None, typer.Option(help="A set by its folder's name; may be repeated. All by default.")
    ] = None,
    queries: Annotated[int, typer.Option(min=1, help="Queries of a set at most; the same ones each time.")] = 10_000,
) -> None:
    """Measure search on public retrieval sets, method by method."""
    try:
        folders = chosen_sets(folder, only)
        embedder = CachedEmbedder(open_embedder(read_settings()))
    except (YardsticksError, ModelError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    bias = LanguageBias.measure(embedder)
    typer.echo(_HEAD)
    for chosen in folders:
        dataset = load_beir(chosen).sample(queries, SEED)
        for method, figures in measure(dataset, embedder, bias).items():
            typer.echo(row(dataset, method, figures))


def chosen_sets(folder: Path, only: Sequence[str] | None) -> list[Path]:
    """The folders of the sets.

    Raises:
        YardsticksError: there is none, or none of a name that was asked for.
    """
    found = {path.parent.name: path.parent for path in sorted(folder.glob("*/qrels.tsv"))}
    if missing := [name for name in only or () if name not in found]:
        raise YardsticksError(f"{folder} has no set {', '.join(missing)}; it has {', '.join(found) or 'none'}")
    if not found:
        raise YardsticksError(f"{folder} has no retrieval set (a folder with corpus.jsonl, queries.jsonl, qrels.tsv)")
    return [path for name, path in found.items() if only is None or name in only]


def row(dataset: RetrievalSet, method: Method, figures: Figures) -> str:
    """A line of the table."""
    size = f"{len(dataset.queries)} / {len(dataset.passages)}"
    shares = (f"{share:.3f}" for share in (figures.success_1, figures.mrr_10, figures.ndcg_10))
    return f"| {' | '.join((dataset.name, size, method, *shares))} |"


def measure(dataset: RetrievalSet, embedder: Embedder, bias: LanguageBias) -> dict[Method, Figures]:
    """Every method's figures on a set."""
    searched = _Searched.of(list(dataset.passages.values()), embedder, bias)
    names = list(dataset.passages)
    ranked: dict[Method, dict[str, dict[str, float]]] = {method: {} for method in Method}
    vectors = embedder.embed_queries(list(dataset.queries.values()))
    for (name, query), vector in zip(dataset.queries.items(), vectors, strict=True):
        for method, scores in searched.scores(query, vector, bias):
            best = np.argsort(-scores, kind="stable")[:_DEPTH].tolist()
            ranked[method][name] = {names[place]: float(scores[place]) for place in best}
    return {method: _figures(dataset.grades, run) for method, run in ranked.items()}


@dataclass(frozen=True, slots=True)
class _Searched:
    """A set's passages, made ready as the index makes a plan's items ready; ``passage`` is the place of a phrase's."""

    plain: Vectors
    unbiased: Vectors
    phrases: Vectors
    passage: NDArray[np.int64]
    lexical: LexicalIndex

    @classmethod
    def of(cls, texts: Sequence[str], embedder: Embedder, bias: LanguageBias) -> "_Searched":
        phrases = [(place, text[start:end]) for place, text in enumerate(texts) for start, end in split_phrases(text)]
        language = _language(texts)
        plain = embedder.embed_documents(texts)
        of_phrases = embedder.embed_documents([phrase for _, phrase in phrases])
        return cls(
            plain=plain,
            unbiased=bias.unbiased_documents(plain, [language] * len(plain)),
            phrases=bias.unbiased_documents(of_phrases, [language] * len(of_phrases)),
            passage=np.array([place for place, _ in phrases], np.int64),
            lexical=LexicalIndex.of([terms(text) for text in texts]),
        )

    def scores(self, query: str, vector: Vectors, bias: LanguageBias) -> Iterator[tuple[Method, Scores]]:
        unbiased = bias.unbiased_query(vector, recognise(query))
        of_passages = _cosines(self.unbiased, unbiased)
        best_phrase = best_of(_cosines(self.phrases, unbiased), self.passage, len(self.plain))
        dense = with_best_phrase(of_passages, best_phrase)
        words = self.lexical.shares(terms(query))
        yield Method.DENSE, _cosines(self.plain, vector)
        yield Method.UNBIASED, of_passages
        yield Method.PHRASES, dense
        in_any_language = self.lexical.shares_in_any_wording(packaged_glossary().read(read_terms(query)))
        yield Method.WORDS, words
        yield Method.GLOSSARY, in_any_language
        yield Method.FUSED, fuse(dense, in_any_language)


def _cosines(vectors: Vectors, vector: Vectors) -> Scores:
    return np.asarray(vectors @ vector, np.float64)


def _language(texts: Iterable[str]) -> str:
    """The language of most of the texts: a plan has one for all its items."""
    return Counter(map(recognise, texts)).most_common(1)[0][0]


def _figures(grades: Mapping[str, Mapping[str, int]], run: Mapping[str, Mapping[str, float]]) -> Figures:
    import ir_measures
    from ir_measures import RR, Success, nDCG

    measured = ir_measures.calc_aggregate([Success @ 1, RR @ 10, nDCG @ 10], grades, run)
    return Figures(*(float(measured[each]) for each in (Success @ 1, RR @ 10, nDCG @ 10)))
