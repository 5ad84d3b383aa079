"""The web application, put together."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Final

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware

from assistant.drafts.store import Drafts
from assistant.export.formats import Exporter
from assistant.history.opening import open_history
from assistant.installation import Installation
from assistant.llm.notice import model_notice
from assistant.opening import open_library, open_talking_points
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web import brief_pages, conversation_pages, draft_pages, library_pages
from assistant.web.access import Access
from assistant.web.api import api
from assistant.web.api_briefs import briefs_api
from assistant.web.api_conversations import conversations_api
from assistant.web.api_library import library_api
from assistant.web.assets import read_assets
from assistant.web.background_change import BackgroundChanges
from assistant.web.body_limit import BodyLimit
from assistant.web.browse import browse_api, browse_routes
from assistant.web.compare import compare_api, compare_routes
from assistant.web.failures import LastResort, tell_problems
from assistant.web.loading import Loading
from assistant.web.origin import OwnOrigin
from assistant.web.page_view import page_view_routes
from assistant.web.pages import routes
from assistant.web.renewal import Renewal
from assistant.web.security_headers import SecurityHeaders
from assistant.web.services import Services
from assistant.web.sweeping import sweep_daily
from assistant.web.templating import Templates
from assistant.web.workshop import Workshop

_SERVED_TOGETHER: Final = 64
"""Questions answered at one time. The embedder joins queries that wait together into one batch."""


def create_app(
    load: Callable[[], Assistant],
    settings: Settings,
    *,
    hosts: Sequence[str] = (),
    today: Callable[[], date] = date.today,
    installation: Installation | None = None,
) -> FastAPI:
    """Make the application. It answers at once; ``load`` runs in the background when it starts.

    Changes of the ``installation``'s library take effect while it answers; without one it stays as it was loaded.
    ``hosts`` are the names under which it may be reached, besides addresses and ``localhost`` (see
    ``OwnOrigin``); ``today`` tells whether a plan's period is over.

    Raises:
        HistoryAddressError: the settings name no database.
    """
    assets = read_assets()
    loading = Loading(load, settings.patience_seconds)
    renewal = Renewal(loading, installation.stamp, installation.open) if installation else None
    access, workshop = Access.of(settings), None
    if installation and renewal:
        changes = BackgroundChanges(installation, renewal.look)
        workshop = Workshop(installation, Drafts(settings.drafts_folder, time.time), changes)
    history = open_history(settings)
    days = settings.retention_days

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _SERVED_TOGETHER
        loading.start()
        if renewal:
            renewal.start()
        sweeping = asyncio.create_task(sweep_daily(history, days))
        yield
        if renewal:
            renewal.stop()
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping
        history.database.close()

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
            Middleware(BodyLimit, may_upload=access.may_upload),
        ],
    )
    app.state.services = Services(
        loading,
        Templates(assets),
        today,
        history if days else None,
        days,
        model_notice(settings),
        Exporter(settings.brief_template),
        open_talking_points(settings),
        access,
        workshop,
    )
    tell_problems(app)
    app.include_router(api)
    app.include_router(conversations_api)
    app.include_router(briefs_api)
    app.include_router(browse_api)
    app.include_router(library_api)
    app.include_router(compare_api)
    app.router.routes.extend(
        (
            *routes,
            *conversation_pages.routes,
            *brief_pages.routes,
            *browse_routes,
            *compare_routes,
            *library_pages.routes,
            *draft_pages.routes,
            *page_view_routes(open_library(settings)),
        )
    )
    app.add_route("/static/{digest}/{name}", assets.respond, methods=["GET"], include_in_schema=False)
    return app
