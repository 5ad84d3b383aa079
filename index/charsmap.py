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
from dataclasses import dataclass, field

_LEAF_FOLLOWS = 1 << 8
_VALUE = 1 << 31


@dataclass
class _Node:
    """A node of the trie: branches by byte, and where the replacement starts if a character ends here."""

    branches: dict[int, "_Node"] = field(default_factory=dict)
    start: int | None = None

    def bytes(self) -> frozenset[int]:
        """The bytes that have a place beside the node's base; 0 is the value's."""
        return frozenset(self.branches) | (frozenset() if self.start is None else {0})


def precompiled_charsmap(replacements: Mapping[str, str]) -> bytes:
    """The precompiled charsmap that turns each key, one character, into its replacement.

    Raises:
        ValueError: a key or a replacement has the character NUL, which ends texts in this form.
    """
    texts = bytearray()
    starts: dict[str, int] = {}
    root = _Node()
    for character, replacement in replacements.items():
        if "\0" in character + replacement:
            raise ValueError(f"NUL can neither be replaced nor replace: {character!r}, {replacement!r}")
        if replacement not in starts:
            starts[replacement] = len(texts)
            texts += replacement.encode() + b"\0"
        node = root
        for byte in character.encode():
            node = node.branches.setdefault(byte, _Node())
        node.start = starts[replacement]
    units = _double_array(root)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _double_array(root: _Node) -> list[int]:
    """Lays the trie out: the child for a byte stands at (its parent's base XOR the byte).

    A unit holds its own byte, a flag for "a value stands at my base" and, from bit 10, the XOR between its own place
    and its base; a value has bit 31 set, so that no byte is taken for it. No two nodes share a base, or one would
    answer for the other's children. A place that did not suit these bytes once never will: the search resumes.
    """
    units: dict[int, int] = {0: 0}
    bases: set[int] = set()
    reached: dict[frozenset[int], int] = {}
    waiting = [(0, root)]
    for place, node in waiting:
        needed = node.bytes()
        base = reached.get(needed, 1)
        while base in bases or any(base ^ byte in units for byte in needed):
            base += 1
        bases.add(base)
        reached[needed] = base
        units[place] |= (place ^ base) << 10
        for byte, branch in node.branches.items():
            units[base ^ byte] = byte
            waiting.append((base ^ byte, branch))
        if node.start is not None:
            units[place] |= _LEAF_FOLLOWS
            units[base] = _VALUE | node.start
    return [units.get(place, 0) for place in range((max(units) | 0xFF) + 1)]
