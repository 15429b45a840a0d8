"""Articles by day and outlet and claims by kind, counted while linking: questions count only what came since."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, func, select

from communique.store.counts import (
    COUNTED,
    Held,
    articles_after,
    by_day,
    by_outlet,
    claims_after,
    counted_until,
    together,
)
from communique.store.derived import Delta, in_pieces
from communique.store.schema import article, claim
from communique.store.working import article_day, article_outlet, claim_kind


def note_counts(connection: Connection, delta: Delta) -> bool:
    """Have written how many articles and claims there are; whether there are any that were not counted."""
    before = (0, 0) if delta.whole else counted_until(connection)
    last = tuple(int(connection.scalar(select(func.max(key))) or 0) for key in (article.c.id, claim.c.seq))
    if before == last:
        return False
    articles = articles_after(connection, before[0])
    fresh = {
        article_day: by_day(articles),
        article_outlet: by_outlet(articles),
        claim_kind: {kind: Held(count) for kind, count in claims_after(connection, before[1]).items()},
    }
    for table, counts in fresh.items():
        _add(connection, delta, table, counts, again=not any(before))
    delta.drop("link_state", "name", [COUNTED])
    delta.rows["link_state"].append({"name": COUNTED, "value": "/".join(map(str, last))})
    return True


def _add(connection: Connection, delta: Delta, table: Table, fresh: Mapping[str, Held], *, again: bool) -> None:
    """Have counts added to those that stand, or put in their place."""
    key, *columns = table.columns
    if again:
        delta.drop(table.name, key.name, connection.scalars(select(key)))
    known = {} if again else _known(connection, table, fresh)
    delta.drop(table.name, key.name, known)
    for name, more in fresh.items():
        held = together(known.get(name), more)
        told = zip(columns, (held.count, held.first, held.last), strict=False)
        delta.rows[table.name].append({key.name: name} | {column.name: value for column, value in told})


def _known(connection: Connection, table: Table, keys: Mapping[str, Held]) -> dict[str, Held]:
    found = {}
    for some in in_pieces(sorted(keys)):
        rows = connection.execute(select(table).where(next(iter(table.primary_key.columns)).in_(some)))
        found.update({name: Held(*counts) for name, *counts in rows})
    return found
