"""A feed over fourteen months, polled 2,343 times: `python bench/replay.py CORPUS.jsonl.gz [--polls N] [--archive FILE]`.

A server on this machine plays a seeded feed made of a corpus of releases: the newest items of each moment, stamped in
UTC, repeating for days; some titles and texts edited later, some ids changed, tracking words in links; now and then a
server that is busy, a feed that breaks off. The watcher polls it on a simulated clock through its normal path. Shown:
whether each item was stored once, each edit became a version, and nothing was fetched twice for nothing.
"""

import argparse
import gzip
import hashlib
import html
import json
import random
import tempfile
import threading
import time
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sqlalchemy import func, select

from communique.archive.coding import CodingPool
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from communique.store.watched import Source
from communique.watch.fetch import Manners
from communique.watch.lanes import Lanes, Pace
from communique.watch.rounds import Round, Rounds
from communique.watch.sources import watch

_SHOWN = 25  # items that the feed shows
_EDITED, _BUSY, _BROKEN, _RENAMED = 0.08, 0.01, 0.01, 0.02


@dataclass(frozen=True, slots=True)
class _Release:
    """One release of the corpus and what becomes of it: when it is edited, if it is."""

    number: int
    title: str
    byline: str
    body: str
    out: datetime
    edited: datetime | None


class _Feed:
    """The world at a moment: which releases are out, and in which state."""

    def __init__(self, releases: list[_Release], rng: random.Random) -> None:
        self.releases = releases
        self.now = releases[0].out
        self.mood = "fine"
        self.asked: dict[str, int] = {}
        self._drawn: dict[tuple[object, ...], bytes] = {}
        self._outs = [release.out for release in releases]
        self._renamed = {release.number for release in releases if rng.random() < _RENAMED}

    def shown(self) -> list[_Release]:
        """The newest releases that are out, newest first."""
        until = bisect_right(self._outs, self.now)
        return self.releases[max(0, until - _SHOWN) : until][::-1]

    def is_edited(self, release: _Release) -> bool:
        return release.edited is not None and release.edited <= self.now

    def rss(self) -> bytes:
        shown = self.shown()
        key = (f"{self.now:%j}", *((release.number, self.is_edited(release)) for release in shown))
        if key not in self._drawn:
            self._drawn = {key: self._feed("".join(self._item(release) for release in shown))}
        return self._drawn[key]

    def _feed(self, items: str) -> bytes:
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Releases</title>{items}</channel></rss>'.encode()
        )

    def _item(self, release: _Release) -> str:
        edited = self.is_edited(release)
        words = "(corrected) " if edited else ""
        link = f"/r/{release.number}?utm_source=feed&amp;utm_content={self.now:%j}"
        guid = f"{release.number}-b" if edited and release.number in self._renamed else f"{release.number}"
        stamp = format_datetime(release.out)
        return (
            f"<item><title>{html.escape(words + release.title)}</title><link>{link}</link>"
            f'<guid isPermaLink="false">{guid}</guid><pubDate>{stamp}</pubDate></item>'
        )

    def page(self, number: int) -> bytes:
        release = self.releases[number]
        edited = self.is_edited(release)
        title = ("(corrected) " if edited else "") + release.title
        more = "<p>This text was corrected after it came out.</p>" if edited else ""
        return (
            f"<!doctype html><html><head><title>{html.escape(title)}</title>"
            f'<meta property="article:published_time" content="{release.out.isoformat()}"></head>'
            f"<body><nav><a href='/'>Home</a></nav><article><h1>{html.escape(title)}</h1>"
            f"{release.body}{more}</article><footer>All releases</footer></body></html>"
        ).encode()


