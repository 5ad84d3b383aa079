from pathlib import Path

import pytest

from corpus import Library, Plan, PlanError
from corpus.curation import read_curation
from corpus.plan import Status

RENDERING = '{"item": "1.1", "status": "working", "text": "Both Governments will meet."}\n'
QUESTION = '{"item": "1.1", "lang": "en", "kind": "terms", "text": "Who meets?", "status": "working"}\n'


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_a_plan_without_curated_files_has_no_curation(tmp_path: Path) -> None:
    curation = read_curation(tmp_path, {"1.1"})
    assert (curation.renderings, curation.questions) == ((), ())


def test_language_and_register_of_a_rendering_come_from_the_files_name(tmp_path: Path) -> None:
    written(tmp_path, "renderings/en.jsonl", RENDERING)
    written(tmp_path, "renderings/ja-plain.jsonl", RENDERING)
    renderings = read_curation(tmp_path, {"1.1"}).renderings
    assert [(r.language, r.register, r.status) for r in renderings] == [
        ("en", "", Status.WORKING),
        ("ja", "plain", Status.WORKING),
    ]


def test_expected_questions_are_read_in_order(tmp_path: Path) -> None:
    written(tmp_path, "questions.jsonl", QUESTION + QUESTION.replace("Who", "When"))
    assert [question.text for question in read_curation(tmp_path, {"1.1"}).questions] == ["Who meets?", "When meets?"]


@pytest.mark.parametrize(
    "line",
    [
        RENDERING.replace("1.1", "9.9"),
        RENDERING.replace("working", "perfect"),
        RENDERING.replace("Both Governments will meet.", " "),
        '{"item": "1.1"}',
        "not JSON",
        "[1, 2]",
    ],
)
def test_a_line_that_is_not_as_it_should_be_is_named_with_its_place(tmp_path: Path, line: str) -> None:
    written(tmp_path, "renderings/en.jsonl", RENDERING + line)
    with pytest.raises(PlanError, match=r"en\.jsonl, line 2"):
        read_curation(tmp_path, {"1.1"})


def test_every_item_of_the_first_plan_is_rendered_and_asked_about_in_three_languages(first_plan: Plan) -> None:
    ids = {item.id for item in first_plan.items}
    renderings = {(r.language, r.register): set[str]() for r in first_plan.curation.renderings}
    for rendering in first_plan.curation.renderings:
        renderings[rendering.language, rendering.register].add(rendering.item_id)
    assert renderings == {("en", ""): ids, ("mn", ""): ids, ("ja", "plain"): ids}
    for item_id in ids:
        for language in ("ja", "en", "mn"):
            questions = [q for q in first_plan.curation.questions if (q.item_id, q.language) == (item_id, language)]
            assert len(questions) >= 3, (item_id, language)
            assert len({question.kind for question in questions}) >= 3, (item_id, language)


def test_damaged_curation_is_a_damaged_plan(tmp_path: Path) -> None:
    plan = written(tmp_path / "plans", "damaged/source.txt", "１．両政府は，橋を建設する。\n") / "damaged"
    (plan / "plan.toml").write_text('title = "t"\nlanguage = "ja"\n', encoding="utf-8")
    (plan / "questions.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(PlanError, match=r"questions\.jsonl, line 1"):
        Library(tmp_path / "none", tmp_path / "plans").load("damaged")
