"""A worker's work: the pages of one chunk read, screened, coded and written as one part."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from communique.annotate.diplomacy import may_tell
from communique.archive.coding import Coded, code_one
from communique.bulk.chunks import Chunk, Done, Job
from communique.bulk.parts import Part
from communique.bulk.tables import CLAIMS, article_rows, failure_row
from communique.read.crawls import Found, read_crawl
from communique.read.everything import Reading, fetch_page
from communique.read.pages import load_page
from communique.read.stores import is_address, public_name
from communique.read.stretch import Wanted, anything
from communique.read.tables import read_table
from communique.read.warc import Reached
from communique.values.article import Page, PassedOver


def code_chunk(chunk: Chunk, job: Job) -> Done:
    """Code all pages of a chunk and put its part in place. The same chunk and job give the same bytes."""
    part = Part(Path(job.parts), chunk)
    reached, passed = Reached(), Counter[str]()
    pages = coded = failed = claims = 0
    for found in _found(chunk, job, reached):
        pages += not isinstance(found.item, PassedOver)
        item = code_one(found.item, job.coding) if isinstance(found.item, Page) else found.item
        if isinstance(item, Coded):
            part.add(article_rows(coded, found, item))
            coded += 1
            claims += sum(len(item.record[name]) for name in CLAIMS)
        elif isinstance(item, PassedOver):
            passed[item.reason] += 1
        else:
            part.add({"failures": [failure_row(found, item)]})
            failed += 1
    done = Done(
        chunk.number, chunk.synced, chunk.start, reached.first, reached.next, pages, coded, failed, claims,
        dict(sorted(passed.items())),
    )  # fmt: skip
    part.close(done)
    return done


def _found(chunk: Chunk, job: Job, reached: Reached) -> Iterator[Found]:
    wanted: Wanted = may_tell if job.coding.screen else anything
    if chunk.kind == "crawl":
        yield from read_crawl(chunk.name, job.limits, chunk.stretch, reached, wanted)
    elif chunk.kind == "table":
        for item in read_table(chunk.name, job.columns, job.limits, chunk.stretch, wanted):
            yield Found(item, chunk.label)
    else:
        reading = Reading(job.limits, job.columns, wanted)
        for name, own in chunk.pages:
            item = fetch_page(name, reading) if is_address(name) else load_page(Path(name), own, job.limits, wanted)
            yield Found(item, public_name(name))
