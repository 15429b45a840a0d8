"""Finder of sides: names of states, organisations, movements and fixed groups, and the bodies that speak for them."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from communique.annotate.bodies import find_bodies
from communique.lexicon.sides import Pair, SideName, borne_names, governments, is_movement, is_state, pairs, side_names
from communique.values.annotated import SideMention
from communique.values.article import Article
from communique.values.syntax import Tree

_KOREAN = frozenset({"KP"})
_AGENCIES = frozenset(
    {
        "FAO", "IAEA", "ICAO", "ILO", "IMO", "IOM", "ITU", "UNDP", "UNEP", "UNESCO", "UNFPA", "UNHCR", "UNICEF", "UNODC",
        "UNRWA", "WFP", "WHO",
    }
)  # fmt: skip
_STATE_AGENCY = re.compile(r"\bKCNA\b|Rodong Sinmun")
_COUNCIL = "Security Council"
_OF_ANOTHER = (
    "National ",
    " its ",
    " his ",
    " her ",
    "country's ",
    "country’s ",
)  # before a council that is not the UN's
_OF_REFUGEES = " High Commissioner for Refugees"
_OF = re.compile(r" of (?:the )?")
_LONGER = len(" Consultations")
_CONSULTING = re.compile(r"Foreign Office Consultations?\W?", re.IGNORECASE)  # of two ministries, whosever
_AMERICANS = re.compile(r"[- ]Americans?\b")
_WHOSE = re.compile(r"(?:['’]s?)? ")
_POINTS = re.compile(r"^\s+(?:of|and (?:east|west|south|north))\b")
_ELSEWHERE = re.compile(r" (?!Korea)[A-Z]")  # "North and South America"
_BRANCH = re.compile(r"(?: [A-Z]\w+){0,2} (?:Branch|Chapter|Headquarters|Office) of (?:the )?")


def find_sides(article: Article, tree: Tree) -> tuple[SideMention, ...]:
    """Every name of a side in the article's text, in order: the longest name at each place, never two that overlap."""
    text = article.text
    found = [name for name in _named(text) if name.entry.codes and not _inside_person(name, tree)]
    found = _weigh_context(text, found, article.outlet.value if article.outlet else "")
    plain = _own_councils(text, [_mention(article, name) for name in found])
    found_all = sorted((*plain, *find_bodies(text, plain)), key=lambda mention: mention.start)
    return tuple(
        mention for mention in found_all if not _CONSULTING.fullmatch(text, mention.start, mention.end + _LONGER)
    )


def _own_councils(text: str, mentions: list[SideMention]) -> list[SideMention]:
    """The mentions as their neighbours tell them: a state's own Security Council is that state's ("the Security Council of
    Armenia"), the UN High Commissioner for Refugees is UNHCR."""
    made = []
    for at, mention in enumerate(mentions):
        if _AMERICANS.match(text, mention.end) and mention.form == "demonym":
            continue  # "Peruvian American leaders"
        if at + 1 < len(mentions) and _is_seat(text, mention, mentions[at + 1]):
            continue
        if mention.codes == ("UN",) and text.startswith(_OF_REFUGEES, mention.end):
            mention = replace(mention, codes=("UNHCR",))
        if text[mention.start : mention.end] == _COUNCIL:
            if text[: mention.start].endswith(_OF_ANOTHER):
                continue
            beside = [m for m in mentions[at + 1 : at + 2] if _OF.fullmatch(text, mention.end, m.start)]
            beside += [m for m in mentions[max(0, at - 1) : at] if _WHOSE.fullmatch(text, m.end, mention.start)]
            whose = next((m for m in beside if len(m.codes) == 1 and is_state(m.codes[0])), None)
            mention = replace(mention, codes=whose.codes) if whose is not None else mention
        made.append(mention)
    return made


def _is_seat(text: str, mention: SideMention, after: SideMention) -> bool:
    """Whether a name gives way to the next: the seat of a part of it, the UN before its agency, a group "of" a state."""
    if len(mention.codes) == 1 and is_movement(mention.codes[0]) and _OF.fullmatch(text, mention.end, after.start):
        return is_state(after.codes[0])  # "the Kurdistan Regional Government of Iraq"
    if mention.form == "capital" and _BRANCH.fullmatch(text, mention.end, after.start):
        return True
    agency = after.start == mention.end + 1 and len(after.codes) == 1 and after.codes[0] in _AGENCIES
    return mention.codes == ("UN",) and agency


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    entry: SideName


