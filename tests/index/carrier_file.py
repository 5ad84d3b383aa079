"""A tiny file of embedding weights, in the byte form of the real one, with weights drawn from a seed."""

import struct

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, INTERMEDIATE, POSITIONS, TOKEN_TYPES = 64, 2, 2, 128, 24, 2
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
WORDS = ("▁", "a", "b", "ab", "▁ab", "▁query", "▁passage", ":", "会", "談", "会談", "カ", "2", "\u0301", "x")
PIECES = (*SPECIAL, *WORDS, "<mask>")
VOCABULARY = len(PIECES) + 4
NORMALISATION = {"\x01": "", "\t": " ", "\u3000": " ", "²": "2", "㌍": "カ", "Ａ": "a", "ａ": "a", "￣": " x"}


def carrier_bytes(seed: int = 0) -> bytes:
    """The file's bytes; the same seed gives the same bytes."""
    random = np.random.default_rng(seed)
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, LAYERS, HEADS, INTERMEDIATE, VOCABULARY, POSITIONS, TOKEN_TYPES, 1e-12, 32
    )
    return _with_tensors(head + _tokenizer(), _tensors(random))


def _tokenizer() -> bytes:
    pieces = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, pieces)]).tolist()
    scores = [0.0 if piece.startswith("<") else -1.0 - len(piece) / 10 for piece in PIECES]
    entries = b"".join(
        struct.pack(f"<IB{len(text)}I", ord(character), len(text), *map(ord, text))
        for character, text in sorted(NORMALISATION.items())
    )
    return b"".join(
        [
            struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, offsets[-1]),
            struct.pack(f"<{len(offsets)}I", *offsets),
            struct.pack(f"<{len(scores)}f", *scores),
            *pieces,
            struct.pack("<iI", len(NORMALISATION), len(entries)),
            entries,
        ]
    )


def _tensors(random: np.random.Generator) -> dict[str, tuple[int, int, bytes]]:
    """Kind, number of weights and bytes of each tensor."""
    tensors = {
        "emb.word": _blocks(random, VOCABULARY * HIDDEN),
        "emb.pos": _floats(random, POSITIONS * HIDDEN),
        "emb.type": _floats(random, TOKEN_TYPES * HIDDEN),
        "emb.ln.w": _floats(random, HIDDEN, around=1),
        "emb.ln.b": _floats(random, HIDDEN),
    }
    for layer in range(LAYERS):
        for name, outputs, inputs in (
            *((part, HIDDEN, HIDDEN) for part in ("q", "k", "v", "ao")),
            ("fi", INTERMEDIATE, HIDDEN),
            ("fo", HIDDEN, INTERMEDIATE),
        ):
            tensors[f"l{layer}.{name}.w"] = _blocks(random, outputs * inputs)
            tensors[f"l{layer}.{name}.b"] = _floats(random, outputs)
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"] = _floats(random, HIDDEN, around=1)
            tensors[f"l{layer}.{name}.b"] = _floats(random, HIDDEN)
    return tensors


def _floats(random: np.random.Generator, count: int, around: float = 0) -> tuple[int, int, bytes]:
    return 0, count, random.normal(around, 0.05, count).astype("<f4").tobytes()


def _blocks(random: np.random.Generator, count: int) -> tuple[int, int, bytes]:
    rows = count // 32
    scales = random.uniform(0.01, 0.05, (rows, 1)).astype("<f2")
    packed: NDArray[np.uint8] = random.integers(0, 256, (rows, 16)).astype(np.uint8)
    return 1, count, np.concatenate([scales.view(np.uint8), packed], axis=1).tobytes()


def _with_tensors(head: bytes, tensors: dict[str, tuple[int, int, bytes]]) -> bytes:
    entry = struct.calcsize("<BIQQ")
    start = len(head) + 4 + sum(2 + len(name) + entry for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, (kind, count, data) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, start + len(body), len(data))
        body += data
    return head + directory + body
