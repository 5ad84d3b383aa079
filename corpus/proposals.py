"""Proposals of what people write about a plan's items: lines of a file that a person corrects, accepts or leaves.

    {"accept": false, "item", "kind": "rendering", "lang", "status", "text", "original", "doubts": […]}
    {"accept": false, "item", "kind": "question", "words", "lang", "status", "text", "original", "doubts": […]}

Nothing of a proposal is used before somebody set ``accept`` to true and handed the file back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from corpus.errors import PlanError
from corpus.plan import Plan, Status

LARGEST_FILE: Final = 64 * 2**20
"""Bytes."""
_WORDS: Final = "terms"


class ProposalKind(StrEnum):
    """What a proposal would become."""

    RENDERING = "rendering"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One text that somebody may accept; ``original`` is the item's own, ``doubts`` what to look at first.

    ``words`` says in whose words a question is, as ``ExpectedQuestion.kind`` does.
    """

    accept: bool
    item: str
    kind: ProposalKind
    lang: str
    status: Status
    text: str
    original: str = ""
    doubts: tuple[str, ...] = ()
    words: str = ""


def write_proposals(proposals: Iterable[Proposal]) -> str:
    """The lines of a file of proposals."""
    return "".join(json.dumps(asdict(proposal), ensure_ascii=False) + "\n" for proposal in proposals)


def read_proposals(file: Path) -> tuple[Proposal, ...]:
    """Read a file of proposals, as a person left it.

    Raises:
        PlanError: it cannot be read, or a line is no proposal.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise PlanError(f"{file} is larger than {LARGEST_FILE // 2**20} MiB; hand it over in parts")
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"{file} cannot be read: {error}") from error
    return tuple(_proposal(file, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _proposal(file: Path, number: int, line: str) -> Proposal:
    try:
        fields: dict[str, Any] = json.loads(line)
        if not isinstance(fields["accept"], bool):
            raise TypeError("accept is true or false")
        if not str(fields["text"]).strip():
            raise ValueError("the text is empty; set accept to false, or leave the line out")
        return Proposal(
            fields["accept"],
            str(fields["item"]),
            ProposalKind(fields["kind"]),
            str(fields["lang"]),
            Status(fields["status"]),
            str(fields["text"]).strip(),
            words=str(fields.get("words", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlanError(f"{file.name}, line {number}: {error}") from error


def files_with(plan: Plan, proposals: Iterable[Proposal]) -> Mapping[str, bytes]:
    """The files of a plan's folder that change when the accepted proposals are taken in, by their paths in it.

    A rendering takes the place of the item's earlier one in that language; a question that is there already is not
    added again.

    Raises:
        PlanError: a proposal is of an item that the plan does not have, or renders it in the plan's own language.
    """
    accepted = [proposal for proposal in proposals if proposal.accept]
    items = {item.id for item in plan.items}
    for proposal in accepted:
        if proposal.item not in items:
            raise PlanError(f"the plan {plan.id} has no item {proposal.item}")
        if proposal.kind is ProposalKind.RENDERING and proposal.lang == plan.metadata.language:
            raise PlanError(
                f"{proposal.item}: the plan itself is in {proposal.lang}; a rendering is in another language"
            )
    renderings = [proposal for proposal in accepted if proposal.kind is ProposalKind.RENDERING]
    questions = [proposal for proposal in accepted if proposal.kind is ProposalKind.QUESTION]
    files = {
        f"renderings/{language}.jsonl": _renderings(plan, language, renderings)
        for language in dict.fromkeys(proposal.lang for proposal in renderings)
    }
    return {**files, "questions.jsonl": _questions(plan, questions)} if questions else files


def _renderings(plan: Plan, language: str, proposals: Iterable[Proposal]) -> bytes:
    texts = {
        each.item_id: (each.status, each.text)
        for each in plan.curation.renderings
        if (each.language, each.register) == (language, "")
    }
    texts |= {proposal.item: (proposal.status, proposal.text) for proposal in proposals if proposal.lang == language}
    rows = ((item.id, *texts[item.id]) for item in plan.items if item.id in texts)
    return _json_lines({"item": item_id, "status": status, "text": text} for item_id, status, text in rows)


def _questions(plan: Plan, proposals: Iterable[Proposal]) -> bytes:
    there = [(each.item_id, each.language, each.kind, each.status, each.text) for each in plan.curation.questions]
    known = {(item_id, text) for item_id, _, _, _, text in there}
    new = [
        (proposal.item, proposal.lang, proposal.words or _WORDS, proposal.status, proposal.text)
        for proposal in proposals
        if (proposal.item, proposal.text) not in known
    ]
    names = ("item", "lang", "kind", "status", "text")
    return _json_lines(dict(zip(names, row, strict=True)) for row in (*there, *dict.fromkeys(new)))


def _json_lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
