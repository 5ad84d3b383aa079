"""The result of a run: what was asked and what each system made of it. Kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Final, Self

from assistant.answer import Outcome
from evaluation.conversations.asking import AskedTurn
from evaluation.conversations.measures import ConversationRow, measure_conversations
from evaluation.leakage import Nearest
from evaluation.measures.summary import Summary, summarise
from evaluation.questions_file import AskedQuestion
from evaluation.response import Response
from evaluation.topics.file import Topic
from evaluation.topics.measures import GatheredTopic, TopicRow, measure_topics

FORMAT: Final = 1
"""Counts up when the file changes its meaning."""


class ResultFileError(Exception):
    """A file is no result of a run. The message says which and why."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where figures come from: when (ISO 8601, UTC), by which command, of which plan (SHA-256), model and versions."""

    made: str
    command: str
    plan_id: str
    plan_checksum: str
    model: str
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RunResult:
    """A run: ``responses`` by system and question id, in the order they were asked for."""

    provenance: Provenance
    questions: tuple[AskedQuestion, ...]
    responses: Mapping[str, Mapping[str, Response]]
    leakage: tuple[Nearest, ...] = ()
    conversations: tuple[AskedTurn, ...] = ()
    topics: tuple[GatheredTopic, ...] = ()

    @cached_property
    def topic_rows(self) -> tuple[TopicRow, ...]:
        """The figures of the topics that the assistant gathered items on."""
        return measure_topics(self.topics)

    @cached_property
    def conversation_rows(self) -> tuple[ConversationRow, ...]:
        """The figures of the conversations that were held with the assistant."""
        return measure_conversations(self.conversations)

    @cached_property
    def summaries(self) -> dict[str, Summary]:
        """The figures of every system."""
        if not self.questions:
            return {}
        return {name: summarise(self.questions, responses) for name, responses in self.responses.items()}

    def to_json(self) -> str:
        """The run with its figures; the figures are for other programs and are worked out anew when read back."""
        table = {
            "format": FORMAT,
            "provenance": asdict(self.provenance),
            "questions": [asdict(question) for question in self.questions],
            "responses": {
                name: {question_id: asdict(response) for question_id, response in responses.items()}
                for name, responses in self.responses.items()
            },
            "leakage": [asdict(nearest) for nearest in self.leakage],
            "topics": [asdict(gathered) for gathered in self.topics],
            "topic_figures": [asdict(row) for row in self.topic_rows],
            "conversations": [asdict(turn) for turn in self.conversations],
            "conversation_figures": [{**asdict(row), "gap_closed": row.gap_closed} for row in self.conversation_rows],
            "figures": {name: asdict(summary) for name, summary in self.summaries.items()},
        }
        return json.dumps(table, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a result back.

        Raises:
            ResultFileError: the text is no result of this format.
        """
        try:
            table = json.loads(text)
            if table["format"] != FORMAT:
                raise ResultFileError(f"a result of format {table['format']}, not {FORMAT}: run the evaluation again")
            return cls(
                provenance=Provenance(**table["provenance"]),
                questions=tuple(_question(fields) for fields in table["questions"]),
                responses={
                    name: {question_id: _response(fields) for question_id, fields in responses.items()}
                    for name, responses in table["responses"].items()
                },
                leakage=tuple(Nearest(**fields) for fields in table["leakage"]),
                topics=tuple(_topic(fields) for fields in table.get("topics", ())),
                conversations=tuple(_turn(fields) for fields in table.get("conversations", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ResultFileError(f"not a result of `python -m evaluation run --json`: {error}") from error


def _question(fields: dict[str, Any]) -> AskedQuestion:
    return AskedQuestion(**{**fields, "gold": tuple(fields["gold"]), "partial": tuple(fields["partial"])})


def _topic(fields: dict[str, Any]) -> GatheredTopic:
    topic = fields["topic"]
    sets = {name: tuple(topic[name]) for name in ("gold", "partial")}
    return GatheredTopic(Topic(**{**topic, **sets}), tuple(fields["items"]))


def _turn(fields: dict[str, Any]) -> AskedTurn:
    found = {name: tuple(fields[name]) for name in ("gold", "raw", "ours", "manual")}
    return AskedTurn(**{**fields, **found, "outcome": Outcome(fields["outcome"])})


def _response(fields: dict[str, Any]) -> Response:
    return Response(
        ranking=tuple((item_id, score) for item_id, score in fields["ranking"]),
        cited=tuple(fields["cited"]),
        outcome=Outcome(fields["outcome"]) if fields["outcome"] else None,
        confidence=fields["confidence"],
        milliseconds=fields["milliseconds"],
    )
