import pytest
from starlette.testclient import TestClient

from tests.assistant.web.conftest import MakeClient


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/openapi.json", "/api/plans"])
def test_every_response_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["permissions-policy"]
    assert headers["cache-control"] == ("private, no-cache" if path == "/" else "no-store")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "null"},
    ],
)
def test_a_post_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/", "/api/ask"):
        response = client.post(path, data={"question": "a"}, headers=headers)
        assert response.status_code == 403
        assert response.json()["type"].endswith("cross-site")


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://localhost"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_a_post_from_the_page_or_from_a_program_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", data={"question": "外相会談"}, headers=headers).status_code == 200


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.7", ""])
def test_on_this_machine_addresses_and_localhost_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


def test_on_this_machine_a_strange_name_is_refused(client: TestClient) -> None:
    response = client.get("/health", headers={"host": "rebound.example:8000"})
    assert response.status_code == 421
    assert response.json()["type"].endswith("wrong-host")


def test_a_server_for_the_network_may_have_any_name(make_client: MakeClient) -> None:
    client = make_client(host="::")
    assert client.get("/health", headers={"host": "plan.ministry.example"}).status_code == 200


def test_where_names_are_given_no_other_is_taken(make_client: MakeClient) -> None:
    client = make_client(host="::", hosts=("plan.ministry.example",))
    assert client.get("/health", headers={"host": "plan.ministry.example"}).status_code == 200
    assert client.get("/health", headers={"host": "rebound.example"}).status_code == 421
