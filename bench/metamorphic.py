"""How many of the program's claims come out as their swap when people, countries, cities, dates or outlets are swapped.

    python bench/metamorphic.py [FOLDER...] [--rounds N] [-v]

Each FOLDER holds pages (default: samples, and ../shared/bench/written where it is there). Nothing is held against a
coding: what the program says of a page is compared with what it says of the page whose words were swapped consistently.
A claim is kept when it comes out with the swapped sides, names, day and words and the same kind, act, format and status.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruler import shared_folder
from swaps import (
    Maker,
    Reading,
    Swap,
    make_anonymous,
    plain_page,
    swap_cities,
    swap_countries,
    swap_outlets,
    swap_people,
    swap_weeks,
    swap_years,
)

from communique.errors import SkipArticle
from communique.read import read_pages
from communique.values.article import Page
from communique.values.claims import Incident, Position, Record

ROOT = Path(__file__).parents[1]
SEED = 20221012
LEAST = 0.95
# What is known of a person by name would contradict a swapped state or century: those swaps start from people of no
# land, and swaps of people whom nobody can know start from people made up.
KINDS: dict[str, tuple[Maker, Maker | None]] = {
    "people": (swap_people, None),
    "unknown people": (swap_people, swap_people),
    "countries": (swap_countries, make_anonymous),
    "cities": (swap_cities, None),
    "weeks": (swap_weeks, None),
    "years": (swap_years, make_anonymous),
    "outlets": (swap_outlets, None),
}
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Claims of one page under one kind of swap: those that came out as they should, those lost, those new."""

    page: str
    kind: str
    kept: tuple[Key, ...]
    lost: tuple[Key, ...]
    new: tuple[Key, ...]


def expected(record: Record, swap: Swap, *, places: bool = False) -> Iterator[Key]:
    """What the claims of a record must become."""

    def sides(codes: Iterable[str | None]) -> Key:
        return tuple(sorted(swap.sides.get(code, code) for code in codes if code))

    def day(told: str | None) -> str | None:
        return swap.shift(told) if told else None

    def words(claim: Position | Incident) -> str:
        span = claim.receipts["text"][0]
        return swap.words(span.start, span.end)

    for e in record.engagements:
        place = swap.places.get(e.place or "", e.place) if places else None
        yield "engagement", e.status, e.format, sides(e.parties), day(e.date), place
    for p in record.positions:
        yield "position", p.act, sides(p.actors), words(p)
    for i in record.incidents:
        yield "incident", i.kind, sides(i.actors), day(i.date), words(i)
    for person in record.people:
        yield "person", swap.names.get(person.name, person.name), *sides([person.country])


def told(record: Record, *, places: bool = False) -> Iterator[Key]:
    """What the claims of a record are, in the terms of `expected`."""
    return expected(record, Swap(Page("", "", b"", "text", "utf-8"), (), record.text), places=places)


def compare(page: str, kind: str, wanted: Iterable[Key], got: Iterable[Key]) -> Outcome:
    """The claims of both sides, each counted once."""
    one, two = Counter(wanted), Counter(got)
    return Outcome(
        page, kind, tuple((one & two).elements()), tuple((one - two).elements()), tuple((two - one).elements())
    )


def outcomes(page: Page, rounds: int = 1, kinds: Sequence[str] = tuple(KINDS)) -> Iterator[Outcome]:
    """What becomes of the claims of a page under each kind of swap that it allows."""
    base = Reading.of(plain_page(page))
    for number in range(rounds):
        starts: dict[Maker | None, Reading] = {None: base}
        for kind in kinds:
            maker, before = KINDS[kind]
            if before not in starts:
                starts[before] = _after(base, before, number)
            swap = maker(starts[before], random.Random(f"{SEED} {page.id} {kind} {number}"))
            if swap is not None:
                places, swapped = kind == "cities", Reading.of(swap.page).record
                wanted = expected(starts[before].record, swap, places=places)
                yield compare(page.id, kind, wanted, told(swapped, places=places))


def _after(base: Reading, maker: Maker | None, number: int) -> Reading:
    swap = maker(base, random.Random(f"{SEED} {base.page.id} {number}")) if maker else None
    return Reading.of(swap.page) if swap else base


def rate(found: Sequence[Outcome]) -> float:
    """The share of claims that came out as their swap; 1 where there was none."""
    kept, lost = sum(len(o.kept) for o in found), sum(len(o.lost) for o in found)
    return kept / (kept + lost) if kept + lost else 1.0


def pages_of(folders: Iterable[Path]) -> Iterator[Page]:
    """The pages of folders that can be read."""
    for page in read_pages([str(path) for folder in folders for path in sorted(folder.glob("*.[th]*"))]):
        if isinstance(page, Page) and page.id != "SOURCES":
            yield page


def main() -> int:
    """Print the rate by kind of swap and of claim. Exit status 1 where a kind of swap keeps too few."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--rounds", type=int, default=1, help="how many draws of names for each page")
    options.add_argument("--kinds", nargs="*", default=list(KINDS))
    options.add_argument("-v", "--verbose", action="store_true", help="list what was lost and what is new")
    asked = options.parse_args()
    shared = shared_folder(ROOT)
    folders = asked.folders or [ROOT / "samples", *([shared / "bench" / "written"] if shared else [])]
    found: list[Outcome] = []
    for page in pages_of(folders):
        try:
            found += outcomes(page, asked.rounds, asked.kinds)
        except SkipArticle:
            continue
    print_rates(found, asked.kinds)
    if asked.verbose:
        print_lost(found)
    return int(any(rate([o for o in found if o.kind == kind]) < LEAST for kind in asked.kinds))


def print_rates(found: Sequence[Outcome], kinds: Sequence[str]) -> None:
    """One row a kind of swap: pages, claims, the share kept of all and of each kind of claim, and what came up new."""
    claims = ("engagement", "position", "incident", "person")
    print("| swapped | pages | claims | kept | " + " | ".join(f"{claim}s kept" for claim in claims) + " | new |")
    print("|---|" + "---|" * (len(claims) + 4))
    for kind in kinds:
        here = [o for o in found if o.kind == kind]
        kept, lost = ([key for o in here for key in getattr(o, side)] for side in ("kept", "lost"))
        cells = []
        for claim in claims:
            hits, misses = (sum(key[0] == claim for key in keys) for keys in (kept, lost))
            cells.append(f"{hits / (hits + misses):.3f}" if hits + misses else "–")
        new = sum(len(o.new) for o in here)
        print(f"| {kind} | {len({o.page for o in here})} | {len(kept) + len(lost)} | {rate(here):.3f} | "
              + " | ".join(cells) + f" | {new} |")  # fmt: skip


def print_lost(found: Sequence[Outcome]) -> None:
    """Every claim that did not come out as its swap, and every new one."""
    for outcome in found:
        for mark, keys in (("-", outcome.lost), ("+", outcome.new)):
            for key in keys:
                print(f"{outcome.kind} {outcome.page} {mark} {key}")


if __name__ == "__main__":
    sys.exit(main())
