"""Answers that take long to work out, kept as long as the archive stays as it is."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select
from starlette.requests import Request

from communique.store.schema import claim, decision, event, run

T = TypeVar("T")
_MOST = 48  # answers kept
_LONGEST = 60.0  # seconds: an answer worked out while events were being joined again must not stay


class Kept:
    """The latest answers by question and state of the archive."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def answer(self, connection: Connection, question: Hashable, work_out: Callable[[], T]) -> T:
        """The answer to a question, worked out where it is not known for this state of the archive."""
        key, now = (stamp(connection), question), self._clock()
        with self._lock:
            at, known = self._answers.get(key, (now - _LONGEST, None))
            if now - at < _LONGEST:
                self._answers.move_to_end(key)
                answer: T = known
                return answer
        found = work_out()
        with self._lock:
            self._answers[key] = (now, found)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
        return found


def stamp(connection: Connection) -> tuple[Any, ...]:
    """What changes when answers do: the newest claim, run and decision, and how many events there are."""
    return tuple(
        connection.scalar(query)
        for query in (
            select(func.max(claim.c.seq)), select(func.max(run.c.id)), select(func.max(run.c.finished)),
            select(func.max(decision.c.seq)), select(func.count()).select_from(event),
        )
    )  # fmt: skip


def kept_of(request: Request) -> Kept:
    """What the app that was asked keeps."""
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    kept: Kept = state.kept
    return kept
