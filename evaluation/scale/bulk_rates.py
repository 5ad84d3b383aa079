"""``python -m evaluation scale-embedding``: documents a second in bulk, beside other ways with the same model.

All embed the same texts on every core. The peers: a plain loop of Sentence Transformers; the same library's batches;
and ONNX Runtime used directly, in padded batches as the texts come.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import typer

from assistant.opening import open_library
from assistant.settings import read_settings
from evaluation.scale.embedding import texts_of
from evaluation.scale.items import made_plans
from evaluation.scale.pieces import pieces_of_documents, pieces_of_plan
from index.bulk import EmbeddingJournal, embed_in_bulk
from index.embedders import load_embedder
from index.embedding import Vectors
from index.model_folder import servable_folder
from index.onnx_embedder import unit_means
from index.packaged_model import ensure_packaged_model

_BATCH: Final = 32
_SEED: Final = 4

Embed = Callable[[Sequence[str]], Vectors]


def scale_embedding(
    texts: Annotated[int, typer.Option(min=32, help="How many texts of made items are embedded.")] = 600,
    documents: Annotated[
        Path, typer.Option(help="Folder of plain texts whose sentences are recombined with the plan's.")
    ] = Path("../shared/documents"),
) -> None:
    """Measure documents a second, each way after the other on the same texts."""
    settings = read_settings()
    (first, *_) = (plan for plan in open_library(settings).load_all() if plan.curation.questions)
    made = texts_of(made_plans(2_000, pieces_of_plan(first), pieces_of_documents(documents)))
    chosen = random.Random(_SEED).sample(made, min(texts, len(made)))  # noqa: S311
    folder = ensure_packaged_model(settings.cache_folder)
    ways: dict[str, Callable[[], Embed]] = {
        "in bulk (`plan-assistant index build`)": lambda: _in_bulk(settings.cache_folder),
        f"ONNX Runtime, batches of {_BATCH} as they come": lambda: _naive(folder),
        "Sentence Transformers, one after the other": lambda: _sentence_transformers(folder, 1),
        f"Sentence Transformers, batches of {_BATCH}": lambda: _sentence_transformers(folder, _BATCH),
    }
    typer.echo(
        f"{len(chosen)} texts, {np.mean([len(text) for text in chosen]):.0f} characters each, {os.cpu_count()} cores"
    )
    typer.echo(
        "| way | documents/s | documents/s of processor time | least cosine with the first |\n"
        "| --- | ---: | ---: | ---: |"
    )
    reference: Vectors | None = None
    for name, load in ways.items():
        embed = load()
        embed(chosen[:8])
        wall, processor = time.perf_counter(), time.process_time()
        vectors = embed(chosen)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        reference = vectors if reference is None else reference
        agreement = float((vectors * reference).sum(axis=1).min())
        typer.echo(f"| {name} | {len(chosen) / wall:.1f} | {len(chosen) / processor:.1f} | {agreement:.4f} |")


def _in_bulk(cache: Path) -> Embed:
    embedder = load_embedder("packaged", cache)

    def embed(texts: Sequence[str]) -> Vectors:
        with tempfile.TemporaryDirectory() as folder:
            journal = EmbeddingJournal.open(Path(folder) / "journal", embedder.dimensions)
            embed_in_bulk(texts, embedder, journal)
            return journal.vectors(texts)

    return embed


def _naive(folder: Path) -> Embed:
    import onnxruntime
    from tokenizers import Tokenizer

    served = servable_folder(folder)
    if served is None:
        raise ValueError(f"{folder} has no ONNX graph")
    tokenizer = Tokenizer.from_file(str(served.tokenizer))
    tokenizer.enable_truncation(served.max_tokens)
    tokenizer.enable_padding()
    session: Any = onnxruntime.InferenceSession(str(served.graph), providers=["CPUExecutionProvider"])
    wanted = {each.name for each in session.get_inputs()}

    def embed(texts: Sequence[str]) -> Vectors:
        rows = []
        for start in range(0, len(texts), _BATCH):
            read = tokenizer.encode_batch([served.document_prompt + text for text in texts[start : start + _BATCH]])
            ids, mask = (np.array([getattr(each, what) for each in read]) for what in ("ids", "attention_mask"))
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = session.run(None, {name: feeds[name] for name in wanted})[0]
            rows.append(unit_means(hidden, mask))
        return np.concatenate(rows)

    return embed


def _sentence_transformers(folder: Path, batch: int) -> Embed:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(os.cpu_count() or 1)
    model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def embed(texts: Sequence[str]) -> Vectors:
        parts = [list(texts)] if batch > 1 else [[text] for text in texts]
        rows = [
            model.encode_document(part, batch_size=batch, show_progress_bar=False, normalize_embeddings=True)
            for part in parts
        ]
        return np.asarray(np.concatenate(rows), np.float32)

    return embed
