"""A question made ready for the rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from assistant.addresses import AddressBook
from assistant.conversation.content import content_terms
from assistant.conversation.standalone import ItemKey
from assistant.conversation.topic import topic_of, without_lead
from assistant.facts import asked_for
from assistant.language import Language, recognise
from assistant.question import EarlierTurn
from corpus import Plan
from prompts.catalogue import catalogue

_ASKS: Final = re.compile(
    r"\b(?:when|why|who|whom|where|which|how (?:many|much|often|long))\b|いつ|なぜ|どうして|誰|だれ|どこ|どの"
    r"|いくら|いくつ|何[年月回度人件社]"
    r"|\b(?:хэзээ|яагаад|хэн|хаана|хэдэн|хэд|аль|ямар)\b",
    re.IGNORECASE,
)
"""Words that ask for something of the matter, so that they are kept where nothing else is left."""


@dataclass(frozen=True, slots=True)
class PlanAddresses:
    """The addresses of one plan, made ready once."""

    plan: Plan = field(repr=False)
    book: AddressBook = field(repr=False)
    ids: tuple[tuple[str, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, plan: Plan) -> "PlanAddresses":
        return cls(plan, AddressBook(plan), tuple(tuple(item.id.split(".")) for item in plan.items))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made ready for the rules: ``folded`` is in NFKC, ``lowered`` in small letters, too."""

    query: str
    folded: str
    lowered: str
    language: Language
    spoken: Language
    earlier: tuple[EarlierTurn, ...]
    plans: Mapping[str, PlanAddresses]

    @property
    def last(self) -> EarlierTurn:
        return self.earlier[-1]

    @property
    def last_topic(self) -> str:
        """The matter of the last turn: in its words, or, if those are of another language, its one item."""
        if recognise(self.last.query, self.last.language) != self.spoken and len(self.last.items) == 1:
            plan_id, item_id = self.last.items[0]
            if plan_id in self.plans:
                return self.plans[plan_id].book.printed(item_id)
        return topic_of(self.last.query, recognise(self.last.query, self.last.language))

    def named_in(self, text: str) -> tuple[ItemKey, ...]:
        """The items that a text names by their whole address."""
        return tuple((plan_id, item) for plan_id, known in self.plans.items() for item in known.book.named_items(text))

    def about(self, topic: str, rest: str) -> str:
        """The question with its matter in front."""
        say = catalogue(self.spoken).say
        rest = without_lead(rest)
        if content_terms(rest) or _ASKS.search(rest) or asked_for(rest, self.spoken):
            return say("conversation.matter", topic=topic, question=rest)
        return say("conversation.about", topic=topic)
