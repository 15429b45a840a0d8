"""The chronology: filters, drawing, files."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from communique.analyse.happened import Happened
from communique.serve.chart import WIDTH, draw_chart
from communique.serve.sheets import csv_file


def made(key: str, first: str | None, last: str | None, kind: str = "engagement", **more: Any) -> Happened:
    base = Happened(
        key, kind, first, first, last, "meeting", "held", "minister", None, None, ("NO", "PT"), (), (), None, 1, 1
    )
    return replace(base, **more)


def test_filters_of_the_address_narrow_the_list(room: TestClient) -> None:
    every = room.get("/chronology.json").json()
    some = room.get("/chronology.json?side=KR+JP&level=leader&since=2017&until=2022-06").json()
    engagements = [row for row in some if row["kind"] == "engagement"]
    assert 0 < len(some) < len(every)
    assert all({"KR", "JP"} <= set(row["parties"]) and row["level"] == "leader" for row in engagements)


def test_empty_fields_of_the_form_mean_nothing(room: TestClient) -> None:
    asked = "/chronology{}?side=&person=&level=&format=&status=&topic=&since=&until="
    assert room.get(asked.format(".json")).json() == room.get("/chronology.json").json()
    assert room.get(asked.format("")).status_code == 200


@pytest.mark.parametrize("asked", ["level=king", "since=soon", "until=2022-13", "side=%3Cscript%3E", "format=duel"])
def test_what_cannot_be_meant_is_told(room: TestClient, asked: str) -> None:
    answer = room.get(f"/chronology?{asked}")
    assert answer.status_code == 400
    assert "<script" not in answer.text and "<h1>Bad Request</h1>" in answer.text


def test_the_drawing_links_every_dated_event(room: TestClient) -> None:
    page = room.get("/chronology").text
    rows = room.get("/chronology.json").json()
    assert page.count("<rect") == sum(1 for row in rows if row["first"])


def test_incidents_stand_above_engagements_below_and_long_ones_are_bars() -> None:
    chart = draw_chart(
        [
            made("a", "2021-01-05", "2021-01-05"),
            made("b", "2021-01-05", "2021-01-05"),
            made("c", "2021-02-01", "2021-02-28"),
            made("d", "2021-01-04", "2021-01-04", "incident"),
            made("e", None, None),
        ]
    )
    assert chart is not None
    bars = {bar.event.id: bar for bar in chart.bars}
    assert set(bars) == {"a", "b", "c", "d"}
    assert bars["d"].y < chart.axis < bars["a"].y < bars["b"].y
    assert bars["c"].width > 5 * bars["a"].width and "wide" in bars["c"].look
    assert all(0 <= bar.x <= WIDTH and 0 <= bar.y < chart.height for bar in bars.values())


def test_nothing_dated_is_not_drawn() -> None:
    assert draw_chart([made("a", None, None)]) is None


def test_a_sheet_holds_words_never_formulas() -> None:
    body = bytes(csv_file([made("a", "2021", None, place="=1+1")], Happened, "x.csv").body).decode()
    row = next(csv.DictReader(io.StringIO(body)))
    assert (row["place"], row["parties"]) == ("'=1+1", "NO, PT")


def test_what_is_told_of_weeks_lies_near_the_axis_where_there_is_room() -> None:
    crowd = [made(f"d{i}", "2022-06-01", "2022-06-01") for i in range(5)]
    chart = draw_chart([*crowd, made("week", "2022-02-01", "2022-02-10")])
    assert chart is not None
    heights = {bar.event.id: bar.y for bar in chart.bars}
    assert heights["week"] == min(heights.values())
