"""The event's page."""

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.archive.linking import link_archive
from made import add_made, engagement, named
from serve_clients import client_of


def test_every_event_has_its_page_with_its_reports(room: TestClient) -> None:
    for row in room.get("/chronology.json").json():
        answer = room.get(f"/events/{row['id']}")
        assert answer.status_code == 200
        assert answer.text.count('<th scope="col"><a href="/articles/') == row["reports"]


def test_an_event_that_is_not_there(room: TestClient) -> None:
    assert room.get("/events/ffffffffffffffff").status_code == 404


def test_contradictions_are_told_from_what_is_only_looser(small: Engine) -> None:
    names = ["Ana Prado", "Nils Berg"]
    people = [named("Ana Prado", "PT", "Foreign Minister"), named("Nils Berg", "NO", "Foreign Minister")]
    for slug, day, level in (("one", "2022-03-05", "minister"), ("two", "2022-03-04/2022-03-06", "senior")):
        text = f"Ana Prado met Nils Berg in Lisbon, says page {slug}."
        met = engagement("met", ("NO", "PT"), day, participants=names, place="Lisbon", level=level)
        add_made(small, slug, "2022-03-06", text, [met, *people])
    link_archive(small)
    room = client_of(small)
    (met,) = [row for row in room.get("/api/v1/timeline?side=NO&since=2022").json()["items"] if row["reports"] == 2]
    page = room.get(f"/events/{met['id']}").text
    assert "They contradict each other on level. One tells more than another of date." in page
    assert page.count('class="differs"') == 2
