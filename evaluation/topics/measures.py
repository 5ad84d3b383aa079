"""Precision, recall and F1 of the items gathered on topics, by language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.kinds import ALL, LANGUAGES
from evaluation.measures.intervals import Estimate, estimate_mean
from evaluation.measures.names import SETS, Measure
from evaluation.measures.sets import set_values
from evaluation.topics.file import Topic
from index.gathering import DEFAULT_CUT, Gathered


@dataclass(frozen=True, slots=True)
class GatheredTopic:
    """A topic and the ids of the items that a brief on it takes."""

    topic: Topic
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """Figures of a language's topics, or of ``all``: means over topics. Partial items are neither right nor wrong."""

    language: str
    estimates: dict[Measure, Estimate]


def gather_all(topics: Sequence[Topic], gather: Callable[[str, str], Sequence[Gathered]]) -> tuple[GatheredTopic, ...]:
    """Gather every topic with the cut that a brief has unless a reader moves it."""
    found = []
    for topic in topics:
        gathered = gather(topic.topic, topic.lang)
        found.append(GatheredTopic(topic, tuple(each.item_id for each in gathered if each.relevance >= DEFAULT_CUT)))
    return tuple(found)


def measure_topics(gathered: Sequence[GatheredTopic]) -> tuple[TopicRow, ...]:
    """A row a language that has topics, ``all`` first; topics that no item belongs to are left out."""
    values = [
        (each.topic.lang, set_values(each.items, each.topic.gold, each.topic.partial))
        for each in gathered
        if each.topic.gold
    ]
    rows = []
    for language in (ALL, *LANGUAGES):
        chosen = [figures for lang, figures in values if language in (ALL, lang)]
        if chosen:
            estimates = {measure: estimate_mean([figures[measure] for figures in chosen]) for measure in SETS}
            rows.append(TopicRow(language, estimates))
    return tuple(rows)
