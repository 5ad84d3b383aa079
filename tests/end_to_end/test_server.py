from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from evaluation.benchmark.load import run_load
from evaluation.benchmark.server import RunningServer, running_server
from tests.assistant.web.conftest import OpenPage, browser, open_page

__all__ = ["browser", "open_page"]
pytestmark = [pytest.mark.model, pytest.mark.server]

ASKED = {
    "ja": "外相会談は年に何回？",
    "en": "How many times a year do the foreign ministers meet?",
    "mn": "Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?",
}


@pytest.fixture(scope="module")
def server(installation: Path) -> Iterator[RunningServer]:
    with running_server({"PLAN_ASSISTANT_DATA_FOLDER": str(installation)}) as running:
        yield running


def test_the_api_answers_and_searches(server: RunningServer) -> None:
    with httpx.Client(base_url=server.url) as client:
        answer = client.post("/api/ask", json={"question": ASKED["ja"]}).json()
        assert answer["citations"][0]["item_id"] == "I.1.2"
        hits = client.post("/api/search", json={"query": "円借款", "limit": 3}).json()["hits"]
        assert len(hits) == 3
        assert client.get("/ready").status_code == 200


def test_many_clients_at_once_are_all_answered(server: RunningServer) -> None:
    bodies: list[dict[str, object]] = [{"query": question} for question in ASKED.values()]
    together = run_load(server.url, "/api/search", bodies, clients=32, until=3)
    assert together.failures == 0
    assert together.requests >= 32


@pytest.mark.browser
@pytest.mark.parametrize("language", ASKED)
def test_a_citation_opens_the_plan_with_the_quote_marked(
    server: RunningServer, open_page: OpenPage, language: str
) -> None:
    page = open_page(server.url, language)
    page.locator("#question").fill(ASKED[language])
    page.keyboard.press("Enter")
    card = page.locator(".card").first
    expect(card.locator(".address")).to_have_text("Ⅰ１（２）")
    quote = card.locator("blockquote").inner_text()
    card.locator(".opens-plan").click()
    expect(page.locator("#pane mark")).to_have_text(quote)
