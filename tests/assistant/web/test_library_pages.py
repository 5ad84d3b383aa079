"""Plans are uploaded, looked over, accepted, replaced and removed on pages, without JavaScript."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import expect
from pydantic import SecretStr
from starlette.testclient import TestClient

from assistant import installation as installed
from assistant.installation import Installation
from assistant.settings import Settings
from assistant.web.app import create_app
from corpus import Library
from corpus.readers.limits import LARGEST_FILE
from index.builder import build_index
from tests.assistant.web.conftest import TODAY, MakeApp, OpenPage
from tests.assistant.web.server import served
from tests.assistant.web.test_browser_accessibility import violations
from tests.conftest import FIRST_PLAN, SMALL_TEXT
from tests.fakes import FakeEmbedder

PAGE = {"accept": "text/html"}
Begin = Callable[..., TestClient]


@pytest.fixture
def installed_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    """The application of an installation with the first plan, and with other settings if they are given."""
    monkeypatch.setattr(installed, "open_embedder", lambda settings: FakeEmbedder())
    build_index(Library(tmp_path / "plans").load_all(), FakeEmbedder(), tmp_path / "index")

    def make(**changes: object) -> FastAPI:
        settings = Settings(data_folder=tmp_path).model_copy(update=changes)
        installation = Installation(settings)
        return create_app(installation.open, settings, today=lambda: TODAY, installation=installation)

    return make


@pytest.fixture
def begin(installed_app: MakeApp) -> Iterator[Begin]:
    """A client of that application, once it is ready."""
    with ExitStack() as running:

        def make(**changes: object) -> TestClient:
            headers = {**PAGE, "accept-language": "en"}
            client = TestClient(installed_app(**changes), base_url="http://localhost", headers=headers)
            running.enter_context(client)
            assert client.get("/api/plans").status_code == 200
            return client

        yield make


def uploaded(client: TestClient, text: str = SMALL_TEXT, name: str = "Small Plan.txt", replaces: str = "") -> str:
    """Upload a file; where its draft is."""
    response = client.post(
        "/library/new", files={"file": (name, text.encode())}, data={"replaces": replaces}, follow_redirects=False
    )
    assert response.status_code == 303, response.text
    return str(response.headers["location"])


def finished(client: TestClient) -> str:
    """The list of plans, once the change under way is made."""
    while "data-running" in (page := client.get("/library").text):
        pass
    return page


def plans(client: TestClient) -> list[str]:
    return [plan["id"] for plan in client.get("/api/plans").json()["plans"]]


def test_an_uploaded_plan_is_asked_only_once_it_is_accepted(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client)
    page = client.get(draft).text
    assert "4 items found" in page
    assert 'value="small-plan"' in page
    assert plans(client) == [FIRST_PLAN]
    told = {"do": "accept", "title": "A small plan", "first": "2019", "last": "2021", "parties": "日本国\nモンゴル国"}
    assert client.post(draft, data=told, follow_redirects=False).status_code == 303
    assert "The plan “small-plan” can be asked now." in finished(client)
    assert plans(client) == [FIRST_PLAN, "small-plan"]
    answer = client.post("/api/ask", json={"question": "農業の発展を支援する", "plans": ["small-plan"]}).json()
    assert answer["citations"][0]["address"] == "２（２）"
    assert client.get(draft).status_code == 404


def test_what_the_form_says_of_the_plan_is_kept_in_the_draft_and_taken_over(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client)
    told = {
        "do": "save", "plan_id": "next", "title": "Next", "kind": "joint_statement", "language": "ja", "first": "2030",
        "last": "2034", "parties": " 日本国 \r\n\r\nモンゴル国", "supersedes": FIRST_PLAN, "publisher": "外務省",
    }  # fmt: skip
    page = client.post(draft, data=told).text
    assert "Saved." in page
    for shown in ('value="Next"', 'value="2034"', "日本国\nモンゴル国", f'value="{FIRST_PLAN}" selected'):
        assert shown in page
    client.post(draft, data={"do": "accept"})
    page = finished(client)
    assert "Joint statement" in page
    assert "Superseded by Next 2030–2034" in page
    detail = client.get("/api/plans/next").json()
    assert detail["period"] == {"first": 2030, "last": 2034}


def test_the_numbering_of_a_line_is_corrected_and_the_correction_taken_back(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client)
    assert "5" in client.get(f"{draft}?line=5").text
    page = client.post(draft, data={"do": "line", "line": "5", "line_is": "none"}).text
    assert "3 items found" in page
    assert "corrected" in page
    page = client.post(
        draft, data={"do": "line", "line": "5", "line_is": "item", "level": "1", "enumerator": "９．"}
    ).text
    assert "<b>９</b>" in page
    assert "4 items found" in client.post(draft, data={"do": "line", "line": "5", "line_is": "as_read"}).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"do": "save", "first": "2019", "last": ""}, "The period needs two years"),
        ({"do": "save", "first": "2021", "last": "2019"}, "The period needs two years"),
        ({"do": "save", "first": "0000", "last": "0000"}, "The period needs two years"),
        ({"do": "line", "line": "", "line_is": "none"}, "needs a line number"),
        ({"do": "line", "line": "999", "line_is": "item", "level": "1", "enumerator": "1"}, "needs a line number"),
        ({"do": "line", "line": "5", "line_is": "item", "level": "99", "enumerator": "1"}, "needs a line number"),
        ({"do": "line", "line": "5", "line_is": "item", "level": "1", "enumerator": " "}, "needs a line number"),
        ({"do": "accept", "plan_id": FIRST_PLAN}, "there is a plan"),
    ],
)
def test_what_cannot_be_taken_over_is_told_and_the_draft_stays(begin: Begin, fields: dict[str, str], told: str) -> None:
    client = begin()
    draft = uploaded(client)
    before = client.get(draft).text
    response = client.post(draft, data=fields)
    assert response.status_code == 422
    assert told in response.text
    assert client.get(draft).text == before


def test_control_characters_are_not_taken_over_of_the_form(begin: Begin) -> None:
    client = begin()
    page = client.post(
        uploaded(client), data={"do": "save", "title": "A\x00 pl\x1ban", "parties": "Jap\x01an\n\x01"}
    ).text
    assert 'value="A plan"' in page
    assert ">Japan</textarea>" in page


@pytest.mark.parametrize(
    ("language", "told"), [("ja", "計画として読み取れません"), ("mn", "хөтөлбөр гэж унших боломжгүй")]
)
def test_a_refusal_is_told_in_the_readers_language_and_its_english_reason_marked(
    begin: Begin, language: str, told: str
) -> None:
    client = begin()
    refused = client.post(
        "/library/new", files={"file": ("x.txt", b"no numbers")}, headers={"accept-language": language}
    )
    assert refused.status_code == 422
    assert told in refused.text
    assert '<span lang="en">no numbered items' in refused.text


def test_a_correction_that_leaves_no_items_is_refused(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client, "1. Trade.\n")
    response = client.post(draft, data={"do": "line", "line": "1", "line_is": "none"})
    assert response.status_code == 422
    assert "cannot be read" in response.text


def test_the_text_of_a_plan_is_replaced(begin: Begin) -> None:
    client = begin()
    client.post(uploaded(client), data={"do": "accept"})
    finished(client)
    draft = uploaded(client, SMALL_TEXT.replace("農業", "林業"), replaces="small-plan")
    assert "Accept and replace" in client.get(draft).text
    client.post(draft, data={"do": "accept"})
    finished(client)
    texts = [item["text"] for item in client.get("/api/plans/small-plan").json()["items"]]
    assert any("林業" in text for text in texts)
    assert plans(client) == [FIRST_PLAN, "small-plan"]


def test_a_plan_is_removed_after_it_was_asked_whether(begin: Begin) -> None:
    client = begin()
    client.post(uploaded(client), data={"do": "accept"})
    assert "/library/plans/small-plan/remove" in finished(client)
    assert "Remove this plan?" in client.get("/library/plans/small-plan/remove").text
    client.post("/library/plans/small-plan/remove")
    assert "The plan “small-plan” was removed." in finished(client)
    assert plans(client) == [FIRST_PLAN]


def test_a_plan_of_the_software_has_no_button_to_remove_it(begin: Begin) -> None:
    client = begin()
    assert "/remove" not in client.get("/library").text
    assert client.post(f"/library/plans/{FIRST_PLAN}/remove").status_code == 404


def test_a_draft_is_discarded(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client)
    assert client.post(draft, data={"do": "discard"}).status_code == 200
    assert client.get(draft).status_code == 404


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Please choose a file."),
        (b"no numbers here", "no numbered items"),
        pytest.param(b"\x00" * 99, "empty", id="zeros"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_the_reason(begin: Begin, data: bytes, told: str) -> None:
    client = begin()
    response = client.post("/library/new", files={"file": ("x.txt" if data else "", data)})
    assert response.status_code == 422
    assert told in response.text
    assert plans(client) == [FIRST_PLAN]


def test_a_file_is_as_large_as_a_plan_may_be_and_no_larger(begin: Begin) -> None:
    client = begin()
    largest = SMALL_TEXT.encode().ljust(LARGEST_FILE)
    assert uploaded(client, largest.decode())
    assert client.post("/library/new", files={"file": ("x.txt", largest + b" " * 2**17)}).status_code == 413
    assert client.post("/", content=b"x" * 2**17).status_code == 413


def test_names_of_files_and_texts_of_plans_are_shown_as_text(begin: Begin) -> None:
    client = begin()
    page = client.get(uploaded(client, "1. <script>alert(1)</script> one.\n2. Two.\n", "<b>x</b>.txt")).text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_another_site_can_change_nothing(begin: Begin) -> None:
    client = begin()
    draft = uploaded(client)
    for path in ("/library/new", draft, "/library/plans/small-plan/remove"):
        assert client.post(path, headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("changes", [{"uploads": False}, {"host": "0.0.0.0"}, {"hosts": "plans.example"}])  # noqa: S104
def test_where_uploads_are_off_the_plans_are_listed_and_cannot_be_changed(
    begin: Begin, changes: dict[str, object]
) -> None:
    client = begin(**changes)
    page = client.get("/library").text
    assert "by the administrator only" in page
    assert "/library/new" not in page
    for method, path in (
        ("GET", "/library/new"),
        ("POST", "/library/new"),
        ("POST", f"/library/plans/{FIRST_PLAN}/remove"),
    ):
        assert client.request(method, path).status_code == 403
    assert client.post("/library/new", content=b"x" * 2**17).status_code == 413


def test_where_a_password_is_set_it_takes_the_password(begin: Begin) -> None:
    client = begin(uploads=True, uploads_password=SecretStr("pässword:1"))
    for given in ("", "wrong"):
        refused = client.get("/library/new", auth=("x", given))
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic ")
        assert client.post("/library/new", content=b"x" * 2**17, auth=("x", given)).status_code == 413
    assert client.get("/library/new").status_code == 401
    assert client.get("/library/new", auth=("anybody", "pässword:1")).status_code == 200
    assert client.get("/library").status_code == 200


def test_drafts_cannot_be_guessed_and_only_some_are_kept(begin: Begin) -> None:
    client = begin()
    drafts = {uploaded(client) for _ in range(20)}
    assert all(re.fullmatch(r"/library/drafts/[A-Za-z0-9_-]{32}", draft) for draft in drafts)
    full = client.post("/library/new", files={"file": ("x.txt", SMALL_TEXT.encode())})
    assert full.status_code == 429
    assert client.get("/library/drafts/..%2f..%2fplans").status_code == 404


@pytest.mark.parametrize("language", ["ja", "en", "mn"])
def test_the_pages_speak_three_languages(begin: Begin, language: str) -> None:
    client = begin()
    draft = uploaded(client, SMALL_TEXT.replace("（２）両政府は，青", "（３）両政府は，青"))
    for path in ("/library", "/library/new", draft):
        page = client.get(f"{path}?lang={language}")
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.text


def test_a_web_page_is_read_and_what_was_left_out_of_it_is_shown(begin: Begin) -> None:
    client = begin()
    html = "<!doctype html><meta charset=utf-8><nav>Home Contact</nav><main><h1>Plan</h1>{}</main>"
    rows = "".join(f"<p>{number}. Both sides will trade and meet.</p>" for number in (1, 2, 3))
    draft = uploaded(client, html.format(rows), "plan.html")
    assert "3 items found" in client.get(draft).text
    client.post(draft, data={"do": "line", "line": "3", "line_is": "none"})
    client.post(draft, data={"do": "accept"})
    assert "can be asked now" in finished(client)
    assert client.get("/plans/plan").status_code == 200


def test_the_api_adds_and_removes_plans_too(begin: Begin) -> None:
    client = begin()
    draft = client.post("/api/plans", params={"name": "api plan.txt"}, content=SMALL_TEXT.encode()).json()
    assert (draft["plan_id"], len(draft["items"]), draft["warnings"]) == ("api-plan", 4, [])
    assert client.get(draft["href"]).status_code == 200
    begun = client.post(f"/api/drafts/{draft['draft_id']}/accept").json()
    assert begun["change"]["plan_id"] == "api-plan"
    while (change := client.get("/api/changes").json()["change"])["stage"] == "running":
        pass
    assert change["stage"] == "done"
    assert plans(client) == ["api-plan", FIRST_PLAN]
    assert client.delete("/api/plans/api-plan").status_code == 200
    finished(client)
    assert plans(client) == [FIRST_PLAN]


def test_what_the_api_cannot_do_it_tells_as_a_problem(begin: Begin) -> None:
    client = begin()
    unreadable = client.post("/api/plans", content=b"nothing", headers={"accept": "application/json"})
    assert (unreadable.status_code, unreadable.headers["content-type"]) == (422, "application/problem+json")
    assert "no numbered items" in unreadable.json()["detail"]
    assert client.delete(f"/api/plans/{FIRST_PLAN}").status_code == 404
    assert client.post(f"/api/drafts/{'x' * 32}/accept").status_code == 404
    closed = begin(uploads=False)
    for method, path in (("POST", "/api/plans"), ("DELETE", "/api/plans/x"), ("GET", "/api/changes")):
        assert closed.request(method, path).status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_wrong_on_the_pages_of_the_library(
    installed_app: MakeApp, open_page: OpenPage, tmp_path: Path, scheme: str, width: int
) -> None:
    file = tmp_path / "other.txt"
    file.write_text(SMALL_TEXT.replace("（２）両政府は，青", "（３）両政府は，青"), encoding="utf-8")
    with served(installed_app()) as address:
        page = open_page(f"{address}/library/new", "ja", width, color_scheme=scheme)
        assert violations(page) == []
        page.set_input_files("#file", file)
        page.locator("button.send").click()
        page.locator(".warnings a").first.click()
        assert violations(page) == []
        page.locator("button[value=accept]").click()
        expect(page.locator(".plans > li")).to_have_count(2, timeout=120_000)
        assert violations(page) == []
        for path in ("/library/plans/other/remove", "/"):
            page.goto(address + path)
            assert violations(page) == []
        page.locator(".plan-choice summary").click()
        page.locator("input[value=other]").check()
        expect(page.locator(".plan-choice-chosen")).to_have_text("小さな計画")
        assert violations(page) == []


@pytest.mark.browser
def test_a_phone_shows_what_files_can_be_read(installed_app: MakeApp, open_page: OpenPage) -> None:
    with served(installed_app()) as address:
        expect(open_page(f"{address}/library/new", "en", 360).locator("#file-hint")).to_be_visible()
