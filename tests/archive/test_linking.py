"""The archive linked as a whole: people, events, chains of reports, undated pages."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select

from communique.archive.linking import link_archive
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named

BOTH = ("NO", "PT")
MINISTERS = ["Ana Prado", "Nils Berg"]
PEOPLE = [
    named("Ana Prado", "PT", "Foreign Minister", rank="minister"),
    named("Nils Berg", "NO", "Foreign Minister", rank="minister"),
]


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    with reading(engine) as connection:
        found = connection.execute(select(schema.metadata.tables[table])).all()
    return [dict(row._mapping) for row in found]


def tell(engine: Engine, name: str, day: str | None, words: str, **values: Any) -> None:
    text = f"Report {name} on Lisbon\n{words}\nA paragraph of {name} that no other report has, about {name} alone."
    values.setdefault("participants", MINISTERS)
    met = engagement("met", BOTH, values.pop("date", day), **values)
    met["receipts"] = {"format": [_quote(text, "met")], "place": [_quote(text, "Lisbon", text.index("\n"))]}
    add_made(engine, name, day, text, [met, *(person for person in PEOPLE if person["name"] in text)])


def _quote(text: str, words: str, after: int = 0) -> dict[str, object]:
    start = text.find(words, after)
    return {"start": start, "end": start + len(words), "quote": words}


def test_a_plan_and_two_reports_are_one_event_that_was_held(engine: Engine) -> None:
    tell(engine, "plan", "2021-03-01", "Nils Berg is to be met by Ana Prado.", date="2021-03-05", status="planned")
    tell(engine, "readout", "2021-03-05", "Ana Prado met Nils Berg in Lisbon.", place="Lisbon")
    tell(
        engine,
        "background",
        "2021-03-20",
        "Ana Prado and Nils Berg met early this month.",
        date="2021-03-01/2021-03-10",
        main=False,
    )
    linked = link_archive(engine)
    assert (linked.events, linked.joined) == (1, 2)
    [event] = rows(engine, "event")
    assert (event["date"], event["status"], event["place"]) == ("2021-03-05", "held", "Lisbon")
    assert (event["reports"], event["sources"]) == (3, 3)
    data = event["data"]
    assert data["announced"] == "2021-03-01"
    assert set(data["differ"]) >= {"status", "date"}


def test_a_meeting_a_week_later_is_another_event(engine: Engine) -> None:
    tell(engine, "one", "2021-03-05", "Ana Prado met Nils Berg.")
    tell(engine, "two", "2021-03-12", "Ana Prado met Nils Berg again.")
    assert link_archive(engine).events == 2


def test_a_surname_alone_is_its_bearer_among_those_who_met(engine: Engine) -> None:
    tell(engine, "one", "2021-03-05", "Ana Prado met Nils Berg.")
    short = [named("Prado", "PT", "Minister", rank="minister"), *PEOPLE[1:]]
    text = "Short news\nMinister Prado met Nils Berg, and this report has words of its own."
    met = engagement("met", BOTH, "2021-03-05", participants=["Prado", "Nils Berg"])
    add_made(engine, "two", "2021-03-05", text, [met, *short])
    linked = link_archive(engine)
    assert (linked.people, linked.events) == (2, 1)
    assert {row["name"] for row in rows(engine, "person")} == {"Ana Prado", "Nils Berg"}


def test_linking_again_changes_nothing(engine: Engine) -> None:
    tell(engine, "one", "2021-03-05", "Ana Prado met Nils Berg.")
    tell(engine, "two", "2021-03-05", "Ana Prado met Nils Berg, it is told.")
    link_archive(engine)
    before = {table: rows(engine, table) for table in ("event", "event_claim", "person", "tenure")}
    link_archive(engine)
    assert before == {table: rows(engine, table) for table in before}


def test_an_undated_page_is_placed_by_the_meeting_it_tells_of(engine: Engine) -> None:
    tell(engine, "dated", "2021-03-05", "Ana Prado met Nils Berg in Lisbon.", place="Lisbon")
    tell(engine, "second", "2021-03-06", "Ana Prado met Nils Berg.", place="Lisbon", date="2021-03-05")
    tell(engine, "undated", None, "Ana Prado met Nils Berg in Lisbon yesterday.", place="Lisbon")
    link_archive(engine)
    [placed] = rows(engine, "article_date")
    assert placed["edtf"] == "2021-03-06/2021-03-07"
    assert link_archive(engine).events == 1
    assert any("yesterday" in str(reason) for reason in placed["reasons"])


def test_one_report_of_a_meeting_at_home_dates_no_page(engine: Engine) -> None:
    tell(engine, "dated", "2021-03-05", "Ana Prado met Nils Berg in Lisbon.", place="Lisbon")
    tell(engine, "undated", None, "Ana Prado met Nils Berg in Lisbon yesterday.", place="Lisbon")
    link_archive(engine)
    assert rows(engine, "article_date") == []


def test_participants_are_shown_once_each_under_their_usual_names_without_spokespersons(engine: Engine) -> None:
    tell(engine, "one", "2021-03-05", "Ana Prado met Nils Berg.")
    told = [
        *PEOPLE,
        named("PRADO", "PT", "Minister", rank="minister"),
        named("Tom Lund", "NO", None, rank="spokesperson"),
    ]
    text = "Short news\nPRADO met Nils Berg, Ana Prado beside Tom Lund, and this report has words of its own."
    met = engagement("met", BOTH, "2021-03-05", participants=["PRADO", "Nils Berg", "Tom Lund"])
    add_made(engine, "two", "2021-03-05", text, [met, *told])
    link_archive(engine)
    [event] = rows(engine, "event")
    assert event["data"]["participants"] == ["Ana Prado", "Nils Berg"]
