"""The shared sets score at least what they scored before: tests/floors.toml, whose figures only rise."""

import tomllib
from pathlib import Path

import pytest

from communique.pipeline import Options

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_score_is_not_below_its_floor(name: str, shared: Path) -> None:
    from ruler import score_set

    result = score_set(shared, name, Options())
    floor = FLOORS[name]
    assert not result["failures"]
    assert result["record_score"] >= floor["record"]
    assert result["cleaning"]["body_f1"] >= floor.get("body", 0.97)
    assert int(result["false_alarms"].split()[0]) <= floor.get("alarms", 0)
