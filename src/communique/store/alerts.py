"""Alerts as the archive keeps them: what each looks for, what it fired for, and whether that reached its place."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from communique.errors import AbortRun, NotInArchive
from communique.store.schema import alert, alert_fired

KINDS = ("search", "tomorrow", "first", "phrase", "silence")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. `asked` is what it looks for, `to` where it goes beside its feed, `seen` how far it has looked."""

    name: str
    kind: str
    asked: dict[str, Any]
    to: dict[str, Any]
    made: str
    seen: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fired:
    """One firing. `state`: feed (goes nowhere else), waiting, sent, failed. `key` names what it fired for."""

    alert: str
    key: str
    at: str
    title: str
    data: dict[str, Any]
    state: str = "feed"
    tries: int = 0
    due: str | None = None
    reason: str | None = None
    seq: int = 0


def add_alert(connection: Connection, made: Alert) -> None:
    """Keep an alert. Raises AbortRun where its name is no plain name or taken."""
    if _NAME.fullmatch(made.name) is None:
        raise AbortRun(f"{made.name}: a name has small letters, digits and hyphens, 60 at most")
    if connection.execute(select(alert.c.name).where(alert.c.name == made.name)).first():
        raise AbortRun(f"{made.name}: there is an alert of this name; `communique alerts remove` it first")
    connection.execute(insert(alert).values(asdict(made)))


def list_alerts(connection: Connection) -> list[Alert]:
    """All alerts, by name."""
    return [Alert(**row._mapping) for row in connection.execute(select(alert).order_by(alert.c.name))]


def find_alert(connection: Connection, name: str) -> Alert:
    """The alert of a name. Raises NotInArchive."""
    row = connection.execute(select(alert).where(alert.c.name == name)).first()
    if row is None:
        raise NotInArchive(f"{name}: there is no alert of this name; `communique alerts list` names them")
    return Alert(**row._mapping)


def remove_alert(connection: Connection, name: str) -> None:
    """Forget an alert and what it fired for. Raises NotInArchive."""
    find_alert(connection, name)
    connection.execute(delete(alert_fired).where(alert_fired.c.alert == name))
    connection.execute(delete(alert).where(alert.c.name == name))


def keep_seen(connection: Connection, name: str, seen: dict[str, Any]) -> None:
    """Note how far an alert has looked."""
    connection.execute(update(alert).where(alert.c.name == name).values(seen=seen))


def note_fired(connection: Connection, firings: Sequence[Fired]) -> list[Fired]:
    """Keep firings; one that fired for the same thing before is left out. Returns those that are new."""
    new = []
    for one in firings:
        known = and_(alert_fired.c.alert == one.alert, alert_fired.c.key == one.key)
        if connection.execute(select(alert_fired.c.seq).where(known)).first() is None:
            connection.execute(insert(alert_fired).values(_row(one)))
            new.append(one)
    return new


def waiting_fired(connection: Connection, at: str) -> list[Fired]:
    """Firings that are to be sent now, oldest first."""
    due = or_(alert_fired.c.due.is_(None), alert_fired.c.due <= at)
    asked = select(alert_fired).where(alert_fired.c.state == "waiting", due).order_by(alert_fired.c.seq)
    return [Fired(**row._mapping) for row in connection.execute(asked)]


def last_fired(connection: Connection, name: str, most: int = 50) -> list[Fired]:
    """The latest firings of an alert, newest first."""
    asked = select(alert_fired).where(alert_fired.c.alert == name).order_by(alert_fired.c.seq.desc()).limit(most)
    return [Fired(**row._mapping) for row in connection.execute(asked)]


def keep_fired(connection: Connection, one: Fired) -> None:
    """Write a firing's changed state."""
    connection.execute(update(alert_fired).where(alert_fired.c.seq == one.seq).values(_row(one)))


def _row(one: Fired) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if name != "seq"}
