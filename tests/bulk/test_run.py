"""A run of bulk coding: what its tables hold, that chunks lose nothing, that a stopped run goes on."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from bulk_runs import rows, tables
from communique.bulk.chunks import Chunk, Done, Job
from communique.bulk.run import BulkRequest, Tally
from communique.bulk.work import code_chunk
from communique.errors import AbortRun
from communique.pipeline import Options, code_sources
from communique.read.crawls import NOT_FOUND
from communique.values.claims import Record
from communique.values.json import record_to_dict
from made_warcs import STORY, answer, page, record, stories, story

Bulk = Callable[..., Tally]


def test_the_tables_hold_what_coding_page_by_page_finds(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    tally = bulk(tmp_path / "out", crawl / "a.warc.gz")
    records = code_sources([str(crawl / "a.warc.gz")], Options(screen=True))
    coded = [record_to_dict(each) for each in records if isinstance(each, Record)]
    assert tally.counts["coded"] == len(coded) == 9
    assert tally.passed == {NOT_FOUND: 5, "nothing in it tells of diplomacy": 5}
    assert [row["text"] for row in rows(tmp_path / "out", "articles")] == [each["text"] for each in coded]
    for kind in ("engagements", "positions", "incidents", "people"):
        told = [json.loads(row["data"]) for row in rows(tmp_path / "out", kind)]
        assert told == [claim for each in json.loads(json.dumps(coded)) for claim in each[kind]]
    assert {row["article"] for row in rows(tmp_path / "out", "incidents")} == set(range(9))


def test_every_claim_points_at_its_article_and_words(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "out", crawl)
    texts = {row["article"]: row["text"] for row in rows(tmp_path / "out", "articles")}
    for kind in ("engagements", "positions", "incidents", "people"):
        for row in rows(tmp_path / "out", kind):
            assert texts[row["article"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("size", [400, 1500, 10_000_000])
def test_how_a_file_is_cut_changes_no_row(bulk: Bulk, crawl: Path, tmp_path: Path, size: int) -> None:
    bulk(tmp_path / "one", crawl, size=10_000_000)
    bulk(tmp_path / "other", crawl, size=size)
    for table in ("articles", "engagements", "positions", "incidents", "people", "failures", "pages"):
        assert rows(tmp_path / "one", table) == rows(tmp_path / "other", table)


def test_the_order_of_work_changes_no_byte(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "one", crawl)
    bulk(tmp_path / "other", crawl, order=-1)
    assert tables(tmp_path / "one") == tables(tmp_path / "other")


def test_damage_is_a_row_with_file_and_offset(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    tally = bulk(tmp_path / "out", crawl / "b.warc.gz", crawl / "none.warc.gz", size=300)
    torn, missing = rows(tmp_path / "out", "failures")
    assert torn["file"] == str(crawl / "b.warc.gz")
    assert torn["offset"] == sum(len(gzip.compress(each, mtime=0)) for each in stories(3, 9))
    assert "breaks off" in torn["reason"]
    assert missing["source"] == str(crawl / "none.warc.gz")
    assert (tally.counts["coded"], tally.counts["failed"]) == (3, 2)


def test_a_run_that_was_stopped_goes_on(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "whole", crawl)
    coded: list[int] = []

    def counted(chunk: Chunk, job: Job) -> Done:
        if len(coded) == 2:
            raise AbortRun("stopped")
        coded.append(chunk.number)
        return code_chunk(chunk, job)

    with pytest.raises(AbortRun, match="stopped"):
        bulk(tmp_path / "out", crawl, work=counted)
    assert not (tmp_path / "out" / "datapackage.json").exists()
    parts = sorted(path.name for path in (tmp_path / "out" / ".parts").iterdir())
    assert parts == ["0000000", "0000001", "plan.json"]
    (tmp_path / "out" / ".parts" / ".0000002.1").mkdir()  # what a worker leaves that is killed
    coded[:] = [-1]
    bulk(tmp_path / "out", crawl, work=lambda chunk, job: coded.append(chunk.number) or code_chunk(chunk, job))
    assert coded[1] == 2
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


def test_a_finished_run_is_not_run_again(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    first = bulk(tmp_path / "out", crawl)
    again = bulk(tmp_path / "out", crawl)
    assert (again.done, again.counts) == (0, first.counts)


def test_a_folder_that_holds_something_else_is_left_alone(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(AbortRun, match="holds other files"):
        bulk(tmp_path, crawl)
    bulk(tmp_path / "out", crawl / "a.warc.gz")
    with pytest.raises(AbortRun, match="name a new folder"):
        bulk(tmp_path / "out", crawl)


@pytest.mark.parametrize(("sources", "words"), [(("-",), "standard input"), (("/no/such",), "no such file")])
def test_what_cannot_be_coded_in_bulk_says_why(bulk: Bulk, tmp_path: Path, sources: tuple[str], words: str) -> None:
    with pytest.raises(AbortRun, match=words):
        bulk(tmp_path / "out", *sources)
    assert not (tmp_path / "out").exists()


def test_a_page_that_holds_a_crawl_does_not_lead_chunks_astray(bulk: Bulk, tmp_path: Path) -> None:
    """Bytes that look like a record inside a page: cut there, a chunk begins wrongly and is done again."""
    decoy = record(answer(page("Talks", STORY, "It is not to be coded.")), "https://example.org/decoy")
    shown = page("Talks on crawls", STORY).replace(b"</body>", b"<pre>\n" + decoy * 4 + b"</pre></body>")
    (tmp_path / "a.warc").write_bytes(story(1) + record(answer(shown), "https://example.org/holds") + story(2))
    for size in (150, 400, 900, 3000):
        bulk(tmp_path / f"out{size}", tmp_path / "a.warc", size=size)
        told = [row["source"].rpartition("/")[2] for row in rows(tmp_path / f"out{size}", "articles")]
        assert told == ["1", "holds", "2"]


def test_tables_of_pages_are_coded_in_stretches(bulk: Bulk, tmp_path: Path) -> None:
    told = [
        {"url": f"https://example.org/{i}", "title": f"Talks {i}", "text": f"{STORY} Round {i}."} for i in range(12)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*map(json.dumps, told), "{no json"]) + "\n")
    parquet.write_table(pa.Table.from_pylist(told), tmp_path / "a.parquet", row_group_size=5)
    lines = ["url,title,text", *(f'{row["url"]},{row["title"]},"{row["text"]}"' for row in told)]
    (tmp_path / "a.csv").write_text("\n".join(lines))
    texts = {}
    for name in ("a.jsonl", "a.parquet", "a.csv"):
        tally = bulk(tmp_path / f"out-{name}", tmp_path / name, size=700)
        assert tally.chunks > 1 or name == "a.csv"
        texts[name] = [(row["source"], row["text"]) for row in rows(tmp_path / f"out-{name}", "articles")]
    assert texts["a.jsonl"] == texts["a.parquet"] == texts["a.csv"]
    assert len(texts["a.csv"]) == 12
    (failed,) = rows(tmp_path / "out-a.jsonl", "failures")
    assert "no JSON" in failed["reason"]


def test_folders_of_pages_get_the_ids_that_add_gives(bulk: Bulk, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / "pages" / folder).mkdir(parents=True)
        (tmp_path / "pages" / folder / "talks.html").write_bytes(page("Talks", STORY, folder))
    bulk(tmp_path / "out", tmp_path / "pages")
    assert [row["id"] for row in rows(tmp_path / "out", "articles")] == ["talks", "talks-2"]


def test_the_description_tells_every_table(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    bulk(tmp_path / "out", crawl)
    told = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert {each["path"] for each in told["resources"]} == {
        name for name in tables(tmp_path / "out") if name.endswith(".parquet")
    }
    for each in told["resources"]:
        columns = parquet.read_schema(tmp_path / "out" / each["path"]).names
        assert columns == [field["name"] for field in each["schema"]["fields"]]
    manifest = {row["name"]: json.loads(row["value"]) for row in rows(tmp_path / "out", "manifest")}
    assert manifest["options"]["screen"] is True
    assert [each["coded"] for each in manifest["inputs"]] == [9, 3]
    assert manifest["inputs"][0]["bytes"] == (crawl / "a.warc.gz").stat().st_size


def test_a_file_that_grows_meanwhile_is_told(bulk: Bulk, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(stories(2)))

    def grown(chunk: Chunk, job: Job) -> Done:
        done = code_chunk(chunk, job)
        with path.open("ab") as file:
            file.write(story(9))
        return done

    bulk(tmp_path / "out", path, size=10_000_000, work=grown)
    assert "its size changed" in rows(tmp_path / "out", "failures")[0]["reason"]


def test_only_the_default_passes_pages_over(bulk: Bulk, crawl: Path, tmp_path: Path) -> None:
    tally = bulk(tmp_path / "out", crawl / "a.warc.gz", coding=Options())
    assert tally.passed == {NOT_FOUND: 5}
    assert BulkRequest((), tmp_path).coding.screen
