from pathlib import Path

import pytest

from evaluation.measures.names import Measure
from evaluation.questions_file import QuestionsFileError
from evaluation.topics.file import Topic, packaged_topics, read_topics
from evaluation.topics.measures import gather_all, measure_topics
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
