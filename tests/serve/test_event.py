"""The event's page."""

from fastapi.testclient import TestClient


def test_every_event_has_its_page_with_its_reports(room: TestClient) -> None:
    for row in room.get("/chronology.json").json():
        answer = room.get(f"/events/{row['id']}")
        assert answer.status_code == 200
        assert answer.text.count('<th scope="col"><a href="/articles/') == row["reports"]


def test_an_event_that_is_not_there(room: TestClient) -> None:
    assert room.get("/events/ffffffffffffffff").status_code == 404
