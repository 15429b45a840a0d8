"""One polite request: checked address, conditional, limited in size, time and redirects."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import httpx2

from communique.version import __version__
from communique.watch.addresses import Refused, Resolver, Target, find_target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Manners:
    """How sources are asked: who asks (`contact`: a mail or web address), and within which limits."""

    contact: str
    most_bytes: int = 10_000_000  # of the body once unpacked
    most_seconds: float = 30.0  # for one request, redirects included
    most_redirects: int = 5
    allowed: frozenset[str] = frozenset()
    resolve: Resolver | None = None

    @property
    def agent(self) -> str:
        """The User-Agent: program, version, contact."""
        return f"communique/{__version__} (+{self.contact})"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `moved` is the new address where the source moved for good; `body` is empty for 304 and failures.

    `reason` is None for 200 and 304, else one line; `wait` is what Retry-After asks, as it was written.
    """

    url: str
    status: int  # 0 where there was no answer
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    moved: str | None = None
    wait: str | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the source said that nothing changed."""
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer told, for a conditional request."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that ask for changes only."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


class Fetcher:
    """Requests to one host after another, one at a time, each connection to the number that was checked.

    Not shared between threads. `check` is asked before every hop with the target and says why not, or None (the place
    of robots.txt).
    """

    def __init__(self, manners: Manners, clock: Callable[[], float] = time.monotonic) -> None:
        self._manners = manners
        self._clock = clock
        self._client = httpx2.Client(
            follow_redirects=False,
            trust_env=False,
            timeout=httpx2.Timeout(min(10.0, manners.most_seconds)),
            limits=httpx2.Limits(max_connections=1, max_keepalive_connections=0),
            headers={"User-Agent": manners.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
        )

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fetch(
        self, url: str, known: Known | None = None, check: Callable[[Target], str | None] = lambda target: None
    ) -> Fetched:
        """The answer of an address after at most so many redirects. Nothing is raised: what failed tells its reason."""
        until = self._clock() + self._manners.most_seconds
        asked, moved, for_good = url, None, True
        for _ in range(self._manners.most_redirects + 1):
            try:
                target = find_target(asked, self._manners.allowed, self._manners.resolve)
                refusal = check(target)
                if refusal:
                    return Fetched(asked, 0, reason=refusal)
                answer, onward = self._ask(target, known or Known(), until)
            except Refused as refused:
                return Fetched(asked, 0, reason=str(refused))
            except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
                return Fetched(asked, 0, reason=_told(error))
            if onward is None:
                return Fetched(asked, answer.status, answer.body, answer.headers, answer.reason, moved, answer.wait)
            for_good = for_good and answer.status in _FOR_GOOD
            asked = urljoin(asked, onward)
            moved = asked if for_good else moved
        return Fetched(asked, 0, reason=f"more than {self._manners.most_redirects} redirects")

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Fetched:
        """Send a body to an address, under the same rules; a redirect is not followed. Nothing is raised."""
        until = self._clock() + self._manners.most_seconds
        try:
            target = find_target(url, self._manners.allowed, self._manners.resolve)
            request = self._request("POST", target, {"Content-Type": "application/json", **headers}, body)
            with _watched(request, until - self._clock()):
                answer = self._client.send(request, stream=True)
                answer.close()
        except Refused as refused:
            return Fetched(url, 0, reason=str(refused))
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            return Fetched(url, 0, reason=_told(error))
        status, wait = answer.status_code, answer.headers.get("retry-after")
        return Fetched(url, status, reason=None if 200 <= status < 300 else _status_told(status), wait=wait)

    def _request(self, method: str, target: Target, headers: Mapping[str, str], body: bytes | None) -> httpx2.Request:
        """A request to the number that was checked, under the name that was asked for."""
        url = httpx2.URL(target.url)
        host = url.raw_host.decode("ascii")
        shown = f"[{host}]" if ":" in host else host
        request = self._client.build_request(
            method,
            url.copy_with(host=target.number.split("%")[0], fragment=None),
            headers={"Host": shown + (f":{url.port}" if url.port else ""), **headers},
            content=body,
        )
        if target.scheme == "https":
            request.extensions["sni_hostname"] = host
        return request

    def _ask(self, target: Target, known: Known, until: float) -> tuple[Fetched, str | None]:
        """One hop: its answer, and where it points onward."""
        request = self._request("GET", target, known.headers(), None)
        with _watched(request, until - self._clock()):
            answer = self._client.send(request, stream=True)
            try:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                if answer.status_code in _REDIRECTS and "location" in headers:
                    return Fetched(target.url, answer.status_code), headers["location"]
                return self._read(answer, target, headers, until), None
            finally:
                answer.close()

    def _read(self, answer: httpx2.Response, target: Target, headers: dict[str, str], until: float) -> Fetched:
        status, wait = answer.status_code, headers.get("retry-after")
        if status == 304:
            return Fetched(target.url, status, headers=headers)
        if status != 200:
            return Fetched(target.url, status, headers=headers, reason=_status_told(status), wait=wait)
        body = bytearray()
        for part in answer.iter_bytes():
            body += part
            if len(body) > self._manners.most_bytes:
                return Fetched(target.url, status, headers=headers, reason=self._too_large())
            if self._clock() > until:
                return Fetched(target.url, status, headers=headers, reason=self._too_slow())
        return Fetched(target.url, status, bytes(body), headers)

    def _too_large(self) -> str:
        return f"larger than {self._manners.most_bytes / 1_000_000:g} MB; not read"

    def _too_slow(self) -> str:
        return f"not read whole within {self._manners.most_seconds:g} seconds"


@contextmanager
def _watched(request: httpx2.Request, seconds: float) -> Iterator[None]:
    """Ends the connection of a request when its time is up, also where a server sends one byte now and then."""
    opened: list[Any] = []

    def trace(event: str, told: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            opened.append(told["return_value"].get_extra_info("socket"))

    def end() -> None:
        for connection in opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    request.extensions["trace"] = trace
    timer = threading.Timer(max(seconds, 0.01), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _status_told(status: int) -> str:
    known = {
        401: "asks for a sign-in",
        403: "does not let us in",
        404: "there is no such page",
        410: "gone for good",
        429: "asks us to come less often",
        451: "withheld for legal reasons",
        503: "not available for now",
    }
    return (
        f"the server answered {status}: {known.get(status, 'an error of the server' if status >= 500 else 'refused')}"
    )


def _told(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx2.DecodingError):
        return "the answer cannot be unpacked"
    text = (str(error).splitlines() or [""])[0]
    return f"no connection ({text or type(error).__name__})"
