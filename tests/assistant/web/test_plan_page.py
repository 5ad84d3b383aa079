import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from assistant.web.plan_document import BlockKind, plan_document, quote_span
from corpus import Plan, Span, unwrap

PAGE = {"accept": "text/html"}


def test_the_page_of_a_plan_shows_every_item(client: TestClient, first_plan: Plan) -> None:
    page = client.get(f"/plans/{first_plan.id}", headers=PAGE).text
    for item in first_plan.items:
        assert f'id="item-{item.id}"' in page
        assert html.escape(item.text) in page
    assert "<mark>" not in page


def test_the_item_that_the_address_names_is_marked_whole(client: TestClient, first_plan: Plan) -> None:
    page = client.get(f"/plans/{first_plan.id}", params={"item": "II.2.3.ア"}, headers=PAGE).text
    assert re.findall(r"<mark>(.*?)</mark>", page) == [first_plan.item("II.2.3.ア").text]
    assert '<p class="shown-address">Ⅱ２（３）ア</p>' in page


def test_the_quote_that_the_address_names_is_marked_in_its_item(client: TestClient, first_plan: Plan) -> None:
    start = first_plan.source.index("国連総会及びその他の国")
    query = {"item": "I.1.2", "start": str(start), "end": str(start + 20)}
    page = client.get(f"/plans/{first_plan.id}", params=query, headers=PAGE).text
    assert re.findall(r"<mark>(.*?)</mark>", page) == ["国連総会及びその他の国際会議の機会に"]


@pytest.mark.parametrize(("start", "end"), [("0", "5"), ("140", "120"), ("x", "y"), ("130", ""), ("-1", "9" * 30)])
def test_offsets_that_are_not_in_the_item_mark_the_whole_item(
    client: TestClient, first_plan: Plan, start: str, end: str
) -> None:
    query = {"item": "I.1.2", "start": start, "end": end}
    page = client.get(f"/plans/{first_plan.id}", params=query, headers=PAGE).text
    assert re.findall(r"<mark>(.*?)</mark>", page) == [first_plan.item("I.1.2").text]


def test_a_plan_or_item_that_is_not_there_is_not_found(client: TestClient, first_plan: Plan) -> None:
    assert client.get("/plans/none", headers=PAGE).status_code == 404
    missing = client.get(f"/plans/{first_plan.id}?item=IX.9&lang=en", headers=PAGE)
    assert missing.status_code == 404
    assert "There is no such item" in missing.text


def test_switching_the_language_keeps_the_place_in_the_plan(client: TestClient, first_plan: Plan) -> None:
    page = client.get(f"/plans/{first_plan.id}?item=I.1.2&start=122&end=130", headers=PAGE).text
    assert 'href="/plans/japan-mongolia-2013-2017?item=I.1.2&amp;start=122&amp;end=130&amp;lang=mn"' in page


def test_the_title_is_given_in_the_readers_language_if_there_is_one(client: TestClient, first_plan: Plan) -> None:
    page = client.get(f"/plans/{first_plan.id}?lang=mn", headers=PAGE).text
    assert 'lang="mn">Стратегийн түншлэлийн төлөөх' in page


def test_headings_have_the_depth_of_their_place_in_the_trail(first_plan: Plan) -> None:
    headings = [
        (block.level, block.label, "".join(run.text for run in block.runs))
        for block in plan_document(first_plan)
        if block.kind is BlockKind.HEADING
    ]
    assert headings[:2] == [(0, "I", "政治・安全保障関係"), (1, "１．", "政治関係")]
    assert (1, "２．", "モンゴル国の持続可能な経済発展への協力") in headings
    assert (2, "（１）", "環境") in headings
    assert headings[-1] == (0, "Ⅲ", "文化・人的交流")


@given(data=st.data())
def test_what_is_marked_is_the_quote(first_plan: Plan, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(first_plan.items))
    text = unwrap(first_plan.source, item.span)
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    span = text.span(start, end)
    blocks = plan_document(first_plan, item, quote_span(item, span.start, span.end))
    marked = "".join(run.text for block in blocks for run in block.runs if run.marked)
    assert marked == unwrap(first_plan.source, Span(span.start, span.end)).text == text.text[start:end]


def test_the_document_holds_every_character_of_the_source_but_white_space(first_plan: Plan) -> None:
    shown = "".join(block.label + "".join(run.text for run in block.runs) for block in plan_document(first_plan))
    assert "".join(shown.split()) == "".join(first_plan.source.split())
