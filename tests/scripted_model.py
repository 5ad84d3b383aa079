"""An endpoint of a language model that behaves as the model's name says: well, badly, or not at all."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["_Handler", dict[str, Any]], None]


@dataclass
class ScriptedModel:
    """A running endpoint. ``texts`` are what the models say; ``requests`` what they were sent."""

    url: str
    texts: dict[str, str]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    script: ScriptedModel


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        script = self.server.script
        script.requests.append(body)
        script.keys.append(self.headers["authorization"])
        with suppress(BrokenPipeError, ConnectionResetError):
            _BEHAVIOURS.get(body["model"], _say)(self, body)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def piece(self, text: str, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def say(self, text: str) -> None:
        self.begin()
        for start in range(0, len(text), 7):
            self.piece(text[start : start + 7])
        self.piece("", "stop")
        self.wfile.write(b"data: [DONE]\n\n")


def _say(handler: _Handler, body: dict[str, Any]) -> None:
    handler.say(handler.server.script.texts.get(body["model"], ""))


def _hang(handler: _Handler, body: dict[str, Any]) -> None:
    handler.server.script.released.wait()


def _hang_in_mid_stream(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.piece("The plan ")
    handler.server.script.released.wait()


def _trickle(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    while not handler.server.script.released.wait(0.05):
        handler.piece("a ")


def _cut_off(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.piece("The two Governments will")


def _cut_off_later(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.piece(handler.server.script.texts.get(body["model"], "The plan "))


def _length(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.piece("The two Governments will", "length")


def _malformed(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    handler.wfile.write(b'data: {"choices": "none"}\n\ndata: not json\n\n')


def _wrong_kind(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin(kind="text/html")
    handler.wfile.write(b"<html>Please log in</html>")


def _huge(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin()
    while not handler.server.script.released.is_set():
        handler.piece("word " * 200)


def _busy(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin(429, "application/json", retry_after="3600")
    handler.wfile.write(b'{"error": {"message": "slow down"}}')


def _busy_once(handler: _Handler, body: dict[str, Any]) -> None:
    if len(handler.server.script.requests) == 1:
        handler.begin(429, "application/json", retry_after="0")
        handler.wfile.write(b"{}")
    else:
        _say(handler, body)


def _broken(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin(500, "text/plain")
    handler.wfile.write(b"oh no")


def _forbidden(handler: _Handler, body: dict[str, Any]) -> None:
    handler.begin(401, "application/json")
    handler.wfile.write(b'{"error": {"message": "wrong key sk-secret"}}')


_BEHAVIOURS: dict[str, Behaviour] = {
    "hangs": _hang,
    "hangs-in-mid-stream": _hang_in_mid_stream,
    "cuts-off-later": _cut_off_later,
    "trickles": _trickle,
    "cuts-off": _cut_off,
    "runs-out": _length,
    "malformed": _malformed,
    "wrong-kind": _wrong_kind,
    "huge": _huge,
    "busy": _busy,
    "busy-once": _busy_once,
    "broken": _broken,
    "forbidden": _forbidden,
}
UNUSABLE = tuple(name for name in _BEHAVIOURS if name != "busy-once")


@contextmanager
def scripted_model(**texts: str) -> Iterator[ScriptedModel]:
    """Run an endpoint on a free port of the loopback; models that are not scripted say their text in ``texts``."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.script = ScriptedModel(f"http://127.0.0.1:{server.server_port}/v1", texts)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.script
    finally:
        server.script.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
