"""Debian's PostgreSQL, started for the tests on a free port of the loopback, and stopped after them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import URL

PASSWORD = "a secret: /@#"  # noqa: S105


@dataclass(frozen=True)
class PostgreSql:
    """A server of its own, with a password. ``folder`` holds its data and is its user's."""

    binaries: Path
    folder: Path
    port: int

    def url(self, database: str = "postgres") -> URL:
        return URL.create("postgresql", "assistant", PASSWORD, "127.0.0.1", self.port, database)

    def new_database(self, name: str) -> URL:
        with psycopg.connect(
            **self.url().translate_connect_args(username="user", database="dbname"), autocommit=True
        ) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._control("start", "-o", options, "-l", str(self.folder / "log"))

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def _control(self, *arguments: str) -> None:
        as_its_user(str(self.binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-w", *arguments)


def find_binaries() -> Path | None:
    """Where PostgreSQL is installed, if it is; Debian keeps it out of the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (versions[-1] if versions else None)
    return Path(found).resolve().parent if found else None


@contextmanager
def postgresql(binaries: Path) -> Iterator[PostgreSql]:
    with tempfile.TemporaryDirectory(prefix="postgresql-") as name:
        folder = Path(name)
        password = folder / "password"
        password.write_text(PASSWORD)
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            user = pwd.getpwnam("postgres")
            for path in (folder, password):
                os.chown(path, user.pw_uid, user.pw_gid)
        setup = f"-D {folder}/data -U assistant -A scram-sha-256 --pwfile {password} -E UTF8 --locale C.UTF-8 -N"
        as_its_user(str(binaries / "initdb"), *setup.split())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            server = PostgreSql(binaries, folder, free.getsockname()[1])
        server.start()
        try:
            yield server
        finally:
            server.stop()


def as_its_user(*command: str) -> None:
    user = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") if os.geteuid() == 0 else ()
    # Not captured by a pipe: the server would keep it open.
    subprocess.run([*user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
