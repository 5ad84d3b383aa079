from pathlib import Path

import pytest
from typer.testing import CliRunner

from evaluation import run_command
from evaluation.__main__ import app
from tests.fakes import FakeEmbedder

QUESTIONS = """
{"id": "q", "lang": "ja", "type": "direct", "query": "外相会談は年に何回？", "gold": ["I.1.2"], "partial": []}
{"id": "u", "lang": "en", "type": "near", "query": "Is there a visa waiver?", "gold": []}
"""


@pytest.fixture
def file(settings_environment: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run_command, "open_embedder", lambda settings: FakeEmbedder())
    monkeypatch.setattr(run_command, "ensure_packaged_model", lambda cache: cache)
    file = settings_environment / "questions.jsonl"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file


def test_a_run_is_told_written_reported_and_compared(file: Path, tmp_path: Path) -> None:
    kept, report = tmp_path / "run.json", tmp_path / "report"
    arguments = ["--questions", str(file), "--json", str(kept), "--report", str(report)]
    ran = CliRunner().invoke(app, ["run", *arguments, "--system", "bm25", "--system", "rrf"])
    assert ran.exit_code == 0, ran.output
    assert "| bm25 | " in ran.stdout
    assert (report / "report.html").exists()
    compared = CliRunner().invoke(app, ["compare", str(kept), str(kept), "--a", "bm25", "--b", "rrf"])
    assert compared.exit_code == 0, compared.output
    assert "| R@1 | ja | 1 |" in compared.stdout
    lacking = CliRunner().invoke(app, ["compare", str(kept), str(kept)])
    assert lacking.exit_code == 1
    assert "has no system assistant; it has bm25, rrf" in lacking.stderr


def test_several_files_may_follow_one_option(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "more.jsonl"
    other.write_text(QUESTIONS.replace('"q"', '"r"').replace('"u"', '"v"'), encoding="utf-8")
    ran = CliRunner().invoke(app, ["run", "--questions", str(file), str(other), "--system", "bm25"])
    assert ran.exit_code == 0, ran.output
    assert "bm25: 4 questions" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--system", "nonsense"], 2, "no system nonsense; there are"),
        (["--questions", "nowhere.jsonl"], 2, "nowhere.jsonl cannot be read"),
        (["--plan", "nonsense"], 1, "nonsense"),
    ],
)
def test_what_cannot_be_run_is_told(file: Path, arguments: list[str], status: int, told: str) -> None:
    ran = CliRunner().invoke(app, ["run", *arguments])
    assert ran.exit_code == status
    assert told in ran.stderr


def test_what_is_no_run_is_not_compared(tmp_path: Path) -> None:
    for name in ("absent.json", "empty.json"):
        (tmp_path / "empty.json").write_text("{}")
        compared = CliRunner().invoke(app, ["compare", str(tmp_path / name), str(tmp_path / name)])
        assert compared.exit_code == 1
        assert name in compared.stderr
