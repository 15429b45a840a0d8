"""How soon incidents were answered, by days, year, kind and pair."""

from sqlalchemy import Connection

from communique.analyse.response import Response, responses
from communique.analyse.spread import NONE, UNKNOWN, by_dyad, spread_of


def _answer(date: str, days: int | None, kind: str = "attack", *, covered: bool = True) -> Response:
    return Response(
        f"i{date}{days}", kind, (), date, "", days, None, None, (), None, False, False, None, 0, covered
    )  # fmt: skip


def test_days_fall_into_spans_and_silence_is_told_from_not_knowing() -> None:
    rows = [_answer("2020-01-01", 0), _answer("2020-02-01", 3), _answer("2021-01-01", None)]
    spread = spread_of([*rows, _answer("2021-02-01", None, "law", covered=False)])
    assert {name: count for name, count in spread.days if count} == {"same day": 1, "2–3 days": 1, NONE: 1, UNKNOWN: 1}
    assert [(g.name, g.incidents, g.answered, g.median) for g in spread.years] == [
        ("2020", 2, 2, 1.5),
        ("2021", 2, 0, None),
    ]
    assert [(g.name, g.incidents) for g in spread.kinds] == [("attack", 3), ("law", 1)]


def test_pairs_answer_as_they_did_alone(connection: Connection) -> None:
    rows = responses(connection, ()).rows
    told = {group.name: (group.answered, group.median) for group in by_dyad(connection, rows, ("NO", "PT", "XA"))}
    alone = responses(connection, ("NO", "PT")).rows
    assert told["NO PT"] == (1, float(alone[0].days or 0)) == (1, 2.0)
    assert told["NO XA"] == (0, None)
