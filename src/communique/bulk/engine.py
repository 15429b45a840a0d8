"""Runs chunks through Daft: on this machine's processors, or on a Ray cluster."""

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from typing import Any

from communique.bulk.chunks import Chunk, Done, Job
from communique.bulk.quiet import SILENCE, hush
from communique.bulk.where import Engine
from communique.errors import AbortRun

_KNOCK = 10  # seconds
_MOST_TASKS = 20_000  # of a cluster's scheduler


def run_chunks(chunks: Sequence[Chunk], job: Job, engine: Engine) -> Iterator[Done]:
    """Code the chunks, told of one by one as they are done. Raises AbortRun where a worker or the cluster is lost."""
    hush()
    for library in ("daft", "daft_local_execution", "daft_distributed"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what fails is raised too
    import daft

    from communique.bulk.udf import coder_of

    workers = _begin(engine)
    coder = coder_of(job.to_json(), max(1, min(workers, len(chunks))))
    told = daft.from_pydict({"chunk": [chunk.to_json() for chunk in chunks]})
    if engine.name == "ray":
        told = told.into_partitions(min(len(chunks), _MOST_TASKS))
    try:
        for row in told.select(coder.code(told["chunk"]).alias("done")).iter_rows():
            yield Done.from_json(str(row["done"]))
    except Exception as error:
        if isinstance(error, AbortRun):
            raise
        reason = next((line for line in reversed(str(error).splitlines()) if line.strip()), type(error).__name__)
        raise AbortRun(
            f"a worker failed ({reason.strip()[:300]}); what is done is kept: the same command goes on from there"
        ) from error


def _begin(engine: Engine) -> int:
    """Tell Daft where to run. Returns how many workers there are to be."""
    import daft

    if engine.name == "local":
        workers = engine.workers or os.cpu_count() or 1
        daft.set_runner_native()
        return workers
    import ray

    if not ray.is_initialized():
        _join_cluster(engine.address)
    daft.set_runner_ray(noop_if_initialized=True)
    return engine.workers or int(ray.cluster_resources().get("CPU", 1))


def _join_cluster(address: str | None) -> None:
    import ray

    if address is not None:
        _try_address(address)
    told: dict[str, Any] = {"runtime_env": {"env_vars": SILENCE}, "log_to_driver": False, "logging_level": "error"}
    try:
        if address is None:
            ray.init(include_dashboard=False, **told)
        else:
            ray.init(address=address, **told)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise _unanswered(address, error) from None


def _try_address(address: str) -> None:
    """Knock at an address first: Ray itself tries for minutes where nobody is at home."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not (colon and port.isdigit()):
        return  # a word that Ray knows ("auto")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_KNOCK).close()
    except (OSError, OverflowError) as error:
        raise _unanswered(address, error) from None


def _unanswered(address: str | None, error: Exception) -> AbortRun:
    where, why = address or "a cluster of this machine's own", (str(error) or type(error).__name__).splitlines()[0]
    return AbortRun(f"{where}: no Ray cluster answers ({why[:200]}); check --address")
