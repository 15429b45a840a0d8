"""Reports that are one report: reprints, updates of one story, edited pages of one address."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from communique.link.likeness import may_be_alike, sketch_of

_SHINGLE = 5  # words
_WINDOW = timedelta(days=7)
_LIKENESS = 0.5  # share of the shorter text's shingles that stand in the longer
_OWN_LIKENESS = 0.85  # likewise, of two texts of one outlet
_KEPT = 512  # texts whose shingles are kept at hand: memory does not grow with the archive
_MARKS = re.compile(
    r"\b(?:URGENT|LEAD|\d+(?:st|nd|rd|th) LD|UPDATE \d+|Update|WRAPUP \d+|Recast|Corrected)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Report:
    """An article as far as likeness goes."""

    article: int
    source: str
    version: int
    headline: str
    text: str
    published: date | None
    mark: str | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that tell one report; `newest` is the one to show, `relation` says what each other is to it."""

    newest: int
    relation: dict[int, str]


def find_duplicates(reports: Sequence[Report]) -> list[Cluster]:
    """Clusters of two articles and more."""
    by_source: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_source[report.source].append(report)
    versions = [(one.article, other.article) for told in by_source.values() for one, other in pairwise(told)]
    sketched = [(report, sketch_of(shingles(report.text))) for report in reports]
    return clusters_of(reports, [*versions, *alike(sketched, lambda report: shingles(report.text))])


def alike(
    reports: Sequence[tuple[Report, bytes]],
    words: Callable[[Report], frozenset[str]],
    fresh: Collection[int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of articles of nearly the same words; `fresh` narrows them to pairs with one of these articles (None: all).

    Each report comes with its sketch (see `likeness`); `words` gives the shingles of one that is looked at.
    """
    days = [report.published.toordinal() if report.published else None for report, _ in reports]
    new = [fresh is None or report.article in fresh for report, _ in reports]
    for i, j in may_be_alike([sketch for _, sketch in reports], days, new, _WINDOW.days):
        one, other = reports[i][0], reports[j][0]
        if _near(one, other) and _contained(words(one), words(other)) >= _asked(one, other):
            yield one.article, other.article


def clusters_of(reports: Sequence[Report], pairs: Iterable[tuple[int, int]]) -> list[Cluster]:
    """Clusters of two articles and more that hang together by pairs."""
    by_article = {report.article: report for report in reports}
    parent = {report.article: report.article for report in reports}

    def root(article: int) -> int:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    clusters: dict[int, list[Report]] = defaultdict(list)
    for article in sorted(parent):
        clusters[root(article)].append(by_article[article])
    return [_cluster(members) for _, members in sorted(clusters.items()) if len(members) > 1]


def _asked(one: Report, other: Report) -> float:
    """How like two texts must be: one outlet's own forms ("Call with Foreign Minister ...") are alike without being one."""
    house = _house(one.source)
    if house and house == _house(other.source) and not (one.mark or other.mark):
        return _OWN_LIKENESS
    return _LIKENESS


def _house(source: str) -> str:
    return urlsplit(source).netloc if "://" in source else ""


def _near(a: Report, b: Report) -> bool:
    return a.published is None or b.published is None or abs(a.published - b.published) <= _WINDOW


@lru_cache(maxsize=_KEPT)
def shingles(text: str) -> frozenset[str]:
    """Every run of five words of a text."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(map(" ".join, zip(*(words[i:] for i in range(_SHINGLE)), strict=False)))


def _contained(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _cluster(members: Sequence[Report]) -> Cluster:
    newest = max(members, key=lambda r: (r.published or date.min, _stage(r.mark), r.version, len(r.text), r.article))
    return Cluster(newest.article, {r.article: _relation(r, newest) for r in members})


def _relation(report: Report, newest: Report) -> str:
    if report is newest:
        return "newest"
    if report.source == newest.source:
        return "edit"
    same_head = _core(report.headline) == _core(newest.headline)
    return "update" if same_head and (report.mark or newest.mark) else "reprint"


def _core(headline: str) -> str:
    return re.sub(r"\W+", " ", _MARKS.sub(" ", headline)).strip().lower()


def _stage(mark: str | None) -> int:
    """How late in a story's life a mark stands: urgent, none, lead, second lead ..."""
    if mark is None:
        return 1
    number = re.search(r"\d+", mark)
    if number:
        return 1 + int(number[0])
    return 0 if "urgent" in mark.lower() else 2
