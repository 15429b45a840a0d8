"""Runs: what was done to the archive, when, with which version, lexicon and model."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from communique.store.schema import failure, run


def begin_run(connection: Connection, kind: str, manifest: Mapping[str, Any], at: str) -> int:
    """Note that a run began; its number."""
    made = insert(run).values(kind=kind, started=at, manifest=dict(manifest)).returning(run.c.id)
    return int(connection.execute(made).scalar_one())


def end_run(connection: Connection, number: int, counts: Mapping[str, int], at: str) -> None:
    """Note that a run ended, with its counts in the manifest."""
    manifest = connection.scalar(select(run.c.manifest).where(run.c.id == number)) or {}
    connection.execute(
        update(run).where(run.c.id == number).values(finished=at, manifest={**manifest, "counts": dict(counts)})
    )


def note_in_manifest(connection: Connection, number: int, told: Mapping[str, Any]) -> None:
    """Add to what a run's manifest keeps."""
    before = connection.scalar(select(run.c.manifest).where(run.c.id == number)) or {}
    connection.execute(update(run).where(run.c.id == number).values(manifest={**before, **told}))


def note_failures(connection: Connection, number: int, failures: list[tuple[str, str]], at: str) -> None:
    """Keep what could not be read in a run: (source, reason) pairs."""
    if failures:
        rows = [{"run": number, "source": source, "reason": reason, "at": at} for source, reason in failures]
        connection.execute(insert(failure), rows)
