"""One lane for each host: its requests go one after another, with the pause that it asks for; hosts go side by side."""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from communique.watch.addresses import Refused, Target, find_target, host_of
from communique.watch.fetch import Fetched, Fetcher, Known, Manners
from communique.watch.robots import Robots, reserved

_T = TypeVar("_T")
_R = TypeVar("_R")
_MOST_LANES = 8
_BUSY = frozenset({429, 503})


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pace:
    """Time as the lanes see it: `pause` seconds between two requests to a host, at least; clocks for the tests."""

    pause: float = 1.0
    now: Callable[[], datetime] = utc_now
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Lane:
    """The requests to one host. Not shared between threads. After a 429 or 503 the host is left alone (`closed`)."""

    manners: Manners
    pace: Pace
    requests: int = 0
    closed: Fetched | None = None
    _last: datetime | None = None
    _fetcher: Fetcher = field(init=False)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self._fetcher = Fetcher(self.manners)
        self._robots = Robots(self._robots_file, self.pace.now)

    def close(self) -> None:
        """Let the connection go."""
        self._fetcher.close()

    def get(self, url: str, known: Known | None = None, *, reserved_too: bool = False) -> Fetched:
        """An address, if robots.txt and the publisher's reservation let it be read. What failed tells its reason."""
        if self.closed is not None:
            return replace(self.closed, url=url, reason=f"not asked: {self.closed.reason}")
        answer = self._fetcher.fetch(url, known, self._check)
        if answer.status in _BUSY:
            self.closed = answer
        if reserved(answer.headers) and answer.status == 200 and not reserved_too:
            told = "the publisher reserves text and data mining (tdm-reservation); with leave, note it with --terms"
            return Fetched(answer.url, answer.status, headers=answer.headers, reason=told)
        return answer

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that robots.txt of an address's host names."""
        with suppress(Refused):
            return self._robots.sitemaps(self._target(url))
        return []

    def _target(self, url: str) -> Target:
        return find_target(url, self.manners.allowed, self.manners.resolve)

    def _check(self, target: Target) -> str | None:
        refusal = self._robots.refuses(target)
        if refusal is None:
            self._wait(max(self.pace.pause, self._robots.delay(target)))
            self.requests += 1
        return refusal

    def _wait(self, pause: float) -> None:
        if self._last is not None:
            gone = (self.pace.now() - self._last).total_seconds()
            if 0 <= gone < pause:
                self.pace.sleep(pause - gone)
        self._last = self.pace.now()

    def _robots_file(self, url: str) -> tuple[int, bytes]:
        self.requests += 1
        answer = self._fetcher.fetch(url)
        return answer.status, answer.body


class Lanes:
    """All lanes of a run."""

    def __init__(self, manners: Manners, pace: Pace | None = None) -> None:
        self._manners = manners
        self._pace = pace or Pace()
        self._lanes: dict[str, Lane] = {}

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, *_: object) -> None:
        for lane in self._lanes.values():
            lane.close()

    @property
    def requests(self) -> int:
        """How many requests were made."""
        return sum(lane.requests for lane in self._lanes.values())

    def open_again(self) -> None:
        """Forget which hosts asked to be left alone: a new round has begun."""
        for lane in self._lanes.values():
            lane.closed = None

    def each(self, jobs: Iterable[tuple[str, _T]], work: Callable[[Lane, _T], _R]) -> Iterator[_R]:
        """The results of jobs, each given with its address: hosts side by side, the jobs of a host in turn."""
        by_host: dict[str, list[_T]] = {}
        for url, job in jobs:
            by_host.setdefault(host_of(url), []).append(job)
        lanes = {host: self._lane(host) for host in by_host}
        if len(by_host) == 1:
            for host, own in by_host.items():
                yield from (work(lanes[host], job) for job in own)
            return
        with ThreadPoolExecutor(_MOST_LANES) as pool:
            done = [pool.submit(_in_turn, lanes[host], own, work) for host, own in by_host.items()]
            for results in done:
                yield from results.result()

    def _lane(self, host: str) -> Lane:
        if host not in self._lanes:
            self._lanes[host] = Lane(self._manners, self._pace)
        return self._lanes[host]


def _in_turn(lane: Lane, jobs: list[_T], work: Callable[[Lane, _T], _R]) -> list[_R]:
    return [work(lane, job) for job in jobs]
