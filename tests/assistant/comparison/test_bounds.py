"""Bounds as numbers."""

import pytest

from assistant.comparison.bounds import read_bounds
from assistant.comparison.values import Ground


@pytest.mark.parametrize(
    ("text", "language", "ground", "value"),
    [
        ("外相会談を１年に２回以上実施する。", "ja", Ground.FREQUENCY, 2.0),
        ("協議を定例的に開く。", "ja", Ground.FREQUENCY, 0.3),
        ("毎年１００名の青少年を招く。", "ja", Ground.FREQUENCY, 1.0),
        ("the ministers will meet twice a year", "en", Ground.FREQUENCY, 2.0),
        ("уулзалтыг жилд хоёр удаа зохион байгуулна", "mn", Ground.FREQUENCY, 2.0),
    ],
)
def test_a_bound_is_read_as_a_number(text: str, language: str, ground: Ground, value: float) -> None:
    first = next(bound for bound in read_bounds(text, language) if bound.ground is ground)
    assert first.value == value


def test_what_a_text_tells_of_the_past_bounds_nothing() -> None:
    assert read_bounds("２０１３年に署名された覚書に基づき，協力する。", "ja") == ()


def test_a_time_limit_is_found_where_it_stands() -> None:
    text = "両政府は、ローンを２０２０年まで継続する。"
    (bound,) = read_bounds(text, "ja")
    assert (bound.ground, text[bound.span.start : bound.span.end]) == (Ground.DEADLINE, "２０２０年まで")
