"""Tables for eyes: what stands in one line stands in one line."""

from dataclasses import dataclass

import pytest

from communique.cli.rows import print_rows


@dataclass(frozen=True)
class Row:
    date: str | None
    at: str
    participants: tuple[str, ...]
    id: str


def test_intervals_and_moments_are_short_and_heads_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("Ana Prado", "Nils Berg")
    rows = [
        Row("2031-06-07/2031-06-08", "2031-06-08T09:30:11Z", names, "0123456789abcdef"),
        Row("2031-06/2032-01", "plain/words", names, "0123456789abcdee"),
        Row("2031-06", "", (), "0123456789abcded"),
    ]
    columns = ("date", "at", "participants", "id")
    print_rows(rows, "table", columns, "Rows")
    told = capsys.readouterr().out
    assert "2031-06-07..08 " in told and "2031-06-08 09:30 " in told and "2031-06..2032-01 " in told
    assert "plain/words" in told and "Ana Prado, Nils Berg" in told and " participants " in told
    print_rows(rows, "csv", columns, "Rows")
    assert "2031-06-07/2031-06-08,2031-06-08T09:30:11Z" in capsys.readouterr().out
