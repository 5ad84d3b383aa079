import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from tests.assistant.web.conftest import MakeApp, Serve

LIMIT = 64 * 1024


def test_a_body_of_just_64_kib_is_read(client: TestClient) -> None:
    body = b'{"question": "a"}'.ljust(LIMIT)
    assert client.post("/api/ask", content=body, headers=_json()).status_code == 200


def test_one_byte_more_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=b'{"question": "a"}'.ljust(LIMIT + 1), headers=_json())
    assert response.status_code == 413
    assert response.json()["type"].endswith("too-large")


def test_a_chunked_body_is_refused_at_the_limit(client: TestClient) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * 4096

    response = client.post("/api/ask", content=chunks(), headers=_json())
    assert response.status_code == 413


def test_a_form_is_refused_at_the_limit_too(client: TestClient) -> None:
    response = client.post("/", data={"question": "a" * LIMIT}, headers={"accept": "text/html"})
    assert response.status_code == 413
    assert response.headers["content-type"].startswith("text/html")


def test_a_refused_body_is_not_waited_for_over_a_real_connection(make_app: MakeApp, serve: Serve) -> None:
    with serve(make_app()) as address, _connect(address) as connection:
        connection.sendall(
            b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 999999999\r\n\r\n"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_an_endless_chunked_body_is_cut_off_over_a_real_connection(make_app: MakeApp, serve: Serve) -> None:
    with serve(make_app()) as address, _connect(address) as connection:
        connection.sendall(
            b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n" + b"4000\r\n" + b" " * 0x4000 + b"\r\n" + b"FFFF\r\n" + b" " * 0xFFFF
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def _connect(address: str) -> socket.socket:
    place = urlsplit(address)
    return socket.create_connection((place.hostname, place.port), timeout=10)


def _json() -> dict[str, str]:
    return {"content-type": "application/json"}
