"""Processes that code: what they share, what they hold, and how they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.archive.coding import CodingPool, code_pages
from communique.language.model import load
from communique.pipeline import Options
from communique.values.article import Page

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its processes")
WORDS = "Vrobnikian Secretary Zalpha met Foreign Minister Torvanek of Norway in Oslo on 4 March 2022.\n"

PROGRAM = """
import sys
from communique.archive.coding import code_pages
from communique.pipeline import Options
from communique.values.article import Page
text = b"The ministers of Norway and Finland met in Oslo on 4 March 2022.\\n"
pages = (Page(f"p{n}", f"p{n}", text + b"It was matter %d." % n, "text", "utf-8") for n in range(10**6))
for told in code_pages(pages, Options(), jobs=2):
    print(told.page.id, flush=True)
"""

LEFT = """
from communique.pipeline import give_back
def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
blocks = [bytes(2000) for _ in range(100_000)]
last = blocks.pop()
blocks.clear()
before = held()
give_back()
print(before - held())
"""


def page(number: int) -> Page:
    return Page(f"p{number}", f"p{number}", f"{WORDS}It was matter {number}.".encode(), "text", "utf-8")


def test_several_processes_code_as_one_does() -> None:
    pages = [page(number) for number in range(40)]
    alone, shared = (list(code_pages(pages, Options(), jobs)) for jobs in (1, 2))
    assert shared == alone


def test_words_met_while_coding_are_not_kept_by_a_process() -> None:
    with CodingPool(1) as pool:
        list(pool.code([page(0)], Options()))
        assert not pool._pool.submit(_knows, "Vrobnikian").result()
        assert pool._pool.submit(_knows, "ability").result()


def _knows(word: str) -> bool:
    return word in load().vocab.strings


@ONLY_LINUX
def test_processes_hold_what_was_loaded_in_common() -> None:
    with CodingPool(2) as pool:
        list(pool.code([page(0)], Options()))
        assert pool._pool.submit(_was_loaded_before_it_began).result()


def _was_loaded_before_it_began() -> bool:
    return "communique.archive.loaded" in sys.modules


@ONLY_LINUX
def test_memory_that_lies_free_is_given_back() -> None:
    given = int(subprocess.run([sys.executable, "-c", LEFT], check=True, capture_output=True, text=True).stdout)
    assert given > 100_000_000 or not _has_trim()


def _has_trim() -> bool:
    import ctypes

    return hasattr(ctypes.CDLL(None), "malloc_trim")


@ONLY_LINUX
def test_processes_end_with_one_that_is_killed(tmp_path: Path) -> None:
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=said, stderr=subprocess.DEVNULL)
    while not (tmp_path / "said").read_text() and process.poll() is None:
        time.sleep(0.05)
    begun = _below(process.pid)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    for _ in range(600):
        left = [each for each in begun if _runs(each)]
        if not left:
            break
        time.sleep(0.05)
    for each in left:
        os.kill(each, signal.SIGKILL)
    assert len(begun) >= 2
    assert not left


def _below(process: int) -> list[int]:
    found = [process]
    for each in found:
        found += map(int, Path(f"/proc/{each}/task/{each}/children").read_text().split())
    return found[1:]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
