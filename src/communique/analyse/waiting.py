"""What waits for review: the claims that nobody has judged, the most doubtful and weightiest first."""

import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, exists, func, select

from communique.store.decisions import decisions_of
from communique.store.schema import article, claim, claim_side, coding, run
from communique.store.standing import Anchors, StandingClaim, in_force

KIND_WEIGHTS = {"engagement": 1.0, "incident": 0.8, "position": 0.6, "person": 0.4}
LEVEL_WEIGHTS = {"leader": 1.5, "minister": 1.25}
DOUBTS = {"high": (0.0, 0.5), "some": (0.5, 0.8), "little": (0.8, 1.01)}  # confidence from, to (not included)
STATES = ("waiting", "decided")
_MAIN = 1.25  # what an article is mainly about
_FRESH = 30.0  # seconds for which an order may be older than the archive
_KEPT = 16  # orders kept
_SOME = 400  # ids named in one question


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which claims are asked for; None: any. `state` is waiting (nobody has judged it) or decided."""

    kind: str | None = None
    party: str | None = None
    doubt: str | None = None
    state: str = "waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim of the queue: `doubt` is 1 less its confidence, `weight` what hangs on it."""

    claim: int
    kind: str
    article: int
    words: str
    parties: tuple[str, ...]
    date: str | None
    doubt: float
    weight: float


class Queue:
    """The claims in the order in which they are best judged. The order is kept while the archive stays as it is.

    While pages are being added it is drawn up anew twice a minute at most: new claims then come a little later.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[Chosen, _Kept] = OrderedDict()
        self._lock = Lock()

    def of(self, connection: Connection, chosen: Chosen) -> list[int]:
        """The numbers of the claims asked for: by doubt times weight, or for those decided, the last decided first."""
        judged, order = judged_claims(connection), self._order(connection, replace(chosen, state=STATES[0]))
        if chosen.state == "decided":
            kept = set(order)
            return [seq for seq in judged.order if seq in kept]
        return [seq for seq in order if seq not in judged.seqs]

    def _order(self, connection: Connection, chosen: Chosen) -> "array[int]":
        stamp, at = _stamp(connection), self._clock()
        with self._lock:
            kept = self._kept.get(chosen)
        if kept is not None and (kept.stamp == stamp or at - kept.at < _FRESH):
            return kept.order
        worth = ((1.0 - claim.c.confidence) * _weight()).desc()
        found = _filtered(select(claim.c.seq), chosen).order_by(worth, claim.c.seq)
        order = array("q", connection.scalars(found))
        with self._lock:
            self._kept[chosen] = _Kept(stamp, at, order)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return order


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: tuple[int, int]
    at: float
    order: "array[int]"


def _stamp(connection: Connection) -> tuple[int, int]:
    """What changes when claims do."""
    newest = connection.scalar(select(func.max(claim.c.seq))), connection.scalar(select(func.max(run.c.id)))
    return newest[0] or 0, newest[1] or 0


def how_many_wait(connection: Connection) -> int:
    """How many claims nobody has judged."""
    standing = _filtered(select(func.count()), Chosen())
    return int(connection.scalar(standing) or 0) - len(judged_claims(connection).order)


def shown_waiting(connection: Connection, numbers: Sequence[int]) -> list[Waiting]:
    """The rows of these claims, in this order."""
    rows = {}
    for start in range(0, len(numbers), _SOME):
        chosen = select(claim, _weight().label("weight")).where(claim.c.seq.in_(numbers[start : start + _SOME]))
        rows.update({row.seq: _shown(row) for row in connection.execute(chosen)})
    return [rows[number] for number in numbers if number in rows]


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims of today that people judged: as a set, and the last judged first."""

    seqs: frozenset[int]
    order: tuple[int, ...]


def judged_claims(connection: Connection) -> Judged:
    """The claims that a decision in force is about."""
    made = in_force(decisions_of(connection, "review"))
    by_anchor = _anchored(connection, {row.left.rpartition("/")[2] for row in made})
    loose = {row.seq: found for row, found in _by_words(connection, [r for r in made if r.left not in by_anchor])}
    order: dict[int, None] = {}
    for row in reversed(made):
        seq = by_anchor.get(row.left, loose.get(row.seq))
        if seq is not None:
            order.setdefault(seq)
    return Judged(frozenset(order), tuple(order))


def _anchored(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The claims that stand and have one of these ids, by their anchor."""
    told, found = sorted(set(ids)), {}
    columns = select(claim.c.seq, claim.c.id, claim.c.kind, article.c.page)
    for start in range(0, len(told), _SOME):
        chosen = _standing(columns).join(article, article.c.id == claim.c.article)
        for row in connection.execute(chosen.where(claim.c.id.in_(told[start : start + _SOME]))):
            found[f"{row.page}/{row.kind}/{row.id}"] = row.seq
    return found


def _by_words(connection: Connection, made: Sequence[Row[Any]]) -> list[tuple[Row[Any], int]]:
    """Decisions on claims whose id another run changed, with the claim of the same words."""
    pages = sorted({row.left.split("/")[0] for row in made})
    columns = select(claim.c.seq, claim.c.id, claim.c.kind, claim.c.article, claim.c.data, article.c.page)
    claims: list[StandingClaim] = []
    for start in range(0, len(pages), _SOME):
        chosen = _standing(columns).join(article, article.c.id == claim.c.article)
        rows = connection.execute(chosen.where(article.c.page.in_(pages[start : start + _SOME])))
        claims += [StandingClaim(r.seq, r.id, r.kind, r.article, r.page, r.data) for r in rows]
    anchors = Anchors(claims)
    told = ((row, anchors.find(row.left, str(row.data.get("words", "")))) for row in made)
    return [(row, seq) for row, seq in told if seq is not None]


def _standing(columns: Select[Any]) -> Select[Any]:
    current = and_(coding.c.article == claim.c.article, coding.c.run == claim.c.run, coding.c.current)
    return columns.select_from(claim).join(coding, current)


def _filtered(columns: Select[Any], chosen: Chosen) -> Select[Any]:
    found = _standing(columns)
    if chosen.kind:
        found = found.where(claim.c.kind == chosen.kind)
    if chosen.doubt:
        low, high = DOUBTS[chosen.doubt]
        found = found.where(claim.c.confidence >= low, claim.c.confidence < high)
    if chosen.party:
        named = exists().where(claim_side.c.claim == claim.c.seq, claim_side.c.side == chosen.party)
        found = found.where(named)
    return found


def _weight() -> Any:
    kind = case(KIND_WEIGHTS, value=claim.c.kind, else_=0.5)
    level = case(LEVEL_WEIGHTS, value=claim.c.level, else_=1.0)
    return kind * level * case((claim.c.main.is_(True), _MAIN), else_=1.0)


def _shown(row: Row[Any]) -> Waiting:
    data = row.data
    sides = data.get("parties") or data.get("actors") or ([data["country"]] if data.get("country") else [])
    words = row.words or next((r[0]["quote"] for r in data["receipts"].values() if r), "")
    doubt = round(1.0 - row.confidence, 3)
    return Waiting(row.seq, row.kind, row.article, words, tuple(sides), row.date, doubt, round(row.weight, 3))
