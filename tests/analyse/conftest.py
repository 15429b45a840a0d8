"""An archive made by hand, on both kinds of database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from communique.store.archive import open_archive
from communique.store.engine import reading
from made_archive import fill


@pytest.fixture(scope="module")
def filled(kept_archive: str) -> Iterator[Engine]:
    """The archive."""
    engine = open_archive(kept_archive, create=True)
    fill(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(filled: Engine) -> Iterator[Connection]:
    """The archive, open for reading."""
    with reading(filled) as connection:
        yield connection
