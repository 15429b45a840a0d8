"""`communique changes`: a table keeps to its limit; what programs read tells a run whole."""

import json
from collections.abc import Callable
from pathlib import Path

from communique.archive.intake import add_pages
from communique.store.archive import open_archive
from communique.values.article import Page

Ask = Callable[..., tuple[int, str, str]]


def test_a_table_keeps_to_its_limit(tmp_path: Path, ask: Ask) -> None:
    name = str(tmp_path / "a.db")
    engine = open_archive(name, create=True)
    text = "Talks {0}\nLISBON, March {0}, 2021 -- Foreign Minister Ana Prado met Nils Berg of Norway in Lisbon."
    pages = [Page(f"p{day}", f"p{day}", text.format(day).encode(), "text", "utf-8") for day in (1, 2, 3)]
    add_pages(engine, pages)
    engine.dispose()
    status, out, err = ask("changes", "-n", "1", "--archive", name)
    assert status == 0 and " p1 " in out and " p2 " not in out
    assert err == "2 more of the same run; raise --limit, or take csv, json or jsonl\nends at 1.0\n"
    _, out, err = ask("changes", "-n", "1", "--archive", name, "--format", "jsonl")
    assert [json.loads(line)["article"] for line in out.splitlines()] == [1, 2, 3] and err == "ends at 1.0\n"
