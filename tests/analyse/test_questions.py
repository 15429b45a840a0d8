"""The questions over an archive made by hand: what was said newly, how soon it was answered, what is like what."""

import pytest
from sqlalchemy import Connection, select

from communique.analyse.compare import compare
from communique.analyse.facets import Facets, facets_of
from communique.analyse.house import conflicts, failures, runs, stats
from communique.analyse.people import list_people, tenures
from communique.analyse.phrases import phrase_life
from communique.analyse.response import responses
from communique.analyse.similar import similar
from communique.errors import NotInArchive
from communique.store.schema import article, event


def number(connection: Connection, source: str) -> int:
    return int(connection.scalar(select(article.c.id).where(article.c.source == source)) or 0)


def test_two_articles_side_by_side(connection: Connection) -> None:
    rows = compare(connection, str(number(connection, "first")), str(number(connection, "second")))
    assert {row.change: row.after or row.before for row in rows} == {
        "stronger": "condemned the missile tests of the islands",
        "kept": "They agreed to keep the shared goal of a quiet sea",
        "new": "Norway pledged a new radar",
        "dropped": "Portugal welcomed the offer of patrols",
    }
    text = connection.scalar(select(article.c.text).where(article.c.source == "second"))
    stronger = rows[0]
    assert stronger.after_span and text and text[slice(*stronger.after_span)] == stronger.after


def test_the_other_way_round_it_is_softer(connection: Connection) -> None:
    rows = compare(connection, str(number(connection, "second")), str(number(connection, "first")))
    assert [row.change for row in rows] == ["softer", "kept", "new", "dropped"]


def test_two_events_side_by_side(connection: Connection) -> None:
    events = connection.scalars(select(event.c.id).where(event.c.kind == "engagement").order_by(event.c.first)).all()
    assert len(events) == 2
    assert [row.change for row in compare(connection, *events)] == ["stronger", "kept", "new", "dropped"]


@pytest.mark.parametrize("key", ["999", "no-such", "ffffffffffffffff", "-1", ""])
def test_what_is_not_there_is_told(connection: Connection, key: str) -> None:
    with pytest.raises(NotInArchive, match=r"no (article|event)"):
        compare(connection, "1", key)


def test_the_life_of_a_phrase(connection: Connection) -> None:
    life = phrase_life(connection, "Shared goal")
    assert life.articles == 3
    assert life.first is not None and life.last is not None
    assert (life.first[0], life.last[0]) == ("2021-03-05", "2021-04-04")
    assert "shared goal of a quiet sea" in life.first[2]
    assert life.years[0].sides == ("PT 3", "NO 2")


@pytest.mark.parametrize("term", ["never said", "", "!!", '"', "goal OR", "(", "NEAR(a b)"])
def test_words_that_nobody_said(connection: Connection, term: str) -> None:
    assert phrase_life(connection, term).articles == 0


def test_the_answer_to_a_launch(connection: Connection) -> None:
    found = responses(connection, ("PT", "NO"), kind="missile-launch")
    assert [(row.date, row.days, row.format, row.tied) for row in found.rows] == [("2021-04-02", 2, "call", False)]
    assert found.rows[0].usual_gap == 30.0
    assert [(m.year, m.dyad, m.days, m.answered, m.incidents, m.tied, m.convened) for m in found.medians] == [
        ("2021", "all", 2.0, 1, 1, 0, 1),
        ("2021", "NO-PT", 2.0, 1, 1, 0, 1),
    ]
    alone = responses(connection, ("PT",), kind="missile-launch")
    assert [m.dyad for m in alone.medians] == ["all", "NO-PT"] and alone.rows[0].usual_gap == 30.0
    assert not responses(connection, ("PT", "NO"), since="2022").rows


def test_what_is_like_an_article(connection: Connection) -> None:
    rows = similar(connection, number(connection, "first"))
    assert rows[0].id == number(connection, "second")
    assert 0.4 < rows[0].likeness < 1
    with pytest.raises(NotInArchive):
        similar(connection, 999)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", ["Ana Prado", "Nils Berg"]),
        ("berg", ["Nils Berg"]),
        ("MINISTER", ["Ana Prado", "Nils Berg"]),
        ("minister ana", ["Ana Prado"]),
        ("ana berg", []),
        ("pradoforeign", []),
        ("foreign minister of Norway", ["Nils Berg"]),
        ("Portuguese minister", ["Ana Prado"]),
        ("minister for PT", ["Ana Prado"]),
        ("minister IS", []),
        ("South Korea minister", []),
        ("of", []),
        ("no-such", []),
    ],
)
def test_posts_by_words_of_the_name_and_of_the_post(connection: Connection, words: str, names: list[str]) -> None:
    assert [row.name for row in tenures(connection, words)] == names
    assert [row.name for row in list_people(connection, words)] == names


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2021-03-20", ["Ana Prado", "Nils Berg"]),
        ("2021-03", ["Ana Prado", "Nils Berg"]),
        ("2021-04-05", []),
        ("2020", []),
    ],
)
def test_posts_attested_over_a_day(connection: Connection, on: str, names: list[str]) -> None:
    assert [row.name for row in tenures(connection, "minister", on=on)] == names


def test_what_narrows_a_search(connection: Connection) -> None:
    told = facets_of(connection, "party:NO")
    values = {facet.field: dict(facet.values) for facet in told.facets}
    assert told.articles == told.counted == values["party"]["NO"] == sum(values["since"].values())
    assert values["outlet"] == {"The Wire": told.articles} and set(values["since"]) == {"2021"}
    assert set(values["person"]) <= {"Ana Prado", "Nils Berg"} and values["person"]
    assert facets_of(connection, "never party:XA") == Facets(0, ())


def test_the_archive_about_itself(connection: Connection) -> None:
    told = {(row.what, row.of): row.count for row in stats(connection)}
    assert told[("articles", "all")] == told[("articles by outlet", "The Wire")] == 3
    assert told[("claims", "position")] == 7
    assert told[("people", "all")] == 2
    assert [row.counts for row in runs(connection)] == ["1 added"] * 3
    assert failures(connection) == conflicts(connection) == []
