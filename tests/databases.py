"""A real PostgreSQL for the tests: Debian's or any installed one, started in a folder of its own, stopped at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def find_programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, or None where PostgreSQL is not installed."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *map(Path, os.get_exec_path())]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextmanager
def postgres_server() -> Iterator[str | None]:
    """The address of a fresh server, or None where none can be started."""
    programs = find_programs()
    if programs is None or (os.geteuid() == 0 and not _user_exists()):
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port = _free_port()
    data = str(folder / "data")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        _run(programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [*_as_postgres(), str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"],
            check=False,
            capture_output=True,
        )
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *words: str) -> None:
    subprocess.run(
        [*_as_postgres(), str(program), *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _as_postgres() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _user_exists() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return shutil.which("runuser") is not None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fresh_archive(request: pytest.FixtureRequest, folder: Path) -> str:
    """The name of an archive that does not exist yet, in the kind of database that the request's parameter names."""
    if request.param == "sqlite":
        return str(folder / "archive.db")
    address = request.getfixturevalue("postgres")
    if address is None:
        pytest.skip("no PostgreSQL on this machine: the contract was not tried on it")
    return fresh_database(address)


def fresh_database(address: str) -> str:
    """The address of a new, empty database on a server."""
    from sqlalchemy import create_engine

    name = f"t{uuid.uuid4().hex}"
    server = create_engine(address, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    server.dispose()
    return address.rsplit("/", 1)[0] + "/" + name
