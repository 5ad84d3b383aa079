from pathlib import Path

import pytest

from corpus import Plan
from evaluation.measures.names import Measure
from evaluation.questions_file import AskedQuestion, QuestionsFileError
from evaluation.report.page import render
from evaluation.response import Response
from evaluation.result import Provenance, RunResult
from evaluation.tables import figures
from evaluation.topics.file import Topic, packaged_topics, read_topics
from evaluation.topics.measures import GatheredTopic, gather_all, measure_topics
from index.gathering import Gathered


def test_topics_are_measured_over_what_reaches_the_cut() -> None:
    topic = Topic("t", "ja", "石炭", gold=("a", "b"), partial=("p",))
    found = [Gathered("plan", item, share, False) for item, share in [("a", 0.9), ("p", 0.8), ("x", 0.5), ("b", 0.4)]]
    gathered = gather_all([topic], lambda text, language: found)
    assert gathered[0].items == ("a", "p", "x")
    rows = {row.language: row.estimates for row in measure_topics(gathered)}
    assert set(rows) == {"all", "ja"}
    assert rows["ja"][Measure.PRECISION].value == 1 / 2
    assert rows["ja"][Measure.RECALL].value == 1 / 2


def test_the_packaged_topics_can_be_read() -> None:
    assert {topic.lang for topic in read_topics(packaged_topics("dev"))} == {"ja", "en", "mn"}


def test_a_line_that_is_no_topic_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "topics-ja.jsonl").write_text('{"id": "x"}\n')
    with pytest.raises(QuestionsFileError, match="topics-ja"):
        read_topics([tmp_path / "topics-ja.jsonl"])


def test_the_report_names_what_a_topic_missed_and_took_in_vain(first_plan: Plan) -> None:
    question = AskedQuestion("q", "ja", "direct", "外相会談", ("I.1.2",))
    response = Response((("I.1.2", 1.0),))
    gathered = GatheredTopic(Topic("t", "ja", "石炭", gold=("II.2.3.シ",)), ("III.8",))
    made = Provenance("2026-11-23", "", first_plan.id, first_plan.checksum, "model")
    result = RunResult(made, (question,), {"bm25": {"q": response}}, topics=(gathered,))
    page = render(result, first_plan)
    assert "<td>II.2.3.シ</td><td>III.8</td>" in page
    assert RunResult.from_json(result.to_json()).topic_rows == result.topic_rows
    assert "| ja | 1 | .000 |" in figures(result)
