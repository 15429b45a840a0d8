"""Lists: several calls told one by one, gatherings named one after another; sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.engagements import extract_engagements
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Told
from communique.values.claims import Engagement
from communique.values.vocabulary import LineKind

DAY = Told("2031-03-14", "given", "2031-03-14")  # a Friday


def engagements(*lines: str | tuple[LineKind, str]) -> tuple[Engagement, ...]:
    """What an article tells."""
    placed, at = [], 0
    rows: list[tuple[LineKind, str]] = [line if isinstance(line, tuple) else ("B", line) for line in lines]
    for kind, text in rows:
        placed.append(Line(kind, text, at))
        at += len(text) + 1
    article = Article("a", "a", "\n".join(text for _, text in rows), tuple(placed), "test", published=DAY)
    return extract_engagements(resolve_article(annotate_article(article)), ())


@pytest.mark.parametrize(
    "listed",
    [
        "The Foreign Minister spoke individually with: Foreign Minister Ana Soto of Peru; Foreign Minister Juan Paz of "
        "Bolivia; and Foreign Minister Luis Rey of Chile.",
        "He spoke separately with Foreign Minister Ana Soto of Peru; Foreign Minister Juan Paz of Bolivia; and Foreign "
        "Minister Luis Rey of Chile.",
    ],
)
def test_calls_announced_by_number_are_told_one_by_one(listed: str) -> None:
    """The first sentence counts the calls and dates them, the next lists the partners between semicolons."""
    found = engagements(
        ("H", "Readout of Foreign Minister Haug's Calls with Andean Colleagues"),
        "Norwegian Foreign Minister Jan Haug today had three separate calls with Andean colleagues to discuss fish.",
        listed,
    )
    assert {(one.parties, one.format, one.date) for one in found} == {
        (("NO", other), "call", "2031-03-14") for other in ("PE",)
    } | {((other, "NO"), "call", "2031-03-14") for other in ("BO", "CL")}


def test_the_flank_of_an_alliance_is_no_party() -> None:
    """Those "from NATO's northern flank" are states, not the alliance."""
    found = engagements(
        "Norwegian Prime Minister Kari Haug spoke on Friday by phone with leaders from NATO's northern flank.",
    )
    assert not any("NATO" in one.parties for one in found)
