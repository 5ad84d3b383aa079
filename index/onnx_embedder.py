"""ONNX embedder: ONNX Runtime and `tokenizers` alone, without torch at serving time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import ModelError, Vectors
from index.model_folder import ModelFolder, servable_folder

_NORM_FLOOR = 1e-12
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_OUTPUTS = ("last_hidden_state", "token_embeddings")


class OnnxEmbedder:
    """Embeds with the ONNX graph of a Sentence Transformers folder: mean over tokens, in float32, then length one.

    Each text is run alone. In batches, sorted by length, the packaged model embeds fewer documents in a second of
    processor time: 16.8 one by one, 15.3 by 4, 10.2 by 16, 7.3 by 32; the activations outgrow the processor's cache.

    May be called from many threads at once; each call then computes with `threads` threads of its own.
    """

    def __init__(self, folder: Path, threads: int, fingerprint: str) -> None:
        """Loads the graph and the tokenizer; 1.2 s for the packaged model, of which the tokenizer takes 1.1 s.

        Raises:
            ModelError: the folder is not one that ONNX Runtime can serve, or its files cannot be read.
        """
        served = servable_folder(folder)
        if served is None:
            raise ModelError(
                f"{folder} has no ONNX graph that can be served without torch (onnx/model.onnx, tokenizer.json and "
                "mean pooling); load it with Sentence Transformers"
            )
        self._served: ModelFolder = served
        try:
            self._tokenizer = _load_tokenizer(served)
            self._session = _load_session(served.graph, threads)
        except Exception as error:  # both libraries raise plain exceptions of their own
            raise ModelError(
                f"the model in {folder} cannot be read: {error}; delete that folder, and the packaged model is made "
                "anew; another model has to be downloaded again"
            ) from error
        self._inputs = {each.name for each in self._session.get_inputs()}
        if not self._inputs <= _INPUTS:
            raise ModelError(
                f"{served.graph} asks for {', '.join(sorted(self._inputs - _INPUTS))}, which is not known here; "
                "without that file the model is run by Sentence Transformers"
            )
        self._output = _token_vectors([each.name for each in self._session.get_outputs()])
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def dimensions(self) -> int:
        return self._served.dimensions

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given; shape (len(texts), dimensions)."""
        return self._embed([self._served.query_prompt + text for text in texts])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, in the order given; shape (len(texts), dimensions)."""
        return self._embed([self._served.document_prompt + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._run(self._tokenizer.encode(text).ids)
        return vectors

    def _run(self, tokens: Sequence[int]) -> Vectors:
        ids = np.array([tokens], np.int64)
        mask = np.ones_like(ids)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden,) = self._session.run([self._output], {name: feeds[name] for name in self._inputs})
        return unit_means(hidden, mask)


def unit_means(hidden: NDArray[np.float32], mask: NDArray[np.int64]) -> Vectors:
    """The mean over each text's tokens, at length one.

    `hidden` is of shape (texts, tokens, hidden) and `mask`, 1 for a token and 0 for padding, of (texts, tokens).
    """
    sums = np.einsum("ijk,ij->ik", hidden, mask.astype(np.float32), dtype=np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, _NORM_FLOOR), np.float32)


def _token_vectors(outputs: Sequence[str]) -> str:
    return next((name for name in _OUTPUTS if name in outputs), outputs[0])


def _load_tokenizer(served: ModelFolder) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(served.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(served.max_tokens)
    return tokenizer


def _load_session(graph: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
