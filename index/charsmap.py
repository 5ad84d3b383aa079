"""Charsmap: a map of code points in the form that `tokenizers` runs, a SentencePiece precompiled charsmap.

The form is a `uint32` with the number of bytes of a double-array trie (Yata, Oono, Morita, Fuketa, Sumitomo, Aoe
2007, as laid out by darts-clone), the trie's `uint32` units, and the replacements, each ended by a zero byte. The
trie leads from the UTF-8 bytes of a code point to where its replacement starts.

Why not simply NFKC: a model's map is fixed when the model is trained. This one differs from today's NFKC in 45 of its
4,837 code points, and from the NFKC of the characters that Unicode gained since. Why not one `Replace` a code point:
4,837 passes over every text.
"""

import struct
from collections.abc import Mapping
from typing import TypeAlias

_Node: TypeAlias = "dict[int, _Node | int]"
"""Branches by byte; under 0 stands where the replacement starts."""

_LEAF_FOLLOWS = 1 << 8
_VALUE = 1 << 31


def precompiled_charsmap(replacements: Mapping[str, str]) -> bytes:
    """The precompiled charsmap that turns each key, one character other than NUL, into its replacement."""
    texts = bytearray()
    starts: dict[str, int] = {}
    root: _Node = {}
    for character, replacement in replacements.items():
        if replacement not in starts:
            starts[replacement] = len(texts)
            texts += replacement.encode() + b"\0"
        _insert(root, character.encode(), starts[replacement])
    units = _double_array(root)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _insert(root: _Node, key: bytes, start: int) -> None:
    node = root
    for byte in key:
        branch = node.setdefault(byte, {})
        if not isinstance(branch, dict):
            raise TypeError(f"NUL cannot be replaced: {key!r}")
        node = branch
    node[0] = start


def _double_array(root: _Node) -> list[int]:
    """Lays the trie out: the child for a byte stands at (its parent's base XOR the byte).

    A unit holds its own byte, a flag for "a value stands at my base" and, from bit 10, the XOR between its own place
    and its base; a value has bit 31 set, so that no byte is taken for it. No two nodes share a base, or one would
    answer for the other's children. A place that did not suit these branches once never will: the search resumes.
    """
    units: dict[int, int] = {0: 0}
    bases: set[int] = set()
    reached: dict[frozenset[int], int] = {}
    waiting: list[tuple[int, _Node]] = [(0, root)]
    for place, node in waiting:
        branches = frozenset(node)
        base = reached.get(branches, 1)
        while base in bases or any(base ^ byte in units for byte in node):
            base += 1
        bases.add(base)
        reached[branches] = base
        units[place] |= (place ^ base) << 10 | (_LEAF_FOLLOWS if 0 in node else 0)
        for byte, branch in node.items():
            if isinstance(branch, dict):
                units[base ^ byte] = byte
                waiting.append((base ^ byte, branch))
            else:
                units[base] = _VALUE | branch
    return [units.get(place, 0) for place in range((max(units) | 0xFF) + 1)]
