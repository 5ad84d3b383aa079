"""Clarifications and corrections as a reader meets them, with the real rules and a plan's real items."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.pipeline import PlanAssistant
from corpus import Plan
from index.builder import build_index
from index.opened import open_index
from index.retriever import Retriever
from tests.assistant.web.conftest import MakeApp, OpenPage, Serve
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.browser

AMBIGUOUS = {"ja": "（３）は？", "en": "What does item (3) say?", "mn": "(3) дахь заалт юу вэ?"}
POINTING = {"ja": "それはいつまでですか。", "en": "When is it due?", "mn": "Тэр хэзээ дуусах вэ?"}
UNDERSTOOD = {"ja": "次のように理解しました：", "en": "I understood: ", "mn": "Дараах байдлаар ойлголоо: "}
CORRECT = {"ja": "直して質問する", "en": "Edit and ask again", "mn": "Засаж, дахин асуух"}
AIRPORT = {"ja": "Ⅱ２（３）アについて", "en": "What does Ⅱ２（３）ア say?", "mn": "Ⅱ２（３）ア дээр юу гэсэн бэ?"}
OTHER = "Ⅱ２（３）カ"


@pytest.fixture
def address(first_plan: Plan, make_app: MakeApp, serve: Serve, tmp_path: Path) -> Iterator[str]:
    """Where the application is served with an assistant that understands as the real one does."""
    folder = tmp_path / "index-of-the-plan"
    build_index([first_plan], FakeEmbedder(), folder)
    retriever = Retriever(open_index(folder, [first_plan], "fake-1"), FakeEmbedder())
    with serve(make_app(lambda: PlanAssistant([first_plan], retriever))) as address:
        yield address


@pytest.mark.parametrize("language", AMBIGUOUS)
def test_an_ambiguous_question_is_answered_after_a_choice_by_keyboard(
    address: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(address, language)
    ask(page, AMBIGUOUS[language], 1)
    buttons = page.locator(".choices button")
    assert 2 <= buttons.count() <= 4
    expect(page.locator(".card")).to_have_count(0)
    chosen = buttons.nth(1).get_attribute("value") or ""
    buttons.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".turn .reply:not(.waiting)")).to_have_count(2)
    last = page.locator(".turn").nth(1)
    expect(last.locator(".question")).to_contain_text(chosen)
    shown = [card.strip() for card in last.locator(".card .address").all_inner_texts()]
    assert shown
    assert all(one in chosen for one in shown)


@pytest.mark.parametrize("language", POINTING)
def test_what_was_understood_is_corrected_and_asked_again(address: str, open_page: OpenPage, language: str) -> None:
    page = open_page(address, language)
    ask(page, AIRPORT[language], 1)
    ask(page, POINTING[language], 2)
    told = page.locator(".turn").nth(1).locator(".understood")
    expect(told).to_contain_text(UNDERSTOOD[language])
    expect(told).to_contain_text("Ⅱ２（３）ア")
    told.get_by_role("button", name=CORRECT[language]).click()
    box = page.locator("#question")
    expect(box).to_be_focused()
    meant = box.input_value()
    assert "Ⅱ２（３）ア" in meant
    assert POINTING[language] in meant
    ask(page, meant.replace("Ⅱ２（３）ア", OTHER), 3)
    corrected = page.locator(".turn").nth(2)
    expect(corrected.locator(".card .address").first).to_have_text(OTHER)
    expect(corrected.locator(".understood")).to_have_count(0)


@pytest.mark.parametrize("language", POINTING)
def test_without_script_the_correction_stands_in_the_box_of_the_same_conversation(
    address: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(address, language, java_script_enabled=False)
    for question in (AIRPORT[language], POINTING[language]):
        page.locator("#question").fill(question)
        page.locator("#ask button").click()
    page.get_by_role("button", name=CORRECT[language]).last.click()
    expect(page.locator("#question")).to_have_value(re.compile(re.escape(POINTING[language])))


def ask(page: Page, question: str, replies: int) -> None:
    """Type a question, send it with Enter, and wait for so many replies."""
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .reply:not(.waiting)")).to_have_count(replies)
