"""Which engagements are one event, asked again for tellings that are new or changed and all that is tied to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, or_, select

from communique.link.events import Telling, Verdict, find_ties, join_tied
from communique.link.telling import window
from communique.store.derived import Delta, in_pieces
from communique.store.schema import event_claim
from communique.store.working import telling, telling_pair, tie

_SETS = ("parties", "people")
_DAYS = ("first", "last", "published")
Pairs = Collection[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Events asked again, as lists of claims, the verdicts that joined them, names by first claims, names before."""

    events: list[list[int]]
    verdicts: list[Verdict]
    names: dict[int, str]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of claims that people said are one, and are not one; `touched` are claims on which they newly decided."""

    same: Pairs = ()
    different: Pairs = ()
    touched: frozenset[int] = frozenset()


def packed(one: Telling) -> dict[str, Any]:
    """A telling as plain JSON."""
    told = asdict(one)
    told.update({name: sorted(told[name]) for name in _SETS})
    told.update({name: told[name].isoformat() if told[name] else None for name in _DAYS})
    told["by_side"] = [[side, sorted(who)] for side, who in one.by_side]
    return told


def unpacked(told: dict[str, Any]) -> Telling:
    """The telling that was packed."""
    made = dict(told)
    made.update({name: frozenset(made[name]) for name in _SETS})
    made.update({name: date.fromisoformat(made[name]) if made[name] else None for name in _DAYS})
    made["by_side"] = tuple((side, frozenset(who)) for side, who in made["by_side"])
    return Telling(**made)


def stored_tellings(connection: Connection, column: Any, keys: Iterable[Any]) -> dict[int, tuple[dict[str, Any], str]]:
    """Tellings as they were last weighed, packed, with their names as events, by claim: those with one of these values
    in a column."""
    found = {}
    for piece in in_pieces(sorted(set(keys))):
        rows = connection.execute(select(telling.c.claim, telling.c.told, telling.c.key).where(column.in_(piece)))
        found.update({row.claim: (row.told, row.key) for row in rows})
    return found


def join_again(
    connection: Connection, told: Sequence[Telling], keys: dict[int, str], removed: Collection[int], judged: Judged,
    touched: Collection[int], delta: Delta,
) -> Joined:  # fmt: skip
    """Weigh what changed, and join all that hangs together with it.

    `told` are tellings read again, `keys` their names as events, `removed` the claims that are no tellings any more,
    `touched` claims whose events have to be shown anew though nothing in their weighing changed.
    """
    before = {} if delta.whole else stored_tellings(connection, telling.c.claim, [one.claim for one in told])
    fresh = {one.claim: one for one in told if delta.whole or before.get(one.claim) != (packed(one), keys[one.claim])}
    _write_tellings(list(fresh.values()), keys, removed, delta)
    lost = {*removed, *(fresh.keys() & before.keys())}
    kept = _Ties(connection, lost, delta)
    near = fresh if delta.whole else {**_near(connection, fresh.values(), removed), **fresh}
    ties = find_ties(list(near.values()), None if delta.whole else fresh.keys())
    delta.rows["tie"] += [
        {"left": v.left, "right": v.right, "weight": v.weight, "reasons": list(v.reasons)} for v in ties
    ]
    begin = {*fresh, *touched, *judged.touched, *kept.cut} - set(removed)
    begin |= kept.fellows({*begin, *removed}) - set(removed)
    held, verdicts = _hanging(begin, kept, ties, judged)
    own = {one.claim: one for one in told}
    away = stored_tellings(connection, telling.c.claim, held - own.keys()) if not delta.whole else {}
    everything = [*(own[claim] for claim in held & own.keys()), *(unpacked(one) for one, _ in away.values())]
    everything.sort(key=lambda one: one.claim)
    events, joined = join_tied(everything, verdicts, judged.same, judged.different)
    names = {claim: key for claim, (_, key) in away.items()} | {claim: keys[claim] for claim in own}
    return Joined(events, joined, names, kept.events({*held, *removed}))


def _write_tellings(fresh: Sequence[Telling], keys: dict[int, str], removed: Collection[int], delta: Delta) -> None:
    for table in ("telling", "telling_pair"):
        delta.drop(table, "claim", {*removed, *(one.claim for one in fresh)})
    delta.later.append(lambda _: (_telling_rows(piece, keys) for piece in in_pieces(fresh)))


def _telling_rows(some: Sequence[Telling], keys: dict[int, str]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {"telling": [], "telling_pair": []}
    for one in some:
        parties = " ".join(sorted(one.parties))
        row = {"claim": one.claim, "article": one.article, "parties": parties, "key": keys[one.claim]}
        rows["telling"].append({**row, "told": packed(one)})
        since, until = (day.isoformat() for day in window(one))
        rows["telling_pair"] += [
            {"claim": one.claim, "pair": " ".join(pair), "since": since, "until": until}
            for pair in combinations(sorted(one.parties), 2)
        ]
    return rows


def _near(connection: Connection, fresh: Iterable[Telling], removed: Collection[int]) -> dict[int, Telling]:
    """Tellings that share two sides with one of these, not far from it in time."""
    found: set[int] = set()
    for one in fresh:
        since, until = (day.isoformat() for day in window(one))
        pairs = [" ".join(pair) for pair in combinations(sorted(one.parties), 2)]
        for piece in in_pieces(pairs):
            near = telling_pair.c.pair.in_(piece) & (telling_pair.c.since <= until) & (telling_pair.c.until >= since)
            found.update(connection.scalars(select(telling_pair.c.claim).where(near)))
    rows = stored_tellings(connection, telling.c.claim, found - set(removed))
    return {claim: unpacked(told) for claim, (told, _) in rows.items()}


class _Ties:
    """The ties of the last linking, but for those of claims that are lost or changed."""

    def __init__(self, connection: Connection, lost: Collection[int], delta: Delta) -> None:
        self._connection = connection
        self._lost = set(lost)
        self._empty = delta.whole
        self.cut = {claim for verdict in self._at(self._lost) for claim in (verdict.left, verdict.right)}
        for column in ("left", "right"):
            delta.drop("tie", column, lost)

    def at(self, claims: Iterable[int]) -> Iterator[Verdict]:
        """The ties of these claims that still hold."""
        return (v for v in self._at(claims) if v.left not in self._lost and v.right not in self._lost)

    def _at(self, claims: Iterable[int]) -> Iterator[Verdict]:
        for piece in [] if self._empty else in_pieces(sorted(claims)):
            query = select(tie).where(or_(tie.c.left.in_(piece), tie.c.right.in_(piece)))
            for row in self._connection.execute(query):
                yield Verdict(row.left, row.right, row.weight, True, tuple(row.reasons))

    def events(self, claims: Iterable[int]) -> frozenset[str]:
        """The events that these claims were of."""
        found: set[str] = set()
        for piece in [] if self._empty else in_pieces(sorted(claims)):
            found.update(
                self._connection.scalars(select(event_claim.c.event).where(event_claim.c.claim.in_(piece)).distinct())
            )
        return frozenset(found)

    def fellows(self, claims: Iterable[int]) -> set[int]:
        """All claims of the events that these were of."""
        found: set[int] = set()
        for piece in in_pieces(sorted(self.events(claims))):
            found.update(self._connection.scalars(select(event_claim.c.claim).where(event_claim.c.event.in_(piece))))
        return found


def _hanging(
    begin: Iterable[int], kept: _Ties, ties: Sequence[Verdict], judged: Judged
) -> tuple[set[int], list[Verdict]]:
    """All claims that hang together with some, and the ties among them."""
    new: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in ties:
        new[verdict.left].append(verdict)
        new[verdict.right].append(verdict)
    said: dict[int, set[int]] = defaultdict(set)
    for left, right in judged.same:
        said[left].add(right)
        said[right].add(left)
    held, edge = set(begin), set(begin)
    among: dict[tuple[int, int], Verdict] = {}
    while edge:
        found = [*(v for claim in edge for v in new.get(claim, ())), *kept.at(edge)]
        among.update({(v.left, v.right): v for v in found})
        next_to = {claim for v in found for claim in (v.left, v.right)} | {c for claim in edge for c in said[claim]}
        edge = next_to - held
        held |= edge
    return held, list(among.values())
