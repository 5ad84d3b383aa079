"""Yardsticks: what each method finds in a tiny set, the table, and what is told when there is no set."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from evaluation import yardsticks as module
from evaluation.beir import load_beir
from evaluation.yardsticks import Figures, Method, YardsticksError, chosen_sets, measure, row, yardsticks
from index.bias import LanguageBias
from tests.fakes import FakeEmbedder

PASSAGES = {
    "p1": "外相会談を年に二回実施する。",
    "p2": "新しい橋を建設する。工事は三年で終える。",
    "p3": "農業の発展を支援する。",
}
QUERIES = {"q1": "外相会談は年に何回実施しますか", "q2": "新しい橋を建設しますか", "q3": "漁業"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one set: q1 asks for p1, q2 for p2 and p3 (two right passages), q3 for none."""
    small = tmp_path / "small"
    small.mkdir()
    for name, texts in (("corpus.jsonl", PASSAGES), ("queries.jsonl", QUERIES)):
        lines = [json.dumps({"_id": each, "text": text}, ensure_ascii=False) for each, text in texts.items()]
        (small / name).write_text("\n".join(lines), encoding="utf-8")
    (small / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tp1\t1\nq2\tp2\t1\nq2\tp3\t1\n", encoding="utf-8")
    (tmp_path / "cast2022_rewrites.jsonl").write_text("{}", encoding="utf-8")
    return tmp_path


def test_every_method_finds_the_passage_that_shares_the_querys_words(folder: Path) -> None:
    embedder = FakeEmbedder()
    measured = measure(load_beir(folder / "small"), embedder, LanguageBias.measure(embedder))
    assert list(measured) == list(Method)
    assert {(figures.success_1, figures.mrr_10) for figures in measured.values()} == {(1.0, 1.0)}
    assert all(0.8 < figures.ndcg_10 <= 1 for figures in measured.values())


def test_phrases_and_passages_are_embedded_as_documents_and_queries_as_queries(folder: Path) -> None:
    embedder = FakeEmbedder()
    bias = LanguageBias.measure(embedder)
    embedder.embedded.clear()
    embedder.queries = 0
    measure(load_beir(folder / "small"), embedder, bias)
    assert embedder.embedded[:3] == list(PASSAGES.values())
    assert "工事は三年で終える。" in embedder.embedded[3:]
    assert embedder.queries == 2


def test_a_row_has_the_sets_size_and_three_digits(folder: Path) -> None:
    line = row(load_beir(folder / "small"), Method.WORDS, Figures(0.5, 0.66666, 1))
    assert line == "| small | 2 / 3 | BM25 | 0.500 | 0.667 | 1.000 |"


def test_the_command_prints_a_row_a_method_for_at_most_so_many_queries(
    folder: Path, settings_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "open_embedder", lambda settings: FakeEmbedder())
    app = typer.Typer()
    app.command()(yardsticks)
    ran = CliRunner().invoke(app, [str(folder), "--only", "small", "--queries", "1"])
    assert ran.exit_code == 0, ran.output
    lines = ran.stdout.splitlines()
    assert len(lines) == 2 + len(Method)
    assert {line.count("|") for line in lines} == {7}
    assert lines[-1].startswith("| small | 1 / 3 | fused | ")
    lacking = CliRunner().invoke(app, [str(folder), "--only", "large"])
    assert lacking.exit_code == 1
    assert "has no set large; it has small" in lacking.stderr


def test_a_folder_without_sets_says_what_a_set_is(tmp_path: Path) -> None:
    with pytest.raises(YardsticksError, match=r"qrels\.tsv"):
        chosen_sets(tmp_path, None)
