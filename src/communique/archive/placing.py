"""Pages without a date, placed again where something that dates them may have changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, or_, select

from communique.archive.changed import Changed
from communique.archive.joining import packed, stored_tellings, unpacked
from communique.archive.naming import Naming, everyone_in
from communique.archive.pieces import pieces_of
from communique.archive.reprints import Reprints
from communique.archive.told import articles_told, decided_names, likenesses
from communique.archive.undating import date_rows, place_undated
from communique.link.events import Telling
from communique.link.undated import Placed
from communique.store.bounds import bounds
from communique.store.derived import Delta, in_pieces
from communique.store.schema import article, article_date, duplicate
from communique.store.working import mention, telling


@dataclass(frozen=True, slots=True)
class Known:
    """What a linking has found so far: `told` are the engagements read again, `clusters` and `tell` ask for more."""

    changed: Changed
    naming: Naming
    reprints: Reprints
    told: Sequence[Telling]
    clusters: Callable[[Collection[int]], dict[int, int]]
    tell: Callable[[Collection[int]], list[Telling]]


@dataclass(frozen=True, slots=True)
class Placing:
    """The pages asked again, the days found for them, and their engagements where those were not read before."""

    articles: frozenset[int] = frozenset()
    placed: Mapping[int, Placed] = field(default_factory=dict)


def place_again(connection: Connection, known: Known, delta: Delta) -> Placing:
    """Place the pages without a date that are new, or for which something changed."""
    single = article.c.first == article.c.last
    undated = set(connection.scalars(select(article.c.id).where(or_(article.c.first.is_(None), ~single))))
    asked = frozenset(undated if delta.whole else _touched(connection, known, undated) if undated else ())
    if not asked:
        return Placing()
    mine = known.tell(asked)
    told = [*mine, *_alike(connection, known, mine, delta)]
    kin = _kin(connection, asked, known, delta)
    about = articles_told(connection, sorted(kin | {one.article for one in told}), known.clusters(kin))
    claims = [claim for piece in pieces_of(connection, asked) for claim in piece.claims if claim.article in asked]
    people = known.naming.people
    if not delta.whole:
        people = everyone_in(connection, asked, known.naming, decided_names(connection))
    reports = likenesses(connection, sorted(asked | (kin - undated)))
    placed = place_undated(reports, claims, told, about, people)
    delta.drop("article_date", "article", asked)
    delta.rows["article_date"] += date_rows(placed)
    return Placing(asked, placed)


def _touched(connection: Connection, known: Known, undated: set[int]) -> set[int]:
    """The pages without a date that something new may date."""
    found = {*known.changed.articles, *(key for c in known.reprints.clusters for key in c.relation)}
    for column, keys in (
        (mention.c.person, known.naming.retold),
        (telling.c.parties, _new_parties(connection, known, undated)),
    ):
        for some in in_pieces(sorted(keys)):
            found.update(connection.scalars(select(column.table.c.article).where(column.in_(some)).distinct()))
    found |= {named.article for who in known.naming.people if who.key in known.naming.retold for named in who.claims}
    return found & undated


def _new_parties(connection: Connection, known: Known, undated: set[int]) -> set[str]:
    """The sides of engagements that dated pages now tell of otherwise than before."""
    now = {one.claim: packed(one) for one in known.told if one.article not in undated}
    before = stored_tellings(connection, telling.c.claim, now)
    before |= stored_tellings(connection, telling.c.article, known.changed.articles)
    was = {claim: told for claim, (told, _) in before.items()}
    changed = [told for claim in now.keys() | was.keys() for told in (now.get(claim), was.get(claim))
               if told and now.get(claim) != was.get(claim)]  # fmt: skip
    return {" ".join(told["parties"]) for told in changed}


def _alike(connection: Connection, known: Known, mine: Iterable[Telling], delta: Delta) -> list[Telling]:
    """Engagements of the same sides that other pages tell of."""
    own = {one.claim for one in mine}
    sides = {one.parties for one in mine}
    read = {one.article for one in known.told} | set(known.changed.articles)
    stored = {} if delta.whole else stored_tellings(
        connection, telling.c.parties, {" ".join(sorted(parties)) for parties in sides}
    )  # fmt: skip
    away = [one for told, _ in stored.values() if (one := unpacked(told)).article not in read]
    return [one for one in (*known.told, *away) if one.claim not in own and one.parties in sides]


def _kin(connection: Connection, asked: Collection[int], known: Known, delta: Delta) -> set[int]:
    """Pages with those that are one report with them."""
    clusters = set(known.clusters(asked).values())
    found = {*asked, *(key for c in known.reprints.clusters if c.newest in clusters for key in c.relation)}
    for some in [] if delta.whole else in_pieces(sorted(clusters)):
        found.update(connection.scalars(select(duplicate.c.article).where(duplicate.c.cluster.in_(some))))
    return found


def day_of(connection: Connection, articles: Iterable[int]) -> dict[int, Placed]:
    """The days for which pages without a date were placed before."""
    found = {}
    for some in in_pieces(sorted(set(articles))):
        for row in connection.execute(select(article_date).where(article_date.c.article.in_(some))):
            first, last = (date.fromisoformat(str(day)) for day in bounds(row.edtf))
            best = date.fromisoformat(row.best) if row.best else None
            found[row.article] = Placed(first, last, best, ())
    return found
