"""The coder as a stateful function of Daft: one in each worker, which holds one model and codes chunk after chunk."""

from typing import Any

from communique.bulk.quiet import hush

hush()  # before daft is imported, here and in every worker

import daft  # noqa: E402
from daft import DataType, Series  # noqa: E402


class Coder:
    """Codes chunks. It is made once in each worker; the language model is loaded with the first chunk and kept."""

    def __init__(self, job: str) -> None:
        from communique.bulk.chunks import Job
        from communique.pipeline import spare_collector

        spare_collector()
        self._job = Job.from_json(job)

    @daft.method.batch(return_dtype=DataType.string(), batch_size=1)  # type: ignore[untyped-decorator]
    def code(self, chunks: Series) -> list[str]:
        """What became of each chunk, as a message."""
        from communique.bulk.chunks import Chunk
        from communique.bulk.work import code_chunk
        from communique.language.model import passing_words

        with passing_words():
            return [code_chunk(Chunk.from_json(chunk), self._job).to_json() for chunk in chunks.to_pylist()]


def coder_of(job: str, workers: int) -> Any:
    """The coder with so many workers, each a process of its own on one processor."""
    made = daft.cls(Coder, use_process=True, max_concurrency=workers, cpus=1.0, max_retries=0, on_error="raise")
    return made(job)
