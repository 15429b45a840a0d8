"""Stories as they run: a launch that a list knows, chains of updates, plans and what became of them, reports at odds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from communique.archive.incidents import add_incidents
from communique.archive.intake import IntakeOptions, add_pages
from communique.archive.linking import link_archive
from communique.read.incidents import read_incidents
from communique.store import schema
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.values.article import Page

_ENVOYS = (
    "Envoys of South Korea, Japan talk by phone after North's missile launch\n"
    "SEOUL, Jan. 16, 2024 (Peninsula Wire) -- South Korea's chief nuclear envoy Han Ji-won spoke by phone with his Japanese "
    "counterpart Kenta Mori on Tuesday and condemned North Korea's launch of an intermediate-range ballistic missile on "
    "Sunday, the foreign ministry said.\n"
)
_LEAD = (
    "South Korea, Japan foreign ministers agree to resume hotline\n"
    "SEOUL, March 4, 2025 (Peninsula Wire) -- South Korean Foreign Minister Han Ji-won and Japanese Foreign Minister Kenta "
    "Mori met in Seoul on Tuesday and agreed to resume a hotline."
)
_MORE = (
    " The ministers spoke for two hours at the ministry's building.\nThey also condemned North Korea's missile tests and "
    "vowed to hold the talks every year, according to the ministry, which had not said before who would come."
)
_OTHER = (
    "Mori and Han restore hotline\n"
    "TOKYO, March 5, 2025 (Kanto Press) -- Japan's Foreign Minister Kenta Mori and his South Korean counterpart Han Ji-won "
    "held talks in Busan on Tuesday, the Japanese ministry said. A line that was cut in 2023 is brought back, it said.\n"
)
_PLAN = (
    "Norway, Portugal foreign ministers to meet\n"
    "OSLO, May 6, 2025 (Fjord Wire) -- Norwegian Foreign Minister Nils Berg will meet Portuguese Foreign Minister Ana Prado "
    "in Oslo on May 14, the ministry said on Tuesday.\n"
)
_HELD = (
    "Norway, Portugal discuss fisheries in Oslo\n"
    "OSLO, May 14, 2025 (Fjord Wire) -- Norwegian Foreign Minister Nils Berg met Portuguese Foreign Minister Ana Prado in "
    "Oslo on Wednesday, the ministry said.\n"
)
_PUT_OFF = (
    "Meeting of Norway, Portugal postponed\n"
    "OSLO, May 12, 2025 (Fjord Wire) -- A meeting between Norwegian Foreign Minister Nils Berg and Portuguese Foreign "
    "Minister Ana Prado due on May 14 in Oslo has been postponed, the ministry said on Monday.\n"
)


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    engine = open_archive(archive, create=True)
    yield engine
    engine.dispose()


def tell(engine: Engine, **pages: str) -> list[dict[str, Any]]:
    """The engagements of an archive to which these pages are added."""
    given = [Page(f"{name}.txt", name, text.encode(), "text", "utf-8") for name, text in pages.items()]
    assert add_pages(engine, given, IntakeOptions(jobs=1)).added == len(pages)
    link_archive(engine)
    event = schema.event
    with reading(engine) as connection:
        rows = connection.execute(select(event).where(event.c.kind == "engagement").order_by(event.c.first)).all()
    return [dict(row._mapping) for row in rows]


def test_a_launch_on_sunday_is_the_one_that_a_list_knows(engine: Engine, tmp_path: Path) -> None:
    listed = tmp_path / "launches.json"
    hours = [
        ("2024-01-14", "05:55:00"),
        ("2024-01-14", "05:58:00"),
        ("2024-01-13", "18:00:00"),
        ("2023-12-17", "23:24:00"),
    ]
    data = [{"date": day, "time": hour, "missile": "irbm", "outcome": "success"} for day, hour in hours]
    listed.write_text(json.dumps({"timeBins": [{"data": data}]}), encoding="utf-8")
    add_incidents(engine, read_incidents(listed), str(listed))
    call = next(row for row in tell(engine, call=_ENVOYS) if row["code"] == "call")
    with reading(engine) as connection:
        event = schema.event
        launches = {row.id: row for row in connection.execute(select(event).where(event.c.kind == "incident"))}
    assert sorted(row.date for row in launches.values()) == ["2023-12-18", "2024-01-14"], "a day of Korea is one salvo"
    assert [launches[key].date for key in call["data"]["answers"]] == ["2024-01-14"]


def test_a_chain_of_updates_is_one_source_and_its_last_word_is_shown(engine: Engine) -> None:
    found = tell(
        engine,
        first=f"(URGENT) {_LEAD}\n",
        second=f"(LEAD) {_LEAD}\n{_MORE}\n",
        third=f"(2nd LD) {_LEAD}\n{_MORE}\nThe two will meet again in Tokyo before the year is out.\n",
    )
    met = next(row for row in found if row["status"] == "held")
    assert (met["date"], met["place"], met["reports"], met["sources"]) == ("2025-03-04", "Seoul", 3, 1)
    with reading(engine) as connection:
        rows = connection.execute(
            select(schema.article.c.source, schema.duplicate.c.relation).join_from(schema.article, schema.duplicate)
        )  # fmt: skip
        assert dict(tuple(row) for row in rows) == {
            "first.txt": "update",
            "second.txt": "update",
            "third.txt": "newest",
        }


def test_an_edited_page_is_shown_as_it_is_now_and_kept_as_it_was(engine: Engine) -> None:
    tell(engine, a=f"{_LEAD}\n{_MORE}\n")
    met = next(row for row in tell(engine, a=f"{_LEAD}\n{_MORE}\nTea was served.\n") if row["status"] == "held")
    assert (met["reports"], met["sources"]) == (2, 1)
    with reading(engine) as connection:
        query = select(schema.article.c.version, schema.duplicate.c.relation)
        rows = connection.execute(query.join_from(schema.article, schema.duplicate).order_by(schema.article.c.version))
        assert [tuple(row) for row in rows] == [(1, "edit"), (2, "newest")]


def test_reports_at_odds_over_the_place_are_both_kept(engine: Engine) -> None:
    met = [row for row in tell(engine, seoul=f"{_LEAD}\n", tokyo=_OTHER) if row["date"] == "2025-03-04"]
    assert [(row["reports"], row["sources"]) for row in met] == [(2, 2)]
    assert sorted(met[0]["data"]["differ"]["place"]) == ["Busan", "Seoul"]


def test_a_plan_was_held(engine: Engine) -> None:
    [met] = tell(engine, plan=_PLAN, held=_HELD)
    assert (met["status"], met["reports"], met["data"]["outcome"]) == ("held", 2, "held")
    assert met["data"]["announced"] == "2025-05-06"
    assert [status for _, status, _ in met["data"]["chain"]] == ["planned", "held"]


def test_a_plan_was_put_off(engine: Engine) -> None:
    [off] = tell(engine, plan=_PLAN, off=_PUT_OFF)
    assert (off["status"], off["reports"], off["data"]["outcome"]) == ("cancelled", 2, "postponed")


def test_a_plan_was_never_confirmed(engine: Engine) -> None:
    assert [row["data"]["outcome"] for row in tell(engine, plan=_PLAN)] == ["awaited"]
    later = "Weather\nOSLO, June 30, 2025 (Fjord Wire) -- It rained.\n"
    assert [row["data"]["outcome"] for row in tell(engine, later=later)] == ["never confirmed"]
