"""Linking the archive: claims are loaded, joined and shown; what is derived is written anew."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from communique.archive.rows import Found, derived_rows
from communique.archive.told import articles_told, decided, incidents_told, likenesses, named_claims, tellings
from communique.archive.undating import date_rows, place_undated, with_days
from communique.link.duplicates import find_duplicates
from communique.link.events import join_events
from communique.link.incidents import join_incidents
from communique.link.people import join_people
from communique.store.derived import replace_derived
from communique.store.engine import reading, writing
from communique.store.schema import listed_incident
from communique.store.standing import standing_claims


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found, as counts."""

    claims: int
    events: int
    joined: int
    incidents: int
    people: int
    clusters: int
    conflicts: int


def link_archive(engine: Engine) -> Linked:
    """Join what the archive holds into events, people, tenures and clusters of reports, and write them down.

    Derived tables are replaced as a whole in one transaction; decisions of people are read, never overruled.
    """
    with reading(engine) as connection:
        claims, conflicts = standing_claims(connection)
        reports = likenesses(connection)
        word = decided(connection, claims)
        incidents = join_incidents(incidents_told(connection, claims), word.same, word.different)
        listed = _listed(connection)
    clusters = find_duplicates(reports)
    about = articles_told(reports, clusters)
    people = join_people(named_claims(claims, about), word.names)
    told = tellings(claims, people, about)
    placed = place_undated(reports, claims, told, about)
    events, verdicts = join_events(with_days(told, placed), word.same, word.different)
    rows = derived_rows(Found(claims, events, verdicts, incidents, people, clusters, about, listed))
    rows["article_date"] = date_rows(placed)
    with writing(engine) as connection:
        replace_derived(connection, rows)
    hanging = len(conflicts) + len(word.conflicts)
    return Linked(len(claims), len(events), len(verdicts), len(incidents), len(people), len(clusters), hanging)


def _listed(connection: Connection) -> dict[str, dict[str, Any]]:
    return {row.id: dict(row._mapping) for row in connection.execute(select(listed_incident))}
