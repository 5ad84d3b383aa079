"""What is known of one question on its way through the pipeline. Each step adds its part."""

from dataclasses import dataclass, field

from assistant.answer import Choice, Citation, Outcome
from assistant.comparison.changed import Changed
from assistant.conversation.standalone import StandAlone, Unclear
from assistant.facts import Fact
from assistant.language import Language
from assistant.listing.query import Listed
from assistant.question import Question
from index.answerability import Judgement
from index.hits import Retrieval


@dataclass(frozen=True, slots=True)
class Understanding:
    """The language to answer in, the question as one that stands alone, and the (plan, item) ids that it names.

    ``meant`` is all that was understood of it, with what earlier turns have to do with it; ``listed`` the complete set
    of items, where it asks for a list or a count; ``changed`` what became of items in a later plan, where it asks that.
    """

    language: Language
    query: str
    named: tuple[tuple[str, str], ...] = ()
    meant: StandAlone | None = None
    listed: Listed | None = None
    changed: Changed | None = None

    @property
    def given(self) -> tuple[tuple[str, str], ...] | None:
        """The items that the question settles, by their addresses or as a list; None where they must be found."""
        if self.changed:
            return self.changed.items
        return self.listed.items if self.listed else self.named or None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be said, before it is checked: the items that answer, or the nearest where none does.

    ``missing`` is the kind of fact that was asked for and that the items do not state; ``unstated`` are the numbers
    that the question takes for granted and the first item does not have; ``unclear`` is why it needs clarification,
    and ``choices`` are ways to understand it; ``listed`` is the list that was asked for. ``written`` is a language
    model's text, as far as it passed the gate; ``model`` the model that was asked, and ``remark`` what is to be told of
    its part.
    """

    outcome: Outcome
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    missing: Fact | None = None
    unstated: tuple[str, ...] = ()
    written: str | None = None
    model: str | None = None
    remark: str | None = None
    unclear: Unclear | None = None
    choices: tuple[Choice, ...] = ()
    listed: Listed | None = None
    changed: Changed | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what the steps so far have made of it."""

    question: Question
    understanding: Understanding
    retrieval: Retrieval = field(default_factory=lambda: Retrieval(()))
    judgement: Judgement = field(default_factory=lambda: Judgement(0.0, 0))
    draft: Draft = field(default_factory=lambda: Draft(Outcome.NOT_IN_PLAN))
    timings_ms: dict[str, float] = field(default_factory=dict)
