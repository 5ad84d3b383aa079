"""The pages of a PDF, with the quote marked where it is printed."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.compose import cite
from assistant.language import Language
from assistant.web.turns import show_citation
from corpus import Library, Metadata, Plan, read_file
from evaluation.fuzzing.made import as_pdf, first_plan
from index.hits import Hit
from index.views import ViewKind
from tests.assistant.web.conftest import MakeApp, MakeClient, OpenPage, Serve
from tests.assistant.web.fake_assistant import FakeAssistant

PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(first_plan())


@pytest.fixture
def plan(pdf: bytes, tmp_path: Path) -> Plan:
    """The first plan, added to the library as a PDF."""
    return Library(tmp_path / "plans").add(read_file(pdf, "plan.pdf"), Metadata("", "ja"), "printed")


@pytest.fixture
def client(plan: Plan, make_client: MakeClient) -> TestClient:
    return make_client(lambda: FakeAssistant(plan))


def test_a_quote_is_marked_on_its_page(client: TestClient, plan: Plan) -> None:
    item = plan.item("I.1.2")
    query = {"start": item.span.start, "end": item.span.end}
    page = client.get(f"/plans/printed/pages/{plan.page_of(item.span)}", params=query, headers=PAGE).text
    assert page.count('class="page-quote"') == 2
    assert 'href="/plans/printed?item=I.1.2#item-I.1.2"' in page
    assert "引用箇所に印を付けています" in page


def test_a_page_without_a_quote_is_shown_unmarked(client: TestClient) -> None:
    page = client.get("/plans/printed/pages/2?start=9&end=3&lang=en", headers=PAGE).text
    assert "Page 2 of" in page
    assert "page-quote" not in page
    assert 'href="/plans/printed/pages/1"' in page
    assert 'href="/plans/printed/pages/3"' in page


def test_the_picture_of_a_page_is_served(client: TestClient) -> None:
    page = client.get("/plans/printed/pages/1", headers=PAGE).text
    address = re.findall(r'<image href="([^"]+)"', page)[0]
    for _ in range(2):
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "9" * 20, "1.png.png", "0.png", "99.png"])
def test_a_page_that_there_is_not_is_not_found(client: TestClient, number: str) -> None:
    assert client.get(f"/plans/printed/pages/{number}", headers=PAGE).status_code == 404


def test_a_plan_that_was_no_pdf_has_no_pages(make_client: MakeClient, first_plan: Plan) -> None:
    client = make_client()
    answer = client.get(f"/plans/{first_plan.id}/pages/1?lang=en", headers=PAGE)
    assert answer.status_code == 404
    assert "There is no picture of that page" in answer.text


def test_a_picture_that_cannot_be_made_is_not_found(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "plans" / "printed" / "original.pdf").unlink()
    assert client.get("/plans/printed/pages/1.png").status_code == 404


def test_damaged_boxes_leave_the_page_unmarked(client: TestClient, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "plans" / "printed" / "boxes.jsonl").write_text("damaged")
    page = client.get(f"/plans/printed/pages/1?start={plan.items[0].span.start}&end={plan.items[0].span.end}")
    assert page.status_code == 200
    assert "page-quote" not in page.text


def test_a_citation_says_its_page_and_leads_to_it(plan: Plan) -> None:
    item = plan.item("III.8")
    citation = cite(1, Hit(plan.id, item.id, 1.0, ViewKind.TEXT), plan, None, Language.ENGLISH)
    assert plan.layout is not None
    assert citation.page == len(plan.layout.pages)
    card = show_citation(citation, {plan.id: plan}, "t", Language.ENGLISH)
    assert card.page_href == f"/plans/printed/pages/{citation.page}?start={citation.start}&end={citation.end}"


def test_a_citation_of_a_text_has_no_page(first_plan: Plan) -> None:
    citation = cite(1, Hit(first_plan.id, "I.1.2", 1.0, ViewKind.TEXT), first_plan, None, Language.ENGLISH)
    assert citation.page is None
    assert show_citation(citation, {first_plan.id: first_plan}, "t", Language.ENGLISH).page_href is None


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_the_mark_lies_on_the_words(
    plan: Plan, make_app: MakeApp, serve: Serve, open_page: OpenPage, width: int
) -> None:
    item = plan.item("I.1.2")
    with serve(make_app(lambda: FakeAssistant(plan))) as address:
        page = open_page(f"{address}/plans/printed/pages/1?start={item.span.start}&end={item.span.end}", width=width)
        page.wait_for_load_state("networkidle")
        sheet, mark = page.locator(".page-sheet").bounding_box(), page.locator(".page-quote").first.bounding_box()
        assert sheet
        assert mark
        assert sheet["x"] < mark["x"]
        assert mark["x"] + mark["width"] < sheet["x"] + sheet["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
