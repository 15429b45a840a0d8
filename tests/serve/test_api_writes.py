"""Events joined and parted and searches kept by programs: the same word as on the pages, the same guards."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.archive.accounts import make_token
from communique.serve.options import ServeOptions
from made_in_oslo import add_two, in_oslo
from serve_clients import client_of


@pytest.fixture
def two(small: Engine) -> Engine:
    """Two reports whose days are told a week apart: two events."""
    add_two(small)
    return small


def send(room: TestClient, where: str, told: object, method: str = "POST") -> tuple[int, dict[str, object]]:
    token = room.get("/api/v1/me").json()["csrf"]
    sent = None if method == "DELETE" else told
    answer = room.request(method, f"/api/v1{where}", json=sent, headers={"x-csrf-token": token})
    return answer.status_code, answer.json()


def test_events_are_joined_parted_and_the_words_taken_back(two: Engine) -> None:
    room = client_of(two)
    first, second = in_oslo(two)
    assert send(room, f"/events/{first}/join", {"other": second, "why": "told twice"})[0] == 200
    ((key, claims),) = in_oslo(two).items()
    status, told = send(room, f"/events/{key}/part", {"claims": claims[1:]})
    assert status == 200 and told["event"] in in_oslo(two) and len(in_oslo(two)) == 2
    assert send(room, f"/decisions/{told['decision']}/undo", {})[0] == 200
    ((again, whole),) = in_oslo(two).items()
    assert sorted(whole) == sorted(claims) and room.get(f"/api/v1/events/{again}").json()["event"]["reports"] == 2
    rows = room.get("/api/v1/decisions").json()["items"]
    assert [(row["verdict"], row["who"], row["undone"]) for row in rows][-1] == ("same", "Lena", False)
    written = [(row["what"], row["outcome"][:3]) for row in room.get("/api/v1/audit").json()["items"]]
    assert written[1:] == [(f"POST /api/v1/events/{key}/part", "200"), (f"POST /api/v1/events/{first}/join", "200")]


BAD: list[tuple[str, dict[str, object], int]] = [
    ("join", {}, 400),
    ("join", {"other": ""}, 400),
    ("join", {"other": "nothing-there"}, 404),
    ("join", {"other": "KEY"}, 400),
    ("join", {"other": "SECOND", "why": "x" * 501}, 400),
    ("join", {"other": "SECOND", "colour": "red"}, 400),
    ("part", {"claims": []}, 400),
    ("part", {"claims": ["x"]}, 400),
    ("part", {"claims": [0]}, 400),
    ("part", {"claims": [2**40]}, 400),
    ("part", {"claims": [999999]}, 400),
]


@pytest.mark.parametrize(("what", "told", "status"), BAD)
def test_what_cannot_be_meant_is_a_problem(two: Engine, what: str, told: dict[str, object], status: int) -> None:
    before = in_oslo(two)
    key, second = before
    told = {name: {"KEY": key, "SECOND": second}.get(str(value), value) for name, value in told.items()}
    code, answer = send(client_of(two), f"/events/{key}/{what}", told)
    assert (code, answer["status"], in_oslo(two)) == (status, status, before)


def test_an_event_that_is_not_there(two: Engine) -> None:
    first, _ = in_oslo(two)
    assert send(client_of(two), "/events/none/join", {"other": first})[0] == 404
    assert send(client_of(two), "/events/none/part", {"claims": [1]})[0] == 404


def test_searches_are_kept_and_dropped(small: Engine) -> None:
    room = client_of(small)
    assert send(room, "/searches", {"name": "Ministers of Norway", "q": "party:NO"}) == (
        200,
        {"key": "ministers-of-norway"},
    )
    assert room.get("/api/v1/searches").json()["items"][0]["asked"] == "party:NO"
    for told in (
        {"name": "!!!", "q": "x"},
        {"name": "a", "q": "colour:red"},
        {"name": "", "q": "x"},
        {"name": "a", "q": " "},
    ):
        assert send(room, "/searches", told)[0] == 400
    assert send(room, "/searches/ministers-of-norway", None, "DELETE")[0] == 200
    assert send(room, "/searches/ministers-of-norway", None, "DELETE")[0] == 404
    assert room.get("/api/v1/searches").json()["items"] == []


@pytest.mark.parametrize("where", ["/events/KEY/join", "/events/KEY/part", "/searches"])
def test_no_other_page_no_stranger_and_no_reader_writes(two: Engine, guarded: Engine, where: str) -> None:
    key, second = in_oslo(two)
    told = {"other": second} if "join" in where else {"claims": [1]} if "part" in where else {"name": "a", "q": "b"}
    where = f"/api/v1{where.replace('KEY', key)}"
    room = client_of(guarded, ServeOptions(bind="0.0.0.0"))
    assert room.post(where, json=told).status_code == 401
    tokens = {name: make_token(guarded, name, "test", 1, "tester") for name in ("Rea", "Vera")}
    refused = room.post(where, json=told, headers={"authorization": f"Bearer {tokens['Rea']}"})
    assert refused.status_code == 403 and "role reviewer" in refused.json()["detail"]
    form = room.post(where, data={"x": "y"}, headers={"authorization": f"Bearer {tokens['Vera']}"})
    assert form.status_code == 415 and len(in_oslo(two)) == 2


def test_here_it_takes_the_token_of_our_own_page(two: Engine) -> None:
    first, second = in_oslo(two)
    room = client_of(two)
    assert room.post(f"/api/v1/events/{first}/join", json={"other": second}).status_code == 403
    token = room.get("/api/v1/me").json()["csrf"]
    elsewhere = {"x-csrf-token": token, "origin": "https://elsewhere.example"}
    assert room.post(f"/api/v1/events/{first}/join", json={"other": second}, headers=elsewhere).status_code == 403
    assert len(in_oslo(two)) == 2
