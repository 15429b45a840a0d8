"""Whether the chunks of a file share its records out without gap or overlap, told by where each began and ended.

A chunk looks for the first record after its start by its bytes. That a page holds bytes which look like a record is
unlikely and not impossible: then two chunks disagree, and the later one is done again from where the earlier one ended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from communique.bulk.chunks import Chunk, Done


def find_disagreeing(chunks: Sequence[Chunk], done: Mapping[int, Done]) -> list[Chunk]:
    """The chunks to be done again, at most one of each file, with the place where their first record is known to begin."""
    crawls = [chunk for chunk in chunks if chunk.kind == "crawl"]
    found = (_first_wrong(list(group), done) for _, group in groupby(crawls, key=lambda chunk: chunk.name))
    return [chunk for chunk in found if chunk is not None]


def _first_wrong(chunks: Sequence[Chunk], done: Mapping[int, Done]) -> Chunk | None:
    told = done[chunks[0].number]
    wanted = told.next
    for chunk in chunks[1:]:
        told = done[chunk.number]
        inside = wanted is not None and (chunk.end is None or wanted < chunk.end)
        if told.first != (wanted if inside else None):
            start = wanted if inside and wanted is not None else (chunk.end or chunk.start)
            return replace(chunk, start=start, end=chunk.end if inside else start, synced=True)
        if inside:
            wanted = told.next
    return None
