"""Sources to be coded in bulk, and runs of them in this process."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from communique.bulk import plan, run
from communique.bulk.chunks import Chunk, Done, Job
from communique.bulk.run import BulkRequest, Tally
from communique.bulk.where import Engine
from communique.bulk.work import code_chunk
from made_warcs import SHOP, answer, gzipped, page, record, stories

Work = Callable[[Chunk, Job], Done]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of talks and kettles, and a second one that breaks off."""
    folder = tmp_path_factory.mktemp("crawl")
    kettles = [record(answer(page("Kettles", SHOP))), record(answer(b"", status="404 Not Found"))] * 5
    (folder / "a.warc.gz").write_bytes(gzipped([*stories(6), *kettles, *stories(3, 6)]))
    (folder / "b.warc.gz").write_bytes(gzipped(stories(4, 9))[:-30])
    return folder


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tally]:
    """Codes sources in bulk in this process: `size` is that of a chunk, `order` that of the work, `work` codes a chunk."""

    def coded(
        out: Path, *sources: object, size: int = 1500, order: int = 1, work: Work = code_chunk, **more: Any
    ) -> Tally:
        def here(chunks: Sequence[Chunk], job: Job, engine: Engine) -> Iterator[Done]:
            for chunk in list(chunks)[::order]:
                yield work(Chunk.from_json(chunk.to_json()), Job.from_json(job.to_json()))

        monkeypatch.setattr(run, "run_chunks", here)
        monkeypatch.setattr(plan, "_PACKED", size)
        monkeypatch.setattr(plan, "_BARE", size)
        return run.run_bulk(BulkRequest(tuple(map(str, sources)), out, **more))

    return coded
