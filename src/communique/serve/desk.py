"""The reader's way to the archive: one state of it throughout an answer; and what the desk of reviewers shares."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection
from starlette.requests import Request

from communique.analyse.waiting import Queue
from communique.serve.limits import Limiter
from communique.serve.options import ServeOptions
from communique.store.engine import reading


class Desk:
    """What reviewers and those who sign in share in one server: the queue, one linking at a time, attempts counted."""

    def __init__(self, options: ServeOptions) -> None:
        self.queue = Queue()
        self.deciding = Lock()
        self.sign_ins = Limiter(options.limits.sign_ins)
        self.guesses = Limiter(options.limits.guesses)


@contextmanager
def opened(request: Request) -> Iterator[Connection]:
    """The archive of the app that was asked, open for reading."""
    with reading(request.app.state.engine) as connection:
        yield connection


def desk_of(request: Request) -> Desk:
    """The desk of the app that was asked."""
    desk: Desk = request.app.state.desk
    return desk
