"""The reader's way to the archive: one state of it throughout an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from starlette.requests import Request

from communique.store.engine import reading


@contextmanager
def opened(request: Request) -> Iterator[Connection]:
    """The archive of the app that was asked, open for reading."""
    with reading(request.app.state.engine) as connection:
        yield connection
