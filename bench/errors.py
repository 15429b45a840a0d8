"""Every miss and false hit of the coded sets by its cause, as far as a program can tell causes apart.

    python bench/errors.py [SET...] [-v PART]

The claims are paired with the codings as the sets' score.py pairs them. What stays without a partner is "missed" or
"made up", what has one but fails the strict test is "found, but" with the first field that fails. The blind set is never
looked into. A cause is where the trail was lost first, on the way from the line to the claim.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from ruler import load_ruler, shared_folder
from swaps import Reading

from communique.extract.incidents_triggers import find_triggers
from communique.extract.positions_page import Page as Scene
from communique.extract.positions_rules import propose
from communique.values.article import Page
from communique.values.json import record_to_dict
from communique.values.syntax import Sentence

OPEN_SETS = ("seeds", "written", "readouts", "pages", "releases")
PARTS = ("engagements", "positions", "incidents", "people")
NO_WORD, NO_GOLD = "no word known that tells it", "coded where the coder saw none"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One article with its coding, what the program says, and the ruler that holds one against the other."""

    name: str
    gold: Row
    told: Row
    reading: Reading
    ruler: ModuleType
    pairs: Mapping[str, Sequence[tuple[Row, Row]]]

    def missed(self, part: str) -> list[Row]:
        """Codings of a part without a claim."""
        taken = {id(gold) for gold, _ in self.pairs[part]}
        return [row for row in self.gold[part] if id(row) not in taken]

    def made_up(self, part: str) -> list[Row]:
        """Claims of a part without a coding."""
        taken = {id(claim) for _, claim in self.pairs[part]}
        return [row for row in self.told[part] if id(row) not in taken]

    @property
    def text(self) -> str:
        """The text that the program read."""
        return self.reading.article.text

    def sentences_of(self, words: str) -> list[Sentence]:
        """The sentences in which coded words lie."""
        start = self.text.find(words)
        if start < 0:
            return []
        sentences = self.reading.understood.annotated.tree.sentences
        return [s for s in sentences if s.start < start + len(words) and start < s.end]


@dataclass(frozen=True, slots=True)
class Blame:
    """One error: of which part, what kind of error by which cause, and the row that shows it."""

    part: str
    cause: str
    article: str
    row: str


Judge = Callable[[Case, Row], str]


def words_lost(case: Case, words: str) -> str | None:
    """Where coded words were lost before any rule saw them, None where a rule could see them."""
    sentences = case.sentences_of(words)
    if not sentences:
        return "cleaning: the words lie in a line taken for furniture, or differ in spacing"
    if all(s.kind != "B" for s in sentences):
        return "cleaning: the words lie in a headline, caption or metadata"
    return None


# engagements


def missed_engagement(case: Case, gold: Row) -> str:
    """Why nobody told an engagement."""
    alike = [p for p in case.told["engagements"] if case.ruler.jaccard(gold["parties"], p["parties"]) >= 0.5]
    if any(_same_day(case, gold, p) for p in alike):
        return "merged: one claim stands for two engagements"
    if any(_akin(case, gold, p) for p in case.made_up("engagements")):
        return "sides: told with other parties"
    spans = case.reading.understood.annotated.sides
    if not set(gold["parties"]) <= {code for mention in spans for code in mention.codes} | _people_sides(case):
        return "sides: a party is never recognised in the text"
    return "no word known that tells it, or joined to another of these sides" if alike else NO_WORD


def _akin(case: Case, gold: Row, told: Row) -> bool:
    """Whether a claim shares a party with a coding, and its day or its people."""
    shared = bool(set(gold["parties"]) & set(told["parties"]))
    return shared and (_same_day(case, gold, told) or bool(set(gold["participants"]) & set(told["participants"])))


def _same_day(case: Case, gold: Row, told: Row) -> bool:
    return gold["date"] is not None and bool(case.ruler.same_date(gold["date"], told["date"]) >= 0.5)


