"""Who speaks in a quotation whose own sentence does not tell: the one who is told to speak beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from communique.extract import positions_clauses as clauses
from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate
from communique.values.claims import Receipt
from communique.values.syntax import Sentence, Token
from communique.values.understood import PersonEntry
from communique.values.vocabulary import Act

_TOLD_OF = frozenset({"agree", "discuss"})  # acts of all whom they are told of, whoever tells them
_OWN_DEEDS = frozenset({"reject", "pledge", "welcome", "condemn", "threaten", "reaffirm", "concern"})
_BY_WORDS = frozenset({"verb-of-position", "noun-of-position", "carried-noun", "adjective-of-position"})
_ALL = 0.9  # the share of a sentence's words that stand in quotation marks where it is a quotation


def voices_of(page: Page) -> dict[int, PersonEntry]:
    """For each sentence that is a quotation without a speaker of its own, the person who is told beside it to speak.

    That is who is told in the paragraph, before it sooner than behind; for a paragraph that is nothing but a quotation, who
    spoke in the one before.
    """
    found: dict[int, PersonEntry] = {}
    last: PersonEntry | None = None
    body = (s for s in page.tree.sentences if s.kind == "B" and s.last > s.first)
    for _, sentences in groupby(body, key=lambda s: s.line):
        line = list(sentences)
        told = {s.i: person for s in line if (person := _told_in(page, s)) is not None}
        quotations = [s for s in line if s.i not in told and _is_quotation(page, s)]
        own = _beside(line, told, quotations) if told else {s.i: last for s in quotations}
        whole = len(quotations) == len(line)
        if told or whole:
            found.update((i, person) for i, person in own.items() if person is not None and person.side)
        if told:
            last = told[max(told)]
        elif not whole:
            last = None
        _give_to_turns(page, [s for s in quotations if s.i not in found], found)
    return found


def _give_to_turns(page: Page, quotations: Sequence[Sentence], found: dict[int, PersonEntry]) -> None:
    """Quotations that nothing beside them tells of are the words of whose turn it is ("Minister Holm said:", "- Anna Holm")."""
    for sentence in quotations:
        key = page.understood.turns.get(sentence.line)
        if key is not None and page.understood.person(key).side:
            found[sentence.i] = page.understood.person(key)


def _beside(
    line: list[Sentence], told: dict[int, PersonEntry], quotations: list[Sentence]
) -> dict[int, PersonEntry | None]:
    """The speaker of each quotation of a paragraph that tells one: who was told last, else who is told next."""
    first = told[min(told)]
    return {s.i: told[max(i for i in told if i < s.i)] if any(i < s.i for i in told) else first for s in quotations}


def _told_in(page: Page, sentence: Sentence) -> PersonEntry | None:
    """The one person whom a sentence tells, outside quotation marks, to say something."""
    people = {key for token in _sayers_in(page, sentence) for key in _people(page, token)}
    return page.understood.person(people.pop()) if len(people) == 1 else None


def _sayers_in(page: Page, sentence: Sentence) -> Iterator[Token]:
    for token in page.tree.within(sentence):
        if clauses.is_saying(token) and token.i not in page.quoted:
            sayer = page.sayer_of(token)
            if sayer is not None and sayer.i not in page.quoted:
                yield sayer
    yield from (aside.sayer for aside in page.asides.get(sentence.i, ()) if aside.sayer is not None)


def _people(page: Page, token: Token) -> tuple[int, ...]:
    known = page.understood.refer(token)
    return known.people if known is not None else ()


def _is_quotation(page: Page, sentence: Sentence) -> bool:
    words = [i for i in range(sentence.first, sentence.last) if page.tree.tokens[i].text[:1].isalnum()]
    return bool(words) and sum(i in page.quoted for i in words) >= _ALL * len(words)


def voice_behind(page: Page, c: Candidate, act: Act) -> tuple[PersonEntry, tuple[Receipt, ...]] | None:
    """Who holds what a quotation says as its own view; None where its words tell what somebody else does or refuses."""
    person = page.voices.get(c.trigger.sentence)
    if person is None or person.side is None or act in _TOLD_OF:
        return None
    if c.rule.partition("/")[0] in _BY_WORDS and act in _OWN_DEEDS and _is_another(page, c.holder, person.side):
        return None
    return person, (person.named_at,)


def _is_another(page: Page, holder: Token | None, side: str) -> bool:
    known = page.understood.refer(holder) if holder is not None else None
    return known is not None and bool(known.sides) and side not in known.sides
