"""What no write gets past: other sites, missing and forged tokens, readers, size, kind, haste; and the audit of all."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.archive import accounts
from communique.archive.review import reviews
from communique.serve.options import Allowance, Limits, ServeOptions
from communique.store.audit import AuditRow, audit_rows
from communique.store.engine import reading
from serve_clients import client_of, form_token_of, signed_in

FORM = {"verdict": "accept", "seen": "0", "why": ""}
ASKED = {"verdict": "accept", "seen": 0}
WHERE = "/review/1"


def audited(engine: Engine) -> list[AuditRow]:
    with reading(engine) as connection:
        return [row for row in audit_rows(connection) if row.how != "cli"]


def decisions(engine: Engine) -> int:
    with reading(engine) as connection:
        return len(reviews(connection))


def test_a_form_with_its_token_writes(small: Engine, desk: TestClient) -> None:
    token = form_token_of(desk.get("/review").text)
    assert desk.post(WHERE, data=FORM | {"csrf": token}, follow_redirects=False).status_code == 303
    assert decisions(small) == 1
    (row,) = audited(small)
    assert (row.who, row.how, row.what, row.address) == ("Lena", "local", "POST /review/1", "testclient")
    assert row.outcome == "303 claim 1: accept, decision 1"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1:8601"}, {"origin": "http://localhost:8600"},
    ],
)  # fmt: skip
def test_another_page_cannot_write_even_with_the_token(
    small: Engine, desk: TestClient, headers: dict[str, str]
) -> None:
    token = form_token_of(desk.get("/review").text)
    answer = desk.post(WHERE, data=FORM | {"csrf": token}, headers=headers)
    assert (answer.status_code, decisions(small)) == (403, 0)
    told = {"x-csrf-token": token} | headers
    answer = desk.post(f"/api/v1{WHERE}", json=ASKED, headers=told)
    assert (answer.status_code, answer.json()["status"], decisions(small)) == (403, 403, 0)


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ü", "x" * 5000])
def test_without_the_token_nothing_is_written(small: Engine, desk: TestClient, token: str | None) -> None:
    told = FORM if token is None else FORM | {"csrf": token}
    assert desk.post(WHERE, data=told).status_code == 403
    assert desk.post(f"/api/v1{WHERE}", json=ASKED, headers={"x-csrf-token": "0" * 64}).status_code == 403
    assert desk.post(f"/api/v1{WHERE}?csrf={token}", json=ASKED).status_code == 403
    assert decisions(small) == 0
    assert all(str(row.outcome).startswith("403 Not done") for row in audited(small))


def test_the_token_of_one_session_is_none_for_another(guarded: Engine) -> None:
    one = signed_in(client_of(guarded), "Vera", "words that open for reviewer")
    two = signed_in(client_of(guarded), "Ada", "words that open for admin")
    token = form_token_of(one.get("/review").text)
    assert two.post(WHERE, data=FORM | {"csrf": token}).status_code == 403
    assert one.post(WHERE, data=FORM | {"csrf": token}, follow_redirects=False).status_code == 303


def test_another_host_cannot_write(small: Engine, desk: TestClient) -> None:
    token = form_token_of(desk.get("/review").text)
    answer = desk.post(WHERE, data=FORM | {"csrf": token}, headers={"host": "evil.example"})
    assert (answer.status_code, decisions(small)) == (421, 0)


def test_a_reader_changes_nothing(guarded: Engine) -> None:
    room = signed_in(client_of(guarded), "Rea", "words that open for reader")
    page = room.get("/review").text
    assert "takes the role reviewer" in page and 'name="verdict"' not in page
    token = form_token_of(page)
    assert room.post(WHERE, data=FORM | {"csrf": token}).status_code == 403
    assert room.post("/review/undo", data={"decision": "1", "csrf": token}).status_code == 403
    program = accounts.make_token(guarded, "Rea", "sheet", 3, "tester")
    answer = client_of(guarded).post(f"/api/v1{WHERE}", json=ASKED, headers={"authorization": f"Bearer {program}"})
    assert (answer.status_code, decisions(guarded)) == (403, 0)
    assert room.get("/audit").status_code == room.get("/api/v1/audit").status_code == 403
    refused = [row for row in audited(guarded) if row.what != "POST /sign-in"]
    assert [row.who for row in refused] == ["Rea"] * 3
    assert all("readers change nothing" in str(row.outcome) for row in refused), "refused before any page is asked"


def test_a_reviewer_sees_no_audit_and_an_admin_does(guarded: Engine) -> None:
    assert signed_in(client_of(guarded), "Vera", "words that open for reviewer").get("/audit").status_code == 403
    page = signed_in(client_of(guarded), "Ada", "words that open for admin").get("/audit").text
    assert "users add Ada (admin)" in page


def test_a_program_writes_with_its_token_alone(guarded: Engine) -> None:
    program = accounts.make_token(guarded, "Vera", "sheet", 3, "tester")
    answer = client_of(guarded).post(f"/api/v1{WHERE}", json=ASKED, headers={"authorization": f"Bearer {program}"})
    assert (answer.status_code, answer.json()) == (200, {"decision": 1})
    row = audited(guarded)[0]
    assert (row.who, row.how, row.outcome) == ("Vera", "token", "200 claim 1: accept, decision 1")


def test_a_body_too_large_is_not_read(small: Engine, desk: TestClient) -> None:
    token = form_token_of(desk.get("/review").text)
    answer = desk.post(WHERE, data=FORM | {"csrf": token, "why": "x" * 70_000})
    assert (answer.status_code, decisions(small)) == (413, 0)

    def pieces() -> object:
        yield b"verdict=accept&why="
        for _ in range(200):
            yield b"x" * 1000

    answer = desk.post(f"/api/v1{WHERE}", content=pieces(), headers={"content-type": "application/json"})  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["status"]) == (413, 413)
    assert desk.post(WHERE, content=b"", headers={"content-length": "9" * 30}).status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", ""])
def test_a_form_of_another_kind_is_refused(small: Engine, desk: TestClient, kind: str) -> None:
    assert desk.post(WHERE, content=b"verdict=accept", headers={"content-type": kind}).status_code == 415
    assert desk.post("/sign-in", content=b"name=a", headers={"content-type": kind}).status_code == 415
    assert decisions(small) == 0


def test_the_api_takes_json_alone(desk: TestClient) -> None:
    token = desk.get("/api/v1/me").json()["csrf"]
    assert desk.post(f"/api/v1{WHERE}", data=FORM, headers={"x-csrf-token": token}).status_code == 415


def test_a_form_of_too_many_fields_or_odd_signs(desk: TestClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.post(WHERE, content=b"a=1&" * 5000, headers=kind).status_code == 400
    assert desk.post(WHERE, content=b"why=%ff%fe", headers=kind).status_code == 400
    assert desk.post(WHERE, content=b"why=\xff", headers=kind).status_code == 400


def test_haste_is_slowed_and_told_when_to_come_again(small: Engine) -> None:
    room = client_of(small, ServeOptions(limits=Limits(writes=Allowance(2, 60.0))))
    token = room.get("/api/v1/me").json()["csrf"]
    codes = [
        room.post("/api/v1/review/1", json=ASKED | {"seen": i}, headers={"x-csrf-token": token}).status_code
        for i in range(3)
    ]
    assert codes == [200, 200, 429]
    answer = room.post("/api/v1/review/1", json=ASKED, headers={"x-csrf-token": token})
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(audited(small)) == 2, "what is slowed fills no audit"


def test_reads_are_bounded_too(small: Engine) -> None:
    room = client_of(small, ServeOptions(limits=Limits(reads=Allowance(3, 60.0))))
    assert [room.get("/api/v1/me").status_code for _ in range(4)] == [200, 200, 200, 429]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_ways_to_write_are_guarded_too(desk: TestClient, method: str) -> None:
    assert desk.request(method, "/api/v1/articles/1").status_code == 403


def test_what_answers_to_questions_by_post_takes_json_of_our_own(desk: TestClient) -> None:
    assert desk.post("/mcp", json={}).status_code == 404, "nothing is mounted in this room; it got through"
    assert desk.post("/mcp", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
    assert desk.post("/mcp", content=b"").status_code == 415
    assert desk.post("/mcp", json={}, headers={"origin": "https://evil.example"}).status_code == 403
    assert desk.post("/mcpx", json={}).status_code in (403, 415)


def test_a_stranger_cannot_write(guarded: Engine) -> None:
    room = client_of(guarded)
    assert room.post(WHERE, data=FORM).status_code == 401
    assert room.post(f"/api/v1{WHERE}", json=ASKED).status_code == 401
    assert room.post("/mcp", json={}).status_code == 401
    assert audited(guarded) == []
