"""What is new: what the last run brought, and which outlets fell silent."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from sqlalchemy import Connection, func, select

from communique.analyse.happened import Happened, happened
from communique.store.schema import article, claim, coding, event, event_claim, run

_LEAST, _USUAL = 4, 3  # days with articles that make a habit; times the usual gap after which an outlet is silent
_SHORTEST = 7  # days of silence that are worth a line
_NEWEST = 8  # new events that are named


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the last run that coded articles brought: articles (of them new versions of known ones), and new events.

    An event is new where no article of an earlier run tells of it; `newest` are the latest of them.
    """

    id: int
    kind: str
    started: str
    articles: int
    revised: int
    events: int
    newest: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """An outlet that has gone quiet: its last day, its usual gap between days with articles, days since."""

    outlet: str
    last: str
    usual: float
    days: int


def last_run(connection: Connection) -> LastRun | None:
    """What the last run with articles brought; None where there was none."""
    latest = connection.scalar(select(func.max(coding.c.run)).where(coding.c.current))
    if latest is None:
        return None
    row = connection.execute(select(run).where(run.c.id == latest)).one()
    coded = select(func.count()).select_from(coding).join(article, article.c.id == coding.c.article)
    coded = coded.where(coding.c.run == latest, coding.c.current)
    told = select(event_claim.c.event).join(claim, claim.c.seq == event_claim.c.claim)
    fresh = told.group_by(event_claim.c.event).having(func.min(claim.c.run) == latest).subquery("fresh")
    newest = select(event).where(event.c.id.in_(select(fresh.c.event)), event.c.first.is_not(None))
    rows = connection.execute(newest.order_by(event.c.first.desc(), event.c.id).limit(_NEWEST))
    return LastRun(
        row.id, row.kind, row.started, connection.scalar(coded) or 0,
        connection.scalar(coded.where(article.c.version > 1)) or 0,
        connection.scalar(select(func.count()).select_from(fresh)) or 0, tuple(happened(one) for one in rows),
    )  # fmt: skip


def silent(connection: Connection, until: date | None = None) -> list[Silent]:
    """Outlets whose silence, held against the archive's newest day, is thrice their usual gap and more than a week; as it
    was on a day, where one is told."""
    days: dict[str, list[date]] = defaultdict(list)
    query = select(article.c.outlet, article.c.first).where(article.c.outlet.is_not(None), article.c.first.is_not(None))
    if until is not None:
        query = query.where(article.c.first <= until.isoformat())
    for row in connection.execute(query.distinct().order_by(article.c.outlet, article.c.first)):
        days[row.outlet].append(date.fromisoformat(row.first))
    newest = max((told[-1] for told in days.values()), default=None)
    found = [_silence(outlet, told, newest) for outlet, told in days.items() if newest and len(told) >= _LEAST]
    return sorted((one for one in found if one), key=lambda one: (-one.days, one.outlet))


def _silence(outlet: str, told: list[date], newest: date) -> Silent | None:
    usual = float(median((later - earlier).days for earlier, later in pairwise(told)))
    days = (newest - told[-1]).days
    if days <= max(_SHORTEST, _USUAL * usual):
        return None
    return Silent(outlet, told[-1].isoformat(), usual, days)
