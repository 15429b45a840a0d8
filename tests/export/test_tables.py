"""Tables read back by the csv and json modules: columns of the codebook, keys that hold, no formulas, no text."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.review import Word, reject
from communique.export.codebook import codebook
from communique.export.delimited import csv_lines, safe_cell, tsv_lines
from communique.export.formats import table_text
from communique.export.package import write_package
from communique.export.provenance import prov
from communique.export.stream import public_link
from communique.export.tables import TABLES
from communique.store.archive import open_archive
from communique.store.engine import reading
from made_archive import fill

SECRET = "nobody's to reprint"


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_the_columns_of_the_codebook_in_its_order(
    connection: Connection, every: EventFilter, name: str
) -> None:
    rows = list(TABLES[name](connection, every))
    assert rows
    assert all(tuple(row) == codebook()[name].names for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_the_three_shapes_tell_the_same(connection: Connection, every: EventFilter, name: str) -> None:
    texts = {shape: "".join(table_text(connection, every, shape, name)) for shape in ("csv", "tsv", "jsonl")}
    rows = read_csv(texts["csv"])
    told = [json.loads(line) for line in texts["jsonl"].splitlines()]
    tsv = list(csv.reader(io.StringIO(texts["tsv"], newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == len(told) == len(tsv) - 1
    assert [list(row) for row in told] == [list(row) for row in rows] == [tsv[0]] * len(rows)
    assert {len(row) for row in tsv} == {len(tsv[0])}
    assert [[safe_cell(value) for value in row.values()] for row in told] == [list(row.values()) for row in rows]


def test_claims_carry_the_words_and_no_more(connection: Connection, every: EventFilter) -> None:
    for name in TABLES:
        for shape in ("csv", "tsv", "jsonl"):
            assert SECRET not in "".join(table_text(connection, every, shape, name))
    urged = next(row for row in TABLES["claims"](connection, every) if row["code"] == "urge")
    assert urged["quote"] == "+Portugal\turged “a quiet sea”, once more"
    assert urged["end"] - urged["start"] == len(urged["quote"])
    assert (urged["sides"], urged["target"]) == (["PT"], "XA")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    for lines in (csv_lines, tsv_lines):
        text = "".join(lines(["a", "b"], [{"a": cell, "b": [cell, "other"]}]))
        row = text.split("\n", 1)[1]
        assert row.lstrip('"').startswith("'")
        assert not re.search(r"[\t,]\"?[=+@-]", row)


def test_numbers_below_nought_stay_numbers() -> None:
    assert safe_cell(-1.5) == "-1.5"
    assert safe_cell(True) == "true"
    assert safe_cell(None) == ""


def test_a_file_of_the_users_own_is_not_named(connection: Connection, every: EventFilter) -> None:
    links = [row["link"] for row in TABLES["articles"](connection, every)]
    assert links == [None, None, None, "https://wire.example/visit?a=1&b=2"]


def test_a_filter_narrows_every_table(connection: Connection) -> None:
    chosen = EventFilter(kind="engagement", status="planned")
    counts = {name: len(list(make(connection, chosen))) for name, make in TABLES.items()}
    assert (counts["events"], counts["articles"], counts["people"]) == (1, 1, 1)
    assert {row["article"] for row in TABLES["claims"](connection, chosen)} == {4}


def test_the_package_holds_what_it_says(connection: Connection, every: EventFilter, tmp_path: Path) -> None:
    write_package(connection, every, tmp_path)
    told = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    tables = {}
    for resource in told["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["bytes"] == len(data)
        rows = tables[resource["name"]] = read_csv(data.decode())
        fields = resource["schema"]["fields"]
        assert list(rows[0]) == [field["name"] for field in fields]
        for field in fields:
            check_values(field, [row[field["name"]] for row in rows])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
    for resource in told["resources"]:
        for foreign in resource["schema"].get("foreignKeys", ()):
            table, column = foreign["reference"]["resource"], foreign["reference"]["fields"][0]
            known = {row[column] for row in tables[table]}
            assert {row[foreign["fields"][0]] for row in tables[resource["name"]]} - {""} <= known
    assert {path.name for path in tmp_path.iterdir()} == {
        "CODEBOOK.md",
        "datapackage.json",
        *(f"{n}.csv" for n in TABLES),
    }
    assert "licenses" not in told and re.fullmatch(r"\S+\+[0-9a-f]{12}", told["version"])


def test_a_licence_is_named_where_the_owner_says_so(connection: Connection, every: EventFilter, tmp_path: Path) -> None:
    write_package(connection, every, tmp_path, "CC-BY-4.0")
    (licence,) = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["licenses"]
    assert licence["name"] == "CC-BY-4.0" and licence["path"].startswith("https://")


def check_values(field: dict[str, object], values: list[str]) -> None:
    """Values hold to the type and the constraints that the schema gives them."""
    shapes = {
        "integer": r"\d+", "number": r"\d+(\.\d+)?", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d", "string": r"(?s).*",
    }  # fmt: skip
    constraints = field.get("constraints", {})
    assert isinstance(constraints, dict)
    for value in values:
        assert value or not constraints.get("required")
        assert not value or re.fullmatch(shapes[str(field["type"])], value)
        assert not value or re.fullmatch(constraints.get("pattern", r"(?s).*"), value)


def test_the_same_archive_gives_the_same_bytes(connection: Connection, every: EventFilter, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_package(connection, every, tmp_path / folder)
    assert all(path.read_bytes() == (tmp_path / "b" / path.name).read_bytes() for path in (tmp_path / "a").iterdir())


def test_a_rejected_claim_leaves_no_pointer_behind(tmp_path: Path) -> None:
    engine = open_archive(str(tmp_path / "a.db"), create=True)
    fill(engine)
    reject(engine, 1, Word("Ida", "not said", link=False))
    with reading(engine) as opened:
        claims = {row["seq"] for row in TABLES["claims"](opened, EventFilter(kind=None))}
        pointers = {row["claim"] for row in TABLES["event_claims"](opened, EventFilter(kind=None))}
        document = json.loads("".join(prov(opened, EventFilter(kind=None))))
    engine.dispose()
    assert 1 not in claims and pointers <= claims
    assert all(made["prov:usedEntity"] in document["entity"] for made in document["wasDerivedFrom"].values())


def test_memory_does_not_grow_with_the_rows() -> None:
    """Rows come as they are asked for: the first is there before the second is read."""
    names = codebook()["events"].names
    taken: list[int] = []
    rows = ({**dict.fromkeys(names), "id": str(taken.append(number))} for number in range(10_000))
    next(csv_lines(names, rows))
    assert len(taken) < 1_000


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("/home/ida/a.html", None),
        ("http://x\r\nSTATUS:X", None),
        ("-", None),
    ],
)
def test_what_is_a_public_address(source: str, link: str | None) -> None:
    assert public_link(source) == link
