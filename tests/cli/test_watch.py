"""`communique watch` as a user meets it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli.app import app
from scripted_server import Reply, ScriptedServer

TEXT = "The foreign ministers of Portugal and Norway met in Lisbon on Tuesday to discuss fishing rights."
FEED = b"<rss version='2.0'><channel><item><title>Ministers meet</title><link>/1</link></item></channel></rss>"
ASKS = ["--contact", "desk@example.org", "--allow-host", "127.0.0.1", "--pause", "0"]


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as made:
        page = f"<html><body><article><h1>Ministers meet</h1><p>{TEXT}</p></article></body></html>"
        made.answers |= {"/feed": Reply(200, FEED), "/1": Reply(200, page.encode())}
        yield made


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "watched.db")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["watch", *words])


def test_from_adding_to_removing(server: ScriptedServer, store: str) -> None:
    assert "127.0.0.1: watched every 15m" in run("add", f"{server.url}/feed", "--every", "15m", "-a", store).output
    told = run("run", *ASKS, "-a", store)
    assert told.exit_code == 0 and "1 new and 0 edited items; 1 pages fetched, 1 stored" in told.output
    assert "no source is due" in run("run", *ASKS, "-a", store).output
    (status,) = json.loads(run("status", "-a", store, "--format", "json").output)
    assert (status["state"], status["stored"], status["reason"]) == ("fine", 1, None)
    (listed,) = json.loads(run("list", "-a", store, "--format", "json").output)
    assert (listed["kind"], listed["every"]) == ("feed", 900)
    assert "15m" in run("list", "-a", store).output
    assert "its articles stay" in run("remove", "127.0.0.1", "-a", store).output
    assert json.loads(run("list", "-a", store, "--format", "json").output) == []


def test_a_source_is_tried_before_it_is_watched(server: ScriptedServer, store: str) -> None:
    told = run("test", f"{server.url}/feed", *ASKS, "--format", "json")
    assert told.exit_code == 0 and json.loads(told.stdout)[0]["verdict"] == "can be read"
    nothing = run("test", f"{server.url}/none", *ASKS)
    assert nothing.exit_code == 1 and "404" in nothing.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "ftp://news.example/feed"], "not an address of http or https"),
        (["add", "https://news.example/feed", "--every", "5s"], "too often"),
        (["add", "https://news.example/feed", "--every", "often"], "write 15m, 6h or 1d"),
    ],
)
def test_wrong_usage_is_told(words: list[str], told: str, store: str) -> None:
    result = run(*words, "-a", store)
    assert result.exit_code != 0 and told in str(result.exception)


def test_who_asks_must_be_said(server: ScriptedServer, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_CONTACT", raising=False)
    run("add", f"{server.url}/feed", "-a", store)
    assert "who asks?" in str(run("run", "-a", store).exception)
    assert not server.asked


def test_twice_the_same_source_is_refused(server: ScriptedServer, store: str) -> None:
    run("add", f"{server.url}/feed", "-a", store)
    assert "watched already as 127.0.0.1" in str(run("add", f"{server.url}/feed", "-a", store).exception)
