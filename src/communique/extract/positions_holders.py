"""Who holds a position, who says it, and at whom it is aimed: the likeliest of what the text offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.positions_marks import Crossed
from communique.extract.positions_options import (
    Option,
    actor_options,
    marks_of_options,
    sayer_of,
    source_of,
    speaker_options,
    target_options,
)
from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate
from communique.extract.positions_scorer import Weights, shares
from communique.extract.positions_voices import voice_behind
from communique.values.claims import Receipt
from communique.values.vocabulary import Act

_VIEWS = frozenset(
    {"assess", "welcome"}
)  # acts of whoever says it; another's deed ("said that Peru had refused") is not
_SPOKEN = 0.6  # the chance that a quotation is the view of who speaks beside it


@dataclass(frozen=True, slots=True)
class Holders:
    """The sides and the person behind a position, each with the words they were read from; `chance` is the sides'."""

    actors: tuple[str, ...]
    actors_at: tuple[Receipt, ...]
    chance: float


def actors_of(page: Page, c: Candidate, act: Act, known: Weights) -> Holders:
    """The sides that hold a candidate's position; empty where the text offers none."""
    option, chance = pick(page, c, act, actor_options(page, c), known.actors)
    behind = voice_behind(page, c, act)
    if behind is not None and behind[0].side is not None and (option is None or option.value != (behind[0].side,)):
        return Holders((behind[0].side,), behind[1], max(chance, _SPOKEN))
    if option is None:
        return Holders((), (), 0.0)
    return _of_one_sayer(page, c, act, option, chance) or Holders(option.value, option.receipts, chance)


def _of_one_sayer(page: Page, c: Candidate, act: Act, option: Option, chance: float) -> Holders | None:
    """What one person of the press's table says of how things are is the view of that person's side, whomever it speaks of.

    Who is of no side that is known does not speak for several at once: nobody holds what he says.
    """
    sayer = sayer_of(page, c)
    who = sayer if sayer is not None else c.holder
    people = page.understood.people_of(who) if who is not None else ()
    if who is None or len(people) != 1 or page.understood.voice:
        return None
    side = page.understood.person(people[0]).side
    if side is None:
        return Holders((), (), 0.0) if len(option.value) > 1 else None
    if sayer is None or c.rule.partition("/")[0] != "said-clause" or option.value == (side,):
        return None
    if act in _VIEWS or (act == "reaffirm" and len(option.value) == 1):
        known = page.understood.refer(who)
        return Holders((side,), source_of(page, known) if known is not None else (), chance)
    return None


def speaker_of(page: Page, c: Candidate, act: Act, known: Weights) -> tuple[int | None, tuple[Receipt, ...]]:
    """The person who is said to say it, as a key of the article's table, or None."""
    behind = voice_behind(page, c, act)
    if behind is not None:
        return behind[0].key, behind[1]
    option, _ = pick(page, c, act, speaker_options(page, c), known.speaker)
    return (int(option.value[0]), option.receipts) if option is not None and option.value else (None, ())


def target_of(
    page: Page, c: Candidate, act: Act, actors: tuple[str, ...], known: Weights
) -> tuple[str | None, tuple[Receipt, ...]]:
    """The side that it is aimed at or asks something of, or None."""
    option, _ = pick(page, c, act, target_options(page, c, actors), known.target)
    return (option.value[0], option.receipts) if option is not None and option.value else (None, ())


def pick(page: Page, c: Candidate, act: Act, options: Sequence[Option], table: Crossed) -> tuple[Option | None, float]:
    """The likeliest of some options and its chance; (None, 0) where there are none."""
    if not options:
        return None, 0.0
    weighed = shares(marks_of_options(page, c, act, options), table)
    best = weighed.index(max(weighed))
    return options[best], weighed[best]
