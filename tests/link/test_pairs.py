"""Joins judged by reading: pairs of public releases, by address, that are or are not about one engagement."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from communique.archive.coding import Coded, code_pages
from communique.archive.told import Present, named_claims, reports_told, tellings
from communique.link.duplicates import Report
from communique.link.events import Telling, join_events
from communique.link.people import join_people
from communique.pipeline import Options
from communique.read import Limits
from communique.read.tables import Columns, read_table
from communique.store.standing import StandingClaim
from communique.values.article import Page

PAIRS = Path(__file__).parent / "pairs.tsv"
CORPORA = ("state-2021-2022.jsonl.gz", "whitehouse-2021-2022.jsonl.gz")


def judged() -> list[tuple[str, str, str]]:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [(a, b, verdict) for a, b, verdict in (line.split("\t") for line in lines if not line.startswith("#"))]


def test_enough_pairs_are_judged() -> None:
    verdicts = [verdict for _, _, verdict in judged()]
    assert verdicts.count("same") >= 100
    assert verdicts.count("different") >= 50
    assert len(set(judged())) == len(judged())


class Joined:
    """The judged releases, coded and joined as an archive of them would be."""

    def __init__(self, coded: Iterable[Coded]) -> None:
        claims: list[StandingClaim] = []
        reports: list[Report] = []
        self.number: dict[str, int] = {}
        for number, one in enumerate(coded, start=1):
            self.number[one.page.source] = number
            reports.append(_report(number, one))
            for kind, rows in (("engagement", "engagements"), ("person", "people")):
                for data in one.record[rows]:
                    claims.append(StandingClaim(len(claims) + 1, data["id"], kind, number, str(number), data))
        about = reports_told(((r.article, r.published, r.text) for r in reports), {}, {})
        told = tellings(claims, Present.among(join_people(named_claims(claims, about))), about)
        events, _ = join_events(told)
        self._event = {claim: index for index, event in enumerate(events) for claim in event}
        self._told: dict[int, list[Telling]] = defaultdict(list)
        for telling in told:
            self._told[telling.article].append(telling)

    def events(self, source: str, *, main: bool = False) -> set[int]:
        return {self._event[t.claim] for t in self._told[self.number[source]] if t.main or not main}

    def one(self, a: str, b: str) -> bool:
        """Whether two releases share an event that is the news of either (any, where neither has news)."""
        shared = self.events(a) & self.events(b)
        news = self.events(a, main=True) | self.events(b, main=True)
        return bool(shared & news) if news else bool(shared)

    def both_news(self, a: str, b: str) -> bool:
        return bool(self.events(a, main=True) & self.events(b, main=True))


def _report(number: int, coded: Coded) -> Report:
    article = coded.article
    published = date.fromisoformat(article.first) if article.first else None
    return Report(number, coded.page.source, 1, article.headline or "", article.text, published, article.mark)


@pytest.fixture(scope="module")
def joined(shared: Path) -> Joined:
    wanted = {address for a, b, _ in judged() for address in (a, b)}
    pages = [
        page
        for name in CORPORA
        for page in read_table(shared / "corpus" / name, Columns(), Limits())
        if isinstance(page, Page) and page.source in wanted
    ]
    assert {page.source for page in pages} == wanted
    return Joined(one for one in code_pages(pages, Options(), jobs=1) if isinstance(one, Coded))


@pytest.mark.shared
def test_precision_and_recall_of_joins(joined: Joined) -> None:
    right = [joined.one(a, b) for a, b, verdict in judged() if verdict == "same"]
    wrong = [joined.both_news(a, b) for a, b, verdict in judged() if verdict == "different"]
    precision = sum(right) / (sum(right) + sum(wrong))
    recall = sum(right) / len(right)
    told = f"{sum(right)} of {len(right)} joined, {sum(wrong)} of {len(wrong)} wrongly: {precision:.3f} / {recall:.3f}"
    assert precision >= 0.95, told
    assert recall >= 0.80, told
