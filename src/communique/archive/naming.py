"""Who is who, asked again for the blocks of names that something new stands in; all other people stay as they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from communique.archive.told import Face, Present, face_of
from communique.link.blocks import Blocks, join_blocks, keys_of
from communique.link.people import Apart, KnownPerson, NamedClaim, join_people
from communique.link.tenures import find_tenures
from communique.store.derived import Delta, in_pieces
from communique.store.schema import person, tenure
from communique.store.working import mention, name_block

_FIELDS = ("claim", "article", "name", "country", "post", "organisation", "rank", "day")


@dataclass(slots=True)
class Naming:
    """What asking again found: people of the blocks asked, whom each of their claims means, and what that changes."""

    people: list[KnownPerson]
    person_of: dict[int, str]
    was: dict[int, str]  # before, by claim
    changed: list[KnownPerson] = field(default_factory=list)
    articles: frozenset[int] = frozenset()  # in which a name now means another, or a person is shown otherwise
    retold: frozenset[str] = frozenset()  # people whose posts are attested otherwise


def name_people(
    connection: Connection, told: Sequence[NamedClaim], articles: Collection[int], decided: Apart,
    names: Collection[str], delta: Delta,
) -> Naming:  # fmt: skip
    """Ask who is who for the claims of these articles, all their blocks, and the names that people judged."""
    blocks, dirty, was = _blocks(connection, told, articles, decided, names, delta)
    rows = _in_blocks(connection, dirty, articles)
    was.update({row.claim: row.person for row in rows})
    own = [*told, *(NamedClaim(*(getattr(row, name) for name in _FIELDS)) for row in rows)]
    people = join_people(own, decided)
    found = Naming(people, {named.claim: who.key for who in people for named in who.claims}, was)
    _note(connection, found, {named.claim for named in told}, delta)
    block_of = {row.claim: blocks.joined.get(row.block, row.block) for row in rows}
    block_of.update({named.claim: blocks.of[named.name, named.country] for named in told})
    _mentions(found, own, block_of, {named.claim for named in told}, delta)
    return found


def _blocks(
    connection: Connection, told: Sequence[NamedClaim], articles: Collection[int], decided: Apart,
    names: Collection[str], delta: Delta,
) -> tuple[Blocks, set[int], dict[int, str]]:  # fmt: skip
    """The blocks of what is told, all blocks to ask again, and whom the claims of these articles meant before."""
    was: dict[int, str] = {}
    dirty: set[int] = set()
    judged: list[tuple[str, str | None]] = []
    if not delta.whole:
        for row in _rows(connection, mention.c.article, articles):
            was[row.claim] = row.person
            dirty.add(row.block)
        for row in _rows(connection, mention.c.name, names):
            dirty.add(row.block)
            judged.append((row.name, row.country))
    named = [*dict.fromkeys((each.name, each.country) for each in told), *judged]
    known = {} if delta.whole else _known(connection, named, decided)
    free = 1 if delta.whole else int(connection.scalar(select(func.max(name_block.c.block))) or 0) + 1
    blocks = join_blocks(named, known, free, decided.same)
    delta.blocks += sorted(blocks.joined.items())
    delta.rows["name_block"] += [{"key": key, "block": block} for key, block in blocks.keys]
    dirty |= set(blocks.of.values()) | set(blocks.joined)
    return blocks, dirty, was


def _known(connection: Connection, named: Iterable[tuple[str, str | None]], decided: Apart) -> dict[str, list[int]]:
    """The blocks of every key that these names ask for or stand under."""
    asked: set[str] = set()
    for name, country in named:
        asks, stands = keys_of(name, country, decided.same)
        asked.update(f"{sign}{key}" for key in (*asks, *stands) for sign in "?=")
    found: dict[str, list[int]] = defaultdict(list)
    for row in _rows(connection, name_block.c.key, asked):
        found[row.key].append(row.block)
    return found


def _rows(connection: Connection, column: Any, keys: Iterable[Any]) -> Iterator[Any]:
    for piece in in_pieces(sorted(set(keys))):
        yield from connection.execute(select(column.table).where(column.in_(piece)))


def _in_blocks(connection: Connection, dirty: Iterable[int], articles: Collection[int]) -> list[Any]:
    """The mentions of these blocks in other articles."""
    away = set(articles)
    return [row for row in _rows(connection, mention.c.block, dirty) if row.article not in away]


def _note(connection: Connection, found: Naming, fresh: set[int], delta: Delta) -> None:
    """People who changed, with their posts; the articles in which that shows."""
    before: dict[str, set[int]] = defaultdict(set)
    for claim, key in found.was.items():
        before[key].add(claim)
    for who in found.people:
        mine = {named.claim for named in who.claims}
        if mine != before.get(who.key) or mine & fresh:
            found.changed.append(who)
    keys = {who.key for who in found.people}
    touched = {who.key for who in found.changed} | (before.keys() - keys)
    faces, posts = ({}, {}) if delta.whole else (_faces(connection, touched), _posts(connection, touched))
    _write_people(found, before, delta)
    shown = {who.key for who in found.changed if faces.get(who.key) not in (None, face_of(who))}
    moved = {claim for claim, key in found.person_of.items() if found.was.get(claim, key) != key}
    homes = {named.claim: named.article for who in found.changed for named in who.claims}
    found.articles = frozenset(homes[c] for c in moved) | frozenset(
        named.article for who in found.changed if who.key in shown for named in who.claims
    )
    now = {key: set() for key in touched} | {who.key: _attested(find_tenures([who])) for who in found.changed}
    found.retold = frozenset(key for key in touched if now[key] != posts.get(key, set()) or key in shown)


def _write_people(found: Naming, before: Mapping[str, set[int]], delta: Delta) -> None:
    keys = {who.key for who in found.people}
    delta.drop("person", "id", before.keys() - keys)
    for who in found.changed:
        (delta.people if who.key in before else delta.rows["person"]).append(_person_row(who))
    delta.drop("tenure", "person", (before.keys() - keys) | {w.key for w in found.changed if w.key in before})
    delta.rows["tenure"] += [
        {**{name: getattr(held, name) for name in held.__dataclass_fields__}, "evidence": list(held.evidence)}
        for held in find_tenures(found.changed)
    ]


def _person_row(who: KnownPerson) -> dict[str, Any]:
    forms = dict(sorted(who.forms.items(), key=lambda item: (-item[1], item[0])))
    data: dict[str, Any] = {"forms": forms}
    if face_of(who).speaks:
        data["speaks"] = True
    return {"id": who.key, "name": who.name, "country": who.country, "data": data}


def _mentions(
    found: Naming, own: Sequence[NamedClaim], block_of: Mapping[int, int], fresh: set[int], delta: Delta
) -> None:
    """Write down whom each claim means, where it is new or means another than it did."""
    gone = {claim for claim, key in found.was.items() if found.person_of.get(claim) != key or claim in fresh}
    delta.drop("mention", "claim", gone)
    delta.drop("person_claim", "claim", gone)
    told = [
        named for named in own if named.claim in fresh or found.was.get(named.claim) != found.person_of[named.claim]
    ]
    delta.later.append(lambda _: (_mention_rows(some, found, block_of) for some in in_pieces(told)))


def _mention_rows(
    some: Iterable[NamedClaim], found: Naming, block_of: Mapping[int, int]
) -> dict[str, list[dict[str, Any]]]:
    """Rows are made while they are written: those of all would not fit beside what linking holds."""
    rows: dict[str, list[dict[str, Any]]] = {"mention": [], "person_claim": []}
    for named in some:
        key = found.person_of[named.claim]
        told = {name: getattr(named, name) for name in _FIELDS}
        rows["mention"].append({**told, "block": block_of[named.claim], "person": key})
        rows["person_claim"].append({"person": key, "claim": named.claim, "role": "person"})
    return rows


def _faces(connection: Connection, keys: Iterable[str]) -> dict[str, Face]:
    return {
        row.id: Face(row.name, row.country, bool(row.data.get("speaks")))
        for row in _rows(connection, person.c.id, keys)
    }


def _posts(connection: Connection, keys: Iterable[str]) -> dict[str, set[Any]]:
    posts: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(connection, tenure.c.person, keys):
        posts[row.person].append(row)
    return {key: _attested(rows) for key, rows in posts.items()}


def _attested(rows: Iterable[Any]) -> set[Any]:
    """Posts as pages without a date are placed by them: from when to when, and whether often."""
    return {(row.post, row.first, row.last, min(len(row.evidence), 10)) for row in rows}


def present_in(
    connection: Connection, articles: Collection[int], read: Collection[int] = (), naming: Naming | None = None
) -> Present:
    """The people as they sit at the tables of these articles: as stored, those in `read` as the naming tells alone."""
    person_of = naming.person_of if naming else {}
    people = naming.people if naming else []
    rows = [
        (row.article, row.name, row.claim, person_of.get(row.claim, row.person))
        for row in _rows(connection, mention.c.article, set(articles) - set(read))
    ]
    rows += [(named.article, named.name, named.claim, who.key) for who in people for named in who.claims]
    keys: dict[tuple[int, str], tuple[int, str]] = {}
    for article, name, claim, key in rows:
        keys[article, name] = max(keys.get((article, name), (0, "")), (claim, key))
    own = {who.key: face_of(who) for who in people}
    away = {key for _, key in keys.values()} - own.keys()
    return Present({place: key for place, (_, key) in keys.items()}, own | _faces(connection, away))


def everyone_in(connection: Connection, articles: Collection[int], naming: Naming, decided: Apart) -> list[KnownPerson]:
    """The people named in these articles, with all their claims: those asked again, and those who stayed."""
    asked = {who.key for who in naming.people}
    rows = list(_rows(connection, mention.c.article, articles))
    away = {row.block for row in rows if naming.person_of.get(row.claim, row.person) not in asked}
    if not away:
        return naming.people
    told = [NamedClaim(*(getattr(row, name) for name in _FIELDS)) for row in _rows(connection, mention.c.block, away)]
    return [*naming.people, *(who for who in join_people(told, decided) if who.key not in asked)]
