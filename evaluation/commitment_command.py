"""``python -m evaluation commitments``: the reading of commitments, measured on hand-labelled sentences."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Annotated, Any, Final

import typer

from corpus import PACKAGED_PLANS, Library
from corpus.commitments import read_sentences
from corpus.commitments.reading import read_plan_sentences
from corpus.commitments.sentence import SentenceReading
from corpus.plan import Plan

SETS: Final = ("plan", "dev", "other")
_LABELS: Final = "commitments"
_PLAN: Final = "japan-mongolia-2013-2017"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence, and what was read from it, as sets of labels a kind."""

    id: str
    text: str
    labelled: Mapping[str, frozenset[str]]
    read: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Labels that were right, read and labelled, summed over sentences; precision, recall and F1 from 0 to 1."""

    right: int
    read: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        total = self.read + self.labelled
        return 2 * self.right / total if total else 1.0


def commitments(
    only: Annotated[list[str] | None, typer.Option(help="A set: plan, dev or other; may be repeated.")] = None,
    failures: Annotated[bool, typer.Option(help="List the sentences that were read otherwise.")] = True,
) -> None:
    """Precision, recall and F1 of the commitments read, over hand-labelled sentences."""
    kinds = ("parties", "strengths", "frequency", "names")
    for name in only or SETS:
        if name not in SETS:
            typer.echo(f"evaluation: there is no set {name!r}; there are {', '.join(SETS)}", err=True)
            raise typer.Exit(2)
        sentences = list(read_set(name))
        typer.echo(f"{name}: {len(sentences)} sentences")
        typer.echo("| what | precision | recall | F1 |\n| --- | ---: | ---: | ---: |")
        for kind in kinds:
            figures = measure(sentences, kind)
            typer.echo(f"| {kind} | {figures.precision:.3f} | {figures.recall:.3f} | {figures.f1:.3f} |")
        if failures:
            for sentence in sentences:
                for kind in kinds[:2]:
                    if sentence.labelled[kind] != sentence.read[kind]:
                        labelled, read = sorted(sentence.labelled[kind]), sorted(sentence.read[kind])
                        typer.echo(f"{sentence.id} {kind}: labelled {labelled}, read {read}: {sentence.text}")


def measure(sentences: Iterable[Sentence], kind: str) -> Figures:
    """Micro-averaged over the labels of all sentences."""
    pairs = [(sentence.labelled[kind], sentence.read[kind]) for sentence in sentences]
    return Figures(
        sum(len(labelled & read) for labelled, read in pairs),
        sum(len(read) for _, read in pairs),
        sum(len(labelled) for labelled, _ in pairs),
    )


def read_set(name: str) -> Iterator[Sentence]:
    """The sentences of a labelled set, each read by the rules."""
    rows = _rows(name)
    if name == "plan":
        plan = Library(own=PACKAGED_PLANS).load(_PLAN)
        yield from _of_plan(rows, plan)
        return
    for row in rows:
        parties = tuple(row.get("plan_parties", ()))
        before: tuple[str, ...] = ()
        if row.get("prev"):
            before = [*read_sentences(row["prev"], "ja", parties)][-1].subject
        *_, reading = read_sentences(row["text"], "ja", parties, before)
        yield _compare(row, row["text"], parties, reading)


def _of_plan(rows: Sequence[Mapping[str, Any]], plan: Plan) -> Iterator[Sentence]:
    readings = read_plan_sentences(plan)
    for row in rows:
        place = int(row["id"].rpartition("#")[2]) - 1
        of_item = readings[row["item"]]
        reading = of_item[place] if place < len(of_item) else SentenceReading(of_item[-1].span)
        yield _compare(row, plan.item(row["item"]).text, plan.metadata.parties, reading)


def _compare(row: Mapping[str, Any], text: str, parties: Sequence[str], reading: SentenceReading) -> Sentence:
    both = {"both", "双方"} if parties else set[str]()
    labelled = {p for name in row["parties"] for p in (parties if name in both else (name,))}
    spans = reading.commitments[0] if reading.commitments else None
    return Sentence(
        row["id"],
        row["text"],
        {
            "parties": frozenset(labelled),
            "strengths": frozenset(row["strengths"]),
            "frequency": frozenset(row["frequency"]),
            "names": frozenset(row["names"]) if row["strengths"] else frozenset(),
        },
        {
            "parties": frozenset(reading.parties),
            "strengths": frozenset(reading.strengths),
            "frequency": frozenset(text[s.start : s.end] for s in spans.frequencies) if spans else frozenset(),
            "names": frozenset(text[s.start : s.end] for s in spans.names) if spans else frozenset(),
        },
    )


def _rows(name: str) -> list[dict[str, Any]]:
    text = resources.files("evaluation").joinpath(_LABELS, f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
