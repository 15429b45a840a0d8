"""`add --incidents`: known incidents go into the archive, and what articles tell of them joins them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Engine, insert, select

from communique.archive.manifest import manifest
from communique.read.incidents import Listed
from communique.store.clock import now
from communique.store.engine import writing
from communique.store.runs import begin_run, end_run, note_failures
from communique.store.schema import listed_incident
from communique.values.article import Failure


@dataclass(slots=True)
class Imported:
    """What an import did."""

    added: int = 0
    known: int = 0
    failures: list[Failure] = field(default_factory=list)


def add_incidents(engine: Engine, incidents: Iterable[Listed | Failure], source: str) -> Imported:
    """Store known incidents; those that the archive holds already are passed over. `source` names them in the run."""
    done = Imported()
    with writing(engine) as connection:
        number = begin_run(connection, "import", manifest(sources=[source]), now())
        known = set(connection.scalars(select(listed_incident.c.id)))
        for told in incidents:
            if isinstance(told, Failure):
                done.failures.append(told)
            elif told.id in known:
                done.known += 1
            else:
                known.add(told.id)
                done.added += 1
                connection.execute(insert(listed_incident).values(**_row(told)))
        note_failures(connection, number, [(f.source, f.reason) for f in done.failures], now())
        end_run(connection, number, {"added": done.added, "known": done.known, "failed": len(done.failures)}, now())
    return done


def _row(told: Listed) -> dict[str, object]:
    return {
        "id": told.id, "first": told.first, "last": told.last, "kind": told.kind, "actors": list(told.actors),
        "words": told.words, "source": told.source, "data": dict(told.data),
    }  # fmt: skip
