"""`communique alerts` and `communique saved` as a user meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import made_archive
from communique.cli.app import app
from communique.store.archive import open_archive


@pytest.fixture
def store(tmp_path: Path) -> str:
    name = str(tmp_path / "a.db")
    open_archive(name, create=True).dispose()
    return name


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_an_alert_over_a_saved_search(store: str) -> None:
    assert (
        "alerts name it @north-sea"
        in run("saved", "add", "North sea", "party:NO launch", "--who", "Ana", "-a", store).output
    )
    assert run("alerts", "add", "mine", "--query", "@north-sea", "-a", store).exit_code == 0
    engine = open_archive(store)
    made_archive.fill(engine)
    engine.dispose()
    told = run("alerts", "run", "-a", store)
    assert "mine: Portugal and Norway consult by phone after launch" in told.output and "1 fired" in told.output
    assert run("alerts", "run", "-a", store).output == ""
    (fired,) = json.loads(run("alerts", "fired", "mine", "-a", store, "--format", "json").output)
    assert fired["state"] == "feed" and fired["data"]["published"] == "2021-04-04"
    assert (
        "<title>Portugal and Norway consult by phone after launch</title>"
        in run("alerts", "feed", "mine", "-a", store).output
    )
    assert run("alerts", "remove", "mine", "-a", store).exit_code == 0
    assert run("saved", "remove", "north-sea", "--who", "Ana", "-a", store).exit_code == 0
    assert json.loads(run("saved", "list", "-a", store, "--format", "json").output) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--query", "colour:red"], "is not a field"),
        (["--query", "@nothing"], "no search is saved"),
        (["--kind", "noise"], "not a kind of alert"),
        (["--query", "x", "--webhook", "https://a.example/", "--command", "mail"], "not both"),
    ],
)
def test_what_cannot_be_meant_is_told_at_once(store: str, words: list[str], told: str) -> None:
    result = run("alerts", "add", "mine", *words, "-a", store)
    assert result.exit_code != 0 and told in str(result.exception)


def test_where_no_alert_looks_it_is_said(store: str) -> None:
    assert run("alerts", "run", "-a", store).output == "no alert looks; `communique alerts add` makes one\n"
