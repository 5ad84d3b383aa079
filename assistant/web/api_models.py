"""What the JSON API takes, and what it says of plans."""

from dataclasses import dataclass, fields
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.browsing import LONGEST_VALUE, Filters
from assistant.language import Language
from assistant.question import LONGEST_QUESTION
from assistant.service import SearchHit
from corpus import Item, Period, Plan
from corpus.commitment import Strength
from index.stores import StoreKind

_QUESTION_EXAMPLES: Final = (
    "外相会談は年に何回？",
    "How many times a year do the foreign ministers meet?",
    "Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?",
)


def _is_unicode(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("holds one half of a surrogate pair, which is no character") from None
    return value


Text = Annotated[str, AfterValidator(_is_unicode)]
FacetValue = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
PlanIds = Annotated[
    list[Annotated[Text, Field(max_length=200)]],
    Field(min_length=1, max_length=100, examples=[["japan-mongolia-2013-2017"]]),
]


class AskRequest(BaseModel):
    """A question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Text = Field(
        description=f"The question, in Japanese, English or Mongolian; {LONGEST_QUESTION} characters at most.",
        examples=list(_QUESTION_EXAMPLES),
    )
    conversation_id: Text | None = Field(
        default=None, max_length=200, description="The conversation that this question goes on with."
    )
    language: Language | None = Field(
        default=None, description="Language of the answer; null recognises it from the question."
    )
    plans: PlanIds | None = Field(default=None, description="Ids of the plans to ask; null asks all.")


class SearchRequest(BaseModel):
    """A query, answered with the items that match it best."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: Text = Field(description=f"What to look for; {LONGEST_QUESTION} characters at most.", examples=["外相会談"])
    limit: int = Field(default=10, ge=1, le=100, description="How many items at most.")
    plans: PlanIds | None = Field(default=None, description="Ids of the plans to search; null searches all.")
    party: FacetValue | None = Field(default=None, description="Only items that this party commits to.")
    strength: Strength | None = Field(default=None, description="Only items that commit this strongly.")
    topic: FacetValue | None = Field(default=None, description="Only items on this topic.")
    section: FacetValue | None = Field(default=None, description="Only items below this section (`II.2`).")

    @property
    def filters(self) -> Filters:
        """The facets that are asked for."""
        return Filters(self.party, self.strength, self.topic, self.section)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Items found, best first."""

    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan, without its items. ``titles`` are working renderings of the title, by language."""

    id: str
    title: str
    titles: dict[str, str]
    language: str
    parties: tuple[str, ...]
    period: Period | None
    publisher: str
    licence: str
    source_url: str
    checksum: str
    item_count: int


@dataclass(frozen=True, slots=True)
class PlanDetail(PlanSummary):
    """A plan with its items, in reading order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PlanList:
    """The plans that can be asked."""

    plans: tuple[PlanSummary, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """The process runs (``ok``)."""

    status: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """The assistant can be asked (``ready``); its items are found by ``files`` of this machine, or by ``milvus``."""

    status: str
    store: StoreKind


def plan_summary(plan: Plan) -> PlanSummary:
    said = plan.metadata
    return PlanSummary(
        id=plan.id,
        title=said.title,
        titles=dict(said.titles),
        language=said.language,
        parties=said.parties,
        period=said.period,
        publisher=said.publisher,
        licence=said.licence,
        source_url=said.source_url,
        checksum=plan.checksum,
        item_count=len(plan.items),
    )


def plan_detail(plan: Plan) -> PlanDetail:
    summary = plan_summary(plan)
    return PlanDetail(**{each.name: getattr(summary, each.name) for each in fields(summary)}, items=plan.items)
