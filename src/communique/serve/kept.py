"""Answers that take long to work out, kept as long as the archive stays as it is; a few seconds where a run is adding to it."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select
from starlette.requests import Request

from communique.store.schema import claim, decision, event, run

T = TypeVar("T")
_Held = tuple[float, Hashable, Any]  # when it was worked out, over what, the answer
_MOST = 48  # answers kept
_LONGEST = 60.0  # seconds: an answer worked out while events were being joined again must not stay
_GROWING = 10.0  # seconds that an answer may be behind a run that is adding pages; a decision shows at once


class Kept:
    """The latest answers by question and state of the archive."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._doors: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def answer(self, connection: Connection, question: Hashable, work_out: Callable[[], T]) -> T:
        """The answer to a question, worked out (once, whoever asks meanwhile) where it is not known for this state."""
        key = (stamp(connection), question)
        with self._lock:
            door = self._doors.setdefault(key, Lock())
        with door:
            try:
                found = self._found(connection, key, work_out)
            finally:
                with self._lock:
                    self._doors.pop(key, None)
        answer: T = found[2]
        return answer

    def _found(self, connection: Connection, key: Hashable, work_out: Callable[[], Any]) -> _Held:
        grown, now = growth(connection), self._clock()
        found = self._known(key, grown)
        if found is None:
            found = (now, grown, work_out())
            self._keep(key, found)
        return found

    def _known(self, key: Hashable, grown: Hashable) -> _Held | None:
        with self._lock:
            held: _Held | None = self._answers.get(key)
            longest = _LONGEST if held is not None and held[1] == grown else _GROWING
            if held is None or self._clock() - held[0] >= longest:
                return None
            self._answers.move_to_end(key)
            return held

    def _keep(self, key: Hashable, found: _Held) -> None:
        with self._lock:
            self._answers[key] = found
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)


def stamp(connection: Connection) -> tuple[Any, ...]:
    """What changes when a run ends and when someone decides."""
    return tuple(
        connection.scalar(query) for query in (select(func.max(run.c.finished)), select(func.max(decision.c.seq)))
    )


def growth(connection: Connection) -> tuple[Any, ...]:
    """What changes while a run is adding: the newest claim and run, and how many events there are."""
    return tuple(
        connection.scalar(query)
        for query in (
            select(func.max(claim.c.seq)), select(func.max(run.c.id)), select(func.count()).select_from(event),
        )
    )  # fmt: skip


def kept_of(request: Request) -> Kept:
    """What the app that was asked keeps."""
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    kept: Kept = state.kept
    return kept
