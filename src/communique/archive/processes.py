"""Processes that code: the model is loaded once for all of them where the system can, and they end with whoever began them."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from threading import Thread

from communique.pipeline import spare_collector

LOADED = "communique.archive.loaded"  # what they have in common, imported before the first of them is begun


def coding_processes(jobs: int) -> ProcessPoolExecutor:
    """So many processes to code in, begun as work comes.

    On Linux a process of its own loads the model, and they are copies of it: what none of them changes is held once.
    """
    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([LOADED])
    return context


def _begin() -> None:
    spare_collector()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process that is killed cannot tell those that it began to end: they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
