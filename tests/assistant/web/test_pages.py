import html
import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from assistant.titles import short_title
from corpus import Period, Plan
from prompts.catalogue import LANGUAGES, catalogue
from tests.assistant.web.conftest import TODAY, MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant

PAGE = {"accept": "text/html"}
QUOTE = (
    "両政府は，両国間の外相会談を両国いずれか，又は，国連総会及びその他の国際会議の機会に，"
    "少なくとも１年に１回以上，実施する。"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_the_browser_prefers(client: TestClient, language: str) -> None:
    client.get("/api/plans")
    page = client.get("/", headers={**PAGE, "accept-language": f"{language};q=0.9, fr;q=0.8"})
    assert f'<html lang="{language}">' in page.text
    texts = catalogue(language)
    for key in ("name", "welcome_heading", "example_1", "example_2", "example_3", "promises_only", "ask"):
        assert html.escape(texts.say(f"interface.{key}")) in page.text


def test_the_language_that_is_chosen_is_remembered(client: TestClient) -> None:
    chosen = client.get("/?lang=mn", headers={**PAGE, "accept-language": "ja"})
    assert '<html lang="mn">' in chosen.text
    assert re.search(r"language=mn; HttpOnly; Max-Age=\d+; Path=/; SameSite=lax", chosen.headers["set-cookie"])
    assert '<html lang="mn">' in client.get("/", headers={**PAGE, "accept-language": "ja"}).text


def test_a_language_the_assistant_does_not_speak_is_not_remembered(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/?lang=fr", headers=PAGE).headers


def test_the_page_says_which_plan_answers_its_parties_and_that_its_period_is_over(client: TestClient) -> None:
    client.get("/api/plans")
    page = text_of(client.get("/?lang=en", headers=PAGE).text)
    assert "Japan–Mongolia Mid-term Action Plan for a Strategic Partnership (2013–2017)" in page
    assert "Japan, Mongolia" in page
    assert "2013–2017 (period over)" in page


def test_a_form_post_is_answered_with_the_whole_page(client: TestClient) -> None:
    page = client.post("/?lang=ja", data={"question": "外相会談は年に何回？"}, headers=PAGE)
    assert page.status_code == 200
    assert page.text.startswith("<!doctype html>")
    assert "Ⅰ１（２）" in page.text
    assert "<mark>少なくとも１年に１回以上</mark>" in page.text
    assert QUOTE in text_of(found(r'<blockquote lang="ja">.*?</blockquote>', page.text, re.S))
    marker = found(r'class="marker" href="#([^"]+)"', page.text)
    assert f'id="{marker}"' in page.text


def test_a_conversation_goes_on_in_the_next_form_post(client: TestClient, assistant: FakeAssistant) -> None:
    page = client.post("/", data={"question": "外相会談"}, headers=PAGE).text
    conversation_id = found(r'name="conversation_id"[^>]* value="([^"]*)"', page)
    client.post("/", data={"question": "空港", "conversation_id": conversation_id}, headers=PAGE)
    assert assistant.questions[1].conversation_id == conversation_id


def test_what_is_not_in_the_plan_is_shown_with_the_nearest_items_and_a_warning(client: TestClient) -> None:
    page = client.post("/?lang=en", data={"question": "whaling"}, headers=PAGE).text
    assert "Not in this plan" in page
    assert "Nearest items (these do not answer the question)" in page
    assert "Ⅰ３（６）" in page


def test_a_script_in_a_question_is_shown_as_text(client: TestClient) -> None:
    attack = "<script>alert('x')</script>"
    for accept in ("text/html", "text/event-stream"):
        shown = client.post("/", data={"question": attack}, headers={"accept": accept}).text
        assert attack not in shown
        assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(("question", "status"), [("", 422), ("あ" * 2001, 422)])
def test_a_question_that_cannot_be_put_is_told_on_the_page(client: TestClient, question: str, status: int) -> None:
    page = client.post("/?lang=ja", data={"question": question}, headers=PAGE)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert f">{question}</textarea>" in page.text


def test_an_unknown_plan_in_the_form_is_told_on_the_page(client: TestClient) -> None:
    page = client.post("/?lang=en", data={"question": "a", "plan": "none"}, headers=PAGE)
    assert page.status_code == 404
    assert "There is no such plan" in page.text


def test_the_stream_of_the_page_carries_the_same_markup_as_the_whole_page(client: TestClient) -> None:
    asked = {"question": "外相会談は年に何回？"}
    whole = client.post("/", data=asked, headers=PAGE).text
    stream = client.post("/", data=asked, headers={"accept": "text/event-stream"}).text
    events = [block.split("\n") for block in stream.strip().split("\n\n")]
    names = [lines[0].removeprefix("event: ") for lines in events]
    assert names == ["turn", *["step"] * 6, "citation", "text", "text", "answer"]
    answer = "\n".join(line.removeprefix("data: ") for line in events[-1][1:])
    whole_reply = found(r'<div class="reply.*</figure>', whole, re.S)
    streamed_reply = found(r'<div class="reply.*</figure>', answer, re.S)
    assert without_ids(streamed_reply).split() == without_ids(whole_reply).split()


def test_a_stream_of_the_page_that_fails_ends_with_a_problem(client: TestClient) -> None:
    stream = client.post("/", data={"question": "explode"}, headers={"accept": "text/event-stream"}).text
    assert "event: problem" in stream
    assert "secret" not in stream


def test_static_files_are_kept_for_good_under_an_address_that_names_their_content(client: TestClient) -> None:
    address = found(r'href="(/static/[0-9a-f]{12}/page.css)"', client.get("/", headers=PAGE).text)
    response = client.get(address)
    assert response.headers["content-type"].startswith("text/css")
    assert "immutable" in response.headers["cache-control"]
    again = client.get(address, headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/static/000000000000/page.css").status_code == 404


def test_nothing_on_a_page_comes_from_another_host(client: TestClient, first_plan: Plan) -> None:
    for path in ("/", f"/plans/{first_plan.id}"):
        page = client.get(path, headers=PAGE).text
        assert not re.search(r'(?:src|href|action)="(?!/|#)', page)
        assert "<style" not in page
        assert not re.search(r"<script(?! type=\"module\" src=)", page)
        assert not re.search(r'\s(?:style|on\w+)="', page)


def test_where_there_are_several_plans_one_may_be_chosen_and_cards_name_theirs(
    make_client: MakeClient, first_plan: Plan, make_plan: Callable[..., Plan]
) -> None:
    assistant = FakeAssistant(first_plan, make_plan())
    client = make_client(lambda: assistant)
    page = client.post("/?lang=ja", data={"question": "外相会談", "plan": first_plan.id}, headers=PAGE).text
    assert assistant.questions[0].plans == (first_plan.id,)
    assert f'value="{first_plan.id}" checked>' in page
    assert 'value="small"> <span>小さな計画</span>' in page
    title = first_plan.metadata.title
    assert f'<span class="trail of-plan" title="{title}">{short_title(first_plan, "ja")}</span>' in page


def test_a_plan_whose_period_is_not_over_is_not_said_to_be_over(
    make_client: MakeClient, make_plan: Callable[..., Plan]
) -> None:
    plan = make_plan(period=Period(TODAY.year - 4, TODAY.year))
    client = make_client(lambda: FakeAssistant(plan))
    client.get("/api/plans")
    page = client.get("/?lang=ja", headers=PAGE).text
    assert f"{TODAY.year - 4}–{TODAY.year}年" in page
    assert "期間終了" not in page


def text_of(page: str) -> str:
    """What a reader sees of the markup, white space made one."""
    return html.unescape(" ".join(re.sub(r"<[^>]*>", "", page).split()))


def without_ids(markup: str) -> str:
    return re.sub(r"t-[0-9a-f]{8}|(?<=comment-)[\w-]{32}|(?<=[\"/])[\w-]{32}(?=[\"/])", "t", markup)


def found(pattern: str, page: str, flags: re.RegexFlag = re.NOFLAG) -> str:
    """The first group of the pattern, or all that it matches if it has none."""
    match = re.search(pattern, page, flags)
    assert match is not None, pattern
    return match[match.re.groups and 1]
