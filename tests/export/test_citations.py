"""Citations read back by small readers of each form: every article once, days as told, nothing that breaks a record."""

import json
import re

import pytest
from sqlalchemy import Connection

from communique.analyse.filters import EventFilter
from communique.archive.linking import link_archive
from communique.export.citations import bibtex, csl, ris
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries by counting braces, as BibTeX does: to it an escaped brace is a brace too."""
    found = []
    for entry in re.finditer(r"@misc\{([\w-]+),\n(.*?)\n\}\n", text, re.DOTALL):
        fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", entry[2], re.MULTILINE))
        assert all(value.count("{") == value.count("}") for value in fields.values())
        found.append({"key": entry[1], **fields})
    return found


def read_ris(text: str) -> list[dict[str, str]]:
    records = [record for record in text.split("ER  - \r\n\r\n") if record]
    return [dict(line.split("  - ", 1) for line in record.split("\r\n") if line) for record in records]


def test_every_article_is_cited_once_in_each_form(connection: Connection, every: EventFilter) -> None:
    entries = read_bibtex("".join(bibtex(connection, every)))
    items = json.loads("".join(csl(connection, every)))
    records = read_ris("".join(ris(connection, every)))
    keys = [entry["key"] for entry in entries]
    assert keys == ["thewire2021-1", "thewire2021-2", "thewire2021-3", "thewire2021-4"]
    assert [item["id"] for item in items] == [record["ID"] for record in records] == keys
    assert items[3]["issued"] == {"date-parts": [[2021, 5, 1]]}
    assert (records[3]["DA"], records[3]["UR"]) == ("2021/05/01/", "https://wire.example/visit?a=1&b=2")
    assert (entries[3]["url"], entries[3]["month"]) == ("https://wire.example/visit?a=1&b=2", "5")
    assert "url" not in entries[0] and "URL" not in items[0]


@pytest.mark.parametrize(
    ("published", "parts", "day"),
    [(None, None, None), ("2023", [[2023]], "2023///"), ("2023-02", [[2023, 2]], "2023/02//"), ("2023-01/2023-03", None, None)],
)  # fmt: skip
def test_headlines_of_any_signs_and_days_as_told(
    tmp_path: object, published: str | None, parts: list[list[int]] | None, day: str | None
) -> None:
    engine = open_archive(f"{tmp_path}/a.db", create=True)
    headline = "50% of {A} & B_C \\ $1 #2 } ~ \x0b end"
    add_made(engine, "https://x.example/{a}", published, f"{headline}\nBody.", [])
    link_archive(engine)
    with reading(engine) as opened:
        every = EventFilter(kind=None)
        (entry,) = read_bibtex("".join(bibtex(opened, every)))
        (item,) = json.loads("".join(csl(opened, every)))
        (record,) = read_ris("".join(ris(opened, every)))
    engine.dispose()
    assert (
        entry["title"]
        == r"{50\% of \textbraceleft{}A\textbraceright{} \& B\_C \textbackslash{} \$1 \#2 \textbraceright{} \textasciitilde{} end}"
    )
    assert item["title"] == record["TI"] == "50% of {A} & B_C \\ $1 #2 } ~ end"
    assert item.get("issued") == ({"date-parts": parts} if parts else None)
    assert record.get("DA") == day
