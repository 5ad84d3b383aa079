"""Names of collections and aliases in Milvus, made from fingerprints and nothing else."""

import hashlib
import json
import re
from dataclasses import astuple, dataclass
from typing import Final, Self

from index.manifest import Manifest

CURRENT: Final = "plan_assistant"
"""The alias of the views of the index in use."""
BEFORE: Final = "plan_assistant_before"
"""The alias of the views of the index before it, which servers that opened it may still ask."""
_OURS: Final = re.compile(r"plan_assistant_(?P<content>[0-9a-f]{32})_(?:views|words)")


@dataclass(frozen=True, slots=True)
class CollectionNames:
    """The collections of one index."""

    views: str
    words: str

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """Indexes of the same texts by the same model have the same: servers with folders of their own share them."""
        told = (
            manifest.format,
            manifest.model,
            manifest.dimensions,
            astuple(manifest.store),
            [(plan_id, entry.digest) for plan_id, entry in manifest.plans.items()],
        )
        return cls._of_content(hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32])

    @classmethod
    def beside(cls, collection: str) -> Self | None:
        """The collections of the index that one of them belongs to; None if it is none of ours."""
        found = _OURS.fullmatch(collection)
        return cls._of_content(found["content"]) if found else None

    @classmethod
    def _of_content(cls, content: str) -> Self:
        return cls(f"plan_assistant_{content}_views", f"plan_assistant_{content}_words")
