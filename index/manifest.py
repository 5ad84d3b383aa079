"""What an index was built from: model, plans, versions."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Final

from corpus import Plan
from index.index_type import IndexKind, IndexType
from index.phrases import SPLITTER, split_phrases
from index.views import views_of

FORMAT: Final = 4
"""Counts up when the files of an index change their meaning."""


class OtherFormatError(Exception):
    """A manifest of another version of this program."""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan in an index: the checksum of its source, a digest of all that was embedded, and counts.

    ``languages`` has the number of views in each language.
    """

    checksum: str
    digest: str
    items: int
    views: int
    phrases: int
    languages: dict[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from and with. ``built`` is the time in ISO 8601, UTC; ``store`` the type of index that
    finds the views.
    """

    model: str
    dimensions: int
    built: str
    plans: dict[str, PlanEntry]
    store: IndexType
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
            store = table.pop("store")
            of_type = IndexType(**{**store, "kind": IndexKind(store["kind"])})
            return cls(plans=plans, store=of_type, **table)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest: {error}") from error


def describe(plan: Plan) -> PlanEntry:
    """The entry of a plan as it is now."""
    views = tuple(views_of(plan))
    phrases = sum(len(split_phrases(item.text)) for item in plan.items)
    languages = dict(sorted(Counter(view.language for view in views).items()))
    return PlanEntry(plan.checksum, digest(plan), len(plan.items), len(views), phrases, languages)


def digest(plan: Plan) -> str:
    """SHA-256 over everything that is embedded of a plan, and how it is divided: a new reading of an old source shows.

    It equals the one in the index while the index is up to date. Texts are not divided for it, so that opening a large
    library is not held up: 3 µs an item.
    """
    told = hashlib.sha256(f"{plan.checksum}\x1f{SPLITTER}\x1f{plan.metadata.language}\x1e".encode())
    for view in views_of(plan):
        told.update("\x1f".join((view.item_id, view.kind, view.language, view.text, "\x1e")).encode())
    return told.hexdigest()
