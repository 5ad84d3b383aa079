"""One fingerprint of all texts that stand in this folder."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

_NO_TEXTS: Final = (".py", ".pyc")
_DIGITS: Final = 16


@cache
def prompts_fingerprint() -> str:
    """Sixteen hexadecimal digits, over the name and content of every catalogue and prompt."""
    digest = hashlib.sha256()
    for name, content in sorted(_texts(resources.files("prompts"))):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:_DIGITS]


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{above}{entry.name}/")
        elif not entry.name.endswith(_NO_TEXTS):
            yield f"{above}{entry.name}", entry.read_bytes()
