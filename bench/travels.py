"""Journeys abroad as an archive tells them, in the columns of the public record of official travel, held beside that record.

python bench/travels.py ARCHIVE [--rows]: the held meetings of the U.S. President and Secretary of State at places abroad
become journeys (role, name, start, end, country, locale, remarks); `bench/travels.toml` is the public record for the months
that the corpora cover. ../shared/facts/us-official-travel-to-2014.csv has the same columns, but ends before them.
"""

import argparse
import csv
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from communique.link.telling import place_side
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import event, event_person, person

_NARROW = timedelta(days=2)
_STAY = timedelta(days=3)  # meetings in one country so near to each other are of one journey
_SLACK = timedelta(days=1)


@dataclass
class Journey:
    """One country of one journey, as meetings tell it."""

    role: str
    start: date
    end: date
    country: str
    places: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    events: int = 0


def main() -> None:
    """Print the rows where asked, then how many of either list the other has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--rows", action="store_true")
    asked = parser.parse_args()
    told = list(journeys(asked.archive))
    if asked.rows:
        _print_rows(told)
    _compare(told, Path(__file__).with_suffix(".toml"))


def journeys(archive: str) -> Iterator[Journey]:
    """The journeys of an archive, in the order of their days."""
    found: list[Journey] = []
    query = (
        select(event, person.c.id.label("who"))
        .join(event_person, event_person.c.event == event.c.id)
        .join(person, person.c.id == event_person.c.person)
        .where(event.c.kind == "engagement", event.c.status == "held", event.c.code.in_(("meeting", "visit")))
        .where(event.c.first.is_not(None), person.c.country == "US").order_by(event.c.first, event.c.id)
    )  # fmt: skip
    with reading(open_archive(archive)) as connection:
        rows = connection.execute(query).all()
    for row in rows:
        role = _role(row.who)
        country = place_side(row.place) if row.place else None
        first, last = date.fromisoformat(row.first), date.fromisoformat(row.last)
        if role is None or country in (None, "US") or last - first > _NARROW:
            continue
        same = [j for j in found if j.role == role and j.country == country and first - j.end <= _STAY]
        if not same:
            same = [Journey(role, first, last, str(country))]
            found += same
        journey = same[-1]
        journey.end = max(journey.end, last)
        journey.places.add(row.place)
        journey.met |= set(row.data["participants"])
        journey.events += 1
    yield from found


def _role(key: str) -> str | None:
    if "biden" in key and "joe" in key:
        return "president"
    return "secretary" if "blinken" in key else None


def _print_rows(told: Iterable[Journey]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("role", "start", "end", "country", "locale", "remarks"))
    for j in told:
        remarks = f"Met with {', '.join(sorted(j.met))}; {j.events} engagements"
        writer.writerow((j.role, j.start, j.end, j.country, ", ".join(sorted(j.places)), remarks))


def _compare(told: list[Journey], record: Path) -> None:
    rows = tomllib.loads(record.read_text(encoding="utf-8"))["journeys"]
    known = [
        (role, country, date.fromisoformat(start), date.fromisoformat(end))
        for role, entries in rows.items()
        for country, start, end in (entry.split() for entry in entries)
    ]
    hit = [k for k in known if any(_fits(j, *k) for j in told)]
    right = [j for j in told if any(_fits(j, *k) for k in known)]
    for missed in known:
        if missed not in hit:
            sys.stdout.write(f"not told: {missed[0]} in {missed[1]}, {missed[2]} to {missed[3]}\n")
    for extra in told:
        if extra not in right:
            sys.stdout.write(f"not in the record: {extra.role} in {extra.country}, {extra.start} to {extra.end}, "
                             f"{', '.join(sorted(extra.places))}\n")  # fmt: skip
    sys.stdout.write(f"{len(hit)} of {len(known)} journeys of the record are told; ")
    sys.stdout.write(f"{len(right)} of {len(told)} journeys told are in the record\n")


def _fits(j: Journey, role: str, country: str, start: date, end: date) -> bool:
    return (j.role, j.country) == (role, country) and j.start <= end + _SLACK and j.end >= start - _SLACK


if __name__ == "__main__":
    main()
