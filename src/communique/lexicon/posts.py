"""Titles of office: their words, their ranks, and the level at which their bearers meet."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from communique.values.vocabulary import Level, Rank

_WORD = re.compile(
    r"(?:lt|maj|brig|gen|adm|col|capt|cmdr|cdr|sen|rep|gov|amb)\.|[^\W_]+(?:[-'’][^\W_]+)*", re.IGNORECASE
)
_PLURALS = (
    ("man", "men"),
    ("woman", "women"),
    ("ey", "eys"),
    ("oy", "oys"),
    ("y", "ies"),
    ("ch", "ches"),
    ("ss", "sses"),
    ("", "s"),
)
_LEVEL_OF_RANK: Mapping[str, Level] = {
    "leader": "leader", "deputy leader": "leader", "head of organisation": "leader",
    "minister": "minister",
    "vice minister": "senior", "director general": "senior", "ambassador": "senior", "envoy": "senior",
    "officer": "senior", "legislator": "senior", "party": "senior", "former": "senior", "spokesperson": "senior",
    "official": "working",
}  # fmt: skip
_KEPT = 4096  # titles whose ranks are kept
_OF_PARTY = re.compile(
    r"\b(?i:leader of (?:the )?(?:\w+ ){0,2}opposition|(?:opposition|party|caucus|faction|bloc|labou?r|conservative) leader"
    r"|leader of (?:the |his |her )?(?:\w+ ){0,3}(?:party|caucus|faction))\b|\b[A-Z]{2,6} leader\b"
)
_OF_MINISTRY = re.compile(
    r"(?i)\bsecretary[- ]general\b.*\b(?:ministry|mfa|treasury)\b"
    r"|\b(?:ministry|mfa|eeas|service|treasury)\b.*\bsecretary[- ]general\b|\bdeputy secretary[- ]general\b"
)
_SERVED_AS = re.compile(
    r"\b(minister|president|premier)\s+(?:(?:air|brigadier|chief|colonel|field|lieutenant|major|rear|vice)[ -])*"
    r"(?:admiral|brigadier|captain|colonel|commodore|general|major|marshal)$",
    re.IGNORECASE,
)  # the rank that a minister keeps ("Defence Minister General")
_PARTS = re.compile(r"\s+and\s+|,\s+|/", re.IGNORECASE)
_LADDER: tuple[Rank, ...] = (
    "leader", "deputy leader", "head of organisation", "minister", "vice minister", "party", "legislator", "ambassador", "envoy", "officer",
    "director general", "spokesperson", "former", "official",
)  # fmt: skip
_GRADED = re.compile(r"^(vice|deputy|ex|co|then)-")
_OF_COMMISSION = re.compile(r"(?i)\b(?:commission(?:'s)? (?:executive )?vice[- ]president|high representative)\b")
_DEPUTY_LEADER = re.compile(r"(?i)\bvice[- ]president and\b")
_DEPUTY_PREMIER = re.compile(r"(?i)\b(?:deputy|vice)[- ](?:chief minister|premier|prime minister)\b")
_DEPUTY_HEAD = re.compile(r"(?i)\bdeputy (?:assistant secretary|director[- ]general)\b")
_JUNIOR_OFFICER = re.compile(
    r"\b(?:captain|major(?! general)|lieutenant(?! general| colonel)|sergeant|colonel)\b", re.I
)
_PARTY_DIPLOMAT = re.compile(
    r"foreign[- ](?:policy|affairs) (?:chief|head)|\binternational (?:department|liaison)", re.I
)
_SENIOR_WORD = re.compile(r"\b(?:senior|top|chief|high[- ]ranking|head|governor|chairman|chairperson|chair)\b", re.I)


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of which titles are made. Heads are tuples of lower-case words, mapped to whether they are sure."""

    heads: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word, the longest first
    single: frozenset[str]  # heads of one word
    sure: frozenset[str]
    plural: frozenset[str]
    pointing: frozenset[str]
    doubtful: frozenset[str]
    before: frozenset[str]
    former: frozenset[str]
    institution: frozenset[str]
    private_body: frozenset[str]
    portfolio: frozenset[str]
    honorific: frozenset[str]
    kept: frozenset[str]
    private: frozenset[str]
    times: frozenset[str]
    not_after: frozenset[str]
    to_whom: frozenset[str]
    modifiers: frozenset[str]
    of_firms: frozenset[str]
    land: Mapping[str, str]  # honorifics of one land


