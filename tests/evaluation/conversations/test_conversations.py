import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Outcome
from corpus import Plan
from evaluation.conversations.asking import AskedTurn, hold
from evaluation.conversations.file import holds_conversations, packaged_conversations, read_conversations
from evaluation.conversations.follow_ups import understand_all
from evaluation.conversations.measures import Found, measure_conversations
from evaluation.questions_file import QuestionsFileError, packaged_questions
from evaluation.result import RunResult
from evaluation.running import MismatchError, run
from evaluation.systems.assistant import make_assistant
from evaluation.systems.named import chosen_systems
from evaluation.systems.system import Materials
from evaluation.tables import figures


def _typed(query: str, standalone: str, gold: list[str], dependent: bool) -> dict[str, object]:
    return {
        "lang": "ja",
        "query": query,
        "standalone": standalone,
        "gold": gold,
        "partial": [],
        "dependent": dependent,
    }


LINE = {
    "id": "c",
    "lang": "ja",
    "turns": [
        _typed("外相会談は？", "外相会談は？", ["1.1"], False),
        _typed("同じ節の（２）は？", "青少年の交流は？", ["1.2"], True),
        _typed("天気は？", "天気は？", [], False),
    ],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "conversations.jsonl"
    path.write_text(f"\n{json.dumps(LINE, ensure_ascii=False)}\n", encoding="utf-8")
    return path


def turn(**changes: object) -> AskedTurn:
    plain = AskedTurn("c", 1, "ja", "q", "s", True, ("a",), ("b", "a"), ("a", "b"), ("a",), "u", Outcome.ANSWERED)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_conversation_files_are_told_by_their_shape(file: Path, tmp_path: Path) -> None:
    assert holds_conversations(file)
    assert all(map(holds_conversations, packaged_conversations("dev")))
    assert not any(map(holds_conversations, packaged_questions("dev")))
    assert not holds_conversations(tmp_path / "missing.jsonl")


@pytest.mark.parametrize("line", ['{"id": "c", "lang": "ja", "turns": []}', '{"turns": [{"query": "q"}]}', "[]", "{"])
def test_a_line_that_is_no_conversation_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line)
    with pytest.raises(QuestionsFileError, match="line 1"):
        read_conversations([path])


def test_a_conversation_is_held_with_the_assistants_own_answers(
    file: Path, materials: Materials, curated_plan: Plan
) -> None:
    first, second, _ = hold(read_conversations([file]), make_assistant(materials, curated_plan).assistant)
    assert (first.dependent, first.understood, first.changed) == (False, None, False)
    assert second.ours[0] == "1.2"
    assert second.understood == "１（２）について教えてください。"
    assert second.is_found


def test_the_share_of_the_gap_is_of_what_a_person_gains() -> None:
    turns = [
        turn(),
        turn(number=2, ours=("b", "a")),
        turn(number=3, lang="en", raw=("a",), ours=("b",), understood=None),
        turn(number=4, raw=("a",), ours=("a",), understood=None, dependent=False),
        turn(number=5, gold=()),
    ]
    rows = {(row.language, row.dependent): row for row in measure_conversations(turns)}
    whole = rows["all", True]
    assert (whole.turns, whole.changed) == (3, 3)
    assert (whole.raw, whole.ours, whole.manual) == (Found(1 / 3, 1), Found(1 / 3, 2 / 3), Found(1, 1))
    assert whole.gap_closed == 0
    assert rows["ja", True].gap_closed == pytest.approx((1 / 2 - 0) / (1 - 0))
    assert rows["all", False].gap_closed is None
    assert rows["all", False].changed == 0


def test_a_run_keeps_its_conversations_and_tells_of_them(file: Path, materials: Materials) -> None:
    result = run([], chosen_systems(["assistant"]), materials, conversations=read_conversations([file]))
    back = RunResult.from_json(result.to_json())
    assert back.conversations == result.conversations
    assert "| dependent | ja | 1 |" in figures(back)


def test_a_conversation_about_another_plan_is_refused(file: Path, materials: Materials) -> None:
    (conversation,) = read_conversations([file])
    wrong = replace(conversation, turns=(replace(conversation.turns[0], gold=("9.9",)),))
    with pytest.raises(MismatchError, match=r"9\.9"):
        run([], chosen_systems(["assistant"]), materials, conversations=[wrong])


def test_public_follow_ups_are_understood_from_earlier_utterances_alone() -> None:
    queries = {"1": "What is the Watergate scandal?", "2": "Who started it?"}
    understood = understand_all(queries, {"2": ["What is the Watergate scandal?"]})
    assert not understood["1"].changed
    assert understood["2"].query == "the Watergate scandal: Who started it?"
