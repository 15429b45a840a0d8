"""`communique watch`: sources that are asked for what is new."""

import signal
import sys
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.cli.alerts import Commands, Secret, tell_alerts
from communique.cli.options import ArchiveOption, FormatOption
from communique.cli.rows import print_rows

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from communique.watch.delivering import Courier
    from communique.watch.fetch import Manners
    from communique.watch.rounds import Round, Rounds

watch = typer.Typer(help="Watch feeds, sitemaps and pages, and add what is new.", no_args_is_help=True)
Contact = Annotated[
    str | None,
    typer.Option(
        envvar="COMMUNIQUE_CONTACT",
        metavar="MAIL|ADDRESS",
        help="Who asks: goes with every request, so that a publisher can reach you.",
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        envvar="COMMUNIQUE_ALLOW_HOSTS",
        metavar="HOST",
        help="A host on a private network that may be asked (repeat it for more).",
    ),
]
Pause = Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host, at least.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A source's name or address, as `watch list` prints it.")]


@watch.command()
def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A feed (RSS, Atom, JSON), a sitemap or a page.")],
    name: Annotated[str, typer.Option(help="What you call it; else its host.")] = "",
    kind: Annotated[
        Literal["auto", "feed", "sitemap", "page"], typer.Option(help="What it is; found out else.")
    ] = "auto",
    body: Annotated[
        Literal["auto", "feed", "page"],
        typer.Option(help="Where an item's text is taken from: auto takes the feed's where it is whole."),
    ] = "auto",
    every: Annotated[str, typer.Option(metavar="TIME", help="How often it is asked: 15m, 1h, 1d.")] = "1h",
    most: Annotated[int, typer.Option(min=1, max=1000, help="Pages fetched at one poll, at most.")] = 50,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it.")] = None,
    terms: Annotated[
        str | None, typer.Option(metavar="NOTE", help="What the publisher allows you, for the record.")
    ] = None,
    archive: ArchiveOption = "communique.db",
) -> None:
    """Watch a source from now on."""
    from communique.store.archive import open_archive
    from communique.store.watched import Source
    from communique.watch import sources
    from communique.watch.lanes import utc_now

    asked = Source(name, address, kind, body, sources.seconds_of(every), most, outlet, terms)
    made = sources.watch(open_archive(archive, create=True), asked, utc_now())
    sys.stdout.write(f"{made.name}: watched every {every}; `communique watch run` asks it\n")


@watch.command(name="list")
def list_(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """The sources that are watched."""
    from communique.store.archive import open_archive
    from communique.store.engine import reading
    from communique.store.watched import list_sources

    with reading(open_archive(archive)) as connection:
        rows = list_sources(connection)
    print_rows(rows, format, ("name", "kind", "address", "asked", "outlet", "terms", "active"), "Watched sources")


@watch.command()
def remove(name: Name, archive: ArchiveOption = "communique.db") -> None:
    """Watch a source no longer; the articles it brought stay."""
    from communique.store.archive import open_archive
    from communique.watch.sources import unwatch

    gone = unwatch(open_archive(archive), name)
    sys.stdout.write(f"{gone.name}: no longer watched; its articles stay\n")


@watch.command()
def test(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="What you think of watching.")],
    kind: Annotated[
        Literal["auto", "feed", "sitemap", "page"], typer.Option(help="What it is; found out else.")
    ] = "auto",
    body: Annotated[Literal["auto", "feed", "page"], typer.Option(help="Where an item's text is taken from.")] = "auto",
    most: Annotated[int, typer.Option("--limit", "-n", min=1, max=50, help="Items tried.")] = 3,
    terms: Annotated[str | None, typer.Option(metavar="NOTE", help="What the publisher allows you.")] = None,
    contact: Contact = None,
    allow_host: AllowHost = None,
    pause: Pause = 1.0,
    format: FormatOption = "table",
) -> None:
    """Ask a source once and try its newest items; nothing is stored."""
    from communique.store.watched import Source
    from communique.watch.lanes import Lanes, Pace
    from communique.watch.sources import READABLE, try_source

    source = Source("test", address, kind, body, terms=terms)
    with Lanes(_manners(contact, allow_host), Pace(pause)) as lanes:
        found, trouble, rows = try_source(lanes, source, most)
    if trouble:
        sys.stderr.write(f"{address}: {trouble}\n")
    print_rows(
        rows,
        format,
        ("published", "title", "text_from", "verdict"),
        f"A {found}: its newest items" if rows else "Items",
    )
    raise typer.Exit(0 if any(row.verdict == READABLE for row in rows) else 1)


