"""One browser and one server an archive for all tests of the folder; they run in the browser's thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from browsing import Chromium, Watched, find_chromium
from communique.archive import accounts
from communique.serve.app import app_over, make_app
from communique.serve.options import ServeOptions
from communique.store.archive import open_archive
from made_archive import fill
from served import served


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that has a browser runs where the browser lives."""
    if "chromium" not in pyfuncitem.fixturenames:
        return None
    named = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    pyfuncitem.funcargs["chromium"].do(pyfuncitem.obj, **named)
    return True


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """The browser."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    browser = Chromium(path)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def samples_room(sample_archive: Path) -> Iterator[str]:
    """The address of a room over the samples."""
    with served(make_app(str(sample_archive))) as address:
        yield address


@pytest.fixture(scope="session")
def empty_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a room over nothing."""
    archive = str(tmp_path_factory.mktemp("browser") / "empty.db")
    open_archive(archive, create=True)
    with served(make_app(archive)) as address:
        yield address


@pytest.fixture(scope="session")
def known(sample_archive: Path) -> dict[str, str]:
    """Some event, person and mechanism of the samples."""
    room = TestClient(make_app(str(sample_archive)), "http://127.0.0.1:8600")
    asked = {"event": ("timeline", "id"), "person": ("people", "id"), "mechanism": ("mechanisms", "name")}
    return {name: room.get(f"/api/v1/{where}?limit=1").json()["items"][0][key] for name, (where, key) in asked.items()}


@pytest.fixture
def small(tmp_path: Path) -> Engine:
    """An archive of three articles, to write in."""
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    fill(engine)
    return engine


@pytest.fixture
def desk(small: Engine) -> Iterator[str]:
    """Its room without accounts."""
    with served(app_over(small, ServeOptions(local="Lena"))) as address:
        yield address


@pytest.fixture
def guarded(small: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its room with an account: Vera, reviewer."""
    monkeypatch.setattr(accounts, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts._nobodys.cache_clear()
    accounts.add_user(small, "Vera", "reviewer", "words that open for a reviewer", "tester")
    with served(app_over(small, ServeOptions())) as address:
        yield address


@pytest.fixture
def at_samples(chromium: Chromium, samples_room: str) -> Iterator[Watched]:
    """A page of the samples' room."""
    with chromium.visit(samples_room) as watched:
        yield watched


@pytest.fixture
def at_nothing(chromium: Chromium, empty_room: str) -> Iterator[Watched]:
    """A page of the empty room."""
    with chromium.visit(empty_room) as watched:
        yield watched


@pytest.fixture
def at_desk(chromium: Chromium, desk: str) -> Iterator[Watched]:
    """A page of the room that is written in."""
    with chromium.visit(desk) as watched:
        yield watched


@pytest.fixture
def at_plain_desk(chromium: Chromium, desk: str) -> Iterator[Watched]:
    """The same without scripts."""
    with chromium.visit(desk, java_script_enabled=False) as watched:
        yield watched


@pytest.fixture
def at_plain_samples(chromium: Chromium, samples_room: str) -> Iterator[Watched]:
    """A page of the samples' room without scripts."""
    with chromium.visit(samples_room, java_script_enabled=False) as watched:
        yield watched


@pytest.fixture
def at_guarded(chromium: Chromium, guarded: str) -> Iterator[Watched]:
    """A page of the room that asks who one is."""
    with chromium.visit(guarded) as watched:
        yield watched
