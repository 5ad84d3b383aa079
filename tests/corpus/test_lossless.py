"""No character of a source is lost or doubled, whatever the source is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import PACKAGED_PLANS, Metadata, PlanError, read_plan
from tests.corpus.reading import DOCUMENTS, METADATA, assert_lossless

PIECES = (
    "1. ", "2. ", "１．", "（２）", "ア ", "イ ", "ロ　",
    "(a) ", "(i) ", "I ", "Ⅱ ", "第一条", "第二条",
    "二", "２", "1.1 ", "1.1. ",
    "・", "- ", "①", "附　則",
    "Article 1", "1 дүгээр зүйл", "（目的）", "目次", "Trade", "両政府は，", "協力する。", "of the",
    "a.",
    "\n", "\n", "\n\n", "\r\n", "\r", "\f", "　", " ", "\u2028", "\x85", "\x1f", "：", "(", "）", "イ　",
)  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@pytest.mark.parametrize("folder", sorted(PACKAGED_PLANS.iterdir()), ids=lambda folder: folder.name)
def test_packaged_plans_are_read_without_loss(folder: Path) -> None:
    assert_lossless(read_plan("p", (folder / "source.txt").read_bytes(), METADATA))


@pytest.mark.shared
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the statutes are not beside the project")
@pytest.mark.parametrize("name", ["外務省設置法", "環境基本法", "行政手続法"])
def test_statutes_are_read_without_loss(name: str) -> None:
    assert_lossless(read_plan("p", (DOCUMENTS / f"{name}.txt").read_bytes(), METADATA))


@settings(deadline=None, max_examples=500)
@given(SOUP)
def test_any_soup_of_enumerators_and_words_is_read_without_loss(text: str) -> None:
    try:
        plan = read_plan("p", text.encode(), METADATA)
    except PlanError:
        return
    assert_lossless(plan)


@settings(deadline=None, max_examples=200)
@given(st.text(), st.sampled_from(("ja", "en", "mn", "fr")))
def test_any_text_after_an_enumerator_is_read_without_loss(text: str, language: str) -> None:
    try:
        plan = read_plan("p", f"1. {text}".encode("utf-8", "ignore"), Metadata("Title", language))
    except PlanError:
        return
    assert_lossless(plan)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        plan = read_plan("p", data, METADATA)
    except PlanError:
        return
    assert_lossless(plan)
