"""Every format on both kinds of database: the same bytes, and no article's text."""

from pathlib import Path

import pytest

from communique.analyse.filters import EventFilter
from communique.export.formats import MAKERS, ROWS, table_text
from communique.store.archive import open_archive
from communique.store.engine import reading
from databases import fresh_database
from made_archive import FIRST, fill


def texts_of(name: str, chosen: EventFilter) -> dict[str, str]:
    """All that can be exported from a new archive of that name."""
    engine = open_archive(name, create=True)
    fill(engine)
    with reading(engine) as opened:
        found = {made: "".join(make(opened, chosen)) for made, make in MAKERS.items()}
        found |= {f"{table}.jsonl": "".join(table_text(opened, chosen, "jsonl", table)) for table in ROWS}
    engine.dispose()
    return found


@pytest.mark.parametrize("chosen", [EventFilter(kind=None), EventFilter(parties=("NO", "PT"))], ids=["all", "part"])
def test_both_databases_give_the_same_bytes(chosen: EventFilter, postgres: str | None, tmp_path: Path) -> None:
    if postgres is None:
        pytest.skip("no PostgreSQL on this machine: the contract was not tried on it")
    assert texts_of(str(tmp_path / "a.db"), chosen) == texts_of(fresh_database(postgres), chosen)


def test_no_format_holds_a_text(tmp_path: Path) -> None:
    for name, text in texts_of(str(tmp_path / "a.db"), EventFilter(kind=None)).items():
        assert text, name
        assert FIRST not in text and FIRST.replace("\n", "\\n") not in text and FIRST.replace("\n", " ") not in text
