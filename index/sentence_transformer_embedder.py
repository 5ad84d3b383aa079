"""Sentence Transformer embedder: any model of that library, by folder or by name, run with torch.

Prompts are the model's own, from its `config_sentence_transformers.json`: E5, BGE, Ruri and EmbeddingGemma were each
trained with different ones, and a model asked without them finds less.
"""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding import ModelError, Vectors

_BATCH = 16
_SAMPLES = 1024


class SentenceTransformerEmbedder:
    """Embeds with torch; the way in for any model, and the reference that the faster ways have to match.

    Calls from several threads take turns: the library's tokenizers cannot be used by two at once ("Already borrowed").
    """

    def __init__(self, model: str, threads: int) -> None:
        """Loads a model; the first import of torch takes some six seconds.

        A folder is loaded without a network; a name is looked up in the local cache of the Hugging Face hub and then
        on the hub itself. `threads` holds for torch in the whole process, which knows no other way.

        Raises:
            ModelError: there is no such model, or it cannot be loaded.
        """
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(threads)
        try:
            self._model: Any = SentenceTransformer(
                model, device="cpu", local_files_only=Path(model).is_dir(), model_kwargs={"dtype": torch.float32}
            )
        except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
            raise ModelError(
                f"the embedding model {model!r} cannot be loaded: {_first_line(error)}; name the folder of a Sentence "
                'Transformers model, or a model of the hub that this machine can reach, or "packaged"'
            ) from error
        self._turn = threading.Lock()
        self._fingerprint = f"{Path(model).name}-{_sampled_hash(self._model)}"
        self._dimensions = int(self._model.get_embedding_dimension())

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def dimensions(self) -> int:
        return self._dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given; shape (len(texts), dimensions)."""
        return self._embed(self._model.encode_query, texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, in the order given; shape (len(texts), dimensions)."""
        return self._embed(self._model.encode_document, texts)

    def _embed(self, encode: Any, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        with self._turn:
            vectors = encode(
                list(texts),
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return np.asarray(vectors, np.float32)


def _sampled_hash(model: Any) -> str:
    """Twelve hexadecimal digits that stand for the weights: up to 1,024 of each tensor, spread evenly, and its shape.

    With them the steps between text and vector (`str(model)` tells pooling and maximum length) and the prompts.
    """
    digest = hashlib.sha256(f"{model}{sorted(model.prompts.items())}".encode())
    for name, tensor in sorted(model.state_dict().items()):
        flat = tensor.detach().reshape(-1)
        sample = flat[:: max(1, flat.numel() // _SAMPLES)].float().numpy()
        digest.update(f"{name}{tuple(tensor.shape)}".encode() + sample.tobytes())
    return digest.hexdigest()[:12]


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
