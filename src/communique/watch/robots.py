"""robots.txt: asked once a day for each origin, obeyed, with the reason kept where it refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from communique.watch.addresses import Target

_NAME = "communique"
_KEPT = timedelta(hours=24)
_MOST_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_MOST_DELAY = 60.0  # seconds; a longer crawl delay is kept to this
FetchRobots = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What an origin allows: its parsed file, or one verdict for all paths."""

    asked: datetime
    parsed: Protego | None
    refusal: str | None = None


class Robots:
    """The rules of the origins met in a run. `fetch` gives (status, body) of a robots.txt; status 0: no answer.

    By RFC 9309 a missing file (4xx) allows all and a failing server (5xx or none) allows nothing until it is back.
    """

    def __init__(self, fetch: FetchRobots, clock: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._rules: dict[str, _Rules] = {}

    def refuses(self, target: Target) -> str | None:
        """Why an address may not be fetched, in one line, or None where it may."""
        rules = self._of(target.origin)
        if rules.refusal or rules.parsed is None:
            return rules.refusal
        return None if rules.parsed.can_fetch(target.url, _NAME) else f"robots.txt of {target.host} does not allow it"

    def delay(self, target: Target) -> float:
        """Seconds that the origin asks to wait between two requests, at most a minute; 0 where it asks nothing."""
        parsed = self._of(target.origin).parsed
        asked = parsed.crawl_delay(_NAME) if parsed is not None else None
        return min(max(float(asked or 0), 0.0), _MOST_DELAY)

    def sitemaps(self, target: Target) -> list[str]:
        """The sitemaps that the origin names."""
        parsed = self._of(target.origin).parsed
        return list(parsed.sitemaps) if parsed is not None else []

    def _of(self, origin: str) -> _Rules:
        known = self._rules.get(origin)
        if known is None or self._clock() - known.asked > _KEPT:
            known = self._rules[origin] = self._ask(origin)
        return known

    def _ask(self, origin: str) -> _Rules:
        status, body = self._fetch(f"{origin}/robots.txt")
        if status == 200:
            return _Rules(self._clock(), Protego.parse(body[:_MOST_BYTES].decode("utf-8", "replace")))
        if 400 <= status < 500 and status != 429:
            return _Rules(self._clock(), None)
        told = f"answered {status}" if status else "did not answer"
        return _Rules(self._clock(), None, f"robots.txt of {origin} {told}; asked again at the next round")


def reserved(headers: Mapping[str, str]) -> bool:
    """Whether an answer reserves text and data mining (the `tdm-reservation` header of the W3C community group)."""
    return headers.get("tdm-reservation", "").strip() == "1"
