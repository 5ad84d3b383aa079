"""A brief as a document: everything that is shown, verified, and nothing left to look up."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Citation
from assistant.brief.draft import Details
from assistant.language import Language
from corpus import Period
from corpus.plan import Status


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """A plan that was searched. ``title`` is in the brief's language, where somebody rendered it."""

    id: str
    title: str
    title_language: str
    authentic_title: str
    authentic_language: str
    parties: tuple[str, ...]
    period: Period | None
    is_over: bool
    items: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a brief.

    ``citation.n`` numbers it through the brief. ``stands`` says whether the quote is, today, the plan's own words:
    where it does not, it is what the plan said when the quote was taken. ``facets`` are what the item commits to, as
    the reader's language says it. ``rendering`` is None where the quote is in the reader's language;
    ``rendering_status`` says who stands behind it.
    """

    citation: Citation
    stands: bool
    rendering: str | None = None
    rendering_status: Status | None = None
    facets: tuple[str, ...] = ()
    note: str = ""


class TalkingRemark(StrEnum):
    """What a reader is told of the talking points that are not there; each is a text of the catalogue's ``brief``."""

    FAILED = "talking_failed"
    REFUSED = "talking_refused"
    SHORTENED = "talking_shortened"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda, or a section of the plan, with a line that sums it up: how many items, and which.

    ``talking_points`` are a language model's, each cited and past the gate.
    """

    heading: str
    heading_language: str
    summary: str
    entries: tuple[Entry, ...]
    note: str = ""
    talking_points: tuple[str, ...] = ()
    talking_remark: TalkingRemark | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that was found and is not in the brief: relevance from 0 to 1, and its first words in ``language``."""

    plan_id: str
    item_id: str
    address: str
    relevance: float
    beginning: str
    language: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, how many of the items that were looked at are in the brief, and what came next.

    ``note`` is the asker's on the topic, where the brief's points are the plan's sections and have no place for it.
    """

    topic: str
    considered: int
    taken: int
    left_out: tuple[LeftOut, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the brief was made from: fingerprints, and the time (ISO 8601, UTC)."""

    made: str
    program: str
    index: str
    embedding: str
    prompts: str
    language_model: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief for a meeting. ``cut`` is the share of relevance from which on items were gathered."""

    details: Details
    language: Language
    plans: tuple[BriefPlan, ...]
    points: tuple[Point, ...]
    cut: float
    searches: tuple[Search, ...]
    manifest: Manifest

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for point in self.points for entry in point.entries)

    @property
    def lapsed(self) -> tuple[Entry, ...]:
        """Entries whose quotes do not stand in the plan as it is now."""
        return tuple(entry for entry in self.entries if not entry.stands)
