"""What a list was made by, in the reader's words: an honest count says what was counted."""

from collections.abc import Iterable, Mapping
from typing import Final

from assistant.language import Language
from assistant.listing.query import ListQuery, Subject
from assistant.parties import party_name
from corpus import Plan
from corpus.sections import sections
from index.topics import topics
from prompts.catalogue import catalogue

_LONGEST: Final = 60
"""Characters of the question's words that are said back."""


def tell_conditions(query: ListQuery, language: Language, plans: Mapping[str, Plan]) -> tuple[str, ...]:
    """The conditions that every item of the list meets, each as a phrase; none for a list of the whole plan."""
    return tuple(_tell(query, language, plans))


def _tell(query: ListQuery, language: Language, plans: Mapping[str, Plan]) -> Iterable[str]:
    texts = catalogue(language)
    if query.party:
        yield texts.say("listing.party", party=party_name(query.party, language))
    if query.strengths:
        strengths = dict.fromkeys(wanted.strength for wanted in query.strengths)
        yield texts.say("listing.strength", strengths=[texts.say(f"browse.{strength}") for strength in strengths])
    for section in query.sections:
        yield texts.say("listing.section", section=_section(section, language, plans))
    if query.frequency:
        yield texts.say("listing.frequency")
    for subject in query.subjects:
        yield texts.say("listing.subject", said=_said(subject))
    for subject in query.excluded:
        yield texts.say("listing.excluded", said=_said(subject))
    if query.topics:
        titles = [topic.titles[language] for topic in topics() if topic.id in query.topics]
        yield texts.say("listing.topic", topics=titles)


def _said(subject: Subject) -> str:
    return subject.said if len(subject.said) <= _LONGEST else subject.said[: _LONGEST - 1] + "…"


def _section(section_id: str, language: str, plans: Mapping[str, Plan]) -> str:
    titles = (each.title(language) for plan in plans.values() for each in sections(plan) if each.id == section_id)
    return f"{section_id} {next(titles, '')}".strip()
