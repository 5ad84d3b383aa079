from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import docx
from starlette.testclient import TestClient

from assistant.brief.draft import Draft
from assistant.brief.store import Briefs
from assistant.history.addresses import database_url
from assistant.history.database import Database
from assistant.history.owner import new_owner_key
from corpus import Plan

PLAN = "japan-mongolia-2013-2017"


def test_a_preview_gathers_the_items_of_its_topics(client: TestClient, first_plan: Plan) -> None:
    found = client.post("/api/briefs/preview", json={"topics": ["石炭"], "language": "ja"}).json()
    about = [item.id for item in first_plan.items if "石炭" in item.text]
    assert [item["item_id"] for item in found["items"]] == about
    assert found["searches"][0]["left_out"]


def test_a_brief_is_exported_without_being_kept(client: TestClient) -> None:
    body = {"title": "資料", "points": [{"topic": "石炭"}]}
    response = client.post("/api/briefs/export?format=docx", json=body)
    assert response.status_code == 200
    assert docx.Document(BytesIO(response.content)).core_properties.title == "資料"
    assert client.get("/api/briefs").json() == {"briefs": []}


def test_a_brief_is_saved_changed_and_deleted_by_its_owner_only(client: TestClient) -> None:
    saved = client.post("/api/briefs", json={"title": "一", "points": [{"topic": "石炭"}]}).json()
    address = f"/api/briefs/{saved['id']}"
    item = saved["draft"]["points"][0]["items"][0]
    kept = {"plan_id": PLAN, "item_id": item["item_id"], "note": "要確認"}
    changed = client.put(address, json={"title": "二", "points": [{"topic": "石炭", "items": [kept]}]}).json()
    assert [each["note"] for each in changed["draft"]["points"][0]["items"]] == ["要確認"]
    assert client.get("/api/briefs").json()["briefs"][0]["title"] == "二"
    client.cookies.clear()
    assert client.get(address).status_code == 404
    assert client.delete(address).status_code == 404


def test_an_item_that_is_not_there_is_a_problem(client: TestClient) -> None:
    items = [{"plan_id": PLAN, "item_id": "IX.9"}]
    response = client.post("/api/briefs/export?format=md", json={"points": [{"items": items}]})
    assert (response.status_code, response.json()["type"]) == (422, "urn:plan-assistant:problem:unknown-brief-item")
    wrong = [{"plan_id": "no-plan", "item_id": "I"}]
    assert client.post("/api/briefs/export", json={"points": [{"items": wrong}]}).status_code == 404


def test_the_page_works_without_javascript(client: TestClient) -> None:
    fields = {"plan_id": PLAN, "item_id": "III.8", "start": "", "end": ""}
    client.post("/brief/add", data=fields)
    page = client.post("/brief/add", data={**fields, "item_id": "III.1"}).text
    assert page.index('data-item="III.8"') < page.index('data-item="III.1"')
    brief = client.get("/api/briefs").json()["briefs"][0]["id"]
    page = client.post(f"/brief/{brief}", data={"do": "up:0:1", "note-0-1": "<b>"}).text
    assert page.index('data-item="III.1"') < page.index('data-item="III.8"')
    assert "&lt;b&gt;" in page
    page = client.post(f"/brief/{brief}", data={"do": "gather", "agenda": "石炭"}).text
    assert 'data-item="II.2.3.シ"' in page
    assert client.get(f"/brief/{brief}/file?format=pdf").content.startswith(b"%PDF")
    assert "<style" not in client.get(f"/brief/{brief}/print").text
    assert "data-item" not in client.post(f"/brief/{brief}/delete").text


def test_nonsense_in_the_form_changes_nothing(client: TestClient) -> None:
    client.post("/brief", data={"do": "save", "title": "T"})
    brief = client.get("/api/briefs").json()["briefs"][0]["id"]
    for action in ("up:9:9", "include:0:none:x", "include:0:japan-mongolia-2013-2017:II.1.1", "point-remove:7", "?"):
        assert client.post(f"/brief/{brief}", data={"do": action, "cut": "nan"}).status_code == 200
    assert client.get(f"/api/briefs/{brief}").json()["draft"]["cut"] == 0.5


def test_briefs_that_nobody_changed_for_long_go(tmp_path: Path) -> None:
    database = Database(database_url("", tmp_path))
    owner, begun = new_owner_key().owner, datetime(2026, 1, 1, tzinfo=UTC)
    Briefs(database, lambda: begun).create(owner, Draft())
    kept = Briefs(database, lambda: begun + timedelta(days=2)).create(owner, Draft())
    assert Briefs(database).delete_unchanged_since(begun + timedelta(days=1)) == 1
    assert [brief.id for brief in Briefs(database).all(owner)] == [kept.id]
    database.close()
