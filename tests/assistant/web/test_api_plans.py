from starlette.testclient import TestClient

from corpus import Plan


def test_search_returns_the_items_best_first(client: TestClient, first_plan: Plan) -> None:
    hits = client.post("/api/search", json={"query": "外相会談", "limit": 2}).json()["hits"]
    assert [list(hit) for hit in hits] == [["plan_id", "item_id", "address", "score", "text"]] * 2
    assert hits[0]["score"] > hits[1]["score"]
    assert hits[0]["text"] == first_plan.items[0].text


def test_the_plans_are_listed_with_their_parties_and_period(client: TestClient, first_plan: Plan) -> None:
    (plan,) = client.get("/api/plans").json()["plans"]
    assert plan["id"] == first_plan.id
    assert plan["parties"] == ["日本国", "モンゴル国"]
    assert plan["period"] == {"first": 2013, "last": 2017}
    assert plan["titles"]["en"].startswith("Japan–Mongolia")
    assert plan["item_count"] == len(first_plan.items)


def test_a_plan_has_all_its_items_in_reading_order(client: TestClient, first_plan: Plan) -> None:
    plan = client.get(f"/api/plans/{first_plan.id}").json()
    assert [item["id"] for item in plan["items"]] == [item.id for item in first_plan.items]
    assert plan["checksum"] == first_plan.checksum


def test_an_item_is_found_by_an_id_with_kana(client: TestClient, first_plan: Plan) -> None:
    item = client.get(f"/api/plans/{first_plan.id}/items/II.2.3.ア").json()
    expected = first_plan.item("II.2.3.ア")
    assert item["address"] == "Ⅱ２（３）ア"
    assert item["text"] == expected.text
    assert item["span"] == {"start": expected.span.start, "end": expected.span.end}


def test_health_and_readiness_are_told(client: TestClient) -> None:
    client.get("/api/plans")
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ready", "store": "files"}


def test_the_openapi_document_shows_the_question_in_three_languages(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    examples = document["components"]["schemas"]["AskRequest"]["properties"]["question"]["examples"]
    assert examples[0] == "外相会談は年に何回？"
    assert len(examples) == 3
    responses = document["paths"]["/api/ask"]["post"]["responses"]
    assert set(responses["200"]["content"]) == {"application/json", "text/event-stream"}
    assert "application/problem+json" in responses["422"]["content"]


def test_no_page_of_documentation_loads_from_another_host(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
