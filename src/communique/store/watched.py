"""Watched sources as the archive keeps them: what is asked for, what each poll found, which items are known."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from communique.errors import AbortRun, NotInArchive
from communique.store.schema import watch_item, watch_poll, watch_source

_SOME = 400  # rows named in one question to the database
_LENGTHS = ((86_400, "d"), (3600, "h"), (60, "m"), (1, "s"))


@dataclass(frozen=True, slots=True)
class Source:
    """One watched source. Times are UTC time stamps as text; `every` is in seconds."""

    name: str
    address: str
    kind: str = "auto"
    body: str = "auto"
    every: int = 3600
    most: int = 50
    outlet: str | None = None
    terms: str | None = None
    added: str = ""
    active: bool = True
    due: str = ""
    polled: str | None = None
    fresh: str | None = None
    failures: int = 0
    reason: str | None = None
    etag: str | None = None
    modified: str | None = None
    id: int = 0

    @property
    def asked(self) -> str:
        """How often it is asked, as `watch add --every` takes it: "15m", "6h", "1d"."""
        length, unit = next((n, u) for n, u in _LENGTHS if self.every % n == 0)
        return f"{self.every // length}{unit}"


@dataclass(frozen=True, slots=True)
class KnownItem:
    """One item as last seen. `state`: stored, waiting (for another try), refused, gone, passed (too old to fetch)."""

    source: int
    key: str
    link: str | None
    title: str
    fingerprint: str
    state: str
    first: str
    last: str
    updated: str | None = None
    published: str | None = None
    tries: int = 0
    due: str | None = None
    reason: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll of a source came to. `outcome`: news, nothing, unchanged, failed."""

    source: int
    at: str
    status: int
    outcome: str
    items: int = 0
    new: int = 0
    edited: int = 0
    fetched: int = 0
    failed: int = 0
    reason: str | None = None


def add_source(connection: Connection, source: Source) -> int:
    """Watch a source. Raises AbortRun where its name or address is watched already."""
    taken = connection.execute(
        select(watch_source.c.name).where(
            or_(watch_source.c.name == source.name, watch_source.c.address == source.address)
        )
    ).scalar()
    if taken is not None:
        raise AbortRun(f"{source.address}: watched already as {taken}; `communique watch remove` it first")
    row = {name: value for name, value in asdict(source).items() if name != "id"}
    return int(connection.execute(insert(watch_source).values(row).returning(watch_source.c.id)).scalar_one())


def list_sources(connection: Connection) -> list[Source]:
    """All sources, by name."""
    rows = connection.execute(select(watch_source).order_by(watch_source.c.name))
    return [Source(**row._mapping) for row in rows]


def find_source(connection: Connection, name: str) -> Source:
    """The source of a name or address. Raises NotInArchive."""
    named = or_(watch_source.c.name == name, watch_source.c.address == name)
    row = connection.execute(select(watch_source).where(named)).first()
    if row is None:
        raise NotInArchive(f"{name}: no such source is watched; `communique watch list` names them")
    return Source(**row._mapping)


def due_sources(connection: Connection, at: str) -> list[Source]:
    """Active sources whose next poll has come, the longest overdue first."""
    asked = select(watch_source).where(and_(watch_source.c.active, watch_source.c.due <= at))
    return [Source(**row._mapping) for row in connection.execute(asked.order_by(watch_source.c.due, watch_source.c.id))]


def keep_source(connection: Connection, source: Source) -> None:
    """Write a source's changed state."""
    row = {name: value for name, value in asdict(source).items() if name != "id"}
    connection.execute(update(watch_source).where(watch_source.c.id == source.id).values(row))


def remove_source(connection: Connection, source: Source) -> None:
    """Stop watching: the source, its polls and its list of items go; articles stay."""
    for table in (watch_item, watch_poll):
        connection.execute(delete(table).where(table.c.source == source.id))
    connection.execute(delete(watch_source).where(watch_source.c.id == source.id))


def known_items(connection: Connection, source: int, keys: Iterable[str]) -> dict[str, KnownItem]:
    """The items of a source that are known, by key."""
    asked, known = sorted(set(keys)), {}
    for start in range(0, len(asked), _SOME):
        some = and_(watch_item.c.source == source, watch_item.c.key.in_(asked[start : start + _SOME]))
        for row in connection.execute(select(watch_item).where(some)):
            known[row.key] = KnownItem(**row._mapping)
    return known


def waiting_items(connection: Connection, source: int, at: str) -> list[KnownItem]:
    """Items of a source whose next try has come, oldest first."""
    asked = and_(watch_item.c.source == source, watch_item.c.state == "waiting", watch_item.c.due <= at)
    rows = connection.execute(select(watch_item).where(asked).order_by(watch_item.c.first, watch_item.c.key))
    return [KnownItem(**row._mapping) for row in rows]


def keep_items(connection: Connection, items: Iterable[KnownItem]) -> None:
    """Write items, new or changed."""
    for item in items:
        row = asdict(item)
        own = and_(watch_item.c.source == item.source, watch_item.c.key == item.key)
        if not connection.execute(update(watch_item).where(own).values(row)).rowcount:
            connection.execute(insert(watch_item).values(row))


def touch_items(connection: Connection, source: int, keys: Iterable[str], at: str) -> None:
    """Note that known items were seen again."""
    asked = sorted(set(keys))
    for start in range(0, len(asked), _SOME):
        some = and_(watch_item.c.source == source, watch_item.c.key.in_(asked[start : start + _SOME]))
        connection.execute(update(watch_item).where(some).values(last=at))


def note_poll(connection: Connection, poll: Poll) -> None:
    """Keep what a poll came to."""
    connection.execute(insert(watch_poll).values(asdict(poll)))


def last_polls(connection: Connection, source: int, most: int) -> list[Poll]:
    """The latest polls of a source, the last one first."""
    names = {field.name for field in fields(Poll)}
    asked = select(watch_poll).where(watch_poll.c.source == source).order_by(watch_poll.c.seq.desc()).limit(most)
    return [Poll(**_only(row._mapping, names)) for row in connection.execute(asked)]


def count_items(connection: Connection, source: int) -> dict[str, int]:
    """How many items a source has in each state."""
    asked = select(watch_item.c.state, func.count()).where(watch_item.c.source == source)
    rows = connection.execute(asked.group_by(watch_item.c.state))
    return {str(row[0]): int(row[1]) for row in rows}


def first_seen(connection: Connection, source: int) -> list[str]:
    """When each item of a source was first seen, in order: the rhythm of the source."""
    asked = select(watch_item.c.first).where(watch_item.c.source == source, watch_item.c.state != "passed")
    return [str(row[0]) for row in connection.execute(asked.order_by(watch_item.c.first))]


def _only(row: Any, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in names}
