"""A PostgreSQL server of the tests' own: a fresh cluster on loopback, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# What is written need not outlast the machine.
SETTINGS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
NOBODY_LESS_THAN_ROOT = os.geteuid() == 0


@dataclass(frozen=True)
class Server:
    """A running server; `folder` is where its sockets are."""

    programs: Path
    folder: Path
    port: int
    _numbers: Iterator[int] = field(default_factory=count)

    def new_schema(self) -> str:
        """The address of a fresh schema: a place as good as a database, and much sooner there."""
        name = f"record{next(self._numbers)}"
        self.ask(f"CREATE SCHEMA {name}")
        return f"{self.address('postgres')}?options=-csearch_path%3D{name}"

    def new_database(self, encoding: str = "UTF8", locale: str = "C.UTF-8") -> str:
        """The address of a fresh database."""
        name = f"record{next(self._numbers)}"
        settings = f"TEMPLATE template0 ENCODING '{encoding}' LOCALE '{locale}'"
        self.ask(f"CREATE DATABASE {name} {settings}")
        return self.address(name)

    def address(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def ask(self, statement: str, database: str = "postgres") -> str:
        """What psql answers, unadorned."""
        command = [str(self.programs / "psql"), "-qtAX", "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(  # noqa: S603
            [*command, "-d", self.address(database), "-c", statement],
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout.strip()


def programs() -> Path | None:
    """Where the server's programs are, the newest first; None without a server."""
    if there := shutil.which("initdb"):
        return Path(there).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def running(found: Path) -> Iterator[Server]:
    """A server that runs as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-postgresql-"))
    if NOBODY_LESS_THAN_ROOT:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    control = [str(found / "pg_ctl"), "-D", str(data), "-w"]
    try:
        _run(
            str(found / "initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "-N",
        )
        _run(*control, "-l", str(folder / "log"), "-o", f"{options} {SETTINGS}", "start")
        try:
            yield Server(found, folder, port)
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str) -> None:
    """Run as somebody whom PostgreSQL lets: anybody but root."""
    become = ["runuser", "-u", "postgres", "--"] if NOBODY_LESS_THAN_ROOT else []
    done = subprocess.run(  # noqa: S603
        [*become, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        check=False,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