@cache
def titles() -> Titles:
    """The titles of the lexicon."""
    data = _data()
    heads, honorifics = data["heads"], data["honorifics"]
    singular = [*heads["sure"], *heads["unsure"]]
    plural = {_plural(head) for head in singular if not head.endswith(".") and " of " not in head} - set(singular)
    return Titles(
        heads=_by_first([*singular, *plural]),
        single=frozenset(head for head in [*singular, *plural] if " " not in head),
        sure=frozenset(heads["sure"]) | {_plural(head) for head in heads["sure"]},
        plural=frozenset(plural) | {"ministers"},
        pointing=frozenset(heads["pointing"]) | {_plural(head) for head in heads["pointing"]},
        doubtful=frozenset(heads["doubtful"]),
        before=frozenset(data["before"]["grade"]),
        former=frozenset(data["before"]["former"]),
        institution=frozenset(data["before"]["institution"]),
        private_body=frozenset(data["before"]["private"]),
        portfolio=frozenset(data["before"]["portfolio"]),
        honorific=frozenset(honorifics["before"]),
        kept=frozenset(honorifics["kept"]),
        private=frozenset(data["callings"]["private"]),
        times=frozenset(data["tail"]["times"]),
        not_after=frozenset(data["tail"]["not_after"]),
        to_whom=frozenset(data["tail"]["to_whom"]),
        modifiers=frozenset(data["beside"]["modifiers"]),
        of_firms=frozenset(data["beside"]["of_firms"]),
        land=dict(honorifics["land"]),
    )


@lru_cache(maxsize=_KEPT)
def rank_of(post: str) -> Rank:
    """The rank that a title tells; of two offices joined by "and" the higher one."""
    ranks = [rank for part in _PARTS.split(post) if (rank := _rank_of_one(part)) is not None]
    return min(ranks, key=_LADDER.index) if ranks else _rank_of_one(post) or "official"


def _rank_of_one(post: str) -> Rank | None:
    """The rank of one office: of the lexicon's phrases found in its core the longest, the last where two tie."""
    words = title_words(_SERVED_AS.sub(r"\1", post))
    core = _core(words)
    found = _longest(core) or _longest([w for w in core if w not in titles().portfolio]) or _longest(words)
    if found == "leader" and _OF_PARTY.search(post):
        return "party"
    if found == "head of organisation" and _OF_MINISTRY.search(post):
        return "vice minister"
    if found == "minister" and _is_deputy(core):
        return "vice minister"
    return found


def _is_deputy(core: list[str]) -> bool:
    """Whether a minister's title is a deputy's ("First Deputy Foreign Minister"), not a deputy premier's as well."""
    deputies = {"deputy", "vice", "assistant"} & set(core[:2])
    return bool(deputies) and not {"prime", "premier", "president", "and"} & set(core)


def level_of(rank: str | None, post: str | None = None) -> Level:
    """The level at which a bearer of this rank (and post, where told) meets others."""
    if rank is None:
        return "unknown"
    words = post or ""
    if _PARTY_DIPLOMAT.search(words) or _OF_COMMISSION.search(words):
        return "minister"
    if rank == "deputy leader" and _DEPUTY_PREMIER.search(words):
        return "minister"
    if rank == "minister" and _DEPUTY_LEADER.search(words):
        return "leader"
    if rank == "director general" and _DEPUTY_HEAD.search(words):
        return "working"
    if rank == "officer" and _JUNIOR_OFFICER.search(words):
        return "working"
    if rank == "official" and _SENIOR_WORD.search(words):
        return "senior"
    return _LEVEL_OF_RANK.get(rank, "unknown")


