from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import OpenPage
from tests.assistant.web.test_browser_accessibility import violations
from tests.assistant.web.test_browser_conversation import ask

pytestmark = pytest.mark.browser


def add_three(page: Page) -> list[str]:
    """Ask for what is not in the plan and for the airport, and add three of the items shown."""
    ask(page, "捕鯨")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(1)
    ask(page, "空港は？")
    expect(page.locator(".reply:not(.waiting)")).to_have_count(2)
    buttons = page.locator("form[data-add] button")
    expect(buttons).to_have_count(3)
    for place in range(3):
        buttons.nth(place).click()
        expect(buttons.nth(place)).to_have_text("資料に追加しました")
    return [str(each.text_content()) for each in page.locator(".card .address").all()]


def test_three_citations_are_added_reordered_and_exported_in_that_order(
    address: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(address)
    first, second, third = add_three(page)
    page.goto(f"{address}/brief")
    expect(page.locator(".brief-item .address")).to_have_text([first, second, third])
    page.locator(".brief-item").nth(2).get_by_title("上へ").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".brief-item .address")).to_have_text([first, third, second])
    page.keyboard.press("Enter")
    expect(page.locator(".brief-item .address")).to_have_text([third, first, second])
    with page.expect_download() as download:
        page.get_by_role("link", name="Word（DOCX）").click()
    download.value.save_as(tmp_path / "brief.docx")
    headings = [p.text for p in docx.Document(str(tmp_path / "brief.docx")).paragraphs]
    found = [headings.index(f"[{n}] {each}") for n, each in enumerate((third, first, second), start=1)]
    assert found == sorted(found)


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong_with_the_brief(address: str, open_page: OpenPage, width: int) -> None:
    page = open_page(address, width=width)
    add_three(page)
    page.goto(f"{address}/brief")
    page.get_by_role("textbox", name="議題（1 行に 1 件）").fill("石炭")
    page.get_by_role("button", name="項目を集める").click()
    expect(page.locator(".brief-point")).to_have_count(2)
    assert violations(page) == []
    page.goto(page.url + "/print")
    assert violations(page) == []
