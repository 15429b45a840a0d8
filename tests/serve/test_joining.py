"""Events joined and parted from their pages: written, linked again at once, taken back."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.archive.linking import link_archive
from communique.serve.options import ServeOptions
from made import add_made, engagement
from made_in_oslo import add_two, in_oslo
from serve_clients import client_of, form_token_of, signed_in


@pytest.fixture
def two(small: Engine) -> Engine:
    """Two reports whose days are told a week apart: two events."""
    add_two(small)
    return small


def send(room: TestClient, key: str, what: str, told: dict[str, object]) -> str:
    page = room.get(f"/events/{key}")
    answer = room.post(f"/events/{key}/{what}", data={"csrf": form_token_of(page.text), **told}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_events_are_joined_parted_and_the_words_taken_back(two: Engine) -> None:
    room = client_of(two)
    first, second = in_oslo(two)
    assert f'value="{second}"' in room.get(f"/events/{first}").text  # offered as near
    where = send(room, first, "join", {"near": second, "why": "one meeting, told twice"})
    ((key, claims),) = in_oslo(two).items()
    assert len(claims) == 2 and where.startswith(f"/events/{key}?decision=")
    shown = room.get(where).text
    assert "Take back" in shown and shown.count('name="claim"') == 2
    where = send(room, key, "undo", {"decision": re.findall(r"decision=(\d+)", where)[0]})
    assert len(in_oslo(two)) == 2 and "decision" not in where


def test_events_of_the_same_day_are_offered_first(two: Engine) -> None:
    text = "Ministers speak\nMinisters of Norway and Sweden spoke by phone on May 4."
    add_made(
        two, "three", "2021-05-12", text, [engagement("spoke by phone", ("NO", "SE"), "2021-05-04", format="call")]
    )
    link_archive(two)
    first, second = in_oslo(two)
    offered = re.findall(r'name="near" value="(\w+)"', client_of(two).get(f"/events/{first}").text)
    assert offered[-1] != offered[0] and second in offered[1:] and first not in offered


def test_reports_are_set_apart(two: Engine) -> None:
    room = client_of(two)
    first, second = in_oslo(two)
    send(room, first, "join", {"other": f"http://127.0.0.1:8600/events/{second}"})
    ((key, claims),) = in_oslo(two).items()
    where = send(room, key, "part", {"claim": [str(claims[1])]})
    assert sorted(map(len, in_oslo(two).values())) == [1, 1]
    assert where.partition("?")[0].rpartition("/")[2] in in_oslo(two)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("join", {}), ("join", {"other": "nothing-there"}), ("part", {}), ("part", {"claim": "x"}), ("part", {"claim": "999999"}),
        ("undo", {}), ("undo", {"decision": "999999"}),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_and_changes_nothing(two: Engine, what: str, told: dict[str, str]) -> None:
    room = client_of(two)
    before = in_oslo(two)
    key = next(iter(before))
    token = form_token_of(room.get(f"/events/{key}").text)
    answer = room.post(f"/events/{key}/{what}", data={"csrf": token, **told}, follow_redirects=False)
    assert answer.status_code in (400, 404) and in_oslo(two) == before


def test_no_other_page_and_no_reader_joins(two: Engine, guarded: Engine) -> None:
    first, second = in_oslo(two)
    answer = client_of(two).post(f"/events/{first}/join", data={"near": second}, follow_redirects=False)
    assert answer.status_code in (401, 403) and len(in_oslo(two)) == 2
    room = signed_in(client_of(guarded, ServeOptions(bind="0.0.0.0")), "Rea", "words that open for reader")
    assert "One event, or two?" not in room.get(f"/events/{first}").text
