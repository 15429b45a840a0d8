"""The drawn pages: what they ask for, what they give away, and the lists that tell the same."""

import io
import zipfile
from xml.etree import ElementTree

import icalendar
import pytest
from fastapi.testclient import TestClient

from communique.analyse.contacts import Dyad
from communique.serve.pages.dyads import heat_periods

DRAWINGS = ("/chronology", "/network", "/map", "/response")


@pytest.mark.parametrize("where", DRAWINGS)
def test_a_drawing_is_taken_away_as_svg_and_png(room: TestClient, empty: TestClient, where: str) -> None:
    for asked in (room, empty):
        drawn = asked.get(f"{where}.svg")
        assert drawn.headers["content-type"] == "image/svg+xml" and "attachment" in drawn.headers["content-disposition"]
        assert ElementTree.fromstring(drawn.text).tag == "{http://www.w3.org/2000/svg}svg"
        assert "var(--" not in drawn.text and "<script" not in drawn.text
        assert asked.get(f"{where}.png").content.startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("where", ["/chronology", "/dyads", "/map", "/response", "/posts"])
def test_a_list_is_taken_away_as_csv_and_json(room: TestClient, where: str) -> None:
    asked = "?side=KR" if where == "/posts" else ""
    rows = room.get(f"{where}.json{asked}").json()
    lines = room.get(f"{where}.csv{asked}").text.splitlines()
    assert rows and len(lines) > len(rows) > 0


def test_the_calendar_of_a_view(room: TestClient) -> None:
    told = icalendar.Calendar.from_ical(room.get("/chronology.ics?zoom=year&at=2022").content)
    days = [event.start for event in told.events]
    assert days and all(day.year == 2022 for day in days)


def test_a_nearer_view_holds_what_touches_it(room: TestClient) -> None:
    rows = room.get("/chronology.json?zoom=month&at=2022-10").json()
    assert rows and all(row["first"] <= "2022-10-31" and row["last"] >= "2022-10-01" for row in rows)
    page = room.get("/chronology?zoom=month&at=2022-10&lanes=dyad").text
    assert "Chronology: Oct 2022" in page and "zoom=month&amp;at=2022-11" in page and "zoom=year&amp;at=2022" in page


@pytest.mark.parametrize(
    "asked",
    [
        "chronology?zoom=year", "chronology?zoom=century&at=2022", "chronology?at=2022", "chronology?zoom=week&at=2022-02-30",
        "chronology?lanes=colour", "network?least=0", "network?least=many", "network?least=%F0%9D%9F%91", "dyad?one=KR",
        "dyad?one=KR&other=KR", "dyads?by=week", "brief?one=KR", "brief?one=KR&other=JP&day=2022-02-30", "posts?side=KR+JP",
        "response?kind=x", "map?since=soon", "chronology.png?level=king",
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"/{asked}")
    assert answer.status_code == 400 and "<h1>Bad Request</h1>" in answer.text


def test_the_marks_of_a_chronology_tell_their_sentence(room: TestClient) -> None:
    page = room.get("/chronology?side=KR+JP").text
    told = ElementTree.fromstring(room.get("/chronology.svg?side=KR+JP").text)
    titles = [title.text or "" for title in told.iter("{http://www.w3.org/2000/svg}title")]
    assert sum("“" in title for title in titles) > 5
    assert 'src="/static/drawing.js"' in page and 'class="mark"' in page


def test_a_brief_is_cited_and_taken_away(room: TestClient) -> None:
    page = room.get("/brief?one=KR&other=JP").text
    assert page.count('class="cite"') > 3 and 'id="a' in page
    assert room.get("/brief.md?one=KR&other=JP").text.startswith("# ")
    assert "<!doctype html>" in room.get("/brief.html?one=KR&other=JP").text
    word = zipfile.ZipFile(io.BytesIO(room.get("/brief.docx?one=KR&other=JP").content))
    assert "word/document.xml" in word.namelist()


def test_a_brief_for_a_day_knows_nothing_later(room: TestClient) -> None:
    assert "brief for 2019-12-31" in room.get("/brief?one=KR&other=JP&day=2019").text
    early = room.get("/api/v1/brief?one=KR&other=JP&day=2019-12-31").json()
    assert all((source["published"] or "0") <= "2019-12-31" for source in early["sources"])


def test_the_network_and_its_list_tell_the_same(room: TestClient) -> None:
    net = room.get("/api/v1/network?least=2").json()
    pairs = {(row["one"], row["other"]) for row in room.get("/api/v1/dyads").json()["items"] if row["count"] >= 2}
    assert {(tie["one"], tie["other"]) for tie in net["ties"]} == pairs
    page = room.get("/network?least=2").text
    assert page.count('class="tie"') == len(pairs) == page.count('<tr><th scope="row">')


def test_the_map_says_that_it_draws_no_border(room: TestClient) -> None:
    page = room.get("/map").text
    assert "No border is drawn" in page
    spots = [row for row in room.get("/map.json").json() if row["spot"]]
    assert spots and page.count('class="spot') == len(
        {(row["spot"]["latitude"], row["spot"]["longitude"], row["spot"]["exact"]) for row in spots}
    )


def test_an_event_is_cited_in_three_forms(room: TestClient) -> None:
    row = next(row for row in room.get("/chronology.json").json() if row["reports"] and row["kind"] == "engagement")
    page = room.get(f"/events/{row['id']}").text
    assert "Cite this" in page and row["id"] in page
    assert room.get(f"/events/{row['id']}/cite.bib").text.count("@misc") == row["reports"]
    assert room.get(f"/events/{row['id']}/cite.ris").text.count("TY  - NEWS") == row["reports"]
    assert len(room.get(f"/events/{row['id']}/cite.json").json()) == row["reports"]
    assert room.get("/events/ffffffffffffffff/cite.bib").status_code == 404


def test_a_mechanism_has_its_page_and_an_unknown_one_has_none(room: TestClient) -> None:
    rows = room.get("/api/v1/mechanisms").json()["items"]
    assert rows
    page = room.get(f"/mechanisms/{rows[0]['name']}").text
    assert "first named" in page and "/articles/" in page
    assert room.get("/mechanisms/Round Table of Oz").status_code == 404


def test_facets_count_all_that_is_found(room: TestClient) -> None:
    told = room.get("/api/v1/search/facets?q=missile").json()
    found = room.get("/api/v1/search?q=missile&limit=500").json()["items"]
    assert told["articles"] == len(found)
    parties = dict(next(facet["values"] for facet in told["facets"] if facet["field"] == "party"))
    narrowed = room.get("/api/v1/search?q=missile+party:JP&limit=500").json()["items"]
    assert parties["JP"] == len(narrowed)


def test_a_heat_map_begins_where_there_is_something_to_see() -> None:
    busy = Dyad("KR", "US", 203, {}, {"1999": 1, "2020": 101, "2021": 101}, None, None)
    assert heat_periods([busy], 30) == ["2020", "2021"]
    even = Dyad("KR", "US", 3, {}, {"2019": 1, "2021": 2}, None, None)
    assert heat_periods([even], 30) == ["2019", "2020", "2021"]
    assert heat_periods([], 30) == []
