"""How far confidence can be believed, by kind of claim: `python bench/calibration.py`. Needs scikit-learn.

Every claim of the open sets is held against the coding: right is what score.py counts as a strict hit. Positions,
incidents and engagements are judged by weights that never saw the article (engagements over the news of our own and the coded
releases too); that of people is as shipped (a table). A bin holds at least fifty claims.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruler import kept_codings, load_ruler, shared_folder

ROOT = Path(__file__).parents[1]
SETS = ("seeds", "written", "readouts", "pages", "releases")
LEAST, MOST = 50, 10  # claims that a bin holds at least, and bins at most

Claim = dict[str, Any]
Bin = tuple[float, float, int, float, float]


def bins(told: Sequence[tuple[float, bool]], least: int = LEAST) -> Iterator[Bin]:
    """Lowest and highest confidence of each bin, how many claims it holds, mean confidence, share that was right."""
    ranked = sorted(told, key=lambda one: one[0])
    count = max(1, min(MOST, len(ranked) // least))
    for n in range(count):
        group = ranked[n * len(ranked) // count : (n + 1) * len(ranked) // count]
        if group:
            claimed = sum(one for one, _ in group) / len(group)
            yield group[0][0], group[-1][0], len(group), claimed, sum(right for _, right in group) / len(group)


def expected_error(told: Sequence[tuple[float, bool]], least: int = LEAST) -> float:
    """The mean distance of what was claimed from what was right, weighed by the claims of each bin."""
    rows = list(bins(told, least))
    whole = sum(count for _, _, count, _, _ in rows)
    return sum(count * abs(claimed - true) for _, _, count, claimed, true in rows) / whole if whole else 0.0


def tests_of(ruler: Any) -> Mapping[str, tuple[Callable[[Claim, Claim], float], float, Callable[[Claim, Claim], bool]]]:
    """For each kind of claim how score.py pairs it, how alike a pair must be, and when it is a strict hit."""

    def same_deed(a: Claim, b: Claim) -> bool:
        plain = a["kind"] == b["kind"] and set(a["actors"]) == set(b["actors"])
        return plain and ruler.same_date(a["date"], b["date"]) >= 0.5

    def same_person(a: Claim, b: Claim) -> bool:
        return a["country"] == b["country"] and ruler.overlap(a["post"], b["post"]) >= 0.5

    def alike(a: Claim, b: Claim) -> float:
        return float(ruler.same_name(a["name"], b["name"]))

    return {
        "incidents": (ruler.like_incident, 0.45, same_deed),
        "people": (alike, 0.5, same_person),
    }


def shipped(shared: Path) -> dict[str, list[tuple[float, bool]]]:
    """Confidence and truth of each claim over the open sets, by kind, with the weights of the package."""
    ruler = load_ruler(shared)
    found: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in tests_of(ruler)}
    for name in SETS:
        coded = kept_codings(shared, name, None)
        for path in sorted((shared / "bench" / name).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            for kind, (like, least, same) in tests_of(ruler).items():
                told = coded.get(gold["id"], {}).get(kind, [])
                right = {id(p) for g, p in ruler.pair_up(gold[kind], told, like, least) if same(g, p)}
                found[kind] += [(float(one["confidence"]), id(one) in right) for one in told]
    return found


def main() -> int:
    """Print a line for each kind of claim, and the bins below it."""
    shared = shared_folder(ROOT)
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    sys.path.insert(0, str(ROOT))
    from training import engagement_confidence, incidents, positions  # need scikit-learn, which the bins do not

    told = shipped(shared)
    told["positions"] = positions.held_out_confidence([shared / "bench" / name for name in positions.FOLDERS])
    told["engagements"] = engagement_confidence.held_out_confidence(shared / "bench")
    told["incidents"] = incidents.held_out_confidence([shared / "bench" / name for name in SETS], shared)
    for kind, rows in told.items():
        print(f"\n{kind}: {len(rows)} claims, expected calibration error {expected_error(rows):.3f}\n")
        print("| confidence | claims | claimed | right |\n|---|---|---|---|")
        for low, high, count, claimed, true in bins(rows):
            print(f"| {low:.2f}-{high:.2f} | {count} | {claimed:.3f} | {true:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
