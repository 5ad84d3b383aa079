"""``python -m evaluation commitments``: reads the labelled sentences and compares."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from corpus import PACKAGED_PLANS, Library
from corpus.commitment import Commitment
from corpus.commitments import read_commitments, read_japanese
from evaluation.commitments.labels import PARTS, LabelledSentence, read_labels
from evaluation.commitments.scoring import Score, score

_PLAN = "japan-mongolia-2013-2017"
FIELDS = ("parties", "strengths", "frequencies", "names")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A labelled sentence, and what the rules read in it."""

    labelled: LabelledSentence
    parties: frozenset[str]
    strengths: frozenset[str]
    frequencies: frozenset[str]
    names: frozenset[str]

    def values(self, field: str) -> tuple[frozenset[str], frozenset[str]]:
        """What was read, and what was labelled."""
        return getattr(self, field), getattr(self.labelled, field)


def read_part(part: str) -> list[ReadSentence]:
    """Read every labelled sentence of a part by the rules; those of the plan inside their items."""
    labels = read_labels(part)
    if part != "plan":
        return [_alone(label) for label in labels]
    plan = Library(PACKAGED_PLANS).load(_PLAN)
    found = read_commitments(plan)
    sentences = []
    for label in labels:
        text = plan.item(label.item).text
        place = text.index(label.text)
        inside = [c for c in found[label.item] if place <= c.sentence.start < place + len(label.text)]
        sentences.append(_read(label, text, inside))
    return sentences


def commitments(
    part: Annotated[str, typer.Option(help="plan, dev or other; all parts without it.")] = "",
    failures: Annotated[bool, typer.Option(help="List the sentences that are read otherwise than labelled.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a part.")] = False,
) -> None:
    """Read the commitments of sentences labelled by hand, and compare."""
    if part and part not in PARTS:
        raise typer.BadParameter(f"the parts are {', '.join(PARTS)}")
    for one in (part,) if part else PARTS:
        read = read_part(one)
        scores = {field: score(sentence.values(field) for sentence in read) for field in FIELDS}
        typer.echo(_json(one, scores) if as_json else _table(one, len(read), scores))
        if failures:
            typer.echo("\n".join(_failures(read)))


def _alone(label: LabelledSentence) -> ReadSentence:
    carried = None
    if label.before:
        _, carried = read_japanese(label.before, label.plan_parties)
    found, _ = read_japanese(label.text, label.plan_parties, carried)
    return _read(label, label.text, found)


def _read(label: LabelledSentence, text: str, found: Sequence[Commitment]) -> ReadSentence:
    return ReadSentence(
        label,
        frozenset(party for commitment in found for party in commitment.parties),
        frozenset(commitment.strength for commitment in found),
        frozenset(text[span.start : span.end] for commitment in found for span in commitment.frequencies),
        frozenset(text[span.start : span.end] for commitment in found for span in commitment.names),
    )


def _table(part: str, count: int, scores: dict[str, Score]) -> str:
    lines = [f"{part}: {count} sentences", "              precision  recall     F1"]
    for field, figures in scores.items():
        lines.append(f"{field:<12}     {figures.precision:.3f}   {figures.recall:.3f}  {figures.f1:.3f}")
    return "\n".join(lines)


def _json(part: str, scores: dict[str, Score]) -> str:
    figures = {field: {**asdict(s), "f1": round(s.f1, 4)} for field, s in scores.items()}
    return json.dumps({"part": part, **figures}, ensure_ascii=False)


def _failures(read: Sequence[ReadSentence]) -> list[str]:
    lines = []
    for sentence in read:
        for field in ("parties", "strengths"):
            got, labelled = sentence.values(field)
            if got != labelled:
                lines.append(f"  {sentence.labelled.id} {field}: read {sorted(got)}, labelled {sorted(labelled)}")
                lines.append(f"    {sentence.labelled.text}")
    return lines
