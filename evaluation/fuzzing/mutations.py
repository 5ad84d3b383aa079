"""One file → many damaged ones: the same for the same seed, each different."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Final

_MOST_CHANGES: Final = 6
_LONGEST: Final = 4_096
"""Bytes that are taken out, doubled or put in at once."""
_ALARMING: Final = (
    b"\x00", b"\xff\xff\xff\xff", b"99999999999", b"-1", b"0", b"%PDF-1.7", b"PK\x03\x04", b"&a;", b"<w:p>", b"</w:p>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<w:tbl><w:tr><w:tc>", b"<ol start='-999999'>", b"<table><tr><td>",
    b"<div>" * 300, b"(" * 400, b"1." * 200, "（１）".encode() * 50, b"/Kids [1 0 R]", b"/Length 999999999", b"obj",
    b"endstream", b"stream", b"\xe3\x81", b"\r", b"\x0c", b"[" * 300, b"> " * 200, b"* " * 200, b"`" * 200,
    b'w:val="99999"',
)  # fmt: skip
_JOINTS: Final = (b"</w:p>", b"</w:lvl>", b"</w:r>", b"</p>", b"</li>", b"endobj", b"\n", b">")
"""Where files of each kind come apart without losing their grammar."""
_Mutation = Callable[[random.Random, bytes, bytes], bytes]


def damaged(seeds: Sequence[tuple[str, bytes]], seed: int, number: int) -> tuple[str, bytes]:
    """The damaged file of that number: its name and bytes."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311  # repeatable, not secret
    name, data = chance.choice(seeds)
    other = chance.choice(seeds)[1]
    if name.endswith(".docx") and chance.random() < 0.7:  # noqa: PLR2004
        return name, _inside(chance, data, other)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        data = chance.choice(_MUTATIONS)(chance, data, other)
    if not name.endswith((".pdf", ".docx")) and chance.random() < 0.5:  # noqa: PLR2004
        # Else nearly all damaged texts are refused for their encoding, and what reads them is not tried.
        data = data.decode("utf-8", "ignore").encode()
    return chance.choice((name, name, name, "file.md", "file.html")), data


def _inside(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Damage the parts of a Word file, or exchange them, and pack them again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(name for name in parts if name.startswith("word/") and name.endswith(".xml"))
    if chance.random() < 0.3:  # noqa: PLR2004
        one, two = chance.choice(names), chance.choice(names)
        parts[one], parts[two] = parts[two], parts[one]
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        name = chance.choice((*names, "word/document.xml", "word/numbering.xml"))
        parts[name] = chance.choice(_MUTATIONS)(
            chance, parts[name], chance.choice((other, parts[chance.choice(names)]))
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _flips in range(chance.randint(1, 40) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _truncate(chance: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _stretch(chance, data)
    return data[:start] + data[end:]


def _double(chance: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _stretch(chance, data)
    return data[:end] + data[start:end] * chance.randint(1, 5) + data[end:]


def _move(chance: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _stretch(chance, data)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = _stretch(chance, other)
    place = chance.randrange(len(data) + 1)
    return data[:place] + other[start:end] + data[place + chance.choice((0, end - start)) :]


def _join(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _alarm(chance: random.Random, data: bytes, _: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    token = chance.choice(_ALARMING)
    return data[:place] + token + data[place + chance.choice((0, len(token))) :]


def _renumber(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Put another number in the place of one that the file has."""
    places = (chance.randrange(len(data) + 1) for _n in range(200))
    digits = [place for place in places if data[place : place + 1].isdigit()]
    for place in digits[: chance.randint(1, 20)]:
        data = data[:place] + chance.choice(b"0123456789-").to_bytes() + data[place + 1 :]
    return data


def _rearrange(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Take pieces of the file out, double them, or put them elsewhere."""
    joints = [joint for joint in _JOINTS if joint in data]
    if not joints:
        return data
    joint = chance.choice(joints)
    pieces = data.split(joint)
    for _n in range(chance.randint(1, 5)):
        piece = pieces.pop(chance.randrange(len(pieces)))
        if not pieces or chance.random() < 0.7:  # noqa: PLR2004
            pieces.insert(chance.randrange(len(pieces) + 1), piece)
        if chance.random() < 0.5:  # noqa: PLR2004
            pieces.insert(chance.randrange(len(pieces) + 1), piece)
    return joint.join(pieces)


_GENTLE: Final[tuple[_Mutation, ...]] = (_renumber, _rearrange)
"""Those after which a file is often one of its kind still."""
_MUTATIONS: Final[tuple[_Mutation, ...]] = (
    _flip, _truncate, _cut, _double, _move, _splice, _join, _alarm, _alarm, *_GENTLE, *_GENTLE,
)  # fmt: skip


def _stretch(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randint(1, _LONGEST))
