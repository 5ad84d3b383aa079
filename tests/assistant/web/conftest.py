"""The application with a fake assistant, in this process, and as a server for a real browser."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web.app import create_app
from corpus import Plan
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.assistant.web.server import served

TODAY = date(2026, 11, 22)
_CHROMIUM = shutil.which("chromium")
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-quic --no-first-run "
    "--disable-component-update --disable-sync"
)

MakeApp = Callable[..., FastAPI]
MakeClient = Callable[..., TestClient]
OpenPage = Callable[..., Page]
Serve = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.fixture
def assistant(first_plan: Plan) -> FakeAssistant:
    return FakeAssistant(first_plan)


@pytest.fixture
def make_app(assistant: FakeAssistant, tmp_path: Path) -> MakeApp:
    """Make the application, with the fake assistant unless another way to load one is given."""

    def make(
        load: Callable[[], Assistant] | None = None,
        *,
        patience_seconds: float = 60,
        host: str = "127.0.0.1",
        hosts: tuple[str, ...] = (),
        retention_days: int = 365,
    ) -> FastAPI:
        settings = Settings(
            data_folder=tmp_path, patience_seconds=patience_seconds, host=host, retention_days=retention_days
        )
        return create_app(load or (lambda: assistant), settings, hosts=hosts, today=lambda: TODAY)

    return make


@pytest.fixture
def make_client(make_app: MakeApp) -> Iterator[MakeClient]:
    """A client of an application that runs until the test ends; for its arguments see ``make_app``."""
    with ExitStack() as running:

        def make(load: Callable[[], Assistant] | None = None, **options: object) -> TestClient:
            client = TestClient(make_app(load, **options), base_url="http://localhost")
            return running.enter_context(client)

        yield make


@pytest.fixture
def client(make_client: MakeClient) -> TestClient:
    return make_client()


@pytest.fixture
def serve() -> Serve:
    """Serves an application over HTTP while a ``with`` block runs; its value is the address."""
    return served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine.

    Once a module, not once a session: while Playwright runs, this thread has an event loop that no test
    after it could do without.
    """
    if _CHROMIUM is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=_QUIET.split())
        yield chromium
        chromium.close()


@pytest.fixture
def address(make_app: MakeApp) -> Iterator[str]:
    """Where the application with the fake assistant is served."""
    with served(make_app()) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open an address in a browser of its own, and see in the end that nothing was asked of another host.

    A page that breaks the content security policy, or whose script fails, fails the test, too.
    """
    wrongs: list[str] = []
    with ExitStack() as contexts:

        def open_page(address: str, language: str = "ja", width: int = 1280, **options: Any) -> Page:
            context = browser.new_context(locale=language, viewport={"width": width, "height": 800}, **options)
            contexts.callback(context.close)
            page = context.new_page()
            home = urlsplit(address).netloc
            page.on("request", lambda request: wrongs.extend(_foreign(request.url, home)))
            page.on("pageerror", lambda error: wrongs.append(str(error)))
            page.on("console", lambda message: wrongs.extend(_alarming(message.text)))
            page.goto(address)
            return page

        yield open_page
    assert not wrongs


def _foreign(url: str, home: str) -> list[str]:
    return [] if urlsplit(url).netloc == home else [f"asked another host: {url}"]


def _alarming(message: str) -> list[str]:
    return [message] if "Content Security Policy" in message else []
