"""A desk that watches: an archive, a server on this machine and a clock of the test; feeds and pages to serve."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select

from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from communique.store.watched import KnownItem, Source, find_source, known_items
from communique.watch.fetch import Manners
from communique.watch.lanes import Lanes, Pace
from communique.watch.rounds import Round, run_round
from communique.watch.sources import watch
from scripted_server import Reply, ScriptedServer

TEXT = "The foreign ministers of Portugal and Norway met in Lisbon on Tuesday to discuss fishing rights. They agreed to meet again."


class Desk:
    """An archive, a server and a clock."""

    def __init__(self, archive: str, server: ScriptedServer) -> None:
        self.engine: Engine = open_archive(archive, create=True)
        self.server = server
        self.now = datetime(2024, 3, 5, 12, tzinfo=UTC)
        self.pace = Pace(0.0, now=lambda: self.now, sleep=lambda seconds: None)
        self.manners = Manners("desk@example.org", allowed=frozenset({"127.0.0.1"}))

    def watch(self, path: str = "/feed", **more: object) -> None:
        watch(self.engine, Source("desk", self.server.url + path, **{"every": 3600, **more}), self.now)  # type: ignore[arg-type]

    def round(self, hours: float = 1) -> Round:
        with Lanes(self.manners, self.pace) as lanes:
            done = run_round(self.engine, lanes, self.pace)
        self.now += timedelta(hours=hours)
        return done

    def articles(self) -> list[tuple[str, int, str | None]]:
        asked = select(article.c.source, article.c.version, article.c.published).order_by(article.c.id)
        with reading(self.engine) as connection:
            return [(row[0].removeprefix(self.server.url), row[1], row[2]) for row in connection.execute(asked)]

    def source(self) -> Source:
        with reading(self.engine) as connection:
            return find_source(connection, "desk")

    def item(self, path: str) -> KnownItem:
        with reading(self.engine) as connection:
            return known_items(connection, 1, [self.server.url + path])[self.server.url + path]


def feed(*paths: str, words: str = "Ministers meet", **headers: str) -> Reply:
    items = "".join(
        f"<item><title>{words} {path[1:]}</title><link>{path}</link><pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return Reply(200, f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), headers)


def page(number: int, more: str = "") -> Reply:
    return Reply(
        200,
        f"<html><body><article><h1>Ministers meet</h1><p>{TEXT} Point {number}. {more}</p></article></body></html>".encode(),
    )