def _people_sides(case: Case) -> set[str]:
    return {entry.side for entry in case.reading.understood.people if entry.side}


def extra_engagement(case: Case, told: Row) -> str:
    """Why an engagement was told that is none."""
    alike = [g for g in case.gold["engagements"] if case.ruler.jaccard(g["parties"], told["parties"]) >= 0.5]
    if any(_same_day(case, gold, told) for gold in alike):
        return "split: one engagement told as two"
    if any(_akin(case, gold, told) for gold in case.missed("engagements")):
        return "sides: told with other parties"
    return "split: told again with another day or form" if alike else NO_GOLD


def wrong_engagement(case: Case, gold: Row, told: Row) -> str | None:
    """The first field by which a found engagement fails."""
    if set(gold["parties"]) != set(told["parties"]):
        return "sides: a party too many" if set(gold["parties"]) < set(told["parties"]) else "sides: a party lacks"
    if gold["status"] != told["status"]:
        return "status: held, planned, proposed, cancelled"
    if gold["format"] != told["format"]:
        return "format: meeting, call, video, visit"
    return wrong_date(case, gold, told)


def wrong_date(case: Case, gold: Row, told: Row) -> str | None:
    """How a date fails, None where it does not."""
    if case.ruler.same_date(gold["date"], told["date"]) >= 0.5:
        return None
    if gold["date"] is None:
        return "date: told where the text gives none"
    return "date: none told where the text gives one" if told["date"] is None else "date: another day"


# positions


def missed_position(case: Case, gold: Row) -> str:
    """Why nobody told a position."""
    lost = words_lost(case, gold["text"])
    if lost:
        return lost
    sentences = [s for s in case.sentences_of(gold["text"]) if s.kind == "B"]
    if all(s.first == s.last for s in sentences):
        return "screen: the sentence was not parsed"
    likeness = max((case.ruler.overlap(gold["text"], p["text"]) for p in case.told["positions"]), default=0.0)
    if likeness >= 0.4:
        return "merged: one claim stands for two positions"
    if likeness >= 0.2:
        return "span: too long or too short"
    offered = max((case.ruler.overlap(gold["text"], words) for s in sentences for words in _offers(case, s)), default=0)
    if offered >= 0.4:
        return "scorer: proposed and dropped"
    return "span: too long or too short" if offered >= 0.2 else NO_WORD


def _offers(case: Case, sentence: Sentence) -> Iterator[str]:
    scene = Scene.of(case.reading.understood)
    tokens = scene.tree.tokens
    for candidate in propose(scene, sentence):
        yield case.text[tokens[candidate.first].start : tokens[candidate.last - 1].end]


def extra_position(case: Case, told: Row) -> str:
    """Why a position was told that is none."""
    likeness = max((case.ruler.overlap(gold["text"], told["text"]) for gold in case.gold["positions"]), default=0.0)
    if likeness >= 0.4:
        return "split: one position told as two"
    return "span: too long or too short" if likeness >= 0.2 else NO_GOLD


def wrong_position(case: Case, gold: Row, told: Row) -> str | None:
    """The first field by which a found position fails."""
    if case.ruler.overlap(gold["text"], told["text"]) < 0.5:
        return "span: too long or too short"
    if set(gold["actors"]) != set(told["actors"]):
        return "sides: other actors"
    return "act" if gold["act"] != told["act"] else None


# incidents


def missed_incident(case: Case, gold: Row) -> str:
    """Why nobody told an incident."""
    sentences = case.sentences_of(gold["text"])
    if not sentences:
        return "cleaning: the words lie in a line taken for furniture, or differ in spacing"
    if all(s.first == s.last for s in sentences):
        return "screen: the sentence was not parsed"
    if any(case.ruler.like_incident(gold, p) >= 0.45 for p in case.told["incidents"]):
        return "merged: one claim stands for two incidents"
    if any(case.ruler.overlap(gold["text"], p["text"]) >= 0.2 for p in case.made_up("incidents")):
        return "kind or span: told as another deed"
    start = case.text.find(gold["text"])
    triggers = find_triggers(case.reading.understood.annotated.tree)
    if any(start <= trigger.token.start < start + len(gold["text"]) for trigger in triggers):
        return "scorer: proposed and dropped, or joined to another"
    return NO_WORD


