"""The web application, put together."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Final

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web.api import api
from assistant.web.assets import read_assets
from assistant.web.body_limit import BodyLimit
from assistant.web.browse import routes as browse_routes
from assistant.web.failures import LastResort, tell_problems
from assistant.web.items_api import items_api
from assistant.web.loading import Loading
from assistant.web.origin import OwnOrigin
from assistant.web.pages import routes
from assistant.web.security_headers import SecurityHeaders
from assistant.web.services import Services
from assistant.web.templating import Templates

_SERVED_TOGETHER: Final = 64
"""Questions answered at one time. The embedder joins queries that wait together into one batch."""


def create_app(
    load: Callable[[], Assistant],
    settings: Settings,
    *,
    hosts: Sequence[str] = (),
    today: Callable[[], date] = date.today,
) -> FastAPI:
    """Make the application. It answers at once; ``load`` runs in the background when it starts.

    ``hosts`` are the names under which it may be reached, besides addresses and ``localhost`` (see
    ``OwnOrigin``); ``today`` tells whether a plan's period is over.
    """
    assets = read_assets()
    loading = Loading(load, settings.patience_seconds)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _SERVED_TOGETHER
        loading.start()
        yield

    app = FastAPI(
        title="plan-assistant",
        description="Ask a government action plan what was promised; get its own words, with item numbers.",
        lifespan=lifespan,
        # FastAPI's pages of documentation load their scripts from another host.
        docs_url=None,
        redoc_url=None,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(LastResort),
            Middleware(OwnOrigin, listens_on=settings.host, hosts=hosts),
            Middleware(BodyLimit),
        ],
    )
    app.state.services = Services(loading, Templates(assets), today)
    tell_problems(app)
    app.include_router(api)
    app.include_router(items_api)
    app.router.routes.extend((*routes, *browse_routes))
    app.add_route("/static/{digest}/{name}", assets.respond, methods=["GET"], include_in_schema=False)
    return app
