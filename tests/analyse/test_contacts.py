"""Who meets whom, where, on which topics: counted over an archive made by hand."""

from pathlib import Path

from sqlalchemy import Connection

from communique.analyse.around import around, posts_then
from communique.analyse.contacts import Contact, Dyad, contacts, dyads, held, periods_of
from communique.analyse.counterparts import counterparts_of
from communique.analyse.filters import EventFilter
from communique.analyse.happened import Happened, find_events
from communique.analyse.holders import holders, speakers
from communique.analyse.overview import dated_events, lanes_in, pairs_of
from communique.analyse.places import places, same_place
from communique.analyse.sentences import sentences_of
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement


def _met(connection: Connection) -> list[Happened]:
    return find_events(connection, EventFilter())


def test_a_pair_is_counted_by_month_with_its_first_and_last_day(connection: Connection) -> None:
    rows = contacts(connection, held(EventFilter()), "month")
    assert [(row.one, row.other, row.period, row.count) for row in rows] == [
        ("NO", "PT", "2021-03", 1), ("NO", "PT", "2021-04", 1),
    ]  # fmt: skip
    (dyad,) = dyads(rows)
    assert (dyad.count, dyad.first, dyad.last) == (2, "2021-03-05", "2021-04-04")
    assert dyad.periods == {"2021-03": 1, "2021-04": 1}
    assert contacts(connection, held(EventFilter(since="2030"))) == []


def test_a_year_before_all_days_is_the_first_told() -> None:
    def told(period: str | None, first: str | None, last: str | None) -> Contact:
        return Contact("NO", "PT", period, "leader", 1, first, last)

    rows = [told("2022", "2022-02-11", "2022-02-11"), told("2021", None, None), told(None, None, None)]
    (dyad,) = dyads(rows)
    assert (dyad.first, dyad.last) == ("2021", "2022-02-11")
    (dyad,) = dyads([told("2024", None, None), *rows[:1]])
    assert (dyad.first, dyad.last) == ("2022-02-11", "2024")
    (dyad,) = dyads(rows[2:])
    assert (dyad.first, dyad.last) == (None, None)


def test_periods_go_on_without_gaps() -> None:
    made = Dyad("NO", "PT", 2, {}, {"2020-11": 1, "2021-02": 1}, None, None)
    assert periods_of([made], 10) == ["2020-11", "2020-12", "2021-01", "2021-02"]
    assert periods_of([made], 2) == ["2021-01", "2021-02"]
    assert periods_of([], 10) == []


def test_a_crowd_has_no_pairs_and_one_side_asked_for_has_its_own() -> None:
    assert pairs_of(["PT", "NO", "PT"]) == ("NO PT",)
    assert pairs_of(["AA", "BB", "CC"], ["BB"]) == ("AA BB", "BB CC")
    assert pairs_of([f"X{i}" for i in range(13)]) == ()


def test_lanes_of_pairs_and_topics(connection: Connection) -> None:
    met = _met(connection)
    assert lanes_in(connection, EventFilter(), "dyad") == {event.id: ("NO PT",) for event in met}
    assert "missiles" in lanes_in(connection, EventFilter(), "topic")[met[0].id]
    assert [event.first for event in dated_events(connection, EventFilter(kind=None))] == [
        "2021-03-05", "2021-04-02", "2021-04-04",
    ]  # fmt: skip


def test_places_know_where_they_lie(connection: Connection) -> None:
    found = places(connection, EventFilter())
    assert [(row.place, row.count) for row in found.rows] == [("Lisbon", 1)]
    assert found.rows[0].spot is not None and found.unplaced == 1
    assert same_place(connection, "Lisbon") == ("Lisbon",)


def test_names_of_one_place_are_one_place(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "places.db"), create=True)
    told = (("Washington", 4), ("Washington, D.C.", 6), ("Washington, D.C.", 9), ("Oslo", 12), ("Shangri-La Falls", 13))
    for number, (place, day) in enumerate(told):
        text = f"Ministers meet\nMinisters of Norway and Portugal met in {place} on May {day}."
        add_made(
            engine,
            f"p{number}",
            "2021-06-01",
            text,
            [engagement("met", ("NO", "PT"), f"2021-05-{day:02}", place=place)],
        )
    link_archive(engine)
    with reading(engine) as connection:
        rows = places(connection, EventFilter()).rows
    assert [(row.place, row.count, row.first, row.last) for row in rows] == [
        ("Washington, D.C.", 3, "2021-05-04", "2021-05-09"), ("Oslo", 1, "2021-05-12", "2021-05-12"),
        ("Shangri-La Falls", 1, "2021-05-13", "2021-05-13"),
    ]  # fmt: skip


def test_the_sentence_of_an_event_is_one_of_its_article(connection: Connection) -> None:
    met = _met(connection)
    told = sentences_of(connection, [event.id for event in met])
    assert told[met[0].id].quote == "Foreign Minister Ana Prado met Foreign Minister Nils Berg in Lisbon on Friday."
    assert sentences_of(connection, []) == {}


def test_before_and_after_and_the_posts_of_that_time(connection: Connection) -> None:
    first, second = _met(connection)
    assert [event.id for event in around(connection, first).after] == [second.id]
    assert [event.id for event in around(connection, second).before] == [first.id]
    assert around(connection, first).before == ()
    people = {row.name: row.person for row in holders(connection, "minister")}
    posts = posts_then(connection, list(people.values()), first.first, first.last)
    assert posts[people["Ana Prado"]].post == "Foreign Minister" and not posts[people["Ana Prado"]].near
    assert posts_then(connection, list(people.values()), "1990-01-01", "1990-01-01")[people["Ana Prado"]].near


def test_holders_and_speakers_in_order(connection: Connection) -> None:
    assert [row.name for row in holders(connection, "foreign minister", "PT")] == ["Ana Prado"]
    assert holders(connection, "astronaut") == []
    (berg,) = speakers(connection, "NO", other="PT")
    assert (berg.name, berg.evidence, berg.posts) == ("Nils Berg", 2, ("Foreign Minister",))
    assert speakers(connection, "NO", topic="climate") == []
    (met,) = counterparts_of(connection, berg.person)
    assert (met.name, met.count, met.abroad) == ("Ana Prado", 2, True)
