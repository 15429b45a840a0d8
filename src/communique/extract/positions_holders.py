"""Who holds a position, who says it, and at whom it is aimed."""

from dataclasses import dataclass

from communique.extract import positions_clauses as clauses
from communique.extract.positions_page import Page, in_quotes
from communique.extract.positions_rules import Candidate
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Happening, Referent
from communique.values.vocabulary import Act

WE = frozenset({"we", "i", "our", "us", "my", "me", "ourselves"})
_OWN_WORDS: frozenset[Act] = frozenset({"assess", "urge", "concern", "condemn", "welcome", "threaten", "reject"})
_PLAIN = ("said-clause", "stated-clause", "said-words", "quoted-words")
_AIMED: frozenset[Act] = frozenset({"urge", "condemn", "threaten", "welcome", "concern", "reject", "pledge", "assess"})


@dataclass(frozen=True, slots=True)
class Holders:
    """The sides and the person behind a position, each with the words they were read from."""

    actors: tuple[str, ...]
    actors_at: tuple[Receipt, ...]
    speaker: int | None
    speaker_at: tuple[Receipt, ...]


def holders_of(page: Page, candidate: Candidate, act: Act) -> Holders:
    """Who holds a candidate's position and who is said to say it."""
    sayer = _sayer(page, candidate)
    holder = _holder(page, candidate, act, sayer)
    sides, at = _sides(page, candidate, holder)
    person, person_at = _person(page, candidate, holder, sayer)
    return Holders(sides, at, person, person_at)


def _sayer(page: Page, c: Candidate) -> Token | None:
    """The subject of the saying verb, or of the last one before where a clause stands without its own."""
    if c.saying is not None and c.saying is not c.predicate:
        found = clauses.subject_of(page.tree, c.saying)
        if found is not None:
            return found
    if in_quotes(page.understood, c.predicate) or (c.rule.startswith("stated") and not page.statement):
        return page.last_sayer(c.predicate)
    return None


def _holder(page: Page, c: Candidate, act: Act, sayer: Token | None) -> Token | None:
    """The phrase whose sides hold the position: the speaker for a plain view, the clause's subject for an act told."""
    plain = c.rule.startswith(_PLAIN)
    if c.holder is not None and c.holder.lower in WE:
        return sayer if in_quotes(page.understood, c.holder) else c.holder
    if plain and act in _OWN_WORDS and sayer is not None:
        return sayer
    if plain and act in _OWN_WORDS and page.statement:
        return None
    if c.holder is not None and page.understood.sides_of(c.holder):
        return c.holder
    return sayer or c.holder


def _sides(page: Page, c: Candidate, holder: Token | None) -> tuple[tuple[str, ...], tuple[Receipt, ...]]:
    known = page.understood.refer(holder) if holder is not None else None
    if known is not None and known.sides:
        return known.sides, _source(page, known)
    if page.understood.voice and (holder is None or holder.lower in WE or page.statement):
        return page.understood.voice, ()
    happening = _happening(page, c)
    if happening is not None and (
        holder is None or holder.lower in ("discussion", "meeting", "talks", "dialogue", "they", "it")
    ):
        return happening.sides, (page.receipt(*happening.mentions[0]),)
    return (), ()


def _happening(page: Page, c: Candidate) -> Happening | None:
    """The engagement told in the same sentence, or the first of the article."""
    table = page.understood.happenings
    here = [h for h in table if h.sentence == c.trigger.sentence and len(h.sides) > 1]
    return next(iter(here or [h for h in table if len(h.sides) > 1]), None)


def _source(page: Page, known: Referent) -> tuple[Receipt, ...]:
    return (
        page.receipt(known.start, known.end),
        *(r for r in known.source if (r.start, r.end) != (known.start, known.end)),
    )


def _person(
    page: Page, c: Candidate, holder: Token | None, sayer: Token | None
) -> tuple[int | None, tuple[Receipt, ...]]:
    for token in (sayer, c.holder, holder):
        if token is None:
            continue
        known = page.understood.refer(token)
        if known is not None and len(known.people) == 1:
            return known.people[0], (page.receipt(known.start, known.end),)
        if known is not None and (len(known.people) > 1 or known.sides) and token.lower not in WE:
            return None, ()
    if page.understood.speaker is not None:
        return page.understood.speaker, (page.understood.person(page.understood.speaker).named_at,)
    return None, ()


def target_of(page: Page, c: Candidate, act: Act, actors: tuple[str, ...]) -> tuple[str | None, tuple[Receipt, ...]]:
    """The side that a position is aimed at or asks something of, with the words that name it."""
    if act not in _AIMED:
        return None, ()
    for token in page.tree.tokens[c.trigger.i + 1 : c.last]:
        known = page.understood.refer_alone(token)
        if known is None or token.i == known_start(page, known):
            continue
        foreign = [side for side in known.sides if side not in actors]
        if len(foreign) == 1 and len(known.sides) == 1:
            return foreign[0], (page.receipt(known.start, known.end),)
    return None, ()


def known_start(page: Page, known: Referent) -> int:
    """Index of the first token of a referent's phrase where it holds several, else -1."""
    tokens = page.tree.covering(known.start, known.end)
    return tokens[0].i if len(tokens) > 1 else -1