def extra_incident(case: Case, told: Row) -> str:
    """Why an incident was told that is none."""
    if any(case.ruler.like_incident(gold, told) >= 0.45 for gold in case.gold["incidents"]):
        return "split: one incident told as two"
    if any(case.ruler.overlap(gold["text"], told["text"]) >= 0.2 for gold in case.missed("incidents")):
        return "kind or span: told as another deed"
    return NO_GOLD


def wrong_incident(case: Case, gold: Row, told: Row) -> str | None:
    """The first field by which a found incident fails."""
    if gold["kind"] != told["kind"]:
        return "kind or span: told as another deed"
    if set(gold["actors"]) != set(told["actors"]):
        return "sides: other actors"
    return wrong_date(case, gold, told)


# people


def missed_person(case: Case, gold: Row) -> str:
    """Why nobody told an official."""
    if gold["name"] not in case.text:
        return "cleaning: the words lie in a line taken for furniture, or differ in spacing"
    for entry in case.reading.understood.people:
        if case.ruler.same_name(gold["name"], entry.name):
            return "person: held to be no official"
    surname = gold["name"].split()[-1]
    known = any(surname in entry.name.split() for entry in case.reading.understood.people)
    return "person: name cut short or joined to another" if known else "person: name not recognised"


def extra_person(case: Case, told: Row) -> str:
    """Why somebody was told who is no official."""
    words = set(case.ruler.words(told["name"]))
    if any(words & set(case.ruler.words(gold["name"])) for gold in case.missed("people")):
        return "person: name cut short or joined to another"
    return NO_GOLD


def wrong_person(case: Case, gold: Row, told: Row) -> str | None:
    """The first field by which a found official fails."""
    if gold["country"] != told["country"]:
        return "sides: no country told" if told["country"] is None else "sides: another country"
    if case.ruler.overlap(gold["post"], told["post"]) >= 0.5:
        return None
    if gold["post"] is None:
        return "post: told where the text gives none"
    return "post: none told where the text gives one" if told["post"] is None else "post: other words"


JUDGES: dict[str, tuple[Judge, Judge, Callable[[Case, Row, Row], str | None]]] = {
    "engagements": (missed_engagement, extra_engagement, wrong_engagement),
    "positions": (missed_position, extra_position, wrong_position),
    "incidents": (missed_incident, extra_incident, wrong_incident),
    "people": (missed_person, extra_person, wrong_person),
}
BESIDE: dict[str, tuple[str, ...]] = {
    "engagements": ("level", "main", "place", "participants", "about"),
    "positions": ("speaker", "target", "topics"),
}


def blames(case: Case) -> Iterator[Blame]:
    """Every error of an article that costs strict score, with its cause."""
    for part, (missed, extra, wrong) in JUDGES.items():
        for row in case.missed(part):
            yield _blame(case, part, f"missed – {missed(case, row)}", row)
        for row in case.made_up(part):
            yield _blame(case, part, f"made up – {extra(case, row)}", row)
        for gold, told in case.pairs[part]:
            cause = wrong(case, gold, told)
            if cause:
                yield _blame(case, part, f"found, but – {cause}", {"gold": gold, "told": told})


def _blame(case: Case, part: str, cause: str, row: Row) -> Blame:
    return Blame(part, cause, case.name, json.dumps(row, ensure_ascii=False)[:400])


def beside(case: Case) -> Iterator[tuple[str, str, bool]]:
    """Part, field and whether it is right, for fields of found claims that the strict score does not count."""
    for part, fields in BESIDE.items():
        for gold, told in case.pairs[part]:
            for field in fields:
                yield part, field, _agree(case.ruler, field, gold[field], told[field])


