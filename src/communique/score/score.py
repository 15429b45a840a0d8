"""A coder's claims beside those of a careful reader, by part and by field, micro-averaged over all articles.

A claim is found where it pairs with one of the reader's; it is strictly right where also its chief fields are: an engagement's
sides, status, format and date; a position's act, actors and words; an incident's kind, actors and date; a person's
country and post.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from communique.errors import AbortRun
from communique.score.alike import (
    Claim,
    dates_alike,
    lists_alike,
    names_alike,
    paired,
    plain_words,
    same_name,
    sides_alike,
    words_alike,
)

Measure = Callable[[Claim, Claim], float]
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the record: how its claims pair, which least likeness pairs them, what strictly right means, its fields."""

    name: str
    key: str
    alike: Measure
    least: float
    strict: Callable[[Claim, Claim], bool]
    fields: Mapping[str, Measure]
    main: bool = False  # only the engagements that an article is about


@dataclass(frozen=True, slots=True)
class PartScore:
    """The figures of a part. `fields` are means over the claims found."""

    name: str
    gold: int
    coded: int
    precision: float
    recall: float
    f1: float
    strict_f1: float
    fields: dict[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """A coder's figures. `alarms` of `quiet` articles that hold no engagement were given one."""

    articles: int
    parts: tuple[PartScore, ...]
    quiet: int
    alarms: int

    def plain(self) -> dict[str, Any]:
        """The figures as plain data."""
        return {**asdict(self), "parts": {part.name: asdict(part) for part in self.parts}}


def _sides(name: str) -> Measure:
    return lambda g, c: float(set(g[name]) == set(c.get(name) or ()))


def _same(name: str) -> Measure:
    return lambda g, c: float(g.get(name) == c.get(name))


def _date(g: Claim, c: Claim) -> float:
    return float(dates_alike(g["date"], c.get("date")) >= _HALF)


def _engagements_alike(g: Claim, c: Claim) -> float:
    sides = sides_alike(g["parties"], c.get("parties") or ())
    if sides < _HALF:
        return 0.0
    names = names_alike(g["participants"], c.get("participants") or ())
    same = _same("status")(g, c) + _same("format")(g, c)
    return 0.45 * sides + 0.25 * dates_alike(g["date"], c.get("date")) + 0.10 * same + 0.10 * names


def _engagement_right(g: Claim, c: Claim) -> bool:
    fields = (_sides("parties"), _same("status"), _same("format"), _date)
    return all(measure(g, c) for measure in fields)


def _speaker(g: Claim, c: Claim) -> float:
    return float(same_name(g["speaker"], c.get("speaker")) if g["speaker"] else not c.get("speaker"))


def _words(name: str) -> Measure:
    return lambda g, c: words_alike(g[name], c.get(name))


def _positions_alike(g: Claim, c: Claim) -> float:
    return _words("text")(g, c) + 0.1 * sides_alike(g["actors"], c.get("actors") or ())


def _incidents_alike(g: Claim, c: Claim) -> float:
    return 0.5 * _same("kind")(g, c) + 0.5 * _words("text")(g, c) + 0.1 * dates_alike(g["date"], c.get("date"))


def _post(g: Claim, c: Claim) -> float:
    return float(_words("post")(g, c) >= _HALF)


_MEETING_FIELDS: Mapping[str, Measure] = {
    "parties": _sides("parties"), "status": _same("status"), "format": _same("format"), "level": _same("level"),
    "date": _date, "place": lambda g, c: float(plain_words(g["place"]) == plain_words(c.get("place"))),
    "participants": lambda g, c: names_alike(g["participants"], c.get("participants") or ()),
    "about": lambda g, c: lists_alike(g["about"], c.get("about") or ()),
}  # fmt: skip
PARTS = (
    Part("engagements", "engagements", _engagements_alike, 0.45, _engagement_right, _MEETING_FIELDS),
    Part("main engagements", "engagements", _engagements_alike, 0.45, _engagement_right, {}, main=True),
    Part(
        "positions", "positions", _positions_alike, 0.4,
        lambda g, c: bool(_same("act")(g, c) and _sides("actors")(g, c) and _words("text")(g, c) >= _HALF),
        {
            "act": _same("act"), "actors": _sides("actors"), "speaker": _speaker, "target": _same("target"),
            "topics": lambda g, c: lists_alike(g["topics"], c.get("topics") or ()),
        },
    ),
    Part(
        "incidents", "incidents", _incidents_alike, 0.45,
        lambda g, c: bool(_same("kind")(g, c) and _sides("actors")(g, c) and _date(g, c)),
        {"kind": _same("kind"), "actors": _sides("actors"), "date": _date},
    ),
    Part(
        "people", "people", lambda g, c: float(same_name(g["name"], c.get("name"))), _HALF,
        lambda g, c: bool(_same("country")(g, c) and _post(g, c)),
        {"country": _same("country"), "post": _post},
    ),
)  # fmt: skip


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    coded: int = 0
    found: int = 0
    strict: int = 0
    fields: dict[str, list[float]] = field(default_factory=dict)


def read_gold(folder: Path) -> dict[str, dict[str, Any]]:
    """The codings of a folder by name, where the article stands beside. Raises AbortRun for one that cannot be read."""
    gold = {}
    for path in sorted(folder.glob("*.json")):
        if not path.with_suffix(".txt").is_file():
            continue
        try:
            gold[path.stem] = _coding(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError) as error:
            raise AbortRun(f"{path}: not a coding that can be read ({error})") from None
    return gold


def _coding(told: Any) -> dict[str, Any]:
    """A coding, also as `code --format json` prints one: in a list. Raises ValueError."""
    one = told[0] if isinstance(told, list) and len(told) == 1 else told
    if not isinstance(one, dict):
        raise ValueError("not an object with engagements, positions, incidents, people")
    for key in {part.key for part in PARTS}:
        claims = one.get(key) or []
        if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
            raise ValueError(f"{key} is not a list of claims")
    try:
        score({"": one}, {"": one})  # whether every claim holds what is weighed
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a claim is not written as the manual writes it: {error}") from None
    return one


def score(gold: Mapping[str, Mapping[str, Any]], coded: Mapping[str, Mapping[str, Any]]) -> Score:
    """The figures over all articles; an article that was not coded counts as one that says nothing."""
    tallies = {part.name: _Tally() for part in PARTS}
    quiet = alarms = 0
    for name, told in gold.items():
        guess = coded.get(name, {})
        for part in PARTS:
            _add(tallies[part.name], part, _chosen(told, part), _chosen(guess, part))
        if not told.get("engagements"):
            quiet += 1
            alarms += bool(guess.get("engagements"))
    return Score(len(gold), tuple(_figures(part.name, tallies[part.name]) for part in PARTS), quiet, alarms)


def _chosen(record: Mapping[str, Any], part: Part) -> Sequence[Claim]:
    claims: Sequence[Claim] = record.get(part.key) or ()
    return [claim for claim in claims if claim.get("main")] if part.main else claims


def _add(tally: _Tally, part: Part, gold: Sequence[Claim], coded: Sequence[Claim]) -> None:
    pairs = paired(gold, coded, part.alike, part.least)
    tally.gold += len(gold)
    tally.coded += len(coded)
    tally.found += len(pairs)
    tally.strict += sum(part.strict(g, c) for g, c in pairs)
    for name, measure in part.fields.items():
        tally.fields.setdefault(name, []).extend(measure(g, c) for g, c in pairs)


def _figures(name: str, tally: _Tally) -> PartScore:
    both = tally.gold + tally.coded
    return PartScore(
        name, tally.gold, tally.coded,
        precision=tally.found / tally.coded if tally.coded else 1.0,
        recall=tally.found / tally.gold if tally.gold else 1.0,
        f1=2 * tally.found / both if both else 1.0,
        strict_f1=2 * tally.strict / both if both else 1.0,
        fields={key: sum(values) / len(values) if values else 0.0 for key, values in tally.fields.items()},
    )  # fmt: skip