@watch.command()
def run(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…", help="Only these sources.")] = None,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Go on until stopped, looking again after so long: 15m.")
    ] = None,
    contact: Contact = None,
    allow_host: AllowHost = None,
    pause: Pause = 1.0,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Join reports into events afterwards.")] = True,
    secret: Secret = None,
    allow_commands: Commands = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that code; more than one pays with many new pages.")] = 1,
    archive: ArchiveOption = "communique.db",
) -> None:
    """Ask every source whose time has come, once; with --every until stopped."""
    from communique.archive.coding import CodingPool
    from communique.store.archive import open_archive
    from communique.watch.delivering import Courier
    from communique.watch.lanes import Lanes, Pace
    from communique.watch.rounds import Rounds
    from communique.watch.sources import seconds_of

    manners, pace = _manners(contact, allow_host), Pace(pause)
    seconds = seconds_of(every) if every else None
    engine = open_archive(archive)
    courier = Courier(manners, secret, allow_commands)
    with Lanes(manners, pace) as lanes, CodingPool(jobs) if jobs > 1 else nullcontext() as pool:
        rounds = Rounds(engine, lanes, pace, pool)
        failed = _go_on(_Running(engine, rounds, tuple(names or ()), link, courier), seconds)
    raise typer.Exit(1 if failed else 0)


@watch.command()
def status(archive: ArchiveOption = "communique.db", format: FormatOption = "table") -> None:
    """How each source does: fine, failing and why, silent, off; what it brought; when it is asked next."""
    from communique.store.archive import open_archive
    from communique.watch.lanes import utc_now
    from communique.watch.sources import tell_status

    rows = tell_status(open_archive(archive), utc_now())
    columns = ("name", "state", "polled", "due", "news", "stored", "waiting", "refused", "reason")
    print_rows(rows, format, columns, "Sources (times in UTC)")


def _manners(contact: str | None, hosts: list[str] | None) -> "Manners":
    from communique.errors import AbortRun
    from communique.watch.fetch import Manners

    told = (contact or "").strip()
    if not told or not told.isascii() or any(ord(sign) < 32 for sign in told) or len(told) > 200:
        raise AbortRun(
            "who asks? Publishers want to know: give a mail or web address with --contact or COMMUNIQUE_CONTACT"
        )
    return Manners(told, allowed=frozenset(host.lower() for host in hosts or ()))


@dataclass(frozen=True, slots=True)
class _Running:
    """What each round of `run` works with."""

    engine: "Engine"
    rounds: "Rounds"
    names: tuple[str, ...]
    link: bool
    courier: "Courier"


def _go_on(running: _Running, seconds: int | None) -> bool:
    """One round, or rounds until a signal ends them between two rounds. Whether the last one had only failures."""
    if seconds is None:
        return _round(running, None)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    while True:
        began = time.monotonic()
        failed = _round(running, seconds)
        if stopped.wait(max(0.0, began + seconds - time.monotonic())):
            break
    _finish(running)
    return failed


def _finish(running: _Running) -> None:
    """What is still being coded is stored, and told."""
    from communique.watch.rounds import Round

    done = Round()
    running.rounds.finish(done)
    if done.stored:
        _link_and_tell(running, done)


def _round(running: _Running, seconds: int | None) -> bool:
    """A round, its events and alerts. After `seconds` its pages need not be coded: the next round goes on with them."""
    done = running.rounds.ask(running.names)
    left = running.rounds.finish(done, seconds)
    for trouble in done.troubles:
        sys.stderr.write(f"{trouble}\n")
    sys.stdout.write(_told(done) + (f"; {left} pages are still being coded" if left else "") + "\n")
    sys.stdout.flush()
    _link_and_tell(running, done)
    return bool(done.polled) and done.failed == done.polled


def _link_and_tell(running: _Running, done: "Round") -> None:
    from communique.archive.linking import link_archive

    if running.link and done.stored:
        link_archive(running.engine)
    tell_alerts(running.engine, running.courier)


def _told(done: "Round") -> str:
    if not done.polled:
        return "no source is due"
    return (
        f"{done.polled} polled ({done.unchanged} unchanged, {done.failed} failed): {done.new} new and {done.edited} edited "
        f"items; {done.fetched} pages fetched, {done.stored} stored; {done.requests} requests"
    )
