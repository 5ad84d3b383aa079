"""``plan-assistant serve``."""

import threading
from typing import Annotated

import typer

from assistant.installation import Installation
from assistant.memory import return_freed_memory
from assistant.service import Assistant
from assistant.settings import read_settings


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 by default.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 8000 by default.")] = None,
) -> None:
    """Serve the chat page and the API."""
    import uvicorn

    from assistant.web.app import create_app

    return_freed_memory()
    settings = read_settings()
    chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update=chosen)

    settings.check()
    installation = Installation(settings)

    def open_assistant(before: Assistant | None = None) -> Assistant:
        """Open it; the first time, have the fonts of PDFs read while nobody waits for one."""
        assistant = installation.open(before)
        if before is None:
            from assistant.export.pdf import warm

            threading.Thread(target=warm, name="warm", daemon=True).start()
        return assistant

    uvicorn.run(
        create_app(open_assistant, settings, hosts=settings.host_names, installation=installation),
        host=settings.host,
        port=settings.port,
        log_level="info",
        access_log=False,
    )
