"""What an index was built from: model, plans, versions."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Final

from corpus import Plan
from index.phrases import split_phrases
from index.views import View, views_of

FORMAT: Final = 3
"""Counts up when the files of an index change their meaning."""


class OtherFormatError(Exception):
    """A manifest of another version of this program."""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan in an index: the checksum of its source, a digest of all that was embedded, and counts."""

    checksum: str
    digest: str
    items: int
    views: int
    phrases: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from and with. ``built`` is the time in ISO 8601, UTC."""

    model: str
    dimensions: int
    built: str
    plans: dict[str, PlanEntry]
    versions: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that no other build has: the time of the build is among what they are made of."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:16]

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read a manifest back.

        Raises:
            OtherFormatError: it has the format of another version.
            ValueError: it is no manifest.
        """
        table = json.loads(text)
        try:
            if table.get("format") != FORMAT:
                raise OtherFormatError(f"format {table.get('format')}, not {FORMAT}")
            plans = {plan_id: PlanEntry(**entry) for plan_id, entry in table.pop("plans").items()}
            return cls(plans=plans, **table)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest: {error}") from error


def describe(plan: Plan) -> PlanEntry:
    """The entry of a plan as it is now: it equals the index's while the index is up to date."""
    views = tuple(views_of(plan))
    phrases = sum(len(split_phrases(item.text)) for item in plan.items)
    return PlanEntry(plan.checksum, _digest(plan, views), len(plan.items), len(views), phrases)


def _digest(plan: Plan, views: Iterable[View]) -> str:
    """SHA-256 over everything that is embedded of a plan, so that a new reading of an old source shows."""
    digest = hashlib.sha256()
    for view in views:
        digest.update("\x1f".join((view.item_id, view.kind, view.language, view.text, "\x1e")).encode())
    for item in plan.items:
        digest.update(f"{item.id}\x1f{split_phrases(item.text)}\x1e".encode())
    return digest.hexdigest()
