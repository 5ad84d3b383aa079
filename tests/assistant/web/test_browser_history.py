import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import OpenPage
from tests.assistant.web.test_browser_accessibility import violations
from tests.assistant.web.test_browser_conversation import ask

pytestmark = pytest.mark.browser

THREE = {
    "ja": ("外相会談は年に何回？", "捕鯨は？", "空港は？"),
    "en": ("How often do the foreign ministers meet?", "And whaling?", "What about the airport?"),
    "mn": ("Гадаад хэргийн сайд нарын уулзалт хэдэн удаа вэ?", "Халим агнуур?", "Нисэх буудлын талаар?"),
}
TEXTS = {
    "ja": ("これまでの会話", "名前を変更", "会話の名前", "保存する", "検索", "削除", "削除する", "Markdownで保存"),
    "en": (
        "Conversations",
        "Rename",
        "Title of the",
        "Save",
        "Search",
        "Delete",
        "Delete for good",
        "Save as Markdown",
    ),
    "mn": ("Яриа", "Нэр өөрчлөх", "Ярианы нэр", "Хадгалах", "Хайх", "Устгах", "Бүрмөсөн устгах", "Markdown хэлбэрээр"),
}


@pytest.mark.parametrize("language", THREE)
def test_a_conversation_of_three_turns_lives_through_reload_rename_search_export_and_delete(
    address: str, open_page: OpenPage, language: str, tmp_path: Path
) -> None:
    page = open_page(address, language)
    converse(page, THREE[language])
    expect(page).to_have_url(re.compile("/conversations/[A-Za-z0-9_-]{32}$"))
    said = replies(page)
    page.reload()
    assert replies(page) == said
    expect(page.locator(".turn .question")).to_have_count(3)
    assert violations(page) == []

    conversations, rename, title, save, search, delete, delete_now, markdown = TEXTS[language]
    page.locator("summary", has_text=rename).click()
    page.get_by_label(title).fill("訪問の準備 Visit Айлчлал")
    page.get_by_role("button", name=save, exact=True).click()
    expect(page.locator(".conversation-head h2")).to_have_text("訪問の準備 Visit Айлчлал")

    page.get_by_role("link", name=conversations, exact=True).click()
    page.get_by_role("searchbox").fill("айлчлал")
    page.get_by_role("button", name=search, exact=True).click()
    expect(page.locator(".conversations li")).to_have_count(1)
    assert violations(page) == []
    page.get_by_role("searchbox").fill("zzz")
    page.get_by_role("button", name=search, exact=True).click()
    expect(page.locator(".conversations li")).to_have_count(0)

    page.get_by_role("link", name=conversations, exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=markdown).click()
    download.value.save_as(tmp_path / "kept.md")
    document = (tmp_path / "kept.md").read_text(encoding="utf-8")
    assert "# 訪問の準備 Visit Айлчлал" in document
    assert "**Ⅰ１（２）**" in document

    page.locator("summary", has_text=delete).first.click()
    page.get_by_role("button", name=delete_now, exact=True).first.click()
    expect(page.locator(".empty")).to_be_visible()
    assert violations(page) == []


def test_a_reloaded_conversation_is_gone_on_with(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    converse(page, ["外相会談は？"])
    page.reload()
    ask(page, "空港は？")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)


def test_the_address_stays_the_conversations_when_the_plan_was_open(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    converse(page, ["外相会談は？"])
    page.locator(".card a.opens-plan").first.click()
    expect(page.locator("#pane mark")).to_be_visible()
    page.locator("#pane-close").click()
    expect(page.locator("#pane")).to_be_hidden()
    expect(page).to_have_url(re.compile("/conversations/"))
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".turn")).to_have_count(1)


def test_another_browser_is_told_that_there_is_no_such_conversation(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    converse(page, ["外相会談は？"])
    stranger = open_page(page.url, "en")
    expect(stranger.locator(".problem")).to_contain_text("There is no such conversation")


def test_after_its_conversation_is_deleted_elsewhere_a_question_can_be_asked_again(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(address, "en")
    converse(page, ["foreign minister?"])
    other = page.context.new_page()
    other.goto(f"{address}/conversations")
    other.locator("summary", has_text="Delete all").click()
    other.get_by_role("button", name="Delete all for good").click()
    ask(page, "airport?")
    expect(page.locator(".told")).to_contain_text("There is no such conversation")
    expect(page.locator("#question")).to_have_value("airport?")
    page.keyboard.press("Enter")
    expect(page.locator(".reply:not(.waiting):not(.told)")).to_have_count(2)


def test_an_answer_and_a_citation_are_rated_and_stay_so(address: str, open_page: OpenPage) -> None:
    page = open_page(address, "en")
    converse(page, ["foreign minister?"])
    answer = page.get_by_role("group", name="Was this answer helpful?")
    citation = page.get_by_role("group", name="Does this item fit the question?")
    answer.get_by_role("button", name="Yes").click()
    expect(answer.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_have_text("Thank you, your feedback was recorded.")
    citation.get_by_role("button", name="No").click()
    expect(citation.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")
    page.locator(".reply > .rating summary").click()
    page.locator(".reply > .rating textarea").fill("Just what I needed <b>")
    page.locator(".reply > .rating").get_by_role("button", name="Send comment").click()
    expect(page.locator(".reply > .rating .rating-said")).to_be_visible()
    page.reload()
    expect(answer.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    expect(citation.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".reply > .rating textarea")).to_have_value("Just what I needed <b>")
    citation.get_by_role("button", name="No").click()
    expect(citation.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#status")).to_have_text("Your feedback was withdrawn.")


def test_without_javascript_all_of_it_works_by_forms(address: str, open_page: OpenPage) -> None:
    page = open_page(address, "en", java_script_enabled=False)
    for question in THREE["en"]:
        page.locator("#question").fill(question)
        page.get_by_role("button", name="Ask", exact=True).click()
    assert page.locator(".turn").count() == 3
    page.get_by_role("group", name="Was this answer helpful?").first.get_by_role("button", name="No").click()
    pressed = page.get_by_role("group", name="Was this answer helpful?").first.get_by_role("button", name="No")
    assert pressed.get_attribute("aria-pressed") == "true"
    pressed.click()
    again = page.get_by_role("group", name="Was this answer helpful?").first.get_by_role("button", name="No")
    assert again.get_attribute("aria-pressed") == "false"
    page.get_by_role("link", name="New conversation").click()
    page.get_by_role("link", name=THREE["en"][0]).click()
    assert page.locator(".turn").count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_on_a_phone(address: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(address, width=360, color_scheme=scheme)
    converse(page, THREE["ja"])
    page.reload()
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    page.goto(f"{address}/conversations")
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def converse(page: Page, questions: list[str] | tuple[str, ...]) -> None:
    for place, question in enumerate(questions, start=1):
        ask(page, question)
        expect(page.locator(".reply:not(.waiting)")).to_have_count(place)


def replies(page: Page) -> list[tuple[str, list[str]]]:
    """The text of each answer on the page, and its quotes."""
    found = page.locator(".turn .reply").all()
    return [(each.locator("> .text").inner_text(), each.locator("blockquote").all_inner_texts()) for each in found]
