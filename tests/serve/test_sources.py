"""Sources and alerts as a page, a feed and the API tell them."""

import io
from collections.abc import Iterator

import feedparser
import pytest
from fastapi.testclient import TestClient

from communique.store.alerts import Alert, Fired, add_alert, note_fired
from communique.store.archive import open_archive
from communique.store.engine import writing
from communique.store.watched import Source, add_source
from serve_clients import client_of


@pytest.fixture
def room(archive: str) -> Iterator[TestClient]:
    engine = open_archive(archive, create=True)
    with writing(engine) as connection:
        reason = "the server answered 500 <b>"
        source = Source(
            "desk", "https://news.example/feed?key=secret", added="a", due="b", polled="c", failures=2, reason=reason
        )
        add_source(connection, source)
        to = {"webhook": "https://hook.example/secret"}
        add_alert(
            connection, Alert("mine", "first", {"parties": ["KR", "JP"], "months": 6}, to, "2024-01-01T00:00:00Z")
        )
        hostile = Fired(
            "mine",
            "event:1",
            "2024-01-02T00:00:00Z",
            "<script>first</script>",
            {"event": "0123456789abcdef"},
            "waiting",
        )
        note_fired(connection, [hostile])
    yield client_of(engine)


def test_the_page(room: TestClient) -> None:
    page = room.get("/sources").text
    assert "failing" in page and "the server answered 500 &lt;b&gt;" in page and "KR, JP" in page
    assert "&lt;script&gt;first" in page and 'href="/events/0123456789abcdef"' in page
    assert "secret" not in page


def test_the_feed_is_read_by_another_reader(room: TestClient) -> None:
    answer = room.get("/alerts/mine.atom")
    parsed = feedparser.parse(io.BytesIO(answer.content))
    assert not parsed.bozo and parsed.entries[0].title == "<script>first</script>"
    assert answer.headers["content-type"].startswith("application/atom+xml") and "secret" not in answer.text
    assert room.get("/alerts/none.atom").status_code == 404


def test_the_twins(room: TestClient) -> None:
    (source,) = room.get("/api/v1/sources").json()["items"]
    (alert,) = room.get("/api/v1/alerts").json()["items"]
    assert (source["name"], source["state"]) == ("desk", "failing")
    assert alert["asked"] == {"parties": "KR, JP", "months": "6"} and "secret" not in str(alert)
