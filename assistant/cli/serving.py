"""``plan-assistant serve``."""

import threading
from functools import cache
from typing import Annotated

import typer

from assistant.opening import open_assistant, open_embedder
from assistant.service import Assistant
from assistant.settings import read_settings
from index.embedding import Embedder


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 by default.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 8000 by default.")] = None,
) -> None:
    """Serve the chat page and the API."""
    import uvicorn

    from assistant.web.app import create_app

    settings = read_settings()
    chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update=chosen)

    @cache
    def embedder() -> Embedder:
        from index.batching import BatchingEmbedder

        return BatchingEmbedder(open_embedder(settings))

    def load() -> Assistant:
        from assistant.export.pdf import warm

        assistant = open_assistant(settings, embedder())
        threading.Thread(target=warm, name="warm", daemon=True).start()
        return assistant

    uvicorn.run(
        create_app(load, settings, hosts=settings.host_names),
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,
    )
