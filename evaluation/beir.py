"""BEIR: a retrieval set in the form of the BEIR benchmark (Thakur et al. 2021), read from a folder.

A folder holds `corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`) and `qrels.tsv` (a header, then
`query-id`, `corpus-id`, `score`). https://github.com/beir-cellar/beir has public sets in it.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class RetrievalSet:
    """Passages and queries by id, and for each query the ids of the passages that answer it with their grades."""

    name: str
    passages: Mapping[str, str]
    queries: Mapping[str, str]
    grades: Mapping[str, Mapping[str, int]]

    def sample(self, queries: int, seed: int) -> "RetrievalSet":
        """The same passages with that many of the queries; the same ones for the same seed."""
        if queries >= len(self.queries):
            return self
        chosen = np.random.default_rng(seed).permutation(sorted(self.queries))[:queries].tolist()
        return RetrievalSet(
            self.name,
            self.passages,
            {name: self.queries[name] for name in chosen},
            {name: self.grades[name] for name in chosen},
        )


def load_beir(folder: Path) -> RetrievalSet:
    """Reads a folder; queries that no passage answers are left out.

    Raises:
        FileNotFoundError: one of the three files is not there.
        ValueError: a grade is given for a passage that the corpus does not have.
    """
    passages = {
        line["_id"]: "\n".join(part for part in (line.get("title"), line["text"]) if part)
        for line in _lines(folder / "corpus.jsonl")
    }
    texts = {line["_id"]: line["text"] for line in _lines(folder / "queries.jsonl")}
    grades: dict[str, dict[str, int]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            query, passage, grade = row["query-id"], row["corpus-id"], int(row["score"])
            if passage not in passages:
                raise ValueError(f"{folder / 'qrels.tsv'} names the passage {passage!r}, which corpus.jsonl lacks")
            if grade > 0 and query in texts:
                grades.setdefault(query, {})[passage] = grade
    return RetrievalSet(folder.name, passages, {name: texts[name] for name in grades}, grades)


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
