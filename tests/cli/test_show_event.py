"""`communique show EVENT`: every report with its sentence, where they differ, what was said there."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from made import add_made, engagement, named, position

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[str]:
    name = str(tmp_path / "a.db")
    engine = open_archive(name, create=True)
    people = [named("Ana Prado", "PT", "Foreign Minister"), named("Nils Berg", "NO", "Foreign Minister")]
    for slug, level in (("lisbon", "minister"), ("oslo", "senior")):
        text = f"Talks, says {slug}\nAna Prado met Nils Berg in Lisbon, says {slug}. Norway pledged a radar."
        met = engagement("met", ("NO", "PT"), "2021-03-05", participants=["Ana Prado", "Nils Berg"], level=level)
        add_made(engine, slug, "2021-03-05", text, [met, position("Norway pledged a radar", ["NO"], "pledge"), *people])
    link_archive(engine)
    engine.dispose()
    yield name


def test_an_event_by_its_name(stored: str, ask: Ask) -> None:
    status, out, _ = ask("timeline", "NO", "PT", "--archive", stored, "--format", "json")
    (met,) = json.loads(out)
    status, out, err = ask("show", met["id"], "--archive", stored)
    assert (status, err) == (0, "")
    assert "2021-03-05: held meeting of NO-PT" in out and "Ana Prado, Nils Berg" in out
    assert "Ana Prado met Nils Berg in Lisbon, says lisbon." in out and "says oslo." in out
    assert "level: minister" in out and "level: senior" in out and "NO: pledge  Norway pledged a radar" in out
    told = json.loads(ask("show", met["id"], "--archive", stored, "--format", "json")[1])
    assert [report["article"]["id"] for report in told["reports"]] == [1, 2]
    assert ask("show", met["id"], "--archive", stored, "--format", "csv")[1].startswith("event,reports,fields,differ")


def test_what_is_no_event_is_told(stored: str, ask: Ask) -> None:
    assert ask("show", "0" * 16, "--archive", stored)[::2] == (1, "0000000000000000: no event of that name\n")
    status, out, err = ask("show", "12x", "--archive", stored)
    assert (status, out) == (2, "") and "12x: neither the number of an article nor the name of an event" in err
