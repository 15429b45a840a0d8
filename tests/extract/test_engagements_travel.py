"""Announcements of journeys: whom the traveller meets at each stop, on sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.engagements import extract_engagements
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Told
from communique.values.vocabulary import LineKind

DAY = Told("2031-03-14", "given", "2031-03-14")  # a Friday
TRIP = "Norwegian Deputy Foreign Minister Kari Haug will travel to Chile, Peru, and Bolivia March 17-22."


def told(*lines: str | tuple[LineKind, str]) -> list[tuple[tuple[str, ...], str, str, str | None, str | None]]:
    """Parties, format, level, date and place of what an article tells."""
    placed, at = [], 0
    rows: list[tuple[LineKind, str]] = [line if isinstance(line, tuple) else ("B", line) for line in lines]
    for kind, text in rows:
        placed.append(Line(kind, text, at))
        at += len(text) + 1
    article = Article("a", "a", "\n".join(text for _, text in rows), tuple(placed), "test", published=DAY)
    found = extract_engagements(resolve_article(annotate_article(article)), ())
    return sorted((e.parties, e.format, e.level, e.date, e.place) for e in found)


WEEK = "2031-03-17/2031-03-22"


@pytest.mark.parametrize(
    ("after", "met"),
    [
        ("In Chile, Deputy Minister Haug will meet with senior officials to discuss fisheries.", {"CL"}),
        ("While in Lima, she will hold talks with government officials and business leaders.", {"PE"}),
        ("Haug will meet with senior officials in the three countries.", {"BO", "CL", "PE"}),
        ("She will also visit a school in each country.", set()),
        (
            "She will then travel to La Paz, where she will meet with Bolivian officials and civil society leaders.",
            {"BO"},
        ),
    ],
)
def test_officials_at_a_stop_are_its_own(after: str, met: set[str]) -> None:
    """Officials whom nobody names are those of the place that the sentence opens with or leads to."""
    rows = told(TRIP, after)
    assert {row[0] for row in rows} == {("CL", "NO"), ("NO", "PE"), ("BO", "NO")}
    assert {next(side for side in row[0] if side != "NO") for row in rows if row[1] == "meeting"} == met
    assert {row[2] for row in rows} == {"senior"} and {row[3] for row in rows} == {WEEK}


def test_leaders_of_civil_society_are_no_heads_of_state() -> None:
    """The level is that of those who govern."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug met with Chilean officials and civil society leaders in Lima."
    )
    assert [row[2] for row in rows] == ["senior"]


def test_a_named_dialogue_is_what_the_journey_is_for() -> None:
    """A name that ends in a noun of meeting is read as that noun, wherever the tree hangs it."""
    rows = told(
        "Norwegian Deputy Foreign Minister Kari Haug will travel to Geneva to lead the Norwegian delegation’s participation "
        "in a Norway-Chile Maritime Security Dialogue on March 20."
    )
    assert rows == [(("CL", "NO"), "meeting", "senior", "2031-03-20", "Geneva")]
