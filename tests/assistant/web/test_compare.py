"""Comparing plans over the API and on the page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from assistant.settings import Settings
from assistant.web.app import create_app
from corpus import Plan
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.conftest import SMALL_TEXT

_LATER = SMALL_TEXT.replace("年に２回", "年に３回").replace("農業の発展", "<b>農業</b>の発展")


@pytest.fixture
def two(make_plan, settings_environment) -> Iterator[TestClient]:  # type: ignore[no-untyped-def]
    older: Plan = make_plan(plan_id="older")
    newer: Plan = make_plan(_LATER, plan_id="newer")
    newer = replace(newer, metadata=replace(newer.metadata, supersedes="older"))
    app = create_app(lambda: FakeAssistant(older, newer), Settings(retention_days=0))
    with TestClient(app, base_url="http://localhost") as client:
        client.get("/api/plans")
        yield client


def test_the_api_gives_pairs_with_their_evidence(two: TestClient) -> None:
    found = two.get("/api/compare", params={"old": "older", "new": "newer", "relation": "strengthened"}).json()
    (pair,) = found["pairs"]
    assert (pair["old"]["item_id"], pair["new"]["item_id"]) == ("1.1", "1.1")
    assert [each["ground"] for each in pair["evidence"]] == ["frequency"]
    assert found["counts"]["kept"] == 2


def test_the_api_knows_no_other_plan_and_compares_none_with_itself(two: TestClient) -> None:
    assert two.get("/api/compare", params={"old": "older", "new": "none"}).status_code == 404
    assert two.get("/api/compare", params={"old": "older", "new": "older"}).status_code == 422
    assert two.get("/api/compare", params={"old": "older", "new": "newer", "relation": "x"}).status_code == 422


def test_the_page_compares_the_plan_with_the_one_it_supersedes(two: TestClient) -> None:
    html = two.get("/compare", params={"lang": "en"}).text
    assert html.index('value="older" selected') < html.index('value="newer" selected')
    assert "<del>" in html
    assert "<ins>" in html
    assert "removed:" in html


def test_the_page_escapes_what_a_plan_says(two: TestClient) -> None:
    html = two.get("/compare").text
    assert "<b>農業" not in html


def test_the_page_tells_why_a_plan_is_not_compared_with_itself(two: TestClient) -> None:
    answer = two.get("/compare", params={"old": "older", "new": "older", "lang": "en"})
    assert "cannot be compared with itself" in answer.text


@pytest.mark.parametrize("language", ["ja", "en", "mn"])
def test_one_plan_alone_is_told_so_and_has_no_link(client: TestClient, language: str) -> None:
    assert client.get("/compare", params={"lang": language}).status_code == 200
    assert 'href="/compare"' not in client.get("/", params={"lang": language}).text


def test_two_plans_are_linked_to_from_every_page(two: TestClient) -> None:
    assert 'href="/compare"' in two.get("/").text


def test_the_page_warns_where_the_plans_are_in_different_languages(make_plan, settings_environment) -> None:  # type: ignore[no-untyped-def]
    older: Plan = make_plan(plan_id="older")
    other = replace(make_plan(_LATER, plan_id="other"), metadata=replace(older.metadata, language="en"))
    app = create_app(
        lambda: FakeAssistant(older, make_plan(_LATER, plan_id="newer"), other), Settings(retention_days=0)
    )
    with TestClient(app, base_url="http://localhost") as client:
        for new, warned in (("newer", False), ("other", True)):
            html = client.get("/compare", params={"old": "older", "new": new, "lang": "en"}).text
            assert ("in different languages" in html) is warned
