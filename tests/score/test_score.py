"""A perfect coder scores 1, a silent one 0, and each kind of error costs what it should."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import AbortRun
from communique.score.alike import dates_alike, names_alike, same_name, words_alike
from communique.score.score import Score, read_gold, score

GOLD: dict[str, Any] = {
    "engagements": [{
        "parties": ["NO", "PT"], "status": "held", "format": "meeting", "level": "minister", "date": "2024-03-05",
        "place": "Lisbon", "participants": ["Ana Prado", "Nils Berg"], "about": ["trade"], "main": True,
    }],
    "positions": [{
        "act": "welcome", "actors": ["NO"], "speaker": None, "target": "PT", "text": "welcomed the offer of patrols",
        "topics": ["defence"],
    }],
    "incidents": [{"kind": "attack", "actors": [], "date": None, "text": "a boat was fired at"}],
    "people": [{"name": "Ana Prado", "country": "PT", "post": "Foreign Minister"}],
}  # fmt: skip


def of(coded: dict[str, Any]) -> Score:
    return score({"a": GOLD}, {"a": coded})


def strict(told: Score) -> dict[str, float]:
    return {part.name: part.strict_f1 for part in told.parts}


def test_perfect_and_silent() -> None:
    assert set(strict(of(GOLD)).values()) == {1.0} and all(set(p.fields.values()) <= {1.0} for p in of(GOLD).parts)
    assert set(strict(of({})).values()) == {0.0} and of({}).parts[0].precision == 1.0
    assert score({"a": {}}, {"a": GOLD}).alarms == 1


@pytest.mark.parametrize(
    ("part", "field", "value", "found", "right"),
    [
        ("engagements", "status", "planned", 1.0, 0.0),
        ("engagements", "date", "2024-03", 1.0, 0.0),
        ("engagements", "date", "2024-03-05/2024-03-06", 1.0, 1.0),
        ("engagements", "parties", ["SE", "DK"], 0.0, 0.0),
        ("engagements", "place", "Oslo", 1.0, 1.0),
        ("positions", "act", "urge", 1.0, 0.0),
        ("positions", "text", "boats", 0.0, 0.0),
        ("positions", "text", "patrols", 1.0, 0.0),
        ("positions", "target", None, 1.0, 1.0),
        ("incidents", "kind", "cyber", 1.0, 0.0),
        ("people", "name", "Prado, Ana", 1.0, 1.0),
        ("people", "country", "NO", 1.0, 0.0),
    ],
)
def test_an_error_costs_what_it_should(part: str, field: str, value: Any, found: float, right: float) -> None:
    coded = deepcopy(GOLD)
    coded[part][0][field] = value
    figures = {one.name: one for one in of(coded).parts}[part]
    assert (figures.f1, figures.strict_f1) == (found, right)


def test_likeness() -> None:
    assert dates_alike("2024-03-05", "2024-03-05/2024-03-06") == 0.5 and dates_alike(None, None) == 1.0
    assert dates_alike("2024-02", "2024-02-01/2024-02-29") == 1.0 and dates_alike("rubbish", "2024") == 0.0
    assert (
        same_name("Park Jin", "Jin Park") and same_name("Jin Park", "Jin Soo Park") and not same_name("Kim", "Kim Gunn")
    )
    assert names_alike(["Kim Gunn", "Kim Gunn"], ["Kim Gunn"]) == pytest.approx(2 / 3)
    assert words_alike("the quiet sea", "quiet sea") == pytest.approx(0.8)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert words_alike(one, other) == words_alike(other, one) and same_name(one, other) == same_name(other, one)
    assert 0.0 <= words_alike(one, other) <= 1.0


def test_a_folder_of_codings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.json").write_text(json.dumps(GOLD))
    (tmp_path / "alone.json").write_text("{}")
    assert list(read_gold(tmp_path)) == ["a"]
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(AbortRun, match=r"a\.json"):
        read_gold(tmp_path)


@pytest.mark.shared
def test_the_figures_are_those_of_the_manual(shared: Path) -> None:
    """Beside the ruler that comes with the manual, over a set and a damaged copy of it."""
    from ruler import load_ruler

    folder = shared / "bench" / "seeds"
    gold = read_gold(folder)
    coded = {name: deepcopy(told) for name, told in gold.items()}
    for number, told in enumerate(coded.values()):
        told["engagements"] = told["engagements"][number % 2 :]
        for claim in told["positions"][::2]:
            claim["act"] = "urge"
        for person in told["people"][::3]:
            person["country"] = None
    ours, theirs = score(gold, coded), load_ruler(shared).score(folder, coded)[0]
    for part in ours.parts:
        row = theirs[part.name.replace(" ", "_")]
        assert round(part.strict_f1, 3) == row["strict_f1"] and round(part.f1, 3) == row["f1"]
        for name, value in part.fields.items():
            assert round(value, 3) == row["fields"][name]


@pytest.mark.parametrize(
    "told",
    [
        "[]",
        "[1, 2]",
        "7",
        '{"engagements": 7}',
        '{"people": [1]}',
        "{",
        "[" * 100_000,
        '{"engagements": [{}]}',
        '{"positions": [{"text": 1}]}',
    ],
)
def test_a_coding_that_is_none_is_told(tmp_path: Path, told: str) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    with pytest.raises(AbortRun, match="not a coding that can be read"):
        read_gold(tmp_path)


def test_a_coding_may_stand_in_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.json").write_text('[{"id": "a", "engagements": []}]', encoding="utf-8")
    assert read_gold(tmp_path)["a"]["id"] == "a"
