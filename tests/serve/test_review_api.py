"""The API of the review desk, beside its pages."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from communique.archive import review
from communique.archive.review import Word
from communique.store.engine import reading
from communique.store.schema import event


def write(room: TestClient, where: str, **told: object) -> tuple[int, dict[str, object]]:
    token = room.get("/api/v1/me").json()["csrf"]
    answer = room.post(f"/api/v1{where}", json=told, headers={"x-csrf-token": token})
    return answer.status_code, answer.json()


def test_who_asks(desk: TestClient) -> None:
    told = desk.get("/api/v1/me").json()
    assert (told["name"], told["role"], told["how"], len(told["csrf"])) == ("Lena", "admin", "local", 64)


def test_the_queue_in_small_pages_is_the_pages_order(desk: TestClient) -> None:
    whole = desk.get("/api/v1/review?limit=500").json()
    assert whole["next"] is None
    rows = whole["items"]
    assert [row["doubt"] * row["weight"] for row in rows] == sorted(
        (r["doubt"] * r["weight"] for r in rows), reverse=True
    )
    first = desk.get("/api/v1/review?limit=2").json()
    second = desk.get(f"/api/v1/review?limit=2&cursor={first['next']}").json()
    assert first["items"] + second["items"] == rows[:4]
    assert f"{rows[0]['kind'].capitalize()} {rows[0]['claim']}" in desk.get("/review").text
    some = desk.get("/api/v1/review?kind=position&party=NO").json()["items"]
    assert some and all(row["kind"] == "position" and "NO" in row["parties"] for row in some)


def test_a_decision_and_its_undoing(small: Engine, desk: TestClient) -> None:
    number = desk.get("/api/v1/review?kind=engagement").json()["items"][0]["claim"]
    before = desk.get(f"/api/v1/review/{number}").json()
    assert (before["verdict"], before["last"], before["history"]) == (None, 0, [])
    assert write(desk, f"/review/{number}", verdict="correct", seen=0, values={"place": "Oslo"}, why="read again") == (
        200,
        {"decision": 1},
    )
    now = desk.get(f"/api/v1/review/{number}").json()
    assert (now["verdict"], now["last"], now["claim"]["data"]["place"]) == ("correct", 1, "Oslo")
    assert now["told"]["data"]["place"] != "Oslo" and now["history"][0]["why"] == "read again"
    with reading(small) as connection:
        assert "Oslo" in connection.scalars(select(event.c.place)).all(), "linked again at once"
    assert write(desk, "/decisions/1/undo", why="no") == (200, {"decision": 2})
    assert desk.get(f"/api/v1/review/{number}").json()["verdict"] is None
    rows = desk.get("/api/v1/decisions").json()["items"]
    assert [(row["seq"], row["verdict"], row["undone"]) for row in rows] == [(2, "undo", False), (1, "correct", True)]


def test_another_came_first(small: Engine, desk: TestClient) -> None:
    review.accept(small, 1, Word("ben", "so it is"))
    status, told = write(desk, "/review/1", verdict="reject", seen=0)
    assert (status, told["status"]) == (409, 409) and "ben" in str(told["detail"])
    assert write(desk, "/review/1", verdict="reject", seen=1)[0] == 200


@pytest.mark.parametrize(
    ("where", "told", "status"),
    [
        ("/review/1", {"verdict": "maybe", "seen": 0}, 400), ("/review/1", {"verdict": "accept"}, 400),
        ("/review/1", {"verdict": "accept", "seen": 0, "colour": "red"}, 400), ("/review/1", {"verdict": "accept", "seen": -1}, 400),
        ("/review/1", {"verdict": "correct", "seen": 0, "values": {"date": "soon"}}, 400),
        ("/review/1", {"verdict": "correct", "seen": 0, "values": {"id": "x"}}, 400), ("/review/1", {"verdict": "correct", "seen": 0}, 400),
        ("/review/1", {"verdict": "accept", "seen": 0, "why": "x" * 501}, 400), ("/review/999", {"verdict": "accept", "seen": 0}, 404),
        ("/review/0", {"verdict": "accept", "seen": 0}, 400), ("/decisions/9/undo", {}, 404), ("/decisions/9/undo", {"x": 1}, 400),
        ("/review/1?x=1", {"verdict": "accept", "seen": 0}, 400),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_a_problem(desk: TestClient, where: str, told: dict[str, object], status: int) -> None:
    code, answer = write(desk, where, **told)
    assert (code, answer["status"]) == (status, status)


@pytest.mark.parametrize(
    "asked", ["review?kind=king", "review?party=KR+JP", "review?x=1", "review/0", "decisions?limit=0", "me?x=1"]
)
def test_what_cannot_be_read_is_a_problem(desk: TestClient, asked: str) -> None:
    answer = desk.get(f"/api/v1/{asked}")
    assert answer.status_code == 400 and answer.headers["content-type"] == "application/problem+json"


def test_the_audit_lists_writes(desk: TestClient) -> None:
    write(desk, "/review/1", verdict="accept", seen=0)
    (row,) = desk.get("/api/v1/audit").json()["items"]
    assert (row["who"], row["what"], row["outcome"]) == (
        "Lena",
        "POST /api/v1/review/1",
        "200 claim 1: accept, decision 1",
    )


def test_lists_of_nothing(empty: TestClient) -> None:
    for name in ("review", "decisions", "audit", "review?state=decided"):
        assert empty.get(f"/api/v1/{name}").json() == {"items": [], "next": None}
