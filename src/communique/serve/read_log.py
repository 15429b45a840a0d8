"""Articles that readers opened, counted: held in memory and written down together, so that no page waits for it."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock, Timer

from sqlalchemy import Engine

from communique.errors import AbortRun
from communique.store.clock import now
from communique.store.engine import writing
from communique.store.readings import count_reads

_PAUSE = 5.0  # seconds between two writings
_MOST = 10_000  # articles held while the archive cannot be written to
_OWN = frozenset({"none", "same-origin"})


def is_reading(headers: Mapping[str, str]) -> bool:
    """Whether somebody opened a page: typed, bookmarked or followed from here; not a program, nor another web page."""
    ahead = "prefetch" in headers.get("sec-purpose", headers.get("purpose", ""))
    return headers.get("sec-fetch-site") in _OWN and not ahead


class ReadLog:
    """The readings of one server."""

    def __init__(self, engine: Engine, pause: float = _PAUSE) -> None:
        self._engine = engine
        self._pause = pause
        self._held: Counter[int] = Counter()
        self._lock = Lock()
        self._timer: Timer | None = None

    def note(self, article: int) -> None:
        """Count a reading; it is written a little later."""
        with self._lock:
            if article in self._held or len(self._held) < _MOST:
                self._held[article] += 1
            self._begin()

    def write(self) -> None:
        """Write what is held. Where the archive cannot be written to, it stays held for the next time."""
        with self._lock:
            held, self._held, self._timer = self._held, Counter(), None
        if not held:
            return
        try:
            with writing(self._engine) as connection:
                count_reads(connection, held, now())
        except AbortRun:
            with self._lock:
                self._held.update(held)
                self._begin()

    def close(self) -> None:
        """Write what is held, and no more after that."""
        with self._lock:
            timer = self._timer
        if timer is not None:
            timer.cancel()
            self.write()

    def _begin(self) -> None:
        if self._timer is None:
            self._timer = Timer(self._pause, self.write)
            self._timer.daemon = True
            self._timer.start()
