"""Which incidents are one, asked again for the kinds of incidents of which something new is told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from communique.archive.joining import Judged
from communique.archive.told import listed_told
from communique.link.incidents import IncidentTold, join_incidents
from communique.store.derived import Delta, in_pieces
from communique.store.schema import event, event_claim
from communique.store.working import incident_told


@dataclass(frozen=True, slots=True)
class Happenings:
    """Incidents to be shown anew, as lists of claims and listed ones, their names; the names that are gone.

    `event_of` has the name of the incident of each claim of the kinds asked again; `moved` are claims that are of
    another incident than they were.
    """

    groups: list[tuple[str, list[int | str]]]
    gone: frozenset[str]
    event_of: dict[int, str]
    moved: frozenset[int]


def join_again(
    connection: Connection, fresh: Mapping[int, IncidentTold], keys: Mapping[int, str], read: Collection[int],
    judged: Judged, touched: Collection[int], kinds: Collection[str], delta: Delta,
) -> Happenings:  # fmt: skip
    """Join all incidents of the kinds of which these claims tell, or told; what comes out as it was stays untouched.

    `read` are the articles read again, `fresh` all incident claims that stand in them, `touched` claims whose
    incidents have to be shown anew, `kinds` other kinds to ask again.
    """
    before = {} if delta.whole else _stored(connection, incident_told.c.article, read)
    asked = set(kinds) | {row.kind for row in before.values()} | {one.kind for one in fresh.values()}
    shown = {} if delta.whole else _stored(connection, incident_told.c.claim, {*judged.touched, *touched})
    asked |= {row.kind for row in shown.values()}
    asked = _with_partners(connection, asked, judged, fresh, delta)
    away = {} if delta.whole else _stored(connection, incident_told.c.kind, asked)
    rows = {claim: row for claim, row in away.items() if row.article not in set(read)}
    told = [one for one in listed_told(connection) if one.kind in asked]
    told += [*map(_told, rows.values()), *fresh.values()]
    names = {**{claim: row.key for claim, row in rows.items()}, **{claim: keys[claim] for claim in fresh}}
    groups = [(_name(group, names), group) for group in join_incidents(told, judged.same, judged.different)]
    _write(fresh, keys, before, delta)
    old = {} if delta.whole else _events(connection, asked)
    return _changed(groups, old, {*fresh, *touched}, set(before) | set(fresh))


def _stored(connection: Connection, column: Any, keys: Iterable[Any]) -> dict[int, Any]:
    found = {}
    for piece in in_pieces(sorted(set(keys))):
        rows = connection.execute(select(incident_told).where(column.in_(piece)))
        found.update({row.claim: row for row in rows})
    return found


def _with_partners(
    connection: Connection, kinds: set[str], judged: Judged, fresh: Mapping[int, IncidentTold], delta: Delta
) -> set[str]:
    """The kinds with those that people joined to them."""
    paired = {claim for pair in judged.same for claim in pair}
    kind_of = {claim: one.kind for claim, one in fresh.items()}
    if paired and not delta.whole:
        rows = _stored(connection, incident_told.c.claim, paired)
        kind_of = {claim: row.kind for claim, row in rows.items()} | kind_of
    grown = set(kinds)
    while True:
        ties = [{kind_of.get(a), kind_of.get(b)} - {None} for a, b in judged.same]
        more = {kind for tie in ties if tie & grown for kind in tie if kind} - grown
        if not more:
            return grown
        grown |= more


def _told(row: Any) -> IncidentTold:
    days = (date.fromisoformat(day) if day else None for day in (row.first, row.last))
    return IncidentTold(row.claim, row.article, row.kind, frozenset(row.actors.split()), *days)


def _name(group: Sequence[int | str], names: Mapping[int, str]) -> str:
    claims = [member for member in group if isinstance(member, int)]
    return names[claims[0]] if claims else str(group[0])[:16]


def _write(fresh: Mapping[int, IncidentTold], keys: Mapping[int, str], before: Collection[int], delta: Delta) -> None:
    delta.drop("incident_told", "claim", before)
    for claim, one in fresh.items():
        delta.rows["incident_told"].append(
            {
                "claim": claim, "article": one.article, "kind": one.kind, "actors": " ".join(sorted(one.actors)),
                "first": one.first.isoformat() if one.first else None,
                "last": one.last.isoformat() if one.last else None, "key": keys[claim],
            }
        )  # fmt: skip


def _events(connection: Connection, kinds: Iterable[str]) -> dict[str, set[int]]:
    """The incidents of these kinds as they were, by name, with their claims."""
    found: dict[str, set[int]] = {}
    for piece in in_pieces(sorted(kinds)):
        alone = select(event.c.id).where(event.c.kind == "incident", event.c.code.in_(piece))
        found.update({key: set() for key in connection.scalars(alone) if key not in found})
        joined = (
            select(event_claim.c.event, event_claim.c.claim)
            .join(incident_told, incident_told.c.claim == event_claim.c.claim)
            .where(incident_told.c.kind.in_(piece))
        )
        for row in connection.execute(joined):
            found.setdefault(row.event, set()).add(row.claim)
    return found


def _changed(
    groups: Sequence[tuple[str, list[int | str]]], old: Mapping[str, set[int]], shown: set[int], read: set[int]
) -> Happenings:
    was = {claim: key for key, members in old.items() for claim in members}
    anew, event_of, kept = [], {}, set()
    for name, group in groups:
        members = {member for member in group if isinstance(member, int)}
        event_of.update(dict.fromkeys(members, name))
        if old.get(name) == members and not members & shown:
            kept.add(name)
        else:
            anew.append((name, group))
    moved = {claim for claim, key in event_of.items() if was.get(claim) != key} | (read - event_of.keys())
    return Happenings(anew, frozenset(old.keys() - kept), event_of, frozenset(moved))
