"""A request is conditional, limited and goes only where it may."""

import gzip
import time
from collections.abc import Iterator

import pytest

from communique.watch.fetch import Fetcher, Known, Manners
from scripted_server import Asked, Reply, ScriptedServer

HERE = frozenset({"127.0.0.1"})


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as made:
        yield made


def fetcher(**given: object) -> Fetcher:
    return Fetcher(Manners(**{"contact": "desk@example.org", "allowed": HERE, **given}))  # type: ignore[arg-type]


def test_says_who_asks_and_reads_what_is_packed(server: ScriptedServer) -> None:
    server.answers["/a"] = Reply(200, gzip.compress(b"<p>good</p>"), {"Content-Encoding": "gzip", "ETag": '"1"'})
    answer = fetcher().fetch(f"{server.url}/a")
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"<p>good</p>", '"1"')
    assert server.asked[0].headers["user-agent"].startswith("communique/")
    assert "(+desk@example.org)" in server.asked[0].headers["user-agent"]
    assert server.asked[0].headers["host"] == server.url.removeprefix("http://")


def test_asks_for_changes_only(server: ScriptedServer) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(304 if asked.headers.get("if-none-match") == '"1"' else 200, b"")

    server.answers["/a"] = answer
    assert fetcher().fetch(f"{server.url}/a", Known('"1"', "Mon, 01 Jan 2024 00:00:00 GMT")).unchanged
    assert server.asked[0].headers["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_follows_and_tells_a_move_for_good(server: ScriptedServer) -> None:
    server.answers |= {"/old": Reply(301, headers={"Location": "/new"}), "/new": Reply(200, b"x")}
    server.answers |= {"/now": Reply(302, headers={"Location": "/new"})}
    assert fetcher().fetch(f"{server.url}/old").moved == f"{server.url}/new"
    for_now = fetcher().fetch(f"{server.url}/now")
    assert (for_now.body, for_now.moved) == (b"x", None)


def test_a_redirect_to_a_private_address_is_refused(server: ScriptedServer) -> None:
    server.answers["/a"] = Reply(302, headers={"Location": "http://169.254.169.254/latest"})
    server.answers["/b"] = Reply(302, headers={"Location": "file:///etc/passwd"})
    assert "private network" in (fetcher().fetch(f"{server.url}/a").reason or "")
    assert "only http and https" in (fetcher().fetch(f"{server.url}/b").reason or "")


def test_without_leave_this_machine_is_not_asked(server: ScriptedServer) -> None:
    answer = fetcher(allowed=frozenset()).fetch(f"{server.url}/a")
    assert answer.status == 0 and "private network" in (answer.reason or "") and not server.asked


def test_a_name_is_resolved_once_and_the_checked_number_used(server: ScriptedServer) -> None:
    told: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        told.append(host)
        return ["127.0.0.1"]

    port = server.url.rsplit(":", 1)[1]
    server.answers["/a"] = Reply(200, b"x")
    answer = fetcher(resolve=rebinding, allowed=frozenset({"news.example"})).fetch(f"http://news.example:{port}/a")
    assert answer.body == b"x" and told == ["news.example"]
    assert server.asked[0].headers["host"] == f"news.example:{port}"


def test_a_circle_of_redirects_ends(server: ScriptedServer) -> None:
    server.answers["/a"] = Reply(302, headers={"Location": "/a"})
    assert "more than 5 redirects" in (fetcher().fetch(f"{server.url}/a").reason or "")


def test_a_bomb_is_not_unpacked(server: ScriptedServer) -> None:
    server.answers["/a"] = Reply(200, gzip.compress(b"0" * 30_000_000), {"Content-Encoding": "gzip"})
    answer = fetcher(most_bytes=1_000_000).fetch(f"{server.url}/a")
    assert answer.reason == "larger than 1 MB; not read" and not answer.body


def test_a_server_that_drips_is_left(server: ScriptedServer) -> None:
    def slow(asked: Asked) -> Reply:
        time.sleep(3)
        return Reply(200, b"late")

    server.answers["/a"] = slow
    answer = fetcher(most_seconds=0.3).fetch(f"{server.url}/a")
    assert answer.status == 0 and answer.reason is not None and not answer.body


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 429, 500, 503])
def test_other_answers_tell_a_reason(server: ScriptedServer, status: int) -> None:
    server.answers["/a"] = Reply(status, b"secret", {"Retry-After": "120"})
    answer = fetcher().fetch(f"{server.url}/a")
    assert str(status) in (answer.reason or "") and not answer.body and answer.wait == "120"


def test_no_server_and_no_http(server: ScriptedServer) -> None:
    assert "no connection" in (fetcher().fetch("http://127.0.0.1:9/").reason or "")
    server.answers["/a"] = Reply(200, b"no gzip at all", {"Content-Encoding": "gzip"})
    assert fetcher().fetch(f"{server.url}/a").reason == "the answer cannot be unpacked"
