"""Corrections made in an exported table come back as reviews, once, and never over somebody else's word."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine

import made_archive
from communique.analyse.filters import EventFilter
from communique.archive.correcting import Imported, Importing, import_corrections, key_of
from communique.archive.linking import link_archive
from communique.archive.review import Word, correct
from communique.export.formats import table_text
from communique.read.corrections import TableRow, read_rows
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.standing import claims_of


@pytest.fixture
def engine(archive: str) -> Engine:
    engine = open_archive(archive, create=True)
    made_archive.fill(engine)
    link_archive(engine)
    return engine


def exported(engine: Engine, folder: Path, format: str = "csv") -> Path:
    path = folder / f"claims.{format}"
    with reading(engine) as connection:
        path.write_text("".join(table_text(connection, EventFilter(kind=None), format, "claims")), encoding="utf-8")
    return path


def changed(path: Path, folder: Path, change: dict[str, str], **match: str) -> Path:
    """The table with cells changed in the rows that match, as a spreadsheet would save it."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    hit = [row for row in rows if all(row[name] == value for name, value in match.items())]
    assert hit
    for row in hit:
        row.update(change)
    out = folder / "changed.csv"
    names = list(dict.fromkeys(name for row in rows for name in row))
    with out.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, names, restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return out


def take(engine: Engine, path: Path, base: Path | None = None, **how: bool) -> Imported:
    known = {key_of(row): row for row in read_rows(base) if isinstance(row, TableRow)} if base else None
    return import_corrections(engine, read_rows(path), Importing("Ana", "in a table", known, **how))


def standing(engine: Engine, article: int, kind: str) -> list[dict[str, object]]:
    with reading(engine) as connection:
        return [dict(claim.data) for claim in claims_of(connection, [article], kind)]


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl"])
def test_an_export_that_nobody_changed_changes_nothing(engine: Engine, tmp_path: Path, format: str) -> None:
    done = take(engine, exported(engine, tmp_path, format))
    assert (done.rows, done.unchanged, done.failed) == (15, 15, 0)


def test_changed_cells_are_corrections_once(engine: Engine, tmp_path: Path) -> None:
    change = {"names": "Ana Prado; Berg, Nils", "place": "Sintra", "topics": "", "why": "the photo shows it"}
    path = changed(exported(engine, tmp_path), tmp_path, change, kind="engagement", article="1")
    assert take(engine, path, dry_run=True).corrected == 1 and standing(engine, 1, "engagement")[0]["place"] == "Lisbon"
    assert take(engine, path).corrected == 1
    (told,) = standing(engine, 1, "engagement")
    assert (told["participants"], told["place"], told["about"]) == (["Ana Prado", "Berg, Nils"], "Sintra", [])
    again = take(engine, path)
    assert (again.corrected, again.unchanged) == (0, 15)


def test_a_column_of_verdicts(engine: Engine, tmp_path: Path) -> None:
    path = changed(exported(engine, tmp_path), tmp_path, {"verdict": "reject"}, kind="incident")
    assert take(engine, path).rejected == 1 and standing(engine, 2, "incident") == []
    assert take(engine, path).rejected == 0
    path = changed(exported(engine, tmp_path), tmp_path, {"verdict": "accept"}, code="pledge")
    assert (take(engine, path).accepted, take(engine, path).accepted) == (1, 0)
    path = changed(exported(engine, tmp_path), tmp_path, {"verdict": "perhaps"}, code="pledge")
    assert "neither accept nor reject" in take(engine, path).troubles[0]


def test_what_the_archive_changed_since_is_kept(engine: Engine, tmp_path: Path) -> None:
    base = exported(engine, tmp_path)
    with reading(engine) as connection:
        (met,) = claims_of(connection, [1], "engagement")
    correct(engine, met.seq, "place", "Porto", Word("Nils", "he was there"))
    untouched = changed(base, tmp_path, {"level": "senior"}, kind="engagement", article="1")
    done = take(engine, untouched, base)
    assert (done.corrected, done.conflicts) == (1, 0)
    assert standing(engine, 1, "engagement")[0]["place"] == "Porto"
    both = changed(base, tmp_path, {"place": "Sintra"}, kind="engagement", article="1")
    done = take(engine, both, base)
    assert done.conflicts == 1 and "is “Porto” in the archive" in done.troubles[0]
    assert standing(engine, 1, "engagement")[0]["place"] == "Porto"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "0000"}, "does not stand in this archive"),
        ({"id": ""}, "names no claim"),
        ({"code": "brunch"}, "not a value of format"),
        ({"date": "last week"}, "not a date"),
        ({"sides": "Norway"}, "not a side"),
    ],
)
def test_a_row_that_cannot_be_meant_is_left_alone(
    engine: Engine, tmp_path: Path, change: dict[str, str], told: str
) -> None:
    path = changed(exported(engine, tmp_path), tmp_path, change, kind="engagement", article="1")
    done = take(engine, path)
    assert (done.failed, done.corrected, done.unchanged) == (1, 0, 14) and told in done.troubles[0]


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b'id,article\n"x', b"", b"id,article\na,b,c\n", b"\x00\x00"])
def test_garbage_is_told(engine: Engine, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "garbage.csv"
    path.write_bytes(body)
    done = take(engine, path)
    assert done.corrected == done.accepted == done.rejected == 0


def test_a_cell_that_no_such_claim_has_is_told(engine: Engine, tmp_path: Path) -> None:
    path = exported(engine, tmp_path)
    done = take(engine, changed(path, tmp_path, {"level": "leader"}, kind="position", article="2"))
    assert (done.corrected, done.unchanged) == (0, done.rows)
    assert (
        done.troubles == [done.troubles[0]]
        and "level is nothing that a claim of kind position tells" in done.troubles[0]
    )
