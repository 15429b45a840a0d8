"""Who held which post when, as far as articles attest it, and whom they met."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, union

from communique.analyse.named import Wanted, read_people
from communique.errors import NotInArchive
from communique.store.among import among
from communique.store.bounds import bounds
from communique.store.engine import going_through
from communique.store.schema import event, event_person, person, tenure

_TENURES = (tenure.c.first, person.c.name, tenure.c.post)  # the order of posts
_SOME = 400  # keys named in one question to the database


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A post of a person: first and last day attested, with how many claims attest it."""

    person: str
    name: str
    country: str | None
    post: str
    first: str | None
    last: str | None
    evidence: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person: other written forms, posts, and who sat at the table how often."""

    id: str
    name: str
    country: str | None
    forms: tuple[str, ...]
    posts: tuple[TenureRow, ...]
    counterparts: tuple[tuple[str, int], ...]
    engagements: int


def tenures(
    connection: Connection, words: str | None = None, limit: int = 500, on: str | None = None
) -> list[TenureRow]:
    """Posts held, by name of person, words of the post or side ("nuclear envoy", "Kim", "foreign minister Ukraine"), in
    the order of the first day; those attested both up to and from a day (year, month) `on`, where one is told."""
    chosen = select(tenure.c.seq).join(person, person.c.id == tenure.c.person)
    for wanted in read_people(words or ""):
        chosen = chosen.where(_telling(connection, wanted))
    if on is not None:
        first, last = bounds(on)
        chosen = chosen.where(tenure.c.first <= last, tenure.c.last >= first)
    with going_through(connection):
        keys = list(connection.scalars(chosen.order_by(*_TENURES, tenure.c.seq).limit(limit)))
    pieces = (keys[start : start + _SOME] for start in range(0, len(keys), _SOME))
    return [row for some in pieces for row in _tenures(connection, among(connection, tenure.c.seq, some))]


def _tenures(connection: Connection, chosen: ColumnElement[bool]) -> list[TenureRow]:
    columns = (tenure.c.person, person.c.name, person.c.country, tenure.c.post, tenure.c.first, tenure.c.last)
    query = select(*columns, tenure.c.evidence).join(person, person.c.id == tenure.c.person).where(chosen)
    return [
        TenureRow(r.person, r.name, r.country, r.post, r.first, r.last, len(r.evidence))
        for r in connection.execute(query.order_by(*_TENURES, tenure.c.seq))
    ]


def _telling(connection: Connection, wanted: Wanted) -> ColumnElement[bool]:
    """That a post's words, or its bearer's name, hold each word, or that its bearer is of the side: SQLite finds each by
    its own way, PostgreSQL goes through the posts once."""
    told = [_holding(connection, word) for word in wanted.words]
    if wanted.side is None:
        return and_(*told)
    theirs = tenure.c.person.in_(select(person.c.id).where(person.c.country == wanted.side))
    return or_(and_(*told), theirs) if told else theirs


def _holding(connection: Connection, word: str) -> ColumnElement[bool]:
    named = tenure.c.person.in_(select(person.c.id).where(func.lower(person.c.name).like(f"%{word}%")))
    held = func.lower(tenure.c.post).like(f"%{word}%")
    if connection.dialect.name == "postgresql":
        return or_(named, held)
    return tenure.c.seq.in_(union(select(tenure.c.seq).where(named), select(tenure.c.seq).where(held)))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows them."""

    id: str
    name: str
    country: str | None
    posts: tuple[str, ...]


def list_people(connection: Connection, words: str = "", limit: int = 200, *, met: bool = False) -> list[PersonRow]:
    """People by the words of a name, of a post that they held or of their side, in the order of their names, or those who
    `met` most first."""
    query = select(person.c.id, person.c.name, person.c.country)
    for wanted in read_people(words):
        told = [
            or_(
                func.lower(person.c.name).like(f"%{word}%"),
                person.c.id.in_(select(tenure.c.person).where(func.lower(tenure.c.post).like(f"%{word}%"))),
            )
            for word in wanted.words
        ]
        theirs = [person.c.country == wanted.side] if wanted.side else []
        query = query.where(or_(*([and_(*told)] if told else []), *theirs))
    if met:
        often = select(event_person.c.person, func.count().label("often")).group_by(event_person.c.person).subquery()
        query = query.outerjoin(often, often.c.person == person.c.id).order_by(func.coalesce(often.c.often, 0).desc())
    rows = connection.execute(query.order_by(person.c.name, person.c.id).limit(limit)).all()
    posts = _posts_of(connection, [row.id for row in rows])
    return [PersonRow(row.id, row.name, row.country, tuple(posts.get(row.id, ()))) for row in rows]


def _posts_of(connection: Connection, keys: list[str]) -> dict[str, list[str]]:
    """The posts of people, those attested most first."""
    posts: dict[str, Counter[str]] = {}
    for start in range(0, len(keys), _SOME):
        query = select(tenure.c.person, tenure.c.post, tenure.c.evidence)
        query = query.where(tenure.c.person.in_(keys[start : start + _SOME]))
        for row in connection.execute(query.order_by(tenure.c.first, tenure.c.seq)):
            posts.setdefault(row.person, Counter())[row.post] += len(row.evidence)
    return {key: [post for post, _ in told.most_common()] for key, told in posts.items()}


def person_page(connection: Connection, key: str) -> PersonPage:
    """One person by key; NotInArchive where there is none."""
    row = connection.execute(select(person).where(person.c.id == key)).one_or_none()
    if row is None:
        raise NotInArchive(f"{key}: no person of that key")
    return _page(connection, row.id, row.name, row.country, tuple(row.data["forms"]))


def find_people(connection: Connection, name: str, limit: int = 20) -> list[PersonPage]:
    """The people whose name holds the words, those who met most first."""
    met = select(func.count()).where(event_person.c.person == person.c.id).scalar_subquery()
    query = select(person)
    for word in name.lower().split():
        query = query.where(func.lower(person.c.name).like(f"%{word}%"))
    rows = connection.execute(query.order_by(met.desc(), person.c.name, person.c.id).limit(limit)).all()
    return [_page(connection, row.id, row.name, row.country, tuple(row.data["forms"])) for row in rows]


def _page(connection: Connection, key: str, name: str, country: str | None, forms: tuple[str, ...]) -> PersonPage:
    met = connection.execute(
        select(event.c.id).join(event_person, event_person.c.event == event.c.id).where(event_person.c.person == key)
    )
    events = [row.id for row in met]
    others: Counter[str] = Counter()
    for start in range(0, len(events), _SOME):
        rows = connection.execute(
            select(person.c.name)
            .join(event_person, event_person.c.person == person.c.id)
            .where(event_person.c.event.in_(events[start : start + _SOME]), person.c.id != key)
        )
        others.update(row.name for row in rows)
    posts = _tenures(connection, tenure.c.person == key)
    ranked = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:10]
    return PersonPage(key, name, country, forms, tuple(posts), tuple(ranked), len(events))