@cache
def _automaton() -> tuple[Any, tuple[SideName, ...]]:
    from ahocorasick_rs import AhoCorasick, Implementation

    names = side_names()
    return AhoCorasick(list(names), implementation=Implementation.ContiguousNFA), tuple(names.values())


@lru_cache(maxsize=4)
def _named(text: str) -> tuple[_Name, ...]:
    """The names between word boundaries; of those that overlap the one that starts first, then the longest.

    An article is asked for more than once.
    """
    automaton, entries = _automaton()
    hits = [
        _Name(start, end, entries[number])
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if _bounded(text, start, end)
    ]
    kept: list[_Name] = []
    for hit in sorted(hits, key=lambda name: (name.start, -name.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def _bounded(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] in "@#_"):
        return False
    return end >= len(text) or (not (text[end].isalnum() and text[end - 1] != "-") and not text.startswith("_", end))


def _inside_person(name: _Name, tree: Tree) -> bool:
    """Whether the name is part of a person's name ("Israel Katz")."""
    if name.entry.text not in borne_names():
        return False
    inside = tree.covering(name.start, name.end)
    if not inside or inside[-1].entity != "PERSON":
        return False
    beside = [tree.tokens[i] for i in (inside[0].i - 1, inside[-1].i + 1) if 0 <= i < len(tree.tokens)]
    return any(token.entity == "PERSON" and token.sentence == inside[0].sentence for token in beside)


def _weigh_context(text: str, found: list[_Name], outlet: str) -> list[_Name]:
    """The names with their second readings settled by what else the article says."""
    plain = {code for name in found if not name.entry.contextual for code in name.entry.codes}
    swaps = {pair.name: pair for pair in pairs() if any(name.entry.text == pair.name for name in found)}
    own_north = any(_STATE_AGENCY.search(part) for part in (text[:400], text[-200:], outlet))
    kept = []
    for name in found:
        if name.entry.contextual and not _meant(text, name, plain):
            continue
        if name.entry.text == "North and South" and _ELSEWHERE.match(text, name.end):
            continue
        entry = _other_reading(name.entry, swaps, text)
        if own_north and entry.text in ("Korea", "Korean", "Koreans"):
            entry = SideName(entry.text, ("KP",), entry.form)
        if entry.codes:
            kept.append(_Name(name.start, name.end, entry))
    return kept


def _meant(text: str, name: _Name, plain: set[str]) -> bool:
    """Whether "the North" or "the South" is a Korea here and no point of the compass."""
    if not set(name.entry.codes) & {"KP", "KR"}:
        return bool(plain & set(name.entry.codes))
    if not plain & _KOREAN and not ({"KR"} <= plain and name.entry.codes == ("KR",) and "North" in text):
        return False
    after = text[name.end : name.end + 30]
    if (re.match(r"[ -][A-Z]", after) and not re.match(r"[ -](?:Korea|South|North)", after)) or _POINTS.match(after):
        return False
    if name.entry.text[0].islower():
        return False
    before = text[max(0, name.start - 12) : name.start]
    return bool(
        re.search(r"(?:^|\b(?:[Tt]he|nuclear-armed|[Rr]eclusive|[Cc]ommunist|[Ii]mpoverished))[\s“\"‘]*$", before)
    ) or bool(re.match(r"(?:'s|’s|-South|-North| (?:says|fires|launches|slams|warns|vows|rejects|threatens))\b", after))


def _other_reading(entry: SideName, swaps: dict[str, Pair], text: str) -> SideName:
    pair = swaps.get(entry.text)
    if pair is None:
        return entry
    if pair.side in entry.codes:
        barred = any(word in text for word in pair.unless)
        return SideName(entry.text, (), entry.form) if barred else entry
    needed = any(word in text for word in pair.needs)
    if needed and not any(word in text for word in pair.unless):
        return SideName(entry.text, (pair.side.rstrip("-"),), entry.form)
    return entry


def _mention(article: Article, name: _Name) -> SideMention:
    entry, end = name.entry, name.end
    codes = tuple(sorted({_ruling(code, article) for code in entry.codes}))
    if entry.text.endswith("-"):
        end -= 1
    return SideMention(name.start, end, article.text[name.start : end], codes, entry.form, entry.series)


def _ruling(code: str, article: Article) -> str:
    """The state that a movement governs on the day of the article, else the code itself."""
    government = governments().get(code)
    if government is None or article.day is None or article.day < government.since:
        return code
    return government.state
