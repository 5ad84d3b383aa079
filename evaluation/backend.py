"""Backend: one way of running the packaged model's weights, as an embedder.

Only `onnx-int8` and `onnx-float32` are ways in which the assistant itself can run; the others are what they are
compared with.
"""

import importlib.util
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from index.carrier import read_carrier
from index.embedding import Embedder, Vectors
from index.model_folder import ONNX_FILE
from index.model_writer import PROMPTS, write_graph
from index.onnx_embedder import OnnxEmbedder, unit_means
from index.packaged_model import find_carrier

_BATCH = 16

TorchPrecision = Literal["float32", "bfloat16", "mixed", "autocast"]


@dataclass(frozen=True)
class Backend:
    """A name, the packages it needs, and how to load it from (model folder, work folder, threads)."""

    name: str
    packages: tuple[str, ...]
    load: Callable[[Path, Path, int], Embedder]

    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [name for name in self.packages if importlib.util.find_spec(name) is None]


class TorchEmbedder:
    """Sentence Transformers in one of four precisions.

    `bfloat16` runs pooling and length in it too; `mixed` the encoder alone, with pooling and length in float32;
    `autocast` keeps the weights in float32 and lets torch choose per operation.
    """

    fingerprint = "measured"

    def __init__(self, folder: Path, threads: int, precision: TorchPrecision) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(threads)
        halved = precision in ("bfloat16", "mixed")
        dtype = torch.bfloat16 if halved else torch.float32
        self._model: Any = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": dtype}
        )
        if precision == "mixed":
            self._model[0].register_forward_hook(_widen)
        self._context: Callable[[], AbstractContextManager[Any]] = nullcontext
        if precision == "autocast":
            self._context = lambda: torch.autocast("cpu", torch.bfloat16)
        self.dimensions = int(self._model.get_embedding_dimension())

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._model.encode_query, texts)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._model.encode_document, texts)

    def _embed(self, encode: Any, texts: Sequence[str]) -> Vectors:
        with self._context():
            tensors = encode(list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_tensor=True)
        return np.asarray(tensors.float().numpy(), np.float32)


class SentenceTransformersBackend(TorchEmbedder):
    """Sentence Transformers' own `backend="onnx"` or `"openvino"`, which go through Optimum."""

    def __init__(self, folder: Path, threads: int, backend: Literal["onnx", "openvino"]) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(threads)
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, backend=backend)
        self._context = nullcontext
        self.dimensions = int(self._model.get_embedding_dimension())


class OpenVinoEmbedder:
    """OpenVINO on the float32 graph, with our tokenizer and pooling; `precision` is what it may compute in."""

    fingerprint = "measured"

    def __init__(self, folder: Path, threads: int, precision: Literal["f32", "bf16"]) -> None:
        import openvino
        from tokenizers import Tokenizer

        core = openvino.Core()
        settings = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": precision, "NUM_STREAMS": 1}
        self._compiled: Any = core.compile_model(str(folder / ONNX_FILE), "CPU", settings)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.dimensions = int(self._compiled.output(0).partial_shape[2].get_length())

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed([PROMPTS["query"] + text for text in texts])

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return self._embed([PROMPTS["document"] + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        by_length = sorted(range(len(texts)), key=lambda number: len(tokens[number]))
        for start in range(0, len(texts), _BATCH):
            batch = by_length[start : start + _BATCH]
            width = max(len(tokens[number]) for number in batch)
            mask = np.array([[int(column < len(tokens[number])) for column in range(width)] for number in batch])
            ids = np.ones_like(mask)
            ids[mask == 1] = np.concatenate([tokens[number] for number in batch])
            hidden = self._compiled({"input_ids": ids, "attention_mask": mask})[0]
            vectors[batch] = unit_means(hidden, mask)
        return vectors


def _torch(precision: TorchPrecision) -> Callable[[Path, Path, int], Embedder]:
    return lambda folder, _, threads: TorchEmbedder(folder, threads, precision)


def _through_optimum(backend: Literal["onnx", "openvino"]) -> Callable[[Path, Path, int], Embedder]:
    return lambda folder, work, threads: SentenceTransformersBackend(float32_folder(folder, work), threads, backend)


def _openvino(precision: Literal["f32", "bf16"]) -> Callable[[Path, Path, int], Embedder]:
    return lambda folder, work, threads: OpenVinoEmbedder(float32_folder(folder, work), threads, precision)


def float32_folder(folder: Path, work: Path) -> Path:
    """The model with its ONNX graph in float32."""
    target = work / "float32"
    if not target.is_dir():
        _link_all_but_graph(folder, target)
        write_graph(read_carrier(find_carrier()), target, "float32")
    return target


def dynamic_folder(folder: Path, work: Path) -> Path:
    """The model with its float32 graph quantised by ONNX Runtime: int8 weights a channel, activations a tensor."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    target = work / "dynamic"
    if not target.is_dir():
        _link_all_but_graph(folder, target)
        (target / "onnx").mkdir()
        graph = float32_folder(folder, work) / ONNX_FILE
        quantize_dynamic(graph, target / ONNX_FILE, per_channel=True, weight_type=QuantType.QInt8)
    return target


def _link_all_but_graph(folder: Path, target: Path) -> None:
    target.mkdir()
    for path in folder.iterdir():
        if path.name != "onnx":
            (target / path.name).symlink_to(path.absolute())


BACKENDS = (
    Backend("torch-float32", ("torch", "sentence_transformers"), _torch("float32")),
    Backend("torch-bfloat16", ("torch", "sentence_transformers"), _torch("bfloat16")),
    Backend("torch-mixed", ("torch", "sentence_transformers"), _torch("mixed")),
    Backend("torch-autocast", ("torch", "sentence_transformers"), _torch("autocast")),
    Backend("sentence-transformers-onnx", ("sentence_transformers", "optimum"), _through_optimum("onnx")),
    Backend("sentence-transformers-openvino", ("sentence_transformers", "optimum"), _through_optimum("openvino")),
    Backend("openvino-float32", ("openvino", "onnx"), _openvino("f32")),
    Backend("openvino-bfloat16", ("openvino", "onnx"), _openvino("bf16")),
    Backend(
        "onnx-float32",
        ("onnxruntime", "onnx"),
        lambda folder, work, threads: OnnxEmbedder(float32_folder(folder, work), threads, "measured"),
    ),
    Backend(
        "onnx-dynamic-int8",
        ("onnxruntime", "onnx"),
        lambda folder, work, threads: OnnxEmbedder(dynamic_folder(folder, work), threads, "measured"),
    ),
    Backend(
        "onnx-int8",
        ("onnxruntime",),
        lambda folder, work, threads: OnnxEmbedder(folder, threads, "measured"),
    ),
)


def backend_named(name: str) -> Backend:
    """The backend of that name.

    Raises:
        KeyError: there is none.
    """
    return {backend.name: backend for backend in BACKENDS}[name]


def prepare(folder: Path, work: Path) -> None:
    """Makes the graphs that some backends need, so that no backend's memory or loading time has the making in it."""
    if importlib.util.find_spec("onnx") is not None:
        dynamic_folder(folder, work)


def _widen(module: Any, inputs: Any, output: dict[str, Any]) -> dict[str, Any]:
    return {**output, "token_embeddings": output["token_embeddings"].float()}
