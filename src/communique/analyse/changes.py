"""What changed in an archive since a mark: runs with the articles they brought or coded anew, and decisions of people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from communique.errors import AbortRun
from communique.store.schema import article, claim, coding, decision, run

_MARK = re.compile(r"(\d{1,12})\.(\d{1,12})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the life of an archive: the last run and the last decision before it. Printed as 12.40."""

    run: int
    decision: int

    def __str__(self) -> str:
        return f"{self.run}.{self.decision}"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `mark` names the run or decision that made it; `change` says what: added, version, coded again, accept …"""

    mark: str
    at: str
    change: str
    about: str
    article: int | None
    claims: int | None
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes in their order. `end` is the mark to ask from the next time; `more` whether the limit cut them; a run is never cut."""

    rows: tuple[Change, ...]
    end: str
    more: bool


def parse_mark(connection: Connection, told: str) -> Mark:
    """The mark of "12.40", of a day or a moment: what was there when it began. Raises AbortRun."""
    match = _MARK.fullmatch("0.0" if told == "0" else told)
    if match:
        return Mark(int(match[1]), int(match[2]))
    if _DAY.fullmatch(told) is None:
        raise AbortRun(f"{told}: neither a mark as `changes` prints it (12.40) nor a day (2024-06-28)")
    runs = connection.scalar(select(func.max(run.c.id)).where(run.c.started < told))
    decisions = connection.scalar(select(func.max(decision.c.seq)).where(decision.c.at < told))
    return Mark(runs or 0, decisions or 0)


def changes_since(connection: Connection, since: Mark, limit: int) -> Changes:
    """Changes after a mark, the first first: of each run its articles, then decisions of people, as they came."""
    every = sorted([*_coded(connection, since), *_decided(connection, since)], key=_order)
    cut = limit
    while 0 < cut < len(every) and every[cut].mark == every[cut - 1].mark:
        cut += 1  # a run is told whole
    shown = every[:cut]
    marks = [tuple(map(int, change.mark.split("."))) for change in shown]
    end = Mark(max([since.run, *(one for one, _ in marks)]), max([since.decision, *(two for _, two in marks)]))
    return Changes(tuple(shown), str(end), cut < len(every))


def _order(change: Change) -> tuple[str, str, int]:
    return change.at, change.mark, change.article or 0


def _coded(connection: Connection, since: Mark) -> list[Change]:
    counted = (
        select(claim.c.article, claim.c.run, func.count().label("claims"))
        .group_by(claim.c.article, claim.c.run)
        .subquery()
    )
    rows = connection.execute(
        select(
            run.c.id, run.c.kind, run.c.started, article.c.id.label("article"), article.c.version, article.c.headline,
            article.c.source, article.c.added, func.coalesce(counted.c.claims, 0).label("claims"),
        )
        .join(coding, coding.c.run == run.c.id)
        .join(article, article.c.id == coding.c.article)
        .outerjoin(counted, (counted.c.article == coding.c.article) & (counted.c.run == coding.c.run))
        .where(run.c.id > since.run)
        .order_by(run.c.id, article.c.id)
    ).all()  # fmt: skip
    firsts = _first_runs(connection, [row.article for row in rows])
    return [_coding(row, firsts) for row in rows]


def _first_runs(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(numbers), 400):
        chosen = coding.c.article.in_(numbers[start : start + 400])
        rows = connection.execute(
            select(coding.c.article, func.min(coding.c.run)).where(chosen).group_by(coding.c.article)
        )
        found.update({row[0]: row[1] for row in rows})
    return found


def _coding(row: Any, firsts: dict[int, int]) -> Change:
    new = firsts[row.article] == row.id
    change = ("added" if row.version == 1 else f"version {row.version}") if new else "coded again"
    about = row.headline or row.source
    return Change(f"{row.id}.0", row.started, change, about, row.article, row.claims, f"run {row.id}", row.kind)


def _decided(connection: Connection, since: Mark) -> list[Change]:
    rows = connection.execute(
        select(decision)
        .where(decision.c.seq > since.decision, decision.c.who.like("person:%"))
        .order_by(decision.c.seq)
    )
    return [_decision(row) for row in rows]


def _decision(row: Row[Any]) -> Change:
    words = row.data.get("words") or row.left
    about = " / ".join(words) if isinstance(words, list) else str(words)
    told = f"{row.verdict} {row.data['field']}" if row.data.get("field") else row.verdict
    return Change(f"0.{row.seq}", row.at, f"{row.kind}: {told}", about, None, None, row.who, row.why)
