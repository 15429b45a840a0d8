"""Reports that are one report, found for articles that are new: their sketches are held against those of the same days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import Connection, select

from communique.archive.told import likenesses
from communique.link.duplicates import Cluster, Report, alike, clusters_of, shingles
from communique.link.likeness import sketch_of
from communique.store.derived import Delta, in_pieces
from communique.store.schema import article, duplicate
from communique.store.working import sketch

_WEEK = timedelta(days=7)
_KEPT = 512  # texts whose words are kept at hand: memory does not grow with the archive


@dataclass(frozen=True, slots=True)
class Reprints:
    """The clusters that changed, and the articles that now belong to another than they did."""

    clusters: Sequence[Cluster]
    moved: frozenset[int]


def find_reprints(connection: Connection, texts: Sequence[int], delta: Delta) -> Reprints:
    """Clusters of the articles whose texts are new (all articles, where the delta is whole)."""
    if not texts:
        return Reprints((), frozenset())
    fresh = set(texts)
    sketches = {
        report.article: sketch_of(shingles(report.text))
        for piece in in_pieces(texts)
        for report in likenesses(connection, piece)
    }
    delta.rows["sketch"] += [{"article": key, "words": words} for key, words in sorted(sketches.items())]
    days = dict(_days(connection))
    near = fresh if delta.whole else _near(days, fresh)
    pairs = list(_pairs(connection, sorted(near), sketches, fresh))
    return _clusters(connection, pairs, delta)


def _days(connection: Connection) -> Iterator[tuple[int, str | None]]:
    for row in connection.execute(select(article.c.id, article.c.first, article.c.last)):
        yield row.id, row.first if row.first == row.last else None


def _near(days: dict[int, str | None], fresh: set[int]) -> set[int]:
    """Articles that came out within a week of a new one; all, where a new one has no day."""
    told = {days[key] for key in fresh}
    if None in told:
        return set(days)
    around = {
        str(date.fromisoformat(str(day)) + timedelta(days=ahead))
        for day in told
        for ahead in range(-_WEEK.days, _WEEK.days + 1)
    }
    return {key for key, day in days.items() if day is None or day in around}


def _pairs(
    connection: Connection, keys: Sequence[int], sketches: dict[int, bytes], fresh: set[int]
) -> Iterator[tuple[int, int]]:
    for piece in in_pieces(key for key in keys if key not in sketches):
        for row in connection.execute(select(sketch).where(sketch.c.article.in_(piece))):
            sketches[row.article] = row.words
    reports = _Reports(connection, keys)
    yield from alike([(report, sketches.get(report.article, b"")) for report in reports.bare], reports.words, fresh)
    yield from _versions(connection, fresh)


class _Reports:
    """Reports without their texts, in the order of their days; the words of one are fetched when they are asked for."""

    def __init__(self, connection: Connection, keys: Sequence[int]) -> None:
        self._connection = connection
        self.bare = sorted(
            likenesses(connection, keys, texts=False), key=lambda r: (r.published or date.max, r.article)
        )
        self._words = lru_cache(maxsize=_KEPT)(self._fetched)

    def words(self, report: Report) -> frozenset[str]:
        """The shingles of a report's text."""
        return self._words(report.article)

    def _fetched(self, key: int) -> frozenset[str]:
        return shingles(str(self._connection.scalar(select(article.c.text).where(article.c.id == key))))


def _versions(connection: Connection, fresh: Iterable[int]) -> Iterator[tuple[int, int]]:
    """A new version of a source and the version before it."""
    other = article.alias()
    before = (other.c.source == article.c.source) & (other.c.version == article.c.version - 1)
    query = select(article.c.id, other.c.id.label("before")).join(other, before).where(article.c.version > 1)
    for piece in in_pieces(sorted(fresh)):
        yield from ((row.before, row.id) for row in connection.execute(query.where(article.c.id.in_(piece))))


def _clusters(connection: Connection, pairs: Sequence[tuple[int, int]], delta: Delta) -> Reprints:
    """The clusters that the pairs make or make greater."""
    touched = {key for pair in pairs for key in pair}
    if not touched:
        return Reprints((), frozenset())
    old = {} if delta.whole else _old(connection, touched)
    held = [(key, home) for key, home in old.items() if key != home]
    reports = likenesses(connection, sorted(touched | set(old)))
    clusters = clusters_of(reports, [*held, *pairs])
    home = {key: (cluster.newest, relation) for cluster in clusters for key, relation in cluster.relation.items()}
    delta.drop("duplicate", "article", home)
    delta.rows["duplicate"] += [
        {"article": key, "cluster": newest, "relation": relation} for key, (newest, relation) in sorted(home.items())
    ]
    return Reprints(clusters, frozenset(key for key, (newest, _) in home.items() if old.get(key, key) != newest))


def _old(connection: Connection, touched: Iterable[int]) -> dict[int, int]:
    """The cluster of every article that shares one with these."""
    found: dict[int, int] = {}
    for piece in in_pieces(sorted(touched)):
        mine = select(duplicate.c.cluster).where(duplicate.c.article.in_(piece))
        rows = connection.execute(select(duplicate.c.article, duplicate.c.cluster).where(duplicate.c.cluster.in_(mine)))
        found.update({row.article: row.cluster for row in rows})
    return found


def clusters_at(connection: Connection, articles: Iterable[int]) -> dict[int, int]:
    """The cluster of each of these articles, its own number where it stands alone."""
    found = {key: key for key in articles}
    for piece in in_pieces(sorted(found)):
        rows = connection.execute(
            select(duplicate.c.article, duplicate.c.cluster).where(duplicate.c.article.in_(piece))
        )
        found.update({row.article: row.cluster for row in rows})
    return found
