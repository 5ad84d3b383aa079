"""Drafts of what people write about a plan's items: lines of a file that a person corrects, accepts or leaves.

    {"accept": false, "item", "kind": "rendering", "lang", "status", "text", "original", "doubts": […]}
    {"accept": false, "item", "kind": "question", "words", "lang", "status", "text", "original", "doubts": […]}

Nothing of a draft is used before somebody set ``accept`` to true and handed the file back.
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


class DraftKind(StrEnum):
    """What a draft would become."""

    RENDERING = "rendering"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Draft:
    """One text that somebody may accept; ``original`` is the item's own, ``doubts`` what to look at first.

    ``words`` says in whose words a question is, as ``ExpectedQuestion.kind`` does.
    """

    accept: bool
    item: str
    kind: DraftKind
    lang: str
    status: Status
    text: str
    original: str = ""
    doubts: tuple[str, ...] = ()
    words: str = ""


def write_drafts(drafts: Iterable[Draft]) -> str:
    """The lines of a file of drafts."""
    return "".join(json.dumps(asdict(draft), ensure_ascii=False) + "\n" for draft in drafts)


def read_drafts(file: Path) -> tuple[Draft, ...]:
    """Read a file of drafts, as a person left it.

    Raises:
        PlanError: it cannot be read, or a line is no draft.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise PlanError(f"{file} is larger than {LARGEST_FILE // 2**20} MiB; hand it over in parts")
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"{file} cannot be read: {error}") from error
    return tuple(_draft(file, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _draft(file: Path, number: int, line: str) -> Draft:
    try:
        fields: dict[str, Any] = json.loads(line)
        if not isinstance(fields["accept"], bool):
            raise TypeError("accept is true or false")
        if not str(fields["text"]).strip():
            raise ValueError("the text is empty; set accept to false, or leave the line out")
        return Draft(
            fields["accept"],
            str(fields["item"]),
            DraftKind(fields["kind"]),
            str(fields["lang"]),
            Status(fields["status"]),
            str(fields["text"]).strip(),
            words=str(fields.get("words", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlanError(f"{file.name}, line {number}: {error}") from error


def files_with(plan: Plan, drafts: Iterable[Draft]) -> Mapping[str, bytes]:
    """The files of a plan's folder that change when the accepted drafts are taken in, by their paths in it.

    A rendering takes the place of the item's earlier one in that language; a question that is there already is not
    added again.

    Raises:
        PlanError: a draft is of an item that the plan does not have, or renders it in the plan's own language.
    """
    accepted = [draft for draft in drafts if draft.accept]
    items = {item.id for item in plan.items}
    for draft in accepted:
        if draft.item not in items:
            raise PlanError(f"the plan {plan.id} has no item {draft.item}")
        if draft.kind is DraftKind.RENDERING and draft.lang == plan.metadata.language:
            raise PlanError(f"{draft.item}: the plan itself is in {draft.lang}; a rendering is in another language")
    renderings = [draft for draft in accepted if draft.kind is DraftKind.RENDERING]
    questions = [draft for draft in accepted if draft.kind is DraftKind.QUESTION]
    files = {
        f"renderings/{language}.jsonl": _renderings(plan, language, renderings)
        for language in dict.fromkeys(draft.lang for draft in renderings)
    }
    return {**files, "questions.jsonl": _questions(plan, questions)} if questions else files


def _renderings(plan: Plan, language: str, drafts: Iterable[Draft]) -> bytes:
    texts = {
        each.item_id: (each.status, each.text)
        for each in plan.curation.renderings
        if (each.language, each.register) == (language, "")
    }
    texts |= {draft.item: (draft.status, draft.text) for draft in drafts if draft.lang == language}
    rows = ((item.id, *texts[item.id]) for item in plan.items if item.id in texts)
    return _json_lines({"item": item_id, "status": status, "text": text} for item_id, status, text in rows)


def _questions(plan: Plan, drafts: Iterable[Draft]) -> bytes:
    there = [(each.item_id, each.language, each.kind, each.status, each.text) for each in plan.curation.questions]
    known = {(item_id, text) for item_id, _, _, _, text in there}
    new = [
        (draft.item, draft.lang, draft.words or _WORDS, draft.status, draft.text)
        for draft in drafts
        if (draft.item, draft.text) not in known
    ]
    names = ("item", "lang", "kind", "status", "text")
    return _json_lines(dict(zip(names, row, strict=True)) for row in (*there, *dict.fromkeys(new)))


def _json_lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
