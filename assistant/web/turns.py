"""One question and its answer, as a page shows them."""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlencode

from assistant.answer import Answer, Citation, Outcome
from assistant.history.records import WHOLE_ANSWER, Feedback, StoredTurn
from assistant.language import Language
from assistant.quotes import find_fault
from assistant.titles import short_title, title_in
from assistant.web.marking import Run, marked_source
from assistant.web.trail import Trail, trail_for
from corpus import Plan, Span

_MARKER: Final = r"(?P<marker>\[(?P<number>\d{1,3})\])"


@dataclass(frozen=True, slots=True)
class RatingForm:
    """Where a reader says what an answer (``citation`` 0) or a citation of it is worth, and what was said of it."""

    turn_id: str
    feedback: Feedback


@dataclass(frozen=True, slots=True)
class Card:
    """A citation on the page: ``id`` is its anchor, ``href`` leads to the quote in the plan, ``page_href`` to its page.

    ``plan_label`` is its short title where there are several plans, so that the card says which. ``rating`` is there
    once the answer is kept.
    """

    id: str
    citation: Citation
    runs: tuple[Run, ...]
    trail: Trail
    plan_title: str
    plan_label: str
    href: str
    page_href: str | None = None
    rating: RatingForm | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of the answer's text: plain, an address, or (``card``) a marker [1] that leads to a card."""

    text: str
    card: Card | None = None
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer on the page.

    ``lapsed`` are citations of an earlier day that do not stand in the plan as it is now; ``rating`` is there once the
    answer is kept.
    """

    answer: Answer
    text: tuple[TextRun, ...]
    cards: tuple[Card, ...]
    nearest: tuple[Card, ...]
    lapsed: tuple[Citation, ...] = ()
    rating: RatingForm | None = None

    @property
    def outcome(self) -> Outcome:
        return self.answer.outcome


@dataclass(frozen=True, slots=True)
class Told:
    """A problem on the page, in place of an answer; ``ends_conversation``: the next question begins a new one."""

    title: str
    detail: str
    ends_conversation: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its reply, with a problem, or (neither) still waiting for one."""

    id: str
    question: str
    reply: Reply | None = None
    problem: Told | None = None


def new_turn_id() -> str:
    """An anchor that no other turn of a page has."""
    return f"t-{secrets.token_hex(4)}"


def show_answer(answer: Answer, plans: Mapping[str, Plan], turn_id: str, language: Language) -> Reply:
    """Prepare an answer for a page in ``language``."""
    cards = tuple(show_citation(each, plans, turn_id, language) for each in answer.citations)
    # What is near does not answer, so nothing in it is marked as what answers.
    near = (replace(each, highlight=()) for each in answer.nearest)
    nearest = tuple(show_citation(each, plans, turn_id, language) for each in near)
    return Reply(answer, link_markers(answer.answer, (*cards, *nearest)), cards, nearest)


def show_kept(
    answer: Answer, plans: Mapping[str, Plan], turn_id: str, language: Language, feedback: Iterable[Feedback] = ()
) -> Reply:
    """Prepare an answer that is kept, now or since another day: it can be rated, and what no longer stands is told."""
    quoted = (*answer.citations, *answer.nearest)
    lapsed = tuple(citation for citation in quoted if find_fault(citation, plans))
    standing = replace(
        answer,
        citations=tuple(citation for citation in answer.citations if citation not in lapsed),
        nearest=tuple(citation for citation in answer.nearest if citation not in lapsed),
    )
    said = {each.citation: each for each in feedback}

    def form(citation: int) -> RatingForm:
        return RatingForm(answer.turn_id, said.get(citation, Feedback(citation, None, "")))

    reply = show_answer(standing, plans, turn_id, language)
    cards = tuple(replace(card, rating=form(card.citation.n)) for card in reply.cards)
    text = link_markers(answer.answer, (*cards, *reply.nearest))
    return replace(reply, text=text, cards=cards, lapsed=lapsed, rating=form(WHOLE_ANSWER))


def show_stored(stored: StoredTurn, plans: Mapping[str, Plan], language: Language) -> Turn:
    """Prepare a turn that is kept. Its anchor is always the same."""
    answer, turn_id = stored.answer, f"t-{stored.answer.turn_id}"
    return Turn(turn_id, answer.question, show_kept(answer, plans, turn_id, language, stored.feedback))


def show_citation(citation: Citation, plans: Mapping[str, Plan], turn_id: str, language: Language) -> Card:
    """Prepare a citation: its quote with the highlights marked, and the way to it in the plan."""
    plan = plans[citation.plan_id]
    runs = marked_source(plan.source, Span(citation.start, citation.end), citation.highlight)
    trail = trail_for(plan, plan.item(citation.item_id), language)
    card_id = f"{turn_id}-c{citation.n}"
    title, label = title_in(plan, language), short_title(plan, language) if len(plans) > 1 else ""
    links = quote_href(citation), page_href(citation)
    return Card(card_id, citation, runs, trail, title, label, *links)


def quote_href(citation: Citation) -> str:
    """The address of the plan with the quote marked."""
    query = urlencode({"item": citation.item_id, "start": citation.start, "end": citation.end})
    return f"/plans/{quote(citation.plan_id)}?{query}#item-{quote(citation.item_id)}"


def page_href(citation: Citation) -> str | None:
    """The address of the page of the document that the quote stands on, with the quote marked."""
    if citation.page is None:
        return None
    query = urlencode({"start": citation.start, "end": citation.end})
    return f"/plans/{quote(citation.plan_id)}/pages/{citation.page}?{query}"


def link_markers(text: str, cards: tuple[Card, ...]) -> tuple[TextRun, ...]:
    """Cut the text at its markers [1] and at the cards' addresses; a marker without a card stays text."""
    by_number = {card.citation.n: card for card in cards}
    addresses = sorted({card.citation.address for card in cards}, key=len, reverse=True)
    pattern = "|".join((_MARKER, *map(re.escape, addresses)))
    runs = []
    cursor = 0
    for found in re.finditer(pattern, text):
        card = by_number.get(int(found["number"])) if found["marker"] else None
        runs += [TextRun(text[cursor : found.start()]), TextRun(found[0], card, not found["marker"])]
        cursor = found.end()
    return tuple(run for run in (*runs, TextRun(text[cursor:])) if run.text)
