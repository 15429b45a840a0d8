"""The questions on the command line: every format, wrong usage, exit statuses, no traceback."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique.store.archive import open_archive
from made_archive import fill

Ask = Callable[..., tuple[int, str, str]]
QUESTIONS = [
    ["compare", "1", "3"], ["phrases", "shared goal"], ["response", "PT", "NO"], ["similar", "1"], ["stats"],
    ["mechanisms"], ["mechanisms", "Quad"], ["runs"], ["failures"], ["conflicts"], ["verify"],
]  # fmt: skip


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name = str(tmp_path_factory.mktemp("cli") / "a.db")
    engine = open_archive(name, create=True)
    fill(engine)
    engine.dispose()
    yield name


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q[0])
@pytest.mark.parametrize("shape", ["table", "json", "jsonl", "csv"])
def test_every_question_in_every_format(stored: str, ask: Ask, question: list[str], shape: str) -> None:
    status, out, err = ask(*question, "--archive", stored, "--format", shape)
    assert (status, err) == (0, "")
    if shape == "json":
        json.loads(out)
    elif shape == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    elif shape == "csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert len({len(row) for row in rows}) <= 1


@pytest.mark.parametrize("words", [["compare", "1", "77"], ["similar", "77"]])
def test_what_is_not_there_ends_with_one_line(stored: str, ask: Ask, words: list[str]) -> None:
    status, out, err = ask(*words, "--archive", stored)
    assert (status, out) == (1, "")
    assert err.startswith("77: no article") and err.count("\n") == 1


def test_nothing_is_held_beside_itself(stored: str, ask: Ask) -> None:
    assert ask("compare", "1", "1", "--archive", stored) == (
        2, "", "1 and 1 are the same; name another to hold beside it\n",
    )  # fmt: skip


def test_an_archive_that_is_none_is_told_by_its_name(tmp_path: Path, ask: Ask) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Ministers met.\n" * 100, encoding="utf-8")
    told = f"{page}: not an archive of communique; name one, or a new file for `communique add`\n"
    assert ask("list", "--archive", str(page)) == (1, "", told)


@pytest.mark.parametrize("words", [["show"], ["similar"], ["compare", "1"], ["list", "--limit"]], ids=lambda w: w[0])
def test_a_number_larger_than_any_ends_with_one_line(stored: str, ask: Ask, words: list[str]) -> None:
    status, out, err = ask(*words, "99999999999999999999", "--archive", stored)
    assert (status, out) == (1, "")
    assert err == "a number in the question is larger than any that an archive holds\n"


@pytest.mark.parametrize("words", [["compare", "1"], ["similar", "x"], ["stats", "--format", "xml"], ["response"]])
def test_wrong_usage(stored: str, ask: Ask, words: list[str]) -> None:
    assert ask(*words, "--archive", stored)[0] == 2


@pytest.mark.parametrize("to", ["md", "html", "json"])
def test_a_brief(stored: str, ask: Ask, to: str) -> None:
    status, out, err = ask("brief", "NO", "PT", "--to", to, "--archive", stored)
    assert (status, err) == (0, "") and "2021-04-04" in out
    assert ask("brief", "NO", "PT", "--for", "May", "--archive", stored)[0] == 2
    assert ask("brief", "NO", "PT", "--to", "pdf", "--archive", stored)[0] == 2


def test_a_brief_in_a_file(stored: str, ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    assert ask("brief", "NO", "PT", "--to", "docx", "--archive", stored)[0] == 2
    assert ask("brief", "NO", "PT", "--to", "docx", "--out", str(path), "--archive", stored)[0] == 0
    with zipfile.ZipFile(path) as packed:
        words = "".join(ElementTree.fromstring(packed.read("word/document.xml")).itertext())
    assert "Last meetings" in words and "Norway pledged a new radar" in words
    assert ask("brief", "NO", "PT", "--out", str(tmp_path / "none" / "b.md"), "--archive", stored)[0] == 1


def test_showing_counts_a_reading(stored: str, ask: Ask) -> None:
    first = json.loads(ask("show", "1", "--archive", stored, "--format", "json")[1])
    second = json.loads(ask("show", "1", "--archive", stored, "--format", "json")[1])
    assert second["reading"]["count"] == first["reading"]["count"] + 1
    assert second["similar"][0]["id"] == 3
    assert ask("show", "99", "--archive", stored)[0] == 1
    rows = json.loads(ask("list", "--archive", stored, "--format", "json")[1])
    read = {row["id"]: (row["read"], row["last_read"]) for row in rows}
    assert read[1][0] == second["reading"]["count"] + 1 and read[1][1] >= second["reading"]["last"]
    assert read[2] == (0, None)


def test_an_article_is_shown_as_a_reading_library_does(stored: str, ask: Ask) -> None:
    out = ask("show", "3", "--archive", stored)[1]
    lines = [line.rstrip() for line in out.splitlines()]
    assert lines[0] == "Portugal and Norway consult by phone after launch"
    card = dict(line.split(maxsplit=1) for line in lines[1:9])
    assert (card["outlet"], card["published"], card["words"], card["number"]) == ("The Wire", "2021-04-04", "47", "3")
    assert card["read"] == "not yet" and card["created"] == card["updated"] == "2024-01-01T00:00:00Z"
    assert ask("show", "3", "--archive", stored)[1].splitlines()[4].startswith("read       1 times, last 20")
    told = " ".join(lines)
    assert "[1] Ministers of Portugal and Norway meet in Lisbon (The Wire, 2021-03-05)" in told
    assert "2021-04-04: held call, minister: NO-PT (Ana Prado, Nils Berg)  claim " in told
    assert "Foreign Minister Ana Prado spoke by phone with Foreign Minister Nils Berg on Sunday." in told
    assert "PT: welcome" not in told and "NO: pledge  claim " in told


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
def test_an_article_as_a_row(stored: str, ask: Ask, shape: str) -> None:
    out = ask("show", "1", "--archive", stored, "--format", shape)[1]
    found = json.loads(out) if shape == "jsonl" else next(csv.DictReader(io.StringIO(out)))
    assert out.count("\n") >= 1 and str(found["id"]) == "1" and found["claims"]
    claims = found["claims"] if shape == "jsonl" else json.loads(found["claims"])
    assert {"engagement", "position", "person"} == {told["kind_of"] for told in claims}


def test_no_archive_there(tmp_path: Path, ask: Ask) -> None:
    for question in QUESTIONS:
        status, _, err = ask(*question, "--archive", str(tmp_path / "none.db"))
        assert status == 1 and "no archive there" in err


def test_the_command_starts_without_the_database() -> None:
    told = (
        "import sys, communique.cli.app; print([m for m in sys.modules if m in ('sqlalchemy', 'spacy', 'trafilatura')])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["last", "QQ", "PT"], "QQ: no side"), (["timeline", "--since", "May"], "--since May: not a day"),
        (["response", "PT", "--until", "2021-02-30"], "--until 2021-02-30: not a day"),
        (["search", "since:May"], "since May: not a day"), (["search", "topic:fish"], "topic fish: not known"),
        (["search", "party:"], "party: tells no value"),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_not_taken_for_a_silence(stored: str, ask: Ask, words: list[str], says: str) -> None:
    status, out, err = ask(*words, "--archive", stored)
    assert (status, out) == (2, "") and err.startswith(says) and err.count("\n") == 1


@pytest.mark.parametrize("sides", [["NO", "PT"], ["no", "pt"], ["Norway", "Portugal"]])
def test_sides_by_code_and_by_name(stored: str, ask: Ask, sides: list[str]) -> None:
    status, out, _ = ask("last", *sides, "--archive", stored, "--format", "json")
    found = json.loads(out)
    assert status == 0 and found["last"]["date"] == "2021-04-04" and found["coverage"]["articles"] == 3


def test_a_table_of_no_rows_still_has_its_head(stored: str, ask: Ask) -> None:
    assert ask("failures", "--archive", stored, "--format", "csv") == (0, "run,at,source,reason\n", "")
