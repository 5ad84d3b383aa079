import pytest
from starlette.testclient import TestClient

from tests.assistant.web.conftest import OpenPage
from tests.assistant.web.test_browser_accessibility import violations


def test_the_api_chooses_items_and_counts_what_else_there_is(client: TestClient) -> None:
    found = client.get("/api/items", params={"strength": "considers"}).json()
    assert [item["item_id"] for item in found["items"]] == ["II.2.1.ク", "II.2.3.ケ", "II.2.3.コ"]
    assert found["total"] == 3
    assert found["counts"]["section"]["II.2.3"] == 2
    assert found["counts"]["strength"]["considers"] == 3
    assert found["counts"]["strength"]["takes_note"] == 3


def test_the_api_pages(client: TestClient) -> None:
    found = client.get("/api/items", params={"limit": 2, "offset": 2}).json()
    assert [item["item_id"] for item in found["items"]] == ["I.1.3", "I.1.4"]
    assert found["total"] == 59


def test_a_search_can_be_kept_to_items_with_facets(client: TestClient) -> None:
    body = {"query": "外相会談", "limit": 100}
    every = client.post("/api/search", json=body).json()["hits"]
    considered = client.post("/api/search", json={**body, "strength": "considers"}).json()["hits"]
    chosen = {item["item_id"] for item in client.get("/api/items", params={"strength": "considers"}).json()["items"]}
    assert considered == [hit for hit in every if hit["item_id"] in chosen]
    assert client.post("/api/search", json={**body, "strength": "swears"}).status_code == 422


@pytest.mark.parametrize("query", [{"strength": "swears"}, {"limit": 0}, {"limit": 9999}, {"party": "x" * 201}])
def test_the_api_refuses_what_is_no_filter(client: TestClient, query: dict[str, str]) -> None:
    assert client.get("/api/items", params=query).status_code == 422


def test_the_api_knows_no_other_plan(client: TestClient) -> None:
    assert client.get("/api/items", params={"plan": "none"}).status_code == 404


@pytest.mark.parametrize(("language", "total"), [("ja", "3項目"), ("en", "3 items"), ("mn", "3 заалт")])
def test_the_page_works_without_scripts(client: TestClient, language: str, total: str) -> None:
    page = client.get("/browse", params={"strength": "considers", "lang": language})
    assert page.status_code == 200
    assert total in page.text
    assert "共同で検討する" in page.text
    assert '<option value="considers" selected>' in page.text


def test_the_page_escapes_what_it_is_given(client: TestClient) -> None:
    page = client.get("/browse", params={"party": "<script>alert(1)</script>", "strength": "none", "page": "x"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_the_last_page_leads_back_and_not_on(client: TestClient) -> None:
    page = client.get("/browse", params={"page": 3, "lang": "en"}).text
    assert 'rel="prev"' in page
    assert 'rel="next"' not in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_on_the_browse_page(address: str, open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(f"{address}/browse", "en", width=width, color_scheme=scheme)
    assert violations(page) == []
    page.get_by_label("Strength").select_option("takes_note")
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("3 items").wait_for()
    assert violations(page) == []
