import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant import installation, opening
from assistant.cli import asking, indexing
from assistant.cli.main import app
from tests.conftest import FIRST_PLAN, SMALL_TEXT
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.usefixtures("settings_environment")


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (opening, installation, asking, indexing):
        monkeypatch.setattr(module, "open_embedder", lambda *settings: FakeEmbedder())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def run_json(*arguments: str) -> dict[str, object]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert isinstance(data, dict)
    return data


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    file = tmp_path / "small-plan.txt"
    file.write_text(SMALL_TEXT, encoding="utf-8")
    return file


def items(data: dict[str, object]) -> Sequence[dict[str, object]]:
    found = data["items"]
    assert isinstance(found, list)
    return found


def test_show_counts_57_items_and_2_chapeaux_of_the_first_plan() -> None:
    data = run_json("plans", "show", FIRST_PLAN)
    assert data["counts"] == {"items": 57, "chapeaux": 2}
    assert len(items(data)) == 59
    text = run("plans", "show", FIRST_PLAN).output
    assert "57 items, 2 chapeaux" in text
    assert "Ⅱ２（３）チ" in text


def test_show_reads_a_file_without_adding_it(small_file: Path) -> None:
    data = run_json("plans", "show", str(small_file))
    assert [item["id"] for item in items(data)] == ["1.1", "1.2", "2.1", "2.2"]
    assert "small-plan" not in run("plans", "list").output


def test_show_warns_where_the_numbering_skips(tmp_path: Path) -> None:
    file = tmp_path / "gap.txt"
    file.write_text(SMALL_TEXT.replace("（２）両政府は，青少年", "（３）両政府は，青少年"), encoding="utf-8")
    result = run("plans", "show", str(file))
    assert "warning: line 5: the numbering skips at （３）" in result.stderr


def test_a_plan_is_added_asked_and_removed(small_file: Path) -> None:
    added = run("plans", "add", str(small_file), "--id", "small", "--period", "2019-2021", "--party", "日本国")
    assert added.exit_code == 0
    assert "plan-assistant index build" in added.output
    assert run("index", "build").exit_code == 0
    answer = run_json("ask", "農業の発展を支援する", "--plan", "small")
    assert answer["outcome"] == "answered"
    hits = run_json("search", "農業の発展を支援する", "--limit", "1")["hits"]
    assert isinstance(hits, list)
    assert (hits[0]["plan_id"], hits[0]["item_id"]) == ("small", "2.2")
    chosen = run_json("search", "交流", "--party", "only:日本国", "--strength", "supports", "--plan", "small")["hits"]
    assert isinstance(chosen, list)
    assert [hit["item_id"] for hit in chosen] == ["2.2"]
    assert run_json("search", "交流", "--section", "1", "--strength", "supports", "--plan", "small")["hits"] == []
    assert run("plans", "remove", "small").exit_code == 0
    assert run_json("index", "status")["changed_plans"] == []
    assert run("ask", "農業の発展を支援する", "--plan", "small").exit_code == 1


def test_with_an_index_a_plan_is_asked_as_soon_as_it_is_added_or_replaced(small_file: Path) -> None:
    assert run("index", "build").exit_code == 0
    added = run("plans", "add", str(small_file), "--id", "small", "--period", "2019-2021")
    assert added.exit_code == 0, added.output
    assert "index build" not in added.output
    assert run_json("ask", "農業の発展を支援する", "--plan", "small")["outcome"] == "answered"
    small_file.write_text(SMALL_TEXT.replace("農業", "林業"), encoding="utf-8")
    assert run("plans", "replace", "small", str(small_file)).exit_code == 0
    answer = run_json("ask", "林業の発展を支援する", "--plan", "small")
    assert "林業" in str(answer["citations"])
    assert run_json("plans", "show", "small")["period"] == {"first": 2019, "last": 2021}


def test_a_folder_of_plans_is_added_and_what_is_refused_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "plans of others"
    folder.mkdir()
    page = "".join(f"<p>{line}</p>" for line in SMALL_TEXT.splitlines())
    note = '<div class="footnotes"><p>1 公表された本文による。</p></div>'
    (folder / "page.html").write_text(f"<html><body>{page}{note}</body></html>", encoding="utf-8")
    (folder / "list.md").write_text(SMALL_TEXT, encoding="utf-8")
    (folder / "none.txt").write_text("nothing here", encoding="utf-8")
    (folder / ".hidden").write_text("1. Hidden.", encoding="utf-8")
    added = run("plans", "add", str(folder))
    assert added.exit_code == 1
    assert "added page:" in added.stdout
    assert "added list:" in added.stdout
    assert "none.txt: no numbered items were found" in added.stderr
    assert "footnote: 1 公表された本文による。" in added.stderr
    listed = run("plans", "list").output
    assert "page" in listed
    assert "hidden" not in listed
    assert run("plans", "add", str(folder), "--id", "one").exit_code == 2


def test_an_empty_folder_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused = run("plans", "add", str(tmp_path / "empty"))
    assert "give a plan, or a folder of plans" in str(refused.exception)


def test_the_quote_is_printed_whole_and_with_its_address(small_file: Path) -> None:
    run("plans", "add", str(small_file), "--id", "small")
    run("index", "build")
    output = run(
        "ask", "両国間の外相会談を国連総会の機会に，少なくとも１年に１回以上，実施", "--plan", FIRST_PLAN
    ).output
    assert "[1] Ⅰ１（２）  政治・安全保障関係 ＞ 政治関係" in output
    assert (
        "両政府は，両国間の外相会談を両国いずれか，又は，国連総会及びその他の国際会議の機会に，"
        "少なくとも１年に１回以上，実施する。" in output
    )


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["ask", "外相会談"], 1, "plan-assistant index build"),
        (["ask", "  "], 2, "the question is empty"),
        (["ask", "長" * 2001], 2, "2000 at most"),
        (["ask", "外相会談", "--language", "fr"], 2, "fr"),
        (["plans", "show", "no-such-plan"], 1, "neither a file nor a plan"),
        (["plans", "remove", FIRST_PLAN], 1, "comes with the software"),
        (["plans", "add", "missing.txt"], 1, "there is no file"),
        (["index", "status"], 1, "plan-assistant index build"),
        (["no-such-command"], 2, "No such command"),
    ],
)
def test_errors_say_what_to_do_on_standard_error_with_the_right_status(
    arguments: list[str], status: int, message: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.cli.main import main

    monkeypatch.setattr("sys.argv", ["plan-assistant", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    captured = capfd.readouterr()
    assert ended.value.code == status
    assert message in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [(SMALL_TEXT, "ja"), ("1. Both Governments will build a bridge.\n2. They will meet.\n", "en")],
)
def test_the_language_of_a_plan_is_recognised_unless_it_is_given(tmp_path: Path, text: str, language: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(text, encoding="utf-8")
    assert run_json("plans", "show", str(file))["language"] == language
    run("plans", "add", str(file), "--id", "one")
    assert run_json("plans", "show", "one")["language"] == language
