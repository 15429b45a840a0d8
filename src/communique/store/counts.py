"""How much the archive holds, by day, outlet and kind: what linking counted, and what came since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, func, select

from communique.store.schema import article, claim
from communique.store.working import article_day, article_outlet, claim_kind, link_state

COUNTED = "counted"  # the state of linking that tells up to which article and which claim it has counted
_EVER = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Held:
    """How many there are, and the first and last of their days where they have any."""

    count: int
    first: str | None = None
    last: str | None = None


def counted_until(connection: Connection) -> tuple[int, int]:
    """The numbers of the last article and the last claim that linking counted; 0 where it has counted none."""
    told = connection.scalar(select(link_state.c.value).where(link_state.c.name == COUNTED)) or "0/0"
    number, _, claimed = told.partition("/")
    return int(number), int(claimed)


Rest = Sequence[tuple[str | None, str | None, int]]  # first day, outlet, how many articles


def uncounted(connection: Connection) -> Rest:
    """The articles that linking has not counted: what the next three add, told to them where several are asked."""
    return articles_after(connection, counted_until(connection)[0])


def days_held(
    connection: Connection, since: str | None = None, until: str | None = None, rest: Rest | None = None
) -> dict[str, int]:
    """How many articles each day has, from one day and up to another, in the order of the days."""
    low, high = since or "0", until or _EVER
    day = article_day.c.day
    counts = Counter(dict(connection.execute(select(day, article_day.c.articles).where(day >= low, day <= high)).all()))
    for first, _, count in uncounted(connection) if rest is None else rest:
        if first and low <= first <= high:
            counts[first] += count
    return dict(sorted(counts.items()))


def undated_held(connection: Connection, rest: Rest | None = None) -> int:
    """How many articles have no day."""
    counted = connection.scalar(select(article_day.c.articles).where(article_day.c.day == "")) or 0
    return counted + sum(count for first, _, count in (uncounted(connection) if rest is None else rest) if not first)


def outlets_held(connection: Connection, rest: Rest | None = None) -> dict[str, Held]:
    """The outlets of the archive's articles, in the order of their names."""
    found = {row.outlet: Held(*row[1:]) for row in connection.execute(select(article_outlet))}
    for outlet, more in by_outlet(uncounted(connection) if rest is None else rest).items():
        found[outlet] = together(found.get(outlet), more)
    return dict(sorted(found.items()))


def count_outlets(
    connection: Connection, since: str | None = None, until: str | None = None, rest: Rest | None = None
) -> int:
    """How many outlets have an article of these days."""
    low, high = since or "", until or _EVER
    held = outlets_held(connection, rest).items()
    spans = {name: (one.first, one.last) for name, one in held if one.first and one.last}
    over = {name: span for name, span in spans.items() if span[0] <= high and span[1] >= low}
    around = [name for name, (first, last) in over.items() if first < low and last > high]
    day, outlet = article.c.first, article.c.outlet
    asked = select(outlet).where(outlet.in_(around), day >= low, day <= high).distinct()
    inside = len(connection.scalars(asked).all()) if around else 0
    return len(over) - len(around) + inside


def claims_held(connection: Connection) -> dict[str, int]:
    """How many claims of each kind the archive holds, in the order of the kinds."""
    counts = Counter(dict(connection.execute(select(claim_kind.c.kind, claim_kind.c.claims)).all()))
    counts.update(claims_after(connection, counted_until(connection)[1]))
    return dict(sorted(counts.items()))


def by_day(rest: Rest) -> dict[str, Held]:
    """Articles by day; those without a day under ""."""
    counts = Counter[str]()
    for first, _, count in rest:
        counts[first or ""] += count
    return {day: Held(count) for day, count in counts.items()}


def by_outlet(rest: Rest) -> dict[str, Held]:
    """Articles by outlet; those of none are left out."""
    found: dict[str, Held] = {}
    for first, outlet, count in rest:
        if outlet:
            found[outlet] = together(found.get(outlet), Held(count, first, first))
    return found


def claims_after(connection: Connection, number: int) -> dict[str, int]:
    """The claims after a number, by kind."""
    if not _any_after(connection, claim.c.seq, number):
        return {}
    counted = select(claim.c.kind, func.count()).group_by(claim.c.kind)
    return dict(connection.execute(counted.where(claim.c.seq > number) if number else counted).all())


def articles_after(connection: Connection, number: int) -> Rest:
    """The articles after a number, by first day and outlet."""
    if not _any_after(connection, article.c.id, number):
        return []
    by_index = (article.c.first, article.c.last, article.c.outlet)  # an index has them in this order
    counted = select(article.c.first, article.c.outlet, func.count()).group_by(*by_index)
    rows = connection.execute(counted.where(article.c.id > number) if number else counted)
    return [(first, outlet, count) for first, outlet, count in rows]


def _any_after(connection: Connection, key: Column[int], number: int) -> bool:
    return (connection.scalar(select(func.max(key))) or 0) > number


def together(one: Held | None, other: Held) -> Held:
    """What two counts of one outlet come to."""
    if one is None:
        return other
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Held(one.count + other.count, min(firsts, default=None), max(lasts, default=None))
