"""Servers of Milvus, started for the tests on free ports of the loopback, and stopped after them."""

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from index.errors import StoreUnavailableError
from index.milvus.address import MilvusAddress
from index.milvus.connection import Milvus
from index.milvus.deadline import Deadline

_STARTS_WITHIN_SECONDS = 90.0


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class MilvusLite:
    """``milvus-lite server`` over a folder, always on the same port. It can be stopped, killed, held up and started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "milvus_lite", "server", "--data-dir", str(self._folder)]
        self._process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(self._port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until_it_answers(self._process, self.url)

    def stop(self) -> None:
        """As a machine that loses its power."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def hold_up(self) -> None:
        """It keeps its connections and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@contextmanager
def milvus_lite() -> Iterator[MilvusLite]:
    with tempfile.TemporaryDirectory(prefix="milvus-lite-") as folder:
        server = MilvusLite(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def milvus_standalone() -> Iterator[str]:
    """A Milvus 2.3 of one process, with its etcd; the value is its address.

    Raises:
        RuntimeError: it is not installed, or does not start here; the message says why.
    """
    if find_spec("milvus") is None:
        raise RuntimeError("the package milvus is not installed")
    from milvus import MilvusServer, MilvusServerConfig

    folder = tempfile.mkdtemp(prefix="milvus-standalone-")
    server = MilvusServer(MilvusServerConfig(data_dir=folder), wait_for_started=False)
    server.webservice_port = free_port()
    server.config.update(**{name: free_port() for name in server.config.configurable_items if name.endswith("_port")})
    try:
        server.start()
        url = f"http://127.0.0.1:{server.listen_port}"
        wait_until_it_answers(server.server_proc, url)
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_it_answers(process: "subprocess.Popen[bytes]", url: str) -> None:
    """Ask until a collection can be listed.

    Raises:
        RuntimeError: the process ends by itself, or does not answer in time.
    """
    deadline = Deadline(_STARTS_WITHIN_SECONDS)
    while deadline.left:
        if process.poll() is not None:
            raise RuntimeError(f"Milvus stopped with status {process.returncode}")
        milvus = Milvus(MilvusAddress(url, seconds=5))
        try:
            milvus.call(lambda client, seconds: client.list_collections(timeout=seconds), milvus.deadline())
        except StoreUnavailableError:
            time.sleep(0.1)
        else:
            return
        finally:
            milvus.close()
    raise RuntimeError(f"Milvus did not answer within {_STARTS_WITHIN_SECONDS:.0f} s")
