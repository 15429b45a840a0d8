"""Adding, testing and telling of sources: what stands behind `communique watch`."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from communique.errors import AbortRun
from communique.store.engine import reading, writing
from communique.store.watched import (
    Source,
    add_source,
    count_items,
    find_source,
    first_seen,
    list_sources,
    remove_source,
)
from communique.values.article import Failure
from communique.watch.addresses import host_of
from communique.watch.asking import ask_source, get_page
from communique.watch.decide import holds_text
from communique.watch.fetch import Known
from communique.watch.items import Item
from communique.watch.lanes import Lane, Lanes
from communique.watch.links import plain_link
from communique.watch.notes import stamp
from communique.watch.pages import fed_page, fetched_page
from communique.watch.silence import find_rhythm

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_EVERY = re.compile(r"(\d{1,6})\s*([smhd])")
READABLE = "can be read"
_LEAST = 60  # seconds between two polls


@dataclass(frozen=True, slots=True)
class Tried:
    """What a test of a source found: one row an item, newest first, and whether its text could be read."""

    key: str
    title: str
    published: str | None
    text_from: str  # feed, page
    verdict: str


@dataclass(frozen=True, slots=True)
class Status:
    """One source as `status` tells it."""

    name: str
    state: str  # fine, failing, silent, off, new
    polled: str | None
    due: str
    news: str | None  # when something new was last found
    stored: int
    waiting: int
    refused: int
    reason: str | None


def seconds_of(told: str) -> int:
    """The seconds of "15m", "6h" or "1d". Raises AbortRun, also below a minute."""
    match = _EVERY.fullmatch(told.strip().lower())
    if match is None:
        raise AbortRun(f"{told}: not a length of time; write 15m, 6h or 1d")
    seconds = int(match[1]) * _UNITS[match[2]]
    if seconds < _LEAST:
        raise AbortRun(f"{told}: too often; a source is asked once a minute at most")
    return seconds


def watch(engine: Engine, source: Source, now: datetime) -> Source:
    """Watch a source from now on. Its name is its host where none is given. Raises AbortRun."""
    address = plain_link(source.address)
    if address is None:
        raise AbortRun(f"{source.address}: not an address of http or https")
    name = source.name or _free_name(engine, host_of(address))
    made = Source(
        name, source.address.strip(), source.kind, source.body, source.every, source.most, source.outlet, source.terms,
        added=stamp(now), due=stamp(now),
    )  # fmt: skip
    with writing(engine) as connection:
        add_source(connection, made)
    return made


def _free_name(engine: Engine, host: str) -> str:
    with reading(engine) as connection:
        taken = {one.name for one in list_sources(connection)}
    base = host.removeprefix("www.")
    return next(name for n in range(1, len(taken) + 2) if (name := base if n == 1 else f"{base}-{n}") not in taken)


def unwatch(engine: Engine, name: str) -> Source:
    """Watch a source no longer; what it brought stays. Raises NotInArchive."""
    with writing(engine) as connection:
        source = find_source(connection, name)
        remove_source(connection, source)
    return source


def try_source(lanes: Lanes, source: Source, most: int) -> tuple[str, str | None, list[Tried]]:
    """Ask a source once and read its newest items, storing nothing: its kind, its trouble, and what was found."""
    return next(iter(lanes.each([(source.address, source)], lambda lane, one: _try(lane, one, most))))


def _try(lane: Lane, source: Source, most: int) -> tuple[str, str | None, list[Tried]]:
    answer = ask_source(lane, source)
    if answer.offer is None:
        return answer.kind, answer.fetched.reason, []
    if answer.kind == "page":
        made = fetched_page(source, answer.offer.items[0], answer.fetched.body)
        return "page", None, [_tried(answer.offer.items[0], "page", made.reason if isinstance(made, Failure) else None)]
    return answer.kind, answer.offer.trouble, [_try_item(lane, source, item) for item in answer.offer.items[:most]]


def _try_item(lane: Lane, source: Source, item: Item) -> Tried:
    if holds_text(source, item):
        made = fed_page(source, item)
        return _tried(item, "feed", made.reason if isinstance(made, Failure) else None)
    got = get_page(lane, (source, item, Known())).fetched
    if got.reason is not None:
        return _tried(item, "page", got.reason)
    made = fetched_page(source, item, got.body)
    return _tried(item, "page", made.reason if isinstance(made, Failure) else None)


def _tried(item: Item, text_from: str, reason: str | None) -> Tried:
    return Tried(item.key, item.title or item.key, item.published or item.updated, text_from, reason or READABLE)


def tell_status(engine: Engine, now: datetime) -> list[Status]:
    """How each source does."""
    with reading(engine) as connection:
        told = []
        for source in list_sources(connection):
            counts = count_items(connection, source.id)
            seen = [datetime.fromisoformat(moment) for moment in first_seen(connection, source.id)]
            told.append(_status(source, counts, find_rhythm(seen, now).silent))
        return told


def _status(source: Source, counts: dict[str, int], silent: bool) -> Status:
    if not source.active:
        state = "off"
    elif source.failures:
        state = "failing"
    elif source.polled is None:
        state = "new"
    else:
        state = "silent" if silent else "fine"
    refused = counts.get("refused", 0) + counts.get("gone", 0)
    return Status(
        source.name, state, source.polled, source.due, source.fresh, counts.get("stored", 0), counts.get("waiting", 0),
        refused, source.reason,
    )  # fmt: skip