def main() -> None:
    """Play the feed, poll it, print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--polls", type=int, default=2343)
    asked.add_argument("--months", type=int, default=14)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--archive", default="")
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    rng = random.Random(given.seed)
    feed = _Feed(_releases(given.corpus, given.months, rng), rng)
    with tempfile.TemporaryDirectory() as folder:
        _play(feed, given.polls, given.archive or f"{folder}/replay.db", rng, given.jobs)


def _releases(corpus: Path, months: int, rng: random.Random) -> list[_Release]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: row["published"])
    start = datetime.fromisoformat(rows[0]["published"]) + timedelta(days=30)
    end = start + timedelta(days=round(months * 30.44))
    chosen = [row for row in rows if start <= datetime.fromisoformat(row["published"]) < end]
    made = []
    for number, row in enumerate(chosen):
        out = datetime.fromisoformat(row["published"]).astimezone(UTC)
        edited = out + timedelta(hours=rng.uniform(2, 60)) if rng.random() < _EDITED else None
        made.append(_Release(number, row["title"], row.get("byline") or "", row["html"], out, edited))
    return made


def _play(feed: _Feed, polls: int, archive: str, rng: random.Random, jobs: int) -> None:
    server = _serve(feed)
    address = f"http://127.0.0.1:{server.server_port}"
    engine = open_archive(archive, create=True)
    first, last = feed.releases[0].out, feed.releases[-1].out + timedelta(days=3)
    moments = [first + (last - first) * ((n + rng.random()) / polls) for n in range(polls)]
    pace = Pace(0.0, now=lambda: feed.now, sleep=lambda seconds: None)
    watch(engine, Source("releases", f"{address}/feed.xml", every=60, outlet="State", most=200), first)
    began, worked, total, seen_edits = time.perf_counter(), time.process_time(), Round(), set[int]()
    manners = Manners("bench@example.org", allowed=frozenset({"127.0.0.1"}))
    with Lanes(manners, pace) as lanes, CodingPool(jobs) as pool:
        rounds = Rounds(engine, lanes, pace, pool)
        for moment in moments:
            feed.now, feed.mood = moment, _mood(rng)
            _add(total, rounds.ask())
            if feed.mood == "fine":
                seen_edits |= {release.number for release in feed.shown() if feed.is_edited(release)}
        rounds.finish(total)
    polled, worked = time.perf_counter() - began, time.process_time() - worked
    linked = link_archive(engine)
    server.shutdown()
    with reading(engine) as connection:
        sources = connection.scalar(select(func.count(func.distinct(article.c.source)))) or 0
        versions = connection.scalar(select(func.count()).select_from(article)) or 0
    needless = sum(count for path, count in feed.asked.items() if path.startswith("/r/")) - total.stored
    edits = sum(release.edited is not None for release in feed.releases)
    print(
        f"{len(feed.releases)} releases over {(last - first).days} days, {edits} edited later, {len(seen_edits)} of them in the feed"
    )
    print(
        f"{total.polled} polls in {polled:.0f} s, {worked:.0f} s of the asking process "
        f"({total.unchanged} unchanged, {total.failed} failed), {total.requests} requests"
    )
    print(
        f"stored: {sources} items, {versions} versions ({versions - sources} edits); pages fetched for nothing: {needless}"
    )
    print(
        f"linked in {time.perf_counter() - began - polled:.0f} s: {linked.events} engagements, {linked.people} people"
    )


def _add(total: Round, done: Round) -> None:
    for name in ("polled", "unchanged", "failed", "new", "edited", "fetched", "stored", "requests"):
        setattr(total, name, getattr(total, name) + getattr(done, name))


def _mood(rng: random.Random) -> str:
    drawn = rng.random()
    return "busy" if drawn < _BUSY else "broken" if drawn < _BUSY + _BROKEN else "fine"


def _serve(feed: _Feed) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            feed.asked[path] = feed.asked.get(path, 0) + 1
            if path == "/feed.xml":
                self._feed()
            elif path.startswith("/r/"):
                self._answer(200, feed.page(int(path[3:])), "text/html; charset=utf-8")
            else:
                self._answer(404, b"", "text/plain")

        def _feed(self) -> None:
            if feed.mood == "busy":
                self._answer(503, b"", "text/plain", {"Retry-After": "600"})
                return
            body = feed.rss()
            stable = b"|".join(part.split(b"utm_content")[0] for part in body.split(b"<item>"))
            etag = f'"{hashlib.sha256(stable).hexdigest()[:16]}"'
            if self.headers.get("If-None-Match") == etag and feed.mood == "fine":
                self._answer(304, b"", "", {"ETag": etag})
                return
            broken = feed.mood == "broken"
            self._answer(
                200,
                body[: len(body) * 2 // 3] if broken else body,
                "application/rss+xml",
                {} if broken else {"ETag": etag},
            )

        def _answer(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    main()
