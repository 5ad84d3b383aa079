"""Talking points on the points of a brief, by a language model if one is set, every sentence past the gate."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from assistant.brief.document import Entry, Point, TalkingRemark
from assistant.gate import Evidence, check
from assistant.language import Language
from assistant.llm.deadline import Deadline
from assistant.llm.model import LanguageModel, LanguageModelError, Message, whole_text
from assistant.llm.prompt import evidence, fenced
from corpus import Plan

_log = logging.getLogger(__name__)
_MOST_ENTRIES: Final = 20
"""Items of one point that a model is given: small models lose track of more, and a prompt has to end."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The sentences on one point that stand, and what the reader is told of those that do not."""

    sentences: tuple[str, ...] = ()
    remark: TalkingRemark | None = None


class TalkingPoints(Protocol):
    """Writes talking points on all points of a brief, in their order."""

    @property
    def model(self) -> str | None:
        """The name of the model that writes them; None where none does."""
        ...

    def __call__(self, points: Sequence[Point], language: Language, plans: Mapping[str, Plan]) -> tuple[Talk, ...]: ...


class NoTalkingPoints:
    """What a brief has where no language model is set."""

    model = None

    def __call__(self, points: Sequence[Point], language: Language, plans: Mapping[str, Plan]) -> tuple[Talk, ...]:
        return tuple(Talk() for _ in points)


NO_TALKING_POINTS: Final[TalkingPoints] = NoTalkingPoints()


class ModelTalkingPoints:
    """Has a language model write them, point by point, within one deadline for the whole brief.

    A model that fails on one point is not asked for the next: what hung once hangs again, and the brief is waited for.
    """

    def __init__(
        self, model: LanguageModel, timeout_seconds: float, deadline: Callable[[float], Deadline] = Deadline
    ) -> None:
        self._model = model
        self._timeout_seconds = timeout_seconds
        self._deadline = deadline

    @property
    def model(self) -> str:
        return self._model.name

    def __call__(self, points: Sequence[Point], language: Language, plans: Mapping[str, Plan]) -> tuple[Talk, ...]:
        deadline = self._deadline(self._timeout_seconds)
        talks: list[Talk] = []
        failed = False
        for point in points:
            entries = [entry for entry in point.entries if entry.stands][:_MOST_ENTRIES]
            if failed or not entries:
                talks.append(Talk(remark=TalkingRemark.FAILED if entries else None))
                continue
            try:
                talks.append(self._write(point, entries, language, plans, deadline))
            except LanguageModelError as error:
                _log.warning("a brief goes without talking points: %s: %s", error.failure, error)
                failed = True
                talks.append(Talk(remark=TalkingRemark.FAILED))
        return tuple(talks)

    def _write(
        self,
        point: Point,
        entries: Sequence[Entry],
        language: Language,
        plans: Mapping[str, Plan],
        deadline: Deadline,
    ) -> Talk:
        text = whole_text(self._model, _messages(point, entries, language, plans), deadline)
        evidence = [Evidence.of(entry.citation, plans[entry.citation.plan_id]) for entry in entries]
        checked = check(text, evidence, language)
        for fault in checked.faults:
            _log.warning("a talking point does not stand: %s", fault)
        if not checked.accepted:
            return Talk(remark=TalkingRemark.REFUSED)
        standing = tuple(each.written.strip() for each in checked.sentences if each.fault is None)
        return Talk(standing, TalkingRemark.SHORTENED if checked.faults else None)


def _messages(
    point: Point, entries: Sequence[Entry], language: Language, plans: Mapping[str, Plan]
) -> tuple[Message, ...]:
    pieces = [evidence(entry.citation, entry.rendering, plans) for entry in entries]
    data = json.dumps({"topic": point.heading, "evidence": pieces}, ensure_ascii=False)
    return fenced("talking_points", data, language)
