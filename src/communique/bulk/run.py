"""A run of bulk coding: planned, coded chunk by chunk, checked, merged and described; killed at any moment, it goes on."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.archive.manifest import manifest
from communique.bulk.chain import find_disagreeing
from communique.bulk.chunks import Chunk, Done, Job
from communique.bulk.describe import is_finished, read_description, write_description, write_manifest
from communique.bulk.engine import run_chunks
from communique.bulk.merge import merge_parts
from communique.bulk.parts import read_mark
from communique.bulk.plan import Plan, find_changed, make_plan
from communique.bulk.where import Engine
from communique.errors import AbortRun
from communique.pipeline import Options
from communique.read.limits import Limits
from communique.read.stores import public_name
from communique.read.tables import Columns

_PARTS = ".parts"
_PLAN = "plan.json"
_MOST_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """What the user asked of `bulk`."""

    sources: tuple[str, ...]
    out: Path
    engine: Engine = field(default_factory=Engine)
    coding: Options = field(default_factory=lambda: Options(screen=True))
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did so far: chunks done of all, and its counts."""

    done: int
    chunks: int
    counts: dict[str, int]
    passed: dict[str, int]


def run_bulk(request: BulkRequest, tell: Callable[[Tally], None] = lambda tally: None) -> Tally:
    """Code the sources into tables in the folder `out`. The same call again does what is left of a run that was killed.

    Raises AbortRun where the folder holds something else, where nothing can be read, or where a worker is lost.
    """
    plan = make_plan(request.sources)
    made = _manifest(request)
    fingerprint = plan.fingerprint(made)
    if is_finished(request.out, fingerprint):
        return _tally_of(read_description(request.out))
    if not plan.chunks:
        raise AbortRun("; ".join(map(str, plan.failures[:3])) or "no source was named")
    parts = _open(request.out, fingerprint)
    job = Job(str(parts.resolve()), request.coding, request.columns, request.limits)
    done = _code(plan, job, request.engine, tell)
    unread = (*plan.failures, *find_changed(plan))
    merge_parts(parts, request.out, plan.chunks, done, unread)
    tally = _sum(plan, done, len(unread))
    write_manifest(request.out, plan, done, made, {"counts": tally.counts, "passed": tally.passed})
    write_description(request.out, fingerprint, {"counts": tally.counts, "passed": tally.passed})
    shutil.rmtree(parts)
    return tally


def _manifest(request: BulkRequest) -> dict[str, Any]:
    asked = request.coding
    return manifest(
        asked.parser,
        screen=asked.screen,
        thorough=asked.thorough,
        published=asked.published,
        outlet=asked.outlet,
        text=request.columns.text,
        source=request.columns.source,
        most_bytes=request.limits.most_bytes,
        sources=[public_name(source) for source in request.sources],
    )


def _open(out: Path, fingerprint: str) -> Path:
    """The folder of the parts, made or found again. Raises AbortRun where `out` holds anything else."""
    parts = out / _PARTS
    try:
        known = json.loads((parts / _PLAN).read_text(encoding="utf-8")).get("fingerprint")
    except (OSError, ValueError):
        known = None
    if known == fingerprint:
        return parts
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        told = "another run, or one of other sources, options or version" if known else "other files"
        raise AbortRun(f"{out}: holds {told}; name a new folder, or remove it")
    try:
        parts.mkdir(parents=True, exist_ok=True)
        beside = parts / f"{_PLAN}.part"
        beside.write_text(json.dumps({"fingerprint": fingerprint}), encoding="utf-8")
        beside.replace(parts / _PLAN)
    except OSError as error:
        raise AbortRun(f"{out}: cannot be written ({error.strerror})") from None
    return parts


def _code(plan: Plan, job: Job, engine: Engine, tell: Callable[[Tally], None]) -> dict[int, Done]:
    """Code what is not done yet, then what has to be done again, until all chunks fit together."""
    parts = Path(job.parts)
    marks = ((chunk.number, read_mark(parts, chunk.number)) for chunk in plan.chunks)
    done = {number: mark for number, mark in marks if mark is not None}
    todo: Sequence[Chunk] = [chunk for chunk in plan.chunks if chunk.number not in done]
    for _ in range(_MOST_ROUNDS):
        if todo:
            for one in run_chunks(todo, job, engine):
                done[one.number] = one
                tell(_sum(plan, done))
        todo = find_disagreeing(plan.chunks, done)
        if not todo:
            return done
    raise AbortRun("the chunks of a file do not fit together; has a source changed while it was read?")


def _sum(plan: Plan, done: dict[int, Done], unread: int = 0) -> Tally:
    passed: Counter[str] = Counter()
    counts = Counter({"pages": 0, "coded": 0, "failed": unread, "claims": 0})
    for one in done.values():
        passed.update(one.passed)
        counts.update({"pages": one.pages, "coded": one.coded, "failed": one.failed, "claims": one.claims})
    counts["passed"] = passed.total()
    return Tally(len(done), len(plan.chunks), dict(sorted(counts.items())), dict(sorted(passed.items())))


def _tally_of(told: dict[str, Any]) -> Tally:
    return Tally(0, 0, dict(told["counts"]), dict(told["passed"]))