def side_of_title(post: str, named: frozenset[str] = frozenset()) -> str | None:
    """The only state that has such a title ("Chief Cabinet Secretary" -> JP), None for titles that many have.

    With the states that an article names, also the only one of these that has it ("Foreign Secretary" -> GB).
    """
    words = f" {post.lower().replace('’', chr(39))} "
    juniors = words.startswith(" secretary of state for ")  # as many states have
    only = None if juniors else next((code for code, phrase in _title_sides() if f" {phrase} " in words), None)
    if only is not None:
        return only
    title = words.strip()
    few = [code for code, phrases in sorted(_data()["side_if_named"].items()) if title in phrases and code in named]
    return few[0] if len(few) == 1 else None


@cache
def _title_sides() -> tuple[tuple[str, str], ...]:
    pairs = ((code, phrase) for code, phrases in _data()["side"].items() for phrase in phrases)
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[1]), pair)))


@dataclass(frozen=True, slots=True)
class House:
    """A state that puts out releases: the signs that tell them, and titles that none of its officials bears."""

    side: str
    signs: re.Pattern[str]
    words: tuple[str, ...]
    foreign: re.Pattern[str]

    def put_out(self, opening: str) -> bool:
        """Whether the first lines of a page bear a sign of it."""
        low = opening.lower()
        return any(word in low for word in self.words) and self.signs.search(opening) is not None


@cache
def houses() -> tuple[House, ...]:
    """The states whose releases are known, in order of code."""
    return tuple(
        House(
            code,
            re.compile("|".join(entry["signs"]), re.IGNORECASE | re.MULTILINE),
            tuple(entry["words"]),
            re.compile(rf"\b(?:{'|'.join(entry['foreign'])})\b", re.IGNORECASE),
        )
        for code, entry in sorted(_data()["release"].items())
    )


def singular_title(post: str) -> str:
    """A title with its head in the singular: "Deputy Foreign Ministers" -> "Deputy Foreign Minister"."""
    words = post.split(" ")
    single = _singulars()
    for i, word in enumerate(words):
        one = single.get(word.lower())
        if one is not None:
            words[i] = one.capitalize() if word[0].isupper() else one
            break
    return " ".join(words)


def title_words(post: str) -> list[str]:
    """The words of a title, lower-case, plurals of its heads in the singular."""
    words = (part for word in _WORD.findall(post) for part in _GRADED.sub(r"\1 ", word.lower()).split())
    return [_singular(word.replace("’", "'")) for word in words]


def _core(words: list[str]) -> list[str]:
    """The words before the title's tail ("of ...", "for ..."), "secretary of state" and the like kept whole."""
    for i, word in enumerate(words):
        if i and word in {"of", "for", "to", "at", "in", "on"}:
            return words[:i] + words[i : i + 2] if words[i : i + 2] == ["of", "state"] else words[:i]
    return words


def _longest(words: list[str]) -> Rank | None:
    best: tuple[int, int, Rank] | None = None
    ranks, limit = _ranks()
    for start in range(len(words)):
        for size in range(min(limit, len(words) - start), 0, -1):
            rank = ranks.get(" ".join(words[start : start + size]))
            if rank and (best is None or (size, start) >= best[:2]):
                best = (size, start, rank)
    return best[2] if best else None


@cache
def _ranks() -> tuple[Mapping[str, Rank], int]:
    table: dict[str, Rank] = {phrase: rank for rank, phrases in _data()["rank"].items() for phrase in phrases}
    return table, max(len(phrase.split()) for phrase in table)


@cache
def _singulars() -> Mapping[str, str]:
    data = _data()["heads"]
    words = {head.partition(" ")[0] for head in [*data["sure"], *data["unsure"]]}
    return {_plural(word): word for word in sorted(words) if not word.endswith(".")}


def _singular(word: str) -> str:
    return _singulars().get(word, word)


def _plural(head: str) -> str:
    first, _, rest = head.partition(" ")
    if rest.startswith(("general", "of ", "in", "designate", "d'", "d’")):
        return f"{_plural(first)} {rest}"
    if head.endswith(("-general", "-elect", "-in-chief", "-designate")) and not head.startswith("under"):
        word, mark, tail = head.partition("-")
        return _plural(word) + mark + tail
    ending, plural = next(pair for pair in _PLURALS if head.endswith(pair[0]))
    return head[: len(head) - len(ending)] + plural


def _by_first(heads: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for head in sorted(set(heads)):
        words = tuple(head.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("communique.lexicon").joinpath("posts.toml").read_text(encoding="utf-8"))
