"""Parquet tables, read back by another reader."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.export.codebook import codebook
from communique.export.columnar import write_parquet
from communique.export.tables import TABLES

daft = pytest.importorskip("daft")


def test_every_table_is_read_back_with_types_and_lists(
    connection: Connection, every: EventFilter, tmp_path: Path
) -> None:
    written = write_parquet(connection, every, tmp_path)
    assert [path.stem for path in written] == list(TABLES)
    for path in written:
        rows = daft.read_parquet(str(path)).to_pylist()
        told = list(TABLES[path.stem](connection, every))
        assert len(rows) == len(told)
        for column in codebook()[path.stem].columns:
            values = [row[column.name] for row in rows]
            if column.type == "day":
                values = [value.isoformat() if value is not None else None for value in values]
            wanted = [row[column.name] for row in told]
            if column.type == "list":
                wanted = [[str(part) for part in parts] for parts in wanted]
            assert values == wanted


def test_nothing_is_left_of_a_run_that_breaks_off(
    connection: Connection, every: EventFilter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> object:
        raise OSError("disk full")

    monkeypatch.setitem(TABLES, "claims", breaks)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk full"):
        write_parquet(connection, every, tmp_path)
    assert not list(tmp_path.glob("*.part")) and not (tmp_path / "claims.parquet").exists()
