"""Signing in: who is let in, what the cookie is, how guessing ends, and what does not open the door."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from communique.archive import accounts
from communique.errors import AbortRun
from communique.serve.app import make_app
from communique.serve.options import Allowance, Limits, ServeOptions
from communique.serve.pages.sign_in import inside
from communique.store.access import session
from communique.store.engine import reading
from serve_clients import client_of, form_token_of, signed_in

PASSWORD = "words that open for {}"


def enter(room: TestClient, name: str, password: str, **more: str) -> int:
    token = form_token_of(room.get("/sign-in").text)
    told = {"csrf": token, "name": name, "password": password} | more
    return room.post("/sign-in", data=told, follow_redirects=False).status_code


def test_every_page_asks_for_signing_in_once_there_are_accounts(guarded: Engine) -> None:
    room = client_of(guarded)
    for where in ("/", "/articles/1", "/review", "/chronology.csv", "/no-such"):
        answer = room.get(where, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in"), where
    for where in ("/api/v1/articles", "/api/v1/openapi.json", "/api/v1/no-such"):
        answer = room.get(where)
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert room.get("/static/style.css").status_code == 200


def test_signing_in_leads_on_to_the_page_asked_for(guarded: Engine) -> None:
    room = client_of(guarded)
    page = room.get("/review?kind=person")
    assert "Sign in" in page.text
    told = {"csrf": form_token_of(page.text), "to": "/review?kind=person", "name": "vera"}
    answer = room.post("/sign-in", data=told | {"password": PASSWORD.format("reviewer")}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?kind=person")
    page = room.get("/review?kind=person").text
    assert "Vera, reviewer" in page and "Sign out" in page


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "/sign-in?to=/", "", "evil"]
)
def test_no_one_is_led_to_another_site(to: str) -> None:
    assert inside(to) == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(guarded: Engine) -> None:
    room = client_of(guarded)
    page = room.get("/sign-in")
    told = {"csrf": form_token_of(page.text), "name": "Vera", "password": PASSWORD.format("reviewer")}
    cookie = room.post("/sign-in", data=told, follow_redirects=False).headers.get_list("set-cookie")[0]
    assert all(word in cookie for word in ("communique=", "HttpOnly", "SameSite=strict", "Path=/;", "Max-Age=43200"))
    assert "Secure" not in cookie
    with reading(guarded) as connection:
        kept = connection.scalars(select(session.c.hash)).all()
    assert len(kept) == 1 and kept[0] not in cookie, "the archive keeps a hash"


def test_over_https_the_cookie_is_secure(guarded: Engine) -> None:
    room = client_of(guarded, ServeOptions(), "https://127.0.0.1:8600")
    page = room.get("/sign-in")
    told = {"csrf": form_token_of(page.text), "name": "Vera", "password": PASSWORD.format("reviewer")}
    cookie = room.post("/sign-in", data=told, follow_redirects=False).headers.get_list("set-cookie")[0]
    assert cookie.startswith("__Host-communique=") and "Secure" in cookie
    assert "Vera" in room.get("/").text


def test_wrong_words_are_told_without_saying_which(guarded: Engine) -> None:
    room = client_of(guarded)
    wrong = {name: room.post("/sign-in", data=_told(room, name)).text for name in ("Vera", "Nobody")}
    assert all("Name and password do not belong together." in page for page in wrong.values())
    assert enter(room, "Vera", "") == 401


def _told(room: TestClient, name: str) -> dict[str, str]:
    return {"csrf": form_token_of(room.get("/sign-in").text), "name": name, "password": "wrong words here"}


def test_guessing_from_one_address_ends(guarded: Engine) -> None:
    room = client_of(guarded, ServeOptions(limits=Limits(sign_ins=Allowance(4, 60.0))))
    assert [enter(room, f"name {i}", "wrong") for i in range(6)] == [401, 401, 401, 401, 429, 429]
    assert enter(room, "Vera", PASSWORD.format("reviewer")) == 429, "nor with the right words"
    answer = room.post("/sign-in", data=_told(room, "Vera"))
    assert int(answer.headers["retry-after"]) > 0 and "Too many tries" in answer.text


def test_guessing_one_account_ends_from_wherever_it_comes(guarded: Engine) -> None:
    room = client_of(guarded, ServeOptions(limits=Limits(guesses=Allowance(3, 60.0))))
    assert [enter(room, name, "wrong") for name in ("Vera", "VERA", " vera ", "vera")] == [401, 401, 401, 429]
    assert enter(room, "Rea", PASSWORD.format("reader")) == 303


def test_who_signs_in_often_is_not_taken_for_a_guesser(guarded: Engine) -> None:
    room = client_of(guarded, ServeOptions(limits=Limits(sign_ins=Allowance(2, 60.0), guesses=Allowance(2, 60.0))))
    assert [enter(room, "Rea", PASSWORD.format("reader")) for _ in range(5)] == [303] * 5


def test_a_session_given_by_another_is_not_taken_over(guarded: Engine) -> None:
    room = client_of(guarded)
    room.cookies.set("communique", "planted")
    signed_in(room, "Vera", PASSWORD.format("reviewer"))
    planted = client_of(guarded)
    planted.cookies.set("communique", "planted")
    assert planted.get("/", follow_redirects=False).status_code == 303
    assert room.cookies.get("communique", domain="127.0.0.1") != "planted"


def test_signing_in_again_ends_the_session_before(guarded: Engine) -> None:
    room = signed_in(client_of(guarded), "Vera", PASSWORD.format("reviewer"))
    other = client_of(guarded)
    other.cookies.set("communique", str(room.cookies["communique"]))
    assert other.get("/", follow_redirects=False).status_code == 200
    signed_in(room, "Ada", PASSWORD.format("admin"))
    assert other.get("/", follow_redirects=False).status_code == 303


def test_signing_out_ends_the_session_for_good(guarded: Engine) -> None:
    room = signed_in(client_of(guarded), "Rea", PASSWORD.format("reader"))
    kept = str(room.cookies["communique"])
    token = form_token_of(room.get("/").text)
    assert room.post("/sign-out", data={}, follow_redirects=False).status_code == 403, "not without the form's token"
    answer = room.post("/sign-out", data={"csrf": token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["clear-site-data"]) == (303, '"cache"')
    room.cookies.set("communique", kept)
    assert room.get("/", follow_redirects=False).status_code == 303


def test_the_form_for_signing_in_cannot_be_sent_by_another_page(guarded: Engine) -> None:
    room = client_of(guarded)
    told = {"name": "Vera", "password": PASSWORD.format("reviewer")}
    assert room.post("/sign-in", data=told).status_code == 403
    token = form_token_of(room.get("/sign-in").text)
    other = client_of(guarded)
    other.get("/sign-in")
    assert other.post("/sign-in", data=told | {"csrf": token}).status_code == 403, "a token of another browser"
    far = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    assert room.post("/sign-in", data=told | {"csrf": token}, headers=far).status_code == 403
    assert room.post("/sign-in", data=told | {"csrf": "ü"}).status_code == 403


def test_tries_are_in_the_audit_without_what_was_typed_for_a_name(guarded: Engine) -> None:
    room = client_of(guarded)
    enter(room, "my secret password", "x")
    enter(room, "vera", "wrong")
    signed_in(room, "Ada", PASSWORD.format("admin"))
    page = room.get("/audit").text
    assert "signed in" in page and "Vera" in page and "(no such account)" in page
    assert "my secret password" not in page


@pytest.mark.parametrize("told", ["Bearer nonsense", "Bearer ", "Basic QWRhOng=", "Bearer cq_" + "x" * 5000])
def test_a_token_that_is_none(guarded: Engine, told: str) -> None:
    assert client_of(guarded).get("/api/v1/me", headers={"authorization": told}).status_code == 401


def test_a_token_of_a_removed_user_opens_nothing(guarded: Engine) -> None:
    room, token = client_of(guarded), accounts.make_token(guarded, "Vera", "sheet", 3, "tester")
    told = {"authorization": f"Bearer {token}"}
    assert room.get("/api/v1/me", headers=told).json()["name"] == "Vera"
    session_of_vera = signed_in(client_of(guarded), "Vera", PASSWORD.format("reviewer"))
    accounts.remove_user(guarded, "Vera", "tester")
    assert room.get("/api/v1/me", headers=told).status_code == 401
    assert session_of_vera.get("/api/v1/me").status_code == 401


def test_the_last_account_gone_the_door_stays_shut_where_others_can_come(guarded: Engine) -> None:
    wide, here = client_of(guarded, ServeOptions(bind="0.0.0.0")), client_of(guarded)
    for name in ("Rea", "Vera", "Ada"):
        accounts.remove_user(guarded, name, "tester")
    assert wide.get("/", follow_redirects=False).status_code == 303
    assert here.get("/", follow_redirects=False).status_code == 200


def test_wider_than_this_machine_takes_accounts(small: Engine, guarded: Engine, tmp_path: object) -> None:
    assert make_app(str(guarded.url.database), ServeOptions(bind="0.0.0.0"))
    for name in ("Rea", "Vera", "Ada"):
        accounts.remove_user(guarded, name, "tester")
    with pytest.raises(AbortRun, match="users add"):
        make_app(str(small.url.database), ServeOptions(bind="0.0.0.0"))
    assert make_app(str(small.url.database))


@pytest.mark.parametrize(
    ("bind", "wide"),
    [("127.0.0.1", False), ("::1", False), ("localhost", False), ("127.9.9.9", False), ("0.0.0.0", True), ("::", True),
     ("192.0.2.7", True), ("desk.example", True)],
)  # fmt: skip
def test_what_counts_as_wide(bind: str, wide: bool) -> None:
    assert ServeOptions(bind=bind).wide is wide


def test_opened_wide_the_address_itself_is_a_name(guarded: Engine) -> None:
    wide = client_of(guarded, ServeOptions(bind="0.0.0.0"), "http://192.0.2.7:8600")
    assert wide.get("/sign-in").status_code == 200
    assert wide.get("/sign-in", headers={"host": "evil.example"}).status_code == 421
    assert wide.get("/sign-in", headers={"host": "192.0.2.8"}).status_code == 421
    assert client_of(guarded, ServeOptions(), "http://192.0.2.7:8600").get("/sign-in").status_code == 421
