import json
import subprocess
import sys

import pytest

from tests.conftest import FIRST_PLAN
from tests.end_to_end.conftest import Run

pytestmark = pytest.mark.model

QUOTE = (
    "両政府は，両国間の外相会談を両国いずれか，又は，国連総会及びその他の国際会議の機会に，"
    "少なくとも１年に１回以上，実施する。"
)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("ja", "外相会談は年に何回？"),
        ("en", "How many times a year do the foreign ministers meet?"),
        ("mn", "Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?"),
    ],
)
def test_the_foreign_ministers_meetings_are_found_first_in_three_languages(
    run: Run, language: str, question: str
) -> None:
    answer = json.loads(run("ask", question, "--json").stdout)
    assert (answer["outcome"], answer["language"]) == ("answered", language)
    first = answer["citations"][0]
    assert (first["item_id"], first["address"], first["quote"]) == ("I.1.2", "Ⅰ１（２）", QUOTE)
    assert (first["rendering"] is None) == (language == "ja")


@pytest.mark.parametrize(
    "question", ["カレーの作り方は？", "Who won the World Cup?", "Маргааш цаг агаар ямар байх вэ?"]
)
def test_what_no_plan_is_about_is_not_in_the_plan(run: Run, question: str) -> None:
    answer = json.loads(run("ask", question, "--json").stdout)
    assert answer["outcome"] == "not_in_plan"
    assert answer["citations"] == []
    assert len(answer["nearest"]) == 3


def test_the_first_plan_is_shown_with_its_57_items_and_2_chapeaux(run: Run) -> None:
    shown = json.loads(run("plans", "show", FIRST_PLAN, "--json").stdout)
    assert shown["counts"] == {"items": 57, "chapeaux": 2}


def test_a_second_build_embeds_nothing(run: Run) -> None:
    assert "plans embedded: none" in run("index", "build").stdout


def test_help_is_there_without_loading_a_model() -> None:
    slow = {"torch", "transformers", "sentence_transformers", "onnxruntime", "faiss", "fastapi", "sudachipy"}
    script = f"import sys; from assistant.cli.main import app; print(sorted({slow} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
