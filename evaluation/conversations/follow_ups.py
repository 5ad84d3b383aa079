"""``python -m evaluation follow-ups``: the rules for follow-ups on the public conversations of TREC CAsT 2022."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from assistant.conversation import StandAlone, understand
from assistant.conversation.context import share_and_gain
from assistant.language import Language
from assistant.opening import open_embedder
from assistant.question import LONGEST_QUESTION, EarlierTurn, Question
from assistant.settings import read_settings
from evaluation.beir import RetrievalSet, load_beir
from evaluation.systems.cached import CachedEmbedder
from index.embedding import Embedder, ModelError
from index.lexical import Scores

_DEPTH: Final = 10
Ways = dict[str, dict[str, Scores]]
"""The scores of all passages, by the way to ask and the id of the query."""


def follow_ups(
    folder: Annotated[Path, typer.Argument(help="Holds cast2022_raw and cast2022_manual, in BEIR form.")],
) -> None:
    """Measure how much of what a person gains by rewriting follow-ups the rules gain; meaning alone, English."""
    try:
        raw, manual = (load_beir(folder / f"cast2022_{name}") for name in ("raw", "manual"))
        embedder = CachedEmbedder(open_embedder(read_settings()))
    except (FileNotFoundError, ModelError) as error:
        typer.echo(f"evaluation: {error}", err=True)
        raise typer.Exit(1) from error
    understood = understand_all(raw.queries, _histories(folder / "cast2022_raw"))
    changed = sum(meant.changed for meant in understood.values())
    typer.echo(f"{len(understood)} turns, {changed} changed\n\n| asked | R@1 | MRR@10 |\n| --- | ---: | ---: |")
    for way, scores in score(raw, manual, understood, embedder).items():
        ranks = [_rank(scores[name], raw, name) for name in raw.queries]
        r1, mrr = np.mean([rank == 1 for rank in ranks]), np.mean([1 / rank if rank else 0.0 for rank in ranks])
        typer.echo(f"| {way} | {r1:.3f} | {mrr:.3f} |")


def understand_all(queries: Mapping[str, str], histories: Mapping[str, Sequence[str]]) -> dict[str, StandAlone]:
    """What each turn was understood to mean, from the utterances before it and nothing else."""
    known: dict[tuple[str, ...], EarlierTurn] = {}

    def earlier(history: Sequence[str]) -> tuple[EarlierTurn, ...]:
        turns: tuple[EarlierTurn, ...] = ()
        for place, utterance in enumerate(history):
            key = tuple(history[: place + 1])
            if key not in known:
                known[key] = EarlierTurn(utterance, _understand(utterance, turns).query, Language.ENGLISH)
            turns = (*turns, known[key])
        return turns

    return {name: _understand(query, earlier(histories.get(name, ()))) for name, query in queries.items()}


def score(raw: RetrievalSet, manual: RetrievalSet, understood: Mapping[str, StandAlone], embedder: Embedder) -> Ways:
    """Score the passages for each way to ask: as typed, by the rules, by a person; ``blended`` as answers are found."""
    names = list(raw.queries)
    passages = embedder.embed_documents(list(raw.passages.values()))

    def cosines(texts: Sequence[str]) -> dict[str, Scores]:
        scores = np.asarray(embedder.embed_queries(texts) @ passages.T, np.float64)
        return dict(zip(names, scores, strict=True))

    typed = cosines([raw.queries[name] for name in names])
    ruled = cosines([understood[name].query for name in names])
    shares = {name: share_and_gain(understood[name])[0] for name in names}
    blended = {name: shares[name] * ruled[name] + (1 - shares[name]) * typed[name] for name in names}
    by_hand = cosines([manual.queries[name] for name in names])
    return {"as typed": typed, "rewritten by the rules": ruled, "blended": blended, "rewritten by a person": by_hand}


def _understand(query: str, earlier: tuple[EarlierTurn, ...]) -> StandAlone:
    return understand(Question(query[:LONGEST_QUESTION], earlier=earlier), {})


def _rank(scores: Scores, dataset: RetrievalSet, name: str) -> int:
    """The rank of the first right passage, from 1; 0 beyond the tenth."""
    passages = list(dataset.passages)
    best = np.argsort(-scores, kind="stable")[:_DEPTH].tolist()
    return next((rank for rank, place in enumerate(best, 1) if passages[place] in dataset.grades[name]), 0)


def _histories(folder: Path) -> dict[str, list[str]]:
    with (folder / "queries.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {line["_id"]: line["metadata"]["history"] for line in lines}
