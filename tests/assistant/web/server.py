"""A real server for a test, on a port of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

_STARTS_WITHIN_SECONDS = 10


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve the application in a thread; the value is its address, without a slash at the end."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + _STARTS_WITHIN_SECONDS
    while not server.started:
        if time.monotonic() > end or not thread.is_alive():
            raise TimeoutError("the server did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
