"""By which office somebody speaks, and whether of home: what parts a line of foreign policy from speech at home."""

import re
from functools import lru_cache

from communique.extract.positions_candidate import Candidate
from communique.extract.positions_marks import Marks
from communique.extract.positions_outsiders import is_outsider
from communique.extract.positions_page import Page
from communique.lexicon.outsiders import outsiders
from communique.values.syntax import Token
from communique.values.understood import PersonEntry

_KEPT = 2048  # answers kept
_ABROAD = re.compile(
    r"(?i)\b(?:foreign|external|ambassador|envoy|consul|diplomat|embassy|high commissioner|special representative|charg[eé]"
    r"|mfa|international|european affairs|state department|secretary of state|permanent representative)\b"
)
_ARMED = re.compile(r"(?i)\b(?:army|chief of staff|defen[cs]e|military|national security|navy|pentagon)\b")
_TRADE = re.compile(r"(?i)\b(?:commerce|econom\w+|energy|finance|fisheries|oil|petroleum|trade|treasury)\b")
_FOREIGN_BODY = frozenset({"embassy", "mission", "consulate", "delegation", "delegations", "diplomat", "diplomats"})
_BODIES = frozenset(
    {"ministry", "department", "office", "government", "administration", "presidency", "cabinet", "authorities"}
)
_OFFICIALS = frozenset(
    {"official", "officials", "spokesman", "spokesperson", "spokeswoman", "minister", "ministers", "leaders"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})


def office_of(page: Page, c: Candidate) -> str:
    """The kind of office of who says or holds a candidate: "abroad", "armed", "trade", "leader", "home", "member" ..."""
    sayer = page.sayer_of(c.saying) if c.saying is not None and c.saying is not c.predicate else None
    voice = page.voices.get(c.trigger.sentence)
    if sayer is None and voice is not None:
        return "voice-" + office_of_person(page, voice)
    who = sayer if sayer is not None else c.holder
    if who is None:
        return "nobody"
    people = page.understood.people_of(who)
    if people:
        return office_of_person(page, page.understood.person(people[0])) if len(people) == 1 else "several"
    return _office_of_noun(page, who)


def office_of_person(page: Page, person: PersonEntry) -> str:
    """The kind of office that a person's post and rank tell."""
    if is_outsider(page, person):
        return "outsider"
    if person.side is not None and len(person.side) != 2:
        return "organisation"
    if person.rank in ("leader", "deputy leader", "legislator", "party"):
        return person.rank
    if person.post is None:
        return "bare" if person.rank is None else person.rank
    return _office_of_post(person.rank or "", person.post.text)


@lru_cache(maxsize=_KEPT)
def _office_of_post(rank: str, post: str) -> str:
    if outsiders().members.fullmatch(post):
        return "legislator"
    if rank in ("ambassador", "envoy") or _ABROAD.search(post):
        return "abroad"
    if _ARMED.search(post) or rank == "officer":
        return "armed"
    return "trade" if _TRADE.search(post) else f"home-{rank}"


def _office_of_noun(page: Page, who: Token) -> str:
    word = who.lower
    if word in _PRONOUNS:
        return "pronoun"
    if word in _FOREIGN_BODY:
        return "abroad-body"
    if word in _BODIES or word in _OFFICIALS:
        near = " ".join(kid.text for kid in page.tree.below(who))
        kind = "body" if word in _BODIES else "officials"
        return f"abroad-{kind}" if _ABROAD.search(near) else f"armed-{kind}" if _ARMED.search(near) else kind
    if word == "police":
        return "police"
    if page.understood.refer(who) is not None:
        return "side" if who.pos == "PROPN" else "sided"
    return "name" if who.pos == "PROPN" else "thing"


def at_home(page: Page, own: tuple[str, ...]) -> str:
    """Whether who speaks is of the land whose press the page is: "yes", "no", "" where nothing tells; and the headline's."""
    far = "far" if {*page.headline}.difference(own) else "home" if page.headline else "bare"
    if not own or page.understood.land is None:
        return f"?-{far}"
    return f"yes-{far}" if own == (page.understood.land,) else f"no-{far}"


@lru_cache(maxsize=_KEPT)
def told_of_office(office: str, home: str, foreign: tuple[bool, bool, bool], rule: str, act: str) -> Marks:
    """The marks of the office beside what is foreign to it inside, in the sentence and near, and beside the page's land."""
    inside, around, near = foreign
    how_far = "inside" if inside else "around" if around else "near" if near else "none"
    return Marks(
        (
            f"office={office}", f"office+foreign={office}+{how_far}", f"office+rule={office}+{rule}", f"office+act={office}+{act}",
            f"land={home}+{how_far}", f"land={home}+{how_far}+{rule}", f"land={home}+{how_far}+{act}",
            f"land={home}+{office}", f"land={home}+{office}+{how_far}", f"far={how_far}+{rule}", f"far={how_far}+{act}",
        )
    )  # fmt: skip
