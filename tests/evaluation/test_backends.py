"""Comparing backends: the table, the sample and what happens when something is not there."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from evaluation.backend import BACKENDS, Backend, backend_named
from evaluation.backend_run import Quality, Speed, Task, measure_quality, measure_speed
from evaluation.backends import Measures, Row, compare, table
from evaluation.beir import load_beir
from index.packaged_model import ensure_packaged_model
from tests.index.carrier_file import carrier_bytes


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Three passages, three queries; the third query's passage has grade 0."""
    folder = tmp_path / "small"
    folder.mkdir()
    passages = [{"_id": "p1", "title": "会談", "text": "ab"}, {"_id": "p2", "text": "カ x"}, {"_id": "p3", "text": "b"}]
    queries = [{"_id": f"q{number}", "text": text} for number, text in enumerate(("会談 ab", "カ x", "b"))]
    for name, lines in (("corpus.jsonl", passages), ("queries.jsonl", queries)):
        (folder / name).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq0\tp1\t1\nq1\tp2\t1\nq2\tp3\t0\n")
    return folder


def backend(name: str, *packages: str) -> Backend:
    return Backend(name, packages, backend_named("onnx-int8").load)


def test_a_title_stands_before_its_text_and_a_query_without_an_answer_is_left_out(dataset: Path) -> None:
    loaded = load_beir(dataset)
    assert loaded.passages == {"p1": "会談\nab", "p2": "カ x", "p3": "b"}
    assert list(loaded.queries) == ["q0", "q1"]
    assert loaded.grades == {"q0": {"p1": 1}, "q1": {"p2": 1}}


def test_a_grade_for_an_unknown_passage_is_refused(dataset: Path) -> None:
    with (dataset / "qrels.tsv").open("a") as file:
        file.write("q0\tp9\t1\n")
    with pytest.raises(ValueError, match="'p9'"):
        load_beir(dataset)


def test_the_same_seed_takes_the_same_queries_and_all_passages(dataset: Path) -> None:
    loaded = load_beir(dataset)
    one, other = loaded.sample(1, seed=7), loaded.sample(1, seed=7)
    assert one == other
    assert (len(one.queries), len(one.grades), one.passages) == (1, 1, loaded.passages)
    assert loaded.sample(2, seed=7) is loaded


def test_speeds_are_measured_in_turns_and_missing_packages_are_told() -> None:
    order: list[str] = []

    def quality(name: str) -> Quality:
        if name == "broken":
            raise RuntimeError("no such operation\nand more")
        return Quality(0.5, 0.6, 1.0)

    def speed(name: str) -> Speed:
        order.append(name)
        return Speed(1.0, float(len(order)), 2.0, 3.0, 4.0)

    backends = [backend("a"), backend("absent", "a_package_that_nobody_has"), backend("broken"), backend("b")]
    rows = compare(backends, 2, Measures(quality, speed))
    assert order == ["a", "b", "a", "b"]
    assert [row.reason for row in rows] == [
        "",
        "not installed: a_package_that_nobody_has",
        "failed: no such operation",
        "",
    ]
    assert [speed.p50 for speed in rows[0].speeds] == [1, 3]


def test_the_table_shows_the_median_of_the_rounds() -> None:
    speeds = [Speed(load, p50, 20, 30, 400) for load, p50 in ((1.0, 10), (3.0, 90), (2.0, 12))]
    lines = table([Row("a", speeds, Quality(0.8286, 0.88, 0.99994)), Row("b", reason="not installed: x")]).splitlines()
    assert lines[2] == "| a | 12.0 | 20.0 | 30.0 | 0.829 | 0.880 | 0.99994 | 2.0 | 400 |"
    assert lines[3].startswith("| b | not installed: x |")
    assert {line.count("|") for line in lines} == {10}


def test_every_backend_has_a_name_of_its_own() -> None:
    assert len({each.name for each in BACKENDS}) == len(BACKENDS)


def test_a_backend_is_measured_on_a_small_set(dataset: Path, tmp_path: Path) -> None:
    carrier = tmp_path / "tiny.bin"
    carrier.write_bytes(carrier_bytes())
    sha256 = hashlib.sha256(carrier.read_bytes()).hexdigest()
    folder = ensure_packaged_model(tmp_path / "cache", carrier=carrier, sha256=sha256)
    task = Task("onnx-int8", folder, tmp_path, dataset, threads=1, queries=2, seed=1)
    quality = measure_quality(task)
    assert 0 <= quality.recall_1 <= quality.mrr_10 <= 1
    assert quality.cosine == pytest.approx(1, abs=1e-5)
    assert np.load(tmp_path / "reference.npy").shape[0] == 5
    speed = measure_speed(task)
    assert min(speed.load, speed.p50, speed.p95, speed.documents, speed.memory) > 0
