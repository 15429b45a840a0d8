"""What the screen loses and saves: claims found with it beside claims found without, over the shared sets."""

import sys
from pathlib import Path

from ruler import SETS, code_set, shared_folder

from communique.pipeline import Options

KINDS = ("engagements", "positions", "incidents", "people")


def main() -> int:
    """Print, a set a line, how many of the claims that thorough reading finds the screened reading finds too."""
    shared = shared_folder(Path(__file__).parents[1])
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    for name in SETS:
        folder = shared / "bench" / name
        full, screened = (_claims(folder, thorough) for thorough in (True, False))
        kept = len(full & screened)
        print(
            f"{name:10} {len(full):5} claims, {kept} kept ({kept / max(1, len(full)):.4f}), {len(screened - full)} others"
        )
    return 0


def _claims(folder: Path, thorough: bool) -> set[tuple[str, str, str]]:
    records, _ = code_set(folder, Options(thorough=thorough))
    return {(key, kind, claim["id"]) for key, row in records.items() for kind in KINDS for claim in row[kind]}


if __name__ == "__main__":
    sys.exit(main())
