from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Metadata, Period, PlanError
from corpus.metadata import read_metadata, write_metadata

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
METADATA = st.builds(
    Metadata,
    title=TEXT.filter(str.strip),
    language=st.sampled_from(("ja", "en", "mn", "zh-Hant")),
    titles=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda titles: tuple(titles.items())),
    parties=st.lists(TEXT, max_size=3).map(tuple),
    period=st.none()
    | st.tuples(st.integers(1, 9999), st.integers(0, 50)).map(lambda pair: Period(pair[0], pair[0] + pair[1])),
    publisher=TEXT,
    licence=TEXT,
    source_url=TEXT,
    sha256=st.just("") | st.just("0a" * 32),
)


@settings(deadline=None)
@given(METADATA)
def test_what_is_written_is_read_back(metadata: Metadata) -> None:
    assert read_metadata(write_metadata(metadata)) == metadata


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 5), ("title", ""), ("title", ["a"]), ("language", 1), ("language", ""), ("language", "Japanese"),
        ("parties", "日本国"), ("parties", [1]), ("parties", {"a": "b"}), ("parties", [["a"]]),
        ("period", 2013), ("period", {"first": "2013", "last": "2017"}), ("period", {"first": 2013}),
        ("period", {"first": True, "last": 2017}), ("period", {"first": 2013.5, "last": 2017}),
        ("period", {"first": 2017, "last": 2013}), ("period", {"first": 1, "last": 2, "middle": 3}),
        ("titles", "x"), ("titles", {"en": 1}), ("publisher", 3), ("sha256", "abc"), ("colour", "red"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_and_named(key: str, value: Any) -> None:
    toml = tomli_w.dumps({"title": "t", "language": "ja", key: value})
    with pytest.raises(PlanError, match=key):
        read_metadata(toml)


@pytest.mark.parametrize("toml", ["", 'title = "t"', 'language = "ja"', "title = ", "\x00"])
def test_an_incomplete_or_broken_file_is_refused(toml: str) -> None:
    with pytest.raises(PlanError, match=r"plan\.toml"):
        read_metadata(toml)


@pytest.mark.parametrize("metadata", [Metadata("", "ja"), Metadata("t", ""), Metadata("t\ud800", "ja")])
def test_what_could_not_be_read_back_is_not_written(metadata: Metadata) -> None:
    with pytest.raises(PlanError):
        write_metadata(metadata)
