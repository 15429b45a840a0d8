"""PLOVER and CAMEO rows: one for one actor and one recipient. A visitor acts upon the host; elsewhere all sides act."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Any

from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export import stream
from communique.export.stream import ClaimTold, EventTold
from communique.lexicon.cow import state_numbers
from communique.lexicon.plover import Reading, cameo_quad, plover_quad, quad_name, readings
from communique.lexicon.sides import usual_name

Row = dict[str, Any]
_CROWD = 10  # sides of a symmetric event from which each acts once, upon nobody, rather than upon every other


@dataclass(frozen=True, slots=True)
class Dyad:
    """One side acting upon another. `back` says that it is the host who receives."""

    actor: str
    recipient: str | None = None
    symmetric: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What dyads do, in our code and in that of others, with all that the rows share."""

    reading: Reading
    dyads: Sequence[Dyad]
    shared: Row


def plover_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table plover."""
    return _rows(connection, chosen, _plover)


def cameo_rows(connection: Connection, chosen: EventFilter) -> Iterator[Row]:
    """Table cameo."""
    return _rows(connection, chosen, _cameo)


def _rows(connection: Connection, chosen: EventFilter, code: Callable[[Deed, Dyad], Row | None]) -> Iterator[Row]:
    for deed in _deeds(connection, chosen):
        number = 0
        for dyad in deed.dyads:
            coded = code(deed, dyad)
            if coded is not None:
                number += 1
                yield _row(deed, dyad, coded, number)


def _plover(deed: Deed, dyad: Dyad) -> Row | None:
    reading = deed.reading
    if not reading.plover or dyad.back or (reading.aimed and dyad.recipient is None):
        return None
    quad = plover_quad(reading.plover)
    return {"event_type": reading.plover, "mode": reading.mode, "quad": quad, "quad_name": quad_name(quad)}


def _cameo(deed: Deed, dyad: Dyad) -> Row | None:
    code = deed.reading.back if dyad.back else deed.reading.cameo
    if not code:
        return None
    quad = cameo_quad(code)
    return {"root": code[:2], "event_code": code, "quad": quad, "quad_name": quad_name(quad)}


def _deeds(connection: Connection, chosen: EventFilter) -> Iterator[Deed]:
    for each in stream.events(connection, chosen):
        made = _engagement(each) if each.row.kind == "engagement" else _incident(each)
        if made:
            yield made
    for told in stream.claims(connection, chosen, "position"):
        yield _position(told)


def _engagement(each: EventTold) -> Deed:
    row, parties = each.row, each.row.data["parties"]
    reading = readings("engagement")[manner(row, each.told.host)]
    if reading.back:
        visitors = [side for side in parties if side != each.told.host]
        dyads = [Dyad(side, each.told.host) for side in visitors]
        dyads += [Dyad(str(each.told.host), side, back=True) for side in visitors]
    else:
        dyads = _all_act(parties)
    return Deed(reading, dyads, _of_event(each))


def manner(row: Any, host: str | None) -> str:
    """How an engagement took place, in the terms of the table of readings."""
    parties = row.data["parties"]
    if row.status != "held":
        return str(row.status)
    if row.code in ("call", "video"):
        return "phone" if row.code == "call" else "video"
    if len(parties) > 2 and not (row.code == "visit" and host in parties):
        return "multilateral"
    if host is None or len(parties) < 2:
        return "meeting"
    return "visit" if host in parties else "third-party"


def _all_act(parties: Sequence[str]) -> list[Dyad]:
    if len(parties) == 1 or len(parties) > _CROWD:
        return [Dyad(side, symmetric=True) for side in parties]
    return [Dyad(one, other, symmetric=True) for one, other in permutations(parties, 2)]


def _incident(each: EventTold) -> Deed | None:
    reading = readings("incident").get(each.row.code)
    if reading is None:
        return None
    actors = each.row.data["parties"]
    if len(actors) > 1 and (reading.joint or reading.plover == "AGREE"):
        return Deed(reading.joint or reading, _all_act(actors), _of_event(each))
    return Deed(reading, [Dyad(side) for side in actors], _of_event(each))


def _position(told: ClaimTold) -> Deed:
    data, article = told.claim.data, told.article
    shared = {
        "origin": "claim", "record": str(told.claim.seq), "date": article.published, "first": article.first,
        "last": article.last, "contexts": data["topics"], "status": None, "level": None, "code": data["act"],
        "reports": 1, "sources": 1, "articles": [article.id],
    }  # fmt: skip
    return Deed(readings("act")[data["act"]], [Dyad(side, data.get("target")) for side in data["actors"]], shared)


def _of_event(each: EventTold) -> Row:
    row = each.row
    return {
        "origin": "event", "record": row.id, "date": row.date, "first": row.first, "last": row.last,
        "contexts": row.data["topics"], "status": row.status, "level": row.level, "code": row.code,
        "reports": row.reports, "sources": row.sources, "articles": list(each.told.articles),
    }  # fmt: skip


def _row(deed: Deed, dyad: Dyad, coded: Row, number: int) -> Row:
    shared = deed.shared
    head = {name: shared[name] for name in ("origin", "record", "date", "first", "last")}
    code = {name: value for name, value in coded.items() if not name.startswith("quad")}
    tail = {name: shared[name] for name in ("status", "level", "code", "reports", "sources", "articles")}
    return {
        "id": f"{shared['origin']}-{shared['record']}-{number}", **head, **code, "contexts": shared["contexts"],
        "quad": coded["quad"], "quad_name": coded["quad_name"], **_side("actor", dyad.actor),
        **_side("recipient", dyad.recipient), "symmetric": dyad.symmetric, **tail, "note": deed.reading.about or None,
    }  # fmt: skip


@cache
def _side(role: str, code: str | None) -> Row:
    numbers = state_numbers(code)
    return {
        role: code, f"{role}_name": usual_name(code) if code else None, f"{role}_alpha3": numbers.alpha3,
        f"{role}_cow": numbers.cow, f"{role}_gw": numbers.gw,
    }  # fmt: skip
