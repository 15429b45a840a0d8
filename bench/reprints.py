"""Reprints whose originals are known: releases of the corpora, and seeded copies of them as other outlets print them."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from run import corpus_pages

from communique.link.duplicates import Report, find_duplicates, shingles

Pair = tuple[int, int]
_HASHES = 128
_LIKENESS = 0.5
_REWORDED = 0.06  # of the words of a reworded copy
_FIRST = date(2022, 1, 1)


@dataclass(frozen=True)
class Told:
    """What a program found of the known pairs."""

    precision: float
    recall: float
    by_way: dict[str, float]


def make_reports(shared: Path, count: int, seed: int = 1) -> tuple[list[Report], dict[Pair, str]]:
    """Releases, then a copy of every second one a day later; the known pairs and how each copy was made."""
    dice = random.Random(seed)
    texts = [page.content.decode() for page in corpus_pages(shared, 2 * count)]
    strange = texts[count:]
    originals = [
        Report(number, f"https://ministry.example/{number}", 1, "", text, day, None)
        for number, text in enumerate(texts[:count])
        for day in [_FIRST + timedelta(days=number // 4)]
    ]
    reports, pairs = list(originals), {}
    for number, original in enumerate(originals[::2]):
        way = sorted(WAYS)[number % len(WAYS)]
        article = len(reports)
        source, day = (
            f"https://paper-{number % 7}.example/{article}",
            (original.published or _FIRST) + timedelta(days=1),
        )
        text = WAYS[way](original.text, dice.choice(strange), dice)
        reports.append(replace(original, article=article, source=source, text=text, published=day))
        pairs[original.article, article] = way
    return reports, pairs


def _cut(text: str, other: str, dice: random.Random) -> str:
    """The first half of it."""
    words = text.split(" ")
    return " ".join(words[: int(len(words) * dice.uniform(0.4, 0.6))])


def _framed(text: str, other: str, dice: random.Random) -> str:
    """Two thirds of it, with as much of something else before and after it."""
    words, foreign = text.split(" "), other.split(" ")
    third = len(words) // 3
    return " ".join([*foreign[:third], *words[third:], *foreign[-third:]])


def _reworded(text: str, other: str, dice: random.Random) -> str:
    """All of it, one word in seventeen another one."""
    return re.sub(r"\w+", lambda found: "reportedly" if dice.random() < _REWORDED else found[0], text)


WAYS: dict[str, Callable[[str, str, random.Random], str]] = {"cut": _cut, "framed": _framed, "reworded": _reworded}


def by_house(reports: Sequence[Report]) -> set[Pair]:
    """The pairs of articles that our linking puts into one cluster."""
    clusters = (sorted(cluster.relation) for cluster in find_duplicates(reports))
    return {(one, other) for members in clusters for k, one in enumerate(members) for other in members[k + 1 :]}


def by_minhash(reports: Sequence[Report]) -> set[Pair]:
    """The pairs that datasketch's MinHash with LSH tells, over the same runs of five words."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=_LIKENESS, num_perm=_HASHES), set()
    for report in reports:
        sketch = MinHash(num_perm=_HASHES)
        sketch.update_batch([shingle.encode() for shingle in shingles(report.text)])
        found |= {(before, report.article) for before in index.query(sketch)}
        index.insert(report.article, sketch)
    return found


def judge(found: set[Pair], known: dict[Pair, str]) -> Told:
    """Precision over the pairs in which a copy stands, recall over the known ones, altogether and by how they were made."""
    copies = {copy for _, copy in known}
    told = {pair for pair in found if copies & set(pair)}
    ways = {way: {pair for pair, own in known.items() if own == way} for way in sorted(set(known.values()))}
    return Told(
        len(told & known.keys()) / max(1, len(told)),
        len(told & known.keys()) / max(1, len(known)),
        {way: len(told & pairs) / len(pairs) for way, pairs in ways.items()},
    )


def ways_told(told: Told) -> Iterator[str]:
    """The recall of each kind of copy, as a table has it."""
    yield from (f"{share:.2f}" for share in told.by_way.values())
