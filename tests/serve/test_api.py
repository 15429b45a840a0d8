"""The API: pages of lists, problems, ETags, and its description kept beside the code."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LISTS = ("articles", "events", "people", "timeline", "search?q=missile")
DESCRIBED = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_small_pages_is_the_whole_list(room: TestClient, name: str) -> None:
    join = "&" if "?" in name else "?"
    whole = room.get(f"/api/v1/{name}{join}limit=500").json()
    assert whole["next"] is None and len(whole["items"]) > 4
    rows, cursor = [], ""
    for _ in range(60):
        page = room.get(f"/api/v1/{name}{join}limit=7{cursor}").json()
        rows += page["items"]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert rows == whole["items"]


@pytest.mark.parametrize("name", [*LISTS, "response"])
def test_lists_of_nothing(empty: TestClient, name: str) -> None:
    answer = empty.get(f"/api/v1/{name}")
    assert answer.status_code == 200
    told = answer.json()
    assert told.get("items", told.get("rows")) == []


@pytest.mark.parametrize(
    "asked",
    [
        "articles?colour=red", "timeline?sides=KR", "articles?limit=0", "articles?cursor=zzz", "articles?cursor=é",
        "timeline?level=king", "timeline?side=%3Cb%3E", "timeline?since=2022-13", "search", "search?q=colour:red",
        "articles?limit=5&limit=6", "articles/0", "articles/99999999999999999999", "people?words=%00", "response?kind=x",
        "articles/1?full=1", "search?q=%22open",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem(room: TestClient, asked: str) -> None:
    answer = room.get(f"/api/v1/{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert told["status"] == 400 and told["title"] == "Bad Request" and told["detail"]


@pytest.mark.parametrize(
    "asked", ["articles/777", "events/none", "people/nobody", "no-such", "wording?before=1&after=777"]
)
def test_what_is_not_there_is_a_problem(room: TestClient, asked: str) -> None:
    answer = room.get(f"/api/v1/{asked}")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert answer.headers["content-type"] == "application/problem+json"


def test_writing_is_not_offered(room: TestClient) -> None:
    token = room.get("/api/v1/me").json()["csrf"]
    answer = room.post("/api/v1/articles", headers={"x-csrf-token": token})
    assert (answer.status_code, answer.headers["cache-control"]) == (405, "no-store")


def test_receipts_of_an_article_quote_its_text(room: TestClient) -> None:
    told = room.get("/api/v1/articles/1").json()
    spans = [span for claim in told["claims"] for group in claim["data"]["receipts"].values() for span in group]
    assert spans and all(told["text"][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_an_event_and_a_person_by_key(room: TestClient) -> None:
    row = room.get("/api/v1/timeline?limit=1").json()["items"][0]
    assert room.get(f"/api/v1/events/{row['id']}").json()["event"] == row
    someone = room.get("/api/v1/people?limit=1").json()["items"][0]
    assert room.get(f"/api/v1/people/{someone['id']}").json()["name"] == someone["name"]


def test_people_come_by_name_or_by_how_often_they_met(room: TestClient) -> None:
    named = [row["name"] for row in room.get("/api/v1/people").json()["items"]]
    most = [row["id"] for row in room.get("/api/v1/people?order=meetings").json()["items"]]
    met = [room.get(f"/api/v1/people/{key}").json()["engagements"] for key in most]
    assert named == sorted(named) and met == sorted(met, reverse=True) and met[0] > met[-1]
    assert room.get("/api/v1/people?order=age").status_code == 400


def test_an_answer_known_already_is_not_sent_again(room: TestClient) -> None:
    tag = room.get("/api/v1/articles").headers["etag"]
    again = room.get("/api/v1/articles", headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert room.get("/api/v1/people", headers={"if-none-match": tag}).status_code == 200


def test_the_description_is_the_one_checked_in(room: TestClient) -> None:
    told = room.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    kept = json.loads(DESCRIBED.read_text(encoding="utf-8"))
    told["info"]["version"] = kept["info"]["version"]
    assert told == kept, "write docs/openapi.json anew with `make openapi`"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30), path=st.sampled_from(["/search", "/api/v1/search", "/people", "/chronology"]))
def test_no_words_break_a_page(room: TestClient, words: str, path: str) -> None:
    words = words.encode("utf-8", "replace").decode()
    name = {"/people": "words", "/chronology": "person"}.get(path, "q")
    assert room.get(path, params={name: words}).status_code in (200, 400)
