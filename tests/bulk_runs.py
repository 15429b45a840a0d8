"""What a finished run of bulk coding left in its folder."""

from pathlib import Path
from typing import Any


def tables(out: Path) -> dict[str, bytes]:
    """The files of a finished run by name."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.read_table(out / f"{table}.parquet").to_pylist()
    return found
