"""What a plan is: frozen values, no behaviour beyond themselves."""

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.layout import Layout


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into a plan's decoded source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} does not run forwards from 0")


class ItemKind(StrEnum):
    """An item is a numbered provision; a chapeau is a heading's own introductory text."""

    ITEM = "item"
    CHAPEAU = "chapeau"


class PartKind(StrEnum):
    """What a stretch of the source is. Every character that is not white space has exactly one."""

    TITLE = "title"
    CONTENTS = "contents"
    HEADING = "heading"
    ENUMERATOR = "enumerator"
    CHAPEAU = "chapeau"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the source and what it is."""

    kind: PartKind
    span: Span


class Irregularity(StrEnum):
    """How an enumerator fails to follow the one before it."""

    SKIPS = "skips"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class NumberingWarning:
    """An enumerator out of sequence: the line of the source it stands on (from 1) and its print."""

    irregularity: Irregularity
    line: int
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered provision or a chapeau: the unit of retrieval.

    ``id`` is stable and normalised (``II.2.3.ア``); ``address`` is how an official writes it
    (``Ⅱ２（３）ア``); ``headings`` are the headings above the text, outermost first; ``text`` is the
    source at ``span`` with line wrapping removed, nothing else changed.
    """

    id: str
    kind: ItemKind
    address: str
    headings: tuple[str, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year of a plan, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period runs forwards: {self.first}-{self.last}")


class DocumentKind(StrEnum):
    """What kind of document a plan is."""

    ACTION_PLAN = "action_plan"
    JOINT_STATEMENT = "joint_statement"
    AGREEMENT = "agreement"
    LAW = "law"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What ``plan.toml`` says of a plan.

    ``language`` is the authentic language (``ja``, ``en``, ``mn`` …); ``titles`` are the title's working
    renderings, as (language, title) pairs. ``sha256`` is the checksum (hex) of the source's bytes when the
    plan was added; empty if it was not recorded. ``supersedes`` is the id of the earlier plan whose place this one
    takes, empty if there is none.
    """

    title: str
    language: str
    titles: tuple[tuple[str, str], ...] = ()
    parties: tuple[str, ...] = ()
    period: Period | None = None
    publisher: str = ""
    licence: str = ""
    source_url: str = ""
    sha256: str = ""
    supersedes: str = ""
    kind: DocumentKind = DocumentKind.ACTION_PLAN


class Status(StrEnum):
    """Who stands behind a text: the parties, one of them, or nobody yet (``working``: unofficial)."""

    AUTHENTIC = "authentic"
    OFFICIAL = "official"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Rendering:
    """An item's text in another language, or in another register of the same (``plain``)."""

    item_id: str
    language: str
    register: str
    status: Status
    text: str


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that an item answers, written before anybody asked it. ``kind`` says in whose words."""

    item_id: str
    language: str
    kind: str
    status: Status
    text: str


@dataclass(frozen=True, slots=True)
class HeadingRendering:
    """A heading in another language, by the id of what stands below it (``II.2``)."""

    section: str
    language: str
    status: Status
    text: str


@dataclass(frozen=True, slots=True)
class ItemTopics:
    """The topics of an item as a person judged them; they take the place of those that a model finds."""

    item_id: str
    topics: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Curation:
    """What people wrote about a plan's items, so that they are found and understood."""

    renderings: tuple[Rendering, ...] = ()
    questions: tuple[ExpectedQuestion, ...] = ()
    headings: tuple[HeadingRendering, ...] = ()
    topics: tuple[ItemTopics, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One document: its metadata, its source text and the items read from it.

    ``checksum`` is the SHA-256 (hex) of the source's bytes; ``parts`` cover every character of
    ``source`` that is not white space; ``warnings`` tell where numbering skips or repeats. ``layout`` is that of
    the document that the source was taken from; None for a plain text.
    """

    id: str
    metadata: Metadata
    source: str
    checksum: str
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    warnings: tuple[NumberingWarning, ...] = ()
    curation: Curation = Curation()
    layout: Layout | None = None
    _by_id: dict[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {item.id: item for item in reversed(self.items)})

    def page_of(self, span: Span) -> int | None:
        """The page (from 1) on which a stretch of the source begins; None in a document without pages."""
        return self.layout.page_of(span.start) if self.layout else None

    def item(self, item_id: str) -> Item:
        """Return the item of that id.

        Raises:
            KeyError: the plan has no such item.
        """
        return self._by_id[item_id]
