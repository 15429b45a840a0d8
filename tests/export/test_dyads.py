"""PLOVER and CAMEO rows: visitors act on hosts, other engagements go each way, quad classes and numbers of states."""

import csv
import io
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.linking import link_archive
from communique.export.codebook import codebook
from communique.export.dyads import cameo_rows, manner, plover_rows
from communique.export.formats import MAKERS
from communique.lexicon.plover import cameo_quad, plover_quad, readings
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.values.vocabulary import ACTS, INCIDENT_KINDS
from made import add_made, engagement, incident


@pytest.mark.parametrize(
    ("status", "code", "parties", "host", "told"),
    [
        ("held", "meeting", ["NO", "PT"], "NO", "visit"), ("held", "meeting", ["NO", "PT"], "CH", "third-party"),
        ("held", "meeting", ["NO", "PT"], None, "meeting"), ("held", "call", ["NO", "PT"], None, "phone"),
        ("held", "video", ["NO", "PT", "SE"], None, "video"), ("held", "meeting", ["NO", "PT", "SE"], "NO", "multilateral"),
        ("held", "visit", ["NO", "PT", "SE"], "NO", "visit"), ("planned", "visit", ["NO", "PT"], "NO", "planned"),
        ("held", "meeting", ["NO"], "NO", "meeting"),
    ],
)  # fmt: skip
def test_the_manner_of_an_engagement(status: str, code: str, parties: list[str], host: str | None, told: str) -> None:
    assert manner(SimpleNamespace(status=status, code=code, data={"parties": parties}), host) == told


def test_visitors_act_and_hosts_receive(tmp_path: object) -> None:
    engine = open_archive(f"{tmp_path}/a.db", create=True)
    add_made(
        engine, "a", "2023-06-01", "Talks\nThey met at last.\nA drill was held.\nA rocket flew.",
        [
            engagement("They met", ("DE", "YE"), "2023-06-01", host="DE", format="visit"),
            incident("A drill was held", "exercise", ["US", "KR"], "2023-05-30"),
            incident("A rocket flew", "missile-launch", ["KP"], "2023-05-29"),
        ],
    )  # fmt: skip
    link_archive(engine)
    with reading(engine) as opened:
        plover = list(plover_rows(opened, EventFilter(kind=None)))
        cameo = list(cameo_rows(opened, EventFilter(kind=None)))
    engine.dispose()
    seen = {(r["event_type"], r["mode"], r["actor"], r["recipient"], r["quad"]) for r in plover}
    assert seen == {
        ("CONSULT", "visit", "YE", "DE", 1), ("COOPERATE", "military", "KR", "US", 2),
        ("COOPERATE", "military", "US", "KR", 2), ("MOBILIZE", "weapons", "KP", None, 4),
    }  # fmt: skip
    assert {(r["event_code"], r["actor"], r["recipient"]) for r in cameo if r["root"] == "04"} == {
        ("042", "YE", "DE"), ("043", "DE", "YE"),
    }  # fmt: skip
    visit = next(row for row in plover if row["mode"] == "visit")
    assert (visit["actor_cow"], visit["actor_gw"], visit["recipient_cow"], visit["recipient_gw"]) == (
        679,
        678,
        255,
        260,
    )
    assert (visit["actor_alpha3"], visit["recipient_name"]) == ("YEM", "Germany")


@pytest.mark.parametrize("name", ["plover", "cameo"])
def test_rows_read_back(connection: Connection, every: EventFilter, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(MAKERS[name](connection, every)), newline="")))
    assert tuple(rows[0]) == codebook()[name].names
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["origin"] for row in rows} == {"event", "claim"}
    assert all(row["actor"] for row in rows)
    urged = next(row for row in rows if row["code"] == "urge")
    assert (urged["actor"], urged["recipient"], urged["date"]) == ("PT", "XA", "2021-05-01")


def test_every_code_of_the_manual_is_read_or_left_out_knowingly() -> None:
    assert set(readings("act")) == set(ACTS)
    assert set(INCIDENT_KINDS) - set(readings("incident")) == {"satellite-launch", "law", "other"}
    for family in ("engagement", "act", "incident"):
        for made in readings(family).values():
            assert not made.plover or plover_quad(made.plover) in (1, 2, 3, 4)
            assert made.cameo and cameo_quad(made.cameo) in (1, 2, 3, 4)