def _agree(ruler: ModuleType, field: str, gold: Any, told: Any) -> bool:
    if field == "participants":
        return bool(ruler.names_f1(gold, told) == 1.0)
    if field == "speaker":
        return bool(ruler.same_name(gold, told)) if gold else not told
    if field == "place":
        return bool(ruler.words(gold) == ruler.words(told))
    return bool(set(gold) == set(told)) if isinstance(gold, list) else bool(gold == told)


def cases(shared: Path, name: str) -> Iterator[Case]:
    """The articles of a set, read now."""
    if name not in OPEN_SETS:
        raise ValueError(f"{name} is no set that may be looked into")
    ruler, folder = load_ruler(shared), shared / "bench" / name
    for path in sorted(folder.glob("*.txt")):
        reading = Reading.of(Page(str(path), path.stem, path.read_bytes(), "text", "utf-8"))
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        told = json.loads(json.dumps(record_to_dict(reading.record)))
        yield Case(path.stem, gold, told, reading, ruler, {part: _pairs(ruler, part, gold, told) for part in PARTS})


def _pairs(ruler: ModuleType, part: str, gold: Row, told: Row) -> list[tuple[Row, Row]]:
    alike, least = {
        "engagements": (ruler.like_engagement, 0.45),
        "positions": (ruler.like_position, 0.4),
        "incidents": (ruler.like_incident, 0.45),
        "people": (lambda g, p: float(ruler.same_name(g["name"], p["name"])), 0.5),
    }[part]
    return list(ruler.pair_up(gold[part], told[part], alike, least))


def print_causes(found: Sequence[Blame]) -> None:
    """One row a cause: how often in each part, in all, and the share of all errors."""
    counts = Counter((blame.cause, blame.part) for blame in found)
    sums = Counter(blame.cause for blame in found)
    print("| cause | " + " | ".join(PARTS) + " | all | share |")
    print("|---|" + "---|" * (len(PARTS) + 2))
    for cause, number in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        cells = " | ".join(str(counts[cause, part] or "") for part in PARTS)
        print(f"| {cause} | {cells} | {number} | {100 * number / len(found):.1f} % |")
    print("| all | " + " | ".join(str(sum(b.part == part for b in found)) for part in PARTS) + f" | {len(found)} | |")


def print_beside(rows: Iterable[tuple[str, str, bool]]) -> None:
    """One row a field of found claims that the strict score leaves out: how often it is wrong."""
    known = list(rows)
    print("\n| part | field | found | wrong | share |\n|---|---|---|---|---|")
    for part, fields in BESIDE.items():
        for field in fields:
            here = [right for p, f, right in known if (p, f) == (part, field)]
            wrong = here.count(False)
            print(f"| {part} | {field} | {len(here)} | {wrong} | {100 * wrong / max(1, len(here)):.0f} % |")


def main() -> int:
    """Print both tables. Exit status 1 where the shared folder is missing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="*", default=OPEN_SETS, help="which sets (default: all that may be read)")
    options.add_argument("-v", "--verbose", choices=PARTS, help="list the errors of a part, too")
    asked = options.parse_args()
    if not set(asked.sets) <= set(OPEN_SETS):
        options.error(f"the sets that may be looked into are {', '.join(OPEN_SETS)}")
    shared = shared_folder(Path(__file__).parents[1])
    if shared is None:
        print("no ../shared/bench beside this checkout: nothing to measure", file=sys.stderr)
        return 1
    found: list[Blame] = []
    fields: list[tuple[str, str, bool]] = []
    for name in asked.sets:
        for case in cases(shared, name):
            found += blames(case)
            fields += beside(case)
    print_causes(found)
    print_beside(fields)
    for blame in found:
        if blame.part == asked.verbose:
            print(f"{blame.article} {blame.cause}: {blame.row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
