"""Model folder: what a Sentence Transformers folder says about how its model is to be run."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ONNX_FILE = "onnx/model.onnx"

_DOCUMENT_PROMPTS = ("document", "passage", "corpus")
_POOLING = 1
_SLICES = 64
_SLICE_BYTES = 65_536
_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx", "*.onnx_data")


@dataclass(frozen=True)
class ModelFolder:
    """A model that mean pooling and its ONNX graph serve: its files, prompts and maximum number of tokens."""

    graph: Path
    tokenizer: Path
    query_prompt: str
    document_prompt: str
    max_tokens: int
    dimensions: int


def servable_folder(folder: Path) -> ModelFolder | None:
    """The folder as ONNX Runtime and a tokenizer can serve it, or None when it takes Sentence Transformers.

    Served is a model of the modules Transformer, Pooling (the mean of all tokens, the prompt's with them) and
    Normalize or nothing, with a `tokenizer.json` and an ONNX graph under the name that Sentence Transformers gives it.
    """
    modules = _read(folder / "modules.json")
    if not isinstance(modules, list) or len(modules) <= _POOLING:
        return None
    pooling = _settings(folder / modules[_POOLING]["path"] / "config.json")
    dimensions = pooling.get("embedding_dimension") or pooling.get("word_embedding_dimension")
    kinds = [str(module.get("type", "")).rpartition(".")[2] for module in modules]
    bert, tokens = _settings(folder / "sentence_bert_config.json"), _settings(folder / "tokenizer_config.json")
    if (
        kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
        or not _is_mean(pooling)
        or not dimensions
        or bert.get("do_lower_case")
        or not (folder / ONNX_FILE).is_file()
        or not (folder / "tokenizer.json").is_file()
    ):
        return None
    config, model = _settings(folder / "config_sentence_transformers.json"), _settings(folder / "config.json")
    limits = (bert.get("max_seq_length"), tokens.get("model_max_length"), model.get("max_position_embeddings"))
    prompts = config.get("prompts") or {}
    default = prompts.get(config.get("default_prompt_name"), "")
    return ModelFolder(
        graph=folder / ONNX_FILE,
        tokenizer=folder / "tokenizer.json",
        query_prompt=prompts.get("query", default),
        document_prompt=next((prompts[name] for name in _DOCUMENT_PROMPTS if name in prompts), default),
        max_tokens=int(min(limit for limit in (*limits, 512) if limit)),
        dimensions=int(dimensions),
    )


def folder_fingerprint(folder: Path) -> str:
    """The folder's name and a hash of its weights, in milliseconds.

    A small file is read whole; of a file of weights its size and 64 slices of 64 KB are, spread evenly: training moves
    every weight, so that slices tell two models apart. Reading 470 MB at each start would take half a second and
    more; a file's date, which costs nothing, changes when a folder is copied, and the index would be built again.
    """
    digest = hashlib.sha256()
    paths = {path for pattern in (*_WEIGHTS, "*.json") for path in folder.rglob(pattern) if path.is_file()}
    for path in sorted(paths):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= _SLICES * _SLICE_BYTES:
                digest.update(file.read())
                continue
            for slice_number in range(_SLICES):
                file.seek((size - _SLICE_BYTES) * slice_number // (_SLICES - 1))
                digest.update(file.read(_SLICE_BYTES))
    return f"{folder.name}-{digest.hexdigest()[:12]}"


def _is_mean(pooling: dict[str, Any]) -> bool:
    if not pooling.get("include_prompt", True):
        return False
    if "pooling_mode" in pooling:
        return pooling["pooling_mode"] in ("mean", ["mean"])
    modes = {name for name, chosen in pooling.items() if name.startswith("pooling_mode_") and chosen is True}
    return modes == {"pooling_mode_mean_tokens"}


def _settings(path: Path) -> dict[str, Any]:
    content = _read(path)
    return content if isinstance(content, dict) else {}


def _read(path: Path) -> object:
    return json.loads(path.read_text("utf-8")) if path.is_file() else None
