"""The reading room over several archives: the samples, an empty one, a small one to write in, one with accounts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.archive import accounts
from communique.store.archive import open_archive
from made_archive import fill
from serve_clients import client_of, client_over


@pytest.fixture(scope="session")
def room(sample_archive: Path) -> TestClient:
    """The samples."""
    return client_over(sample_archive)


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Nothing."""
    archive = tmp_path_factory.mktemp("serve") / "empty.db"
    open_archive(str(archive), create=True)
    yield client_over(archive)


@pytest.fixture
def small(tmp_path: Path) -> Engine:
    """An archive of three articles, to write in."""
    engine = open_archive(str(tmp_path / "small.db"), create=True)
    fill(engine)
    return engine


@pytest.fixture
def desk(small: Engine) -> TestClient:
    """Its reading room, without accounts: whoever sits at this machine may do all."""
    return client_of(small)


@pytest.fixture
def guarded(small: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The same with three accounts, whose passwords are "words that open for ROLE"; hashing costs nothing here."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobodys.cache_clear()
    for name, role in (("Rea", "reader"), ("Vera", "reviewer"), ("Ada", "admin")):
        accounts.add_user(small, name, role, f"words that open for {role}", "tester")
    return small
