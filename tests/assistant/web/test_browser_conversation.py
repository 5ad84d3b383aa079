import threading

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import MakeApp, OpenPage, Serve
from tests.assistant.web.fake_assistant import FakeAssistant

pytestmark = pytest.mark.browser

ASKED = {
    "ja": ("外相会談は年に何回？", "１年に１回以上"),
    "en": ("How many times a year do the foreign ministers meet?", "at least once a year"),
    "mn": ("Гадаад хэргийн сайд нарын уулзалт жилд хэдэн удаа болох вэ?", "жилд нэгээс доошгүй"),
}


@pytest.mark.parametrize("language", ASKED)
def test_a_question_in_each_language_is_answered_on_the_page(address: str, open_page: OpenPage, language: str) -> None:
    page = open_page(address, language)
    question, answer = ASKED[language]
    ask(page, question)
    expect(page.locator(".question")).to_contain_text(question)
    expect(page.locator(".reply > .text")).to_contain_text(answer)
    expect(page.locator(".card .address")).to_have_text("Ⅰ１（２）")
    expect(page.locator(".card mark")).to_have_text("少なくとも１年に１回以上")
    assert page.evaluate("document.documentElement.lang") == language


def test_an_example_question_is_asked_by_a_click(address: str, open_page: OpenPage) -> None:
    page = open_page(address, "en")
    page.get_by_role("button", name="How many times a year").click()
    expect(page.locator(".reply > .text")).to_contain_text("at least once a year")
    expect(page.locator("#welcome")).to_have_count(0)


def test_several_questions_make_a_conversation(address: str, open_page: OpenPage, assistant: FakeAssistant) -> None:
    page = open_page(address)
    for place, question in enumerate(("外相会談は？", "捕鯨は？", "空港は？")):
        ask(page, question)
        expect(page.locator(".turn")).to_have_count(place + 1)
        expect(page.locator(".turn .reply:not(.waiting)")).to_have_count(place + 1)
    assert len({question.conversation_id for question in assistant.questions}) == 1
    assert [len(question.earlier) for question in assistant.questions] == [0, 1, 2]
    expect(page.locator(".turn").nth(1)).to_contain_text("ご質問への回答ではありません")


def test_a_script_in_a_question_is_shown_as_text(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    attack = "<script>document.title = 'x'</script><img src=x onerror=\"document.title = 'x'\">"
    ask(page, attack)
    expect(page.locator(".question")).to_contain_text(attack)
    assert page.title() != "x"


def test_shift_and_enter_make_a_new_line(address: str, open_page: OpenPage, assistant: FakeAssistant) -> None:
    page = open_page(address)
    page.locator("#question").fill("外相会談")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("空港")
    page.keyboard.press("Enter")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(1)
    assert assistant.questions[0].text == "外相会談\n空港"


def test_enter_does_not_send_while_an_input_method_composes(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.locator("#question").fill("外相")
    page.locator("#question").dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#question")).to_have_value("外相")


def test_the_answer_is_announced_and_the_box_keeps_the_focus(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, "外相会談は？")
    expect(page.locator("#status")).to_contain_text("１年に１回以上")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value("")


def test_a_marker_in_the_text_leads_to_its_card(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, "外相会談は？")
    page.locator("a.marker").click()
    expect(page.locator(".card")).to_be_focused()


def test_a_quote_is_copied_with_its_address(address: str, open_page: OpenPage) -> None:
    page = open_page(address, "en", permissions=["clipboard-read", "clipboard-write"])
    ask(page, ASKED["en"][0])
    page.get_by_role("button", name="Copy quotation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“両政府は，両国間の外相会談を")
    assert copied.endswith("Strategic Partnership (2013–2017), Ⅰ１（２）)")


def test_a_question_too_long_is_told_on_the_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, "あ" * 2001)
    expect(page.locator(".told")).to_contain_text("2000文字以内")


def test_a_server_that_is_gone_is_told_and_the_question_kept(
    make_app: MakeApp, serve: Serve, open_page: OpenPage
) -> None:
    with serve(make_app()) as address:
        page = open_page(address)
    ask(page, "外相会談は？")
    expect(page.locator(".told")).to_contain_text("サーバーに接続できませんでした")
    expect(page.locator("#question")).to_have_value("外相会談は？")


def test_the_page_turns_ready_by_itself(
    make_app: MakeApp, serve: Serve, open_page: OpenPage, assistant: FakeAssistant
) -> None:
    go = threading.Event()

    def load() -> FakeAssistant:
        go.wait(10)
        return assistant

    with serve(make_app(load)) as address:
        page = open_page(address, "mn")
        expect(page.locator("#preparing")).to_contain_text("Системийг бэлтгэж байна")
        go.set()
        expect(page.locator("#preparing")).to_have_count(0)
        expect(page.locator(".plan-line")).to_contain_text("Япон Улс, Монгол Улс")
        expect(page.locator("#status")).to_have_text("Систем бэлэн боллоо.")


def test_a_failed_start_is_told_on_the_page(make_app: MakeApp, serve: Serve, open_page: OpenPage) -> None:
    def load() -> FakeAssistant:
        raise OSError("the disk is full; free some space")

    with serve(make_app(load)) as address:
        page = open_page(address, "en")
        expect(page.get_by_role("alert")).to_contain_text("the disk is full; free some space")


def ask(page: Page, question: str) -> None:
    """Type a question and send it with Enter."""
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")
