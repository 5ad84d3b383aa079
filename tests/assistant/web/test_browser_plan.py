import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import OpenPage
from tests.assistant.web.test_browser_conversation import ask

pytestmark = pytest.mark.browser

PHONE = 360
IN_VIEW = """mark => {
    const place = mark.getBoundingClientRect();
    return place.top >= 0 && place.bottom <= innerHeight;
}"""


def test_a_citation_opens_the_plan_beside_the_conversation_with_the_quote_marked(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(address)
    ask(page, "空港について")
    open_citation(page)
    quote = page.locator(".card blockquote").inner_text()
    expect(page.locator("#pane mark")).to_have_text(quote)
    assert page.locator("#pane mark").evaluate(IN_VIEW)
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator("#pane .shown-address")).to_have_text("Ⅱ２（３）ア")
    expect(page.locator("#pane")).to_be_focused()


def test_escape_closes_the_plan_and_gives_the_focus_back(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, "空港について")
    open_citation(page)
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    expect(page.locator(".card a.opens-plan")).to_be_focused()
    expect(page.locator(".turn")).to_have_count(1)


def test_on_a_phone_the_plan_covers_the_page_and_the_way_back_closes_it(address: str, open_page: OpenPage) -> None:
    page = open_page(address, width=PHONE)
    ask(page, "外相会談は？")
    open_citation(page)
    assert page.locator("#pane").bounding_box() == {"x": 0, "y": 0, "width": PHONE, "height": 800}
    assert page.locator("#pane mark").evaluate(IN_VIEW)
    assert page.locator("#main").evaluate("part => part.inert")
    page.go_back()
    expect(page.locator("#pane")).to_be_hidden()
    expect(page.locator(".turn")).to_have_count(1)
    open_citation(page)
    page.get_by_role("button", name="質問に戻る").click()
    expect(page.locator("#pane")).to_be_hidden()


@pytest.mark.parametrize("language", ["ja", "en", "mn"])
def test_nothing_scrolls_sideways_on_a_phone(address: str, open_page: OpenPage, language: str) -> None:
    page = open_page(address, language, width=PHONE)
    assert not scrolls_sideways(page)
    ask(page, {"ja": "外相会談は？", "en": "The foreign ministers?", "mn": "Гадаад хэргийн сайд?"}[language])
    expect(page.locator(".reply:not(.waiting)")).to_have_count(1)
    assert not scrolls_sideways(page)
    ask(page, "https://example.com/" + "x" * 300)
    expect(page.locator(".reply:not(.waiting)")).to_have_count(2)
    assert not scrolls_sideways(page)


def test_everything_works_with_the_keyboard_alone(address: str, open_page: OpenPage) -> None:
    page = open_page(address, "en")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page, ".examples button")
    page.keyboard.press("Enter")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(1)
    tab_to(page, ".card a.opens-plan", backwards=True)
    page.keyboard.press("Enter")
    expect(page.locator("#pane mark")).to_be_visible()
    tab_to(page, "#pane-close")
    page.keyboard.press("Enter")
    expect(page.locator("#pane")).to_be_hidden()
    expect(page.locator(".card a.opens-plan")).to_be_focused()


def test_without_javascript_a_question_is_answered_and_the_quote_opened(address: str, open_page: OpenPage) -> None:
    page = open_page(address, java_script_enabled=False)
    page.get_by_role("button", name="外相会談は年に何回？").click()
    expect(page.locator(".reply > .text")).to_contain_text("１年に１回以上")
    page.locator("#question").fill("空港は？")
    page.get_by_role("button", name="質問する").click()
    expect(page.locator(".turn")).to_have_count(2)
    card = page.locator(".turn").last.locator(".card")
    quote = card.locator("blockquote").inner_text()
    card.get_by_role("link", name="計画の中で見る").click()
    expect(page.locator("mark")).to_have_text(quote)
    page.go_back()
    expect(card.locator("blockquote")).to_have_text(quote)


def test_the_language_is_switched_on_the_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.get_by_role("link", name="Монгол").click()
    expect(page.locator("h2")).to_contain_text("Та бүхэн")
    page.goto(address)
    expect(page.locator("h2")).to_contain_text("Та бүхэн")


def open_citation(page: Page) -> None:
    page.locator(".card a.opens-plan").click()
    expect(page.locator("#pane mark")).to_be_visible()


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Press Tab (or Shift+Tab) until the first element of that selector has the focus."""
    for _ in range(30):
        if page.locator(selector).first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")
