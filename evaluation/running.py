"""A run: questions through systems."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from corpus import Plan
from evaluation.conversations.asking import AskedTurn, hold
from evaluation.conversations.file import Conversation
from evaluation.leakage import measure_leakage
from evaluation.questions_file import AskedQuestion
from evaluation.result import Provenance, RunResult
from evaluation.systems.assistant import AssistantSystem
from evaluation.systems.cached import CachedEmbedder
from evaluation.systems.named import ASSISTANT
from evaluation.systems.system import Materials, System, ask_all
from evaluation.topics.file import Topic
from evaluation.topics.measures import GatheredTopic, gather_all
from index.embedding import Embedder

_VERSIONED: Final = ("plan-assistant", "ir-measures", "numpy", "onnxruntime")


class MismatchError(Exception):
    """Questions are not about the plan that is asked. The message says which."""


@contextmanager
def materials_for(plan: Plan, embedder: Embedder, model_folder: Path | None = None) -> Iterator[Materials]:
    """What systems are made of, with a temporary folder that goes with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Materials(plan, embedder, CachedEmbedder(embedder), Path(folder), model_folder)


def run(
    questions: Sequence[AskedQuestion],
    systems: Mapping[str, Callable[[Materials], System]],
    materials: Materials,
    command: str = "",
    tell: Callable[[str], None] = lambda line: None,
    conversations: Sequence[Conversation] = (),
    topics: Sequence[Topic] = (),
) -> RunResult:
    """Ask every system every question; the assistant, if it is one of them, holds the conversations and gathers the
    topics, too.

    Raises:
        MismatchError: there are neither questions nor conversations, two have one id, or gold items are not the plan's.
    """
    if questions or not conversations:
        check_questions(questions, materials.plan)
    check_turns(conversations, materials.plan)
    responses = {}
    turns: tuple[AskedTurn, ...] = ()
    check_topics(topics, materials.plan)
    gathered: tuple[GatheredTopic, ...] = ()
    for name, make in systems.items():
        tell(f"{name}: preparing")
        system = make(materials)
        tell(f"{name}: {len(questions)} questions")
        responses[name] = ask_all(system, questions) if questions else {}
        if conversations and name == ASSISTANT and isinstance(system, AssistantSystem):
            tell(f"{name}: {len(conversations)} conversations")
            turns = hold(conversations, system.assistant)
        if topics and name == ASSISTANT and isinstance(system, AssistantSystem):
            gathered = gather_all(topics, system.gather)
    tell("comparing with the plan's expected questions")
    leakage = measure_leakage(questions, materials.plan.curation.questions, materials.documents)
    provenance = Provenance(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        command=command,
        plan_id=materials.plan.id,
        plan_checksum=materials.plan.checksum,
        model=materials.embedder.fingerprint,
        versions={package: version(package) for package in _VERSIONED},
    )
    return RunResult(provenance, tuple(questions), responses, leakage, turns, gathered)


def check_turns(conversations: Sequence[Conversation], plan: Plan) -> None:
    """Check that the turns of conversations name items of the plan.

    Raises:
        MismatchError: one does not.
    """
    known = {item.id for item in plan.items}
    for conversation in conversations:
        gold = [item_id for turn in conversation.turns for item_id in (*turn.gold, *turn.partial)]
        if unknown := [item_id for item_id in gold if item_id not in known]:
            raise MismatchError(f"conversation {conversation.id}: the plan {plan.id} has no item {', '.join(unknown)}")


def check_questions(questions: Sequence[AskedQuestion], plan: Plan) -> None:
    """Check that questions can be asked of a plan.

    Raises:
        MismatchError: they cannot.
    """
    if not questions:
        raise MismatchError("there are no questions to ask")
    seen: set[str] = set()
    known = {item.id for item in plan.items}
    for question in questions:
        if question.id in seen:
            raise MismatchError(f"two questions have the id {question.id}")
        seen.add(question.id)
        if unknown := [item_id for item_id in (*question.gold, *question.partial) if item_id not in known]:
            raise MismatchError(f"question {question.id}: the plan {plan.id} has no item {', '.join(unknown)}")


def check_topics(topics: Sequence[Topic], plan: Plan) -> None:
    """Check that topics name items of a plan.

    Raises:
        MismatchError: one does not.
    """
    known = {item.id for item in plan.items}
    for topic in topics:
        if unknown := [item_id for item_id in (*topic.gold, *topic.partial) if item_id not in known]:
            raise MismatchError(f"topic {topic.id}: the plan {plan.id} has no item {', '.join(unknown)}")
