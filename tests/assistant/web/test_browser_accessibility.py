import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import MakeApp, OpenPage, Serve
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.test_browser_conversation import ask
from tests.assistant.web.test_browser_plan import open_citation

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en", "mn"])
def test_axe_finds_nothing_wrong(address: str, open_page: OpenPage, language: str, scheme: str) -> None:
    page = open_page(address, language, color_scheme=scheme)
    assert violations(page) == []
    ask(page, {"ja": "外相会談は？", "en": "The foreign ministers?", "mn": "Гадаад хэргийн сайд?"}[language])
    expect(page.locator(".reply:not(.waiting)")).to_have_count(1)
    ask(page, "捕鯨")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(2)
    page.locator(".card a.opens-plan").first.click()
    expect(page.locator("#pane mark")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_wrong_on_a_phone_with_the_plan_open(address: str, open_page: OpenPage) -> None:
    page = open_page(address, width=360)
    ask(page, "外相会談は？")
    open_citation(page)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/plans/japan-mongolia-2013-2017?item=II.2.2", "/nothing"])
def test_axe_finds_nothing_wrong_on_the_other_pages(address: str, open_page: OpenPage, path: str) -> None:
    assert violations(open_page(address + path)) == []


def test_axe_finds_nothing_wrong_while_a_start_fails(make_app: MakeApp, serve: Serve, open_page: OpenPage) -> None:
    def load() -> FakeAssistant:
        raise OSError("the disk is full")

    with serve(make_app(load)) as address:
        assert violations(open_page(address, "en")) == []


def test_dark_mode_follows_the_reader(address: str, open_page: OpenPage) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light = open_page(address, color_scheme="light").evaluate(background)
    dark = open_page(address, color_scheme="dark").evaluate(background)
    assert (light, dark) == ("rgb(245, 246, 248)", "rgb(20, 23, 27)")


def violations(page: Page) -> list[str]:
    """What axe finds wrong, as rule and element."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
