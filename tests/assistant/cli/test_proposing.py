import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant import installation, opening
from assistant.cli import indexing, proposing
from assistant.cli.main import app
from assistant.settings import read_settings
from tests.assistant.llm.scripted import SaidModel
from tests.conftest import SMALL_TEXT
from tests.fakes import FakeEmbedder

ENGLISH = """Action plan
1. Politics
(1) The Governments meet twice a year.
(2) They cooperate.
2. Economy
(1) Japan supports EPA.
(2) They consider more.
"""


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (opening, installation, indexing):
        monkeypatch.setattr(module, "open_embedder", lambda *settings: FakeEmbedder())


@pytest.fixture(autouse=True)
def small_plan(tmp_path: Path, settings_environment: None, fake_embedder: None) -> None:
    file = tmp_path / "small.txt"
    file.write_text(SMALL_TEXT, encoding="utf-8")
    assert run("plans", "add", str(file)).exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_a_version_is_proposed_checked_and_taken_in(tmp_path: Path) -> None:
    version, proposals = tmp_path / "english.txt", tmp_path / "proposals.jsonl"
    version.write_text(ENGLISH, encoding="utf-8")
    aligned = run(
        "plans", "align", "small", str(version), "--language", "en", "--status", "official", "-o", str(proposals)
    )
    assert aligned.exit_code == 0, aligned.output
    lines = [json.loads(line) for line in proposals.read_text(encoding="utf-8").splitlines()]
    assert [line["item"] for line in lines] == ["1.1", "1.2", "2.1", "2.2"]
    proposals.write_text("".join(json.dumps({**line, "accept": True}) + "\n" for line in lines), encoding="utf-8")
    accepted = run("plans", "accept", "small", str(proposals))
    assert accepted.exit_code == 0, accepted.output
    plan = installation.Installation(read_settings()).library.load("small")
    first = plan.curation.renderings[0]
    assert (first.item_id, first.status, first.language) == ("1.1", "official", "en")


def test_a_file_that_may_hold_corrections_is_never_written_over(tmp_path: Path) -> None:
    proposals = tmp_path / "proposals.jsonl"
    proposals.write_text("mine", encoding="utf-8")
    for command in (["align", "small", str(proposals), "--language", "en"], ["enrich", "small"]):
        result = run("plans", *command, "-o", str(proposals))
        assert "somebody's corrections" in str(result.exception)
    assert proposals.read_text(encoding="utf-8") == "mine"


def test_enriching_writes_proposals_of_what_is_missing_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "open_language_model", lambda settings: SaidModel("Both Governments will meet."))
    proposals = tmp_path / "proposals.jsonl"
    assert run("plans", "enrich", "small", "--language", "en", "-o", str(proposals)).exit_code == 0
    lines = [json.loads(line) for line in proposals.read_text(encoding="utf-8").splitlines()]
    assert {(line["kind"], line["lang"], line["accept"]) for line in lines} == {
        ("rendering", "en", False),
        ("question", "en", False),
    }
    assert "accepted" in str(run("plans", "accept", "small", str(proposals)).exception)
    assert installation.Installation(read_settings()).library.load("small").curation.renderings == ()


def test_enriching_needs_a_language_model(tmp_path: Path) -> None:
    result = run("plans", "enrich", "small", "-o", str(tmp_path / "proposals.jsonl"))
    assert "PLAN_ASSISTANT_LLM_URL" in str(result.exception)
