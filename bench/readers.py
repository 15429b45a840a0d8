"""How long readers wait while the archive grows: a server, readers who each ask a page every two seconds, an `add`.

python bench/readers.py ARCHIVE --add PAGES [--readers 20] [--seconds 60] [--seed 7]: works on a copy of the archive.
Prints the median, the 95th percentile and the slowest of each kind of page in milliseconds, and how busy the machine was.
"""

import argparse
import http.client
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from threading import Lock, Thread
from urllib.parse import quote, urlencode

_EVERY = 2.0  # seconds between two pages of a reader
_WORDS = (
    "missile",
    "alliance",
    "sanctions",
    "talks",
    "trade",
    "climate",
    "vaccine",
    "summit",
    "refugees",
    "nuclear energy",
)
_TOPICS = ("nuclear", "missiles", "trade", "climate", "human-rights")
_LEVELS = ("", "leader", "minister", "senior")
_TARGETS = (300, 1000)  # milliseconds: of the median, of the 95th percentile


@dataclass(frozen=True, slots=True)
class Known:
    """What addresses may name: keys of the archive."""

    articles: list[str]
    events: list[str]
    people: list[str]
    pairs: list[tuple[str, str]]
    claims: list[str]


def known_of(archive: Path) -> Known:
    """Keys of an archive: all articles and people, events of two sides, the pairs of sides."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:

        def ask(query: str) -> list[tuple[object, ...]]:
            return db.execute(query).fetchall()

        pairs = ask(
            "select a.side, b.side from event_side a join event_side b on a.event = b.event and a.side < b.side "
            "group by 1, 2 order by count(*) desc limit 60"
        )
        return Known(
            *([str(row[0]) for row in ask(f"select {key} from {table} order by 1")] for key, table in _KEYS),
            [(str(one), str(other)) for one, other in pairs],
            [str(row[0]) for row in ask("select seq from claim order by 1")],
        )


_KEYS = (("id", "article"), ("id", "event"), ("id", "person"))


def kinds_of(known: Known, dice: random.Random) -> dict[str, Callable[[], str]]:
    """For each kind of page an address with arguments by chance."""

    def at(path: str, **told: str) -> str:
        return f"{path}?{urlencode({name: value for name, value in told.items() if value})}"

    def pair() -> dict[str, str]:
        one, other = dice.choice(known.pairs)
        return {"one": one, "other": other}

    def month() -> str:
        return f"{dice.choice((2021, 2022))}-{dice.randint(1, 12):02}"

    choose = dice.choice
    return {
        "today": lambda: "/",
        "chronology": lambda: at("/chronology", side=choose(("", *choose(known.pairs))), level=choose(_LEVELS)),
        "chronology, a month": lambda: at("/chronology", zoom="month", at=month(), lanes=choose(("", "dyad", "topic"))),
        "article": lambda: f"/articles/{choose(known.articles)}",
        "event": lambda: f"/events/{choose(known.events)}",
        "people": lambda: at("/people", words=choose(("", "minister", "secretary", "president"))),
        "person": lambda: f"/people/{quote(choose(known.people), safe='')}",
        "posts": lambda: at("/posts", words=choose(("foreign minister", "secretary", "president", "ambassador"))),
        "brief": lambda: at("/brief", **pair()),
        "dyads": lambda: at("/dyads", level=choose(_LEVELS), topic=choose(("", *_TOPICS))),
        "dyad": lambda: at("/dyad", **pair()),
        "network": lambda: at("/network", level=choose(_LEVELS)),
        "map": lambda: at("/map", side=choose(choose(known.pairs)), topic=choose(("", *_TOPICS))),
        "mechanisms": lambda: "/mechanisms",
        "wording": lambda: at("/wording", before=choose(known.articles), after=choose(known.articles)),
        "phrase": lambda: at("/wording", phrase=choose(("free and open", "ironclad", "rules-based order"))),
        "response": lambda: at("/response", side=choose(("", *choose(known.pairs)))),
        "search": lambda: at("/search", q=choose(_WORDS)),
        "review": lambda: at("/review", at=choose(known.claims)),
    }


class Asked:
    """How long each page took, by kind; and what was not answered with 200."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = defaultdict(list)
        self.wrong: list[str] = []
        self._lock = Lock()

    def note(self, kind: str, milliseconds: float, status: int, where: str) -> None:
        """Write one down."""
        with self._lock:
            self.took[kind].append(milliseconds)
            if status not in (200, 404):  # an event may have been joined to another meanwhile
                self.wrong.append(f"{status} {where}")


def read(port: int, known: Known, seed: int, until: float, asked: Asked) -> None:
    """One reader: a page every two seconds, each kind in turn, until the end."""
    dice = random.Random(seed)
    kinds = list(kinds_of(known, dice).items())
    dice.shuffle(kinds)
    time.sleep(dice.random() * _EVERY)
    turn = 0
    while time.monotonic() < until:
        kind, choose = kinds[turn % len(kinds)]
        turn += 1
        where, began = choose(), time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", where)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        asked.note(kind, (time.monotonic() - began) * 1000, answer.status, where)
        time.sleep(max(0.0, began + _EVERY - time.monotonic()))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _started(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit("the server ended")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def run(archive: Path, pages: str | None, readers: int, seconds: float, seed: int) -> Asked:
    """All of it over a copy of the archive."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "archive.db"
        shutil.copyfile(archive, copy)
        known, asked, port = known_of(copy), Asked(), _free_port()
        me = [sys.executable, "-m", "communique.cli.app"]
        server = subprocess.Popen(
            [*me, "serve", "--archive", str(copy), "--port", str(port)], stdout=subprocess.DEVNULL
        )
        adding = None
        try:
            _started(port, server)
            if pages:
                adding = subprocess.Popen(
                    [*me, "add", pages, "--archive", str(copy), "--jobs", "1"], stdout=subprocess.DEVNULL
                )
            until = time.monotonic() + seconds
            every = [Thread(target=read, args=(port, known, seed + i, until, asked)) for i in range(readers)]
            for one in every:
                one.start()
            for one in every:
                one.join()
            if adding is not None and adding.poll() is not None:
                print("the add ended before the readers did: give it more pages")
        finally:
            for process in (adding, server):
                if process is not None:
                    process.terminate()
                    process.wait(20)
        return asked


def show(asked: Asked) -> None:
    """The table, the slowest kinds first."""
    print(f"{'page':22} {'asked':>5} {'median':>7} {'p95':>7} {'slowest':>8}")
    rows = {kind: (median(took), quantiles([*took, *took], n=20)[-1], max(took)) for kind, took in asked.took.items()}
    for kind, (middle, high, slowest) in sorted(rows.items(), key=lambda row: -row[1][0]):
        mark = "" if middle < _TARGETS[0] and high < _TARGETS[1] else "  *"
        print(f"{kind:22} {len(asked.took[kind]):5} {middle:7.0f} {high:7.0f} {slowest:8.0f}{mark}")
    print(f"load of the machine: {', '.join(f'{one:.1f}' for one in os.getloadavg())} on {os.cpu_count()} processors")
    for one in asked.wrong[:10]:
        print(one)


def main(arguments: Sequence[str]) -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--add", help="pages to add meanwhile, as `communique add` takes them")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=7)
    told = parser.parse_args(arguments)
    show(run(told.archive, told.add, told.readers, told.seconds, told.seed))


if __name__ == "__main__":
    main(sys.argv[1:])
