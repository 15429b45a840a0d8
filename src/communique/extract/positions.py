"""Positions: what a side says, jointly or alone, on a matter of policy."""

from collections.abc import Iterator, Sequence

from communique.extract.accounts import account_of
from communique.extract.positions_choice import choose
from communique.extract.positions_features import marks_of
from communique.extract.positions_holders import Holders, holders_of, target_of
from communique.extract.positions_page import Page
from communique.extract.positions_repeats import is_repeat
from communique.extract.positions_rules import Candidate, propose
from communique.extract.positions_scorer import Verdict, judge, weights
from communique.extract.positions_strength import strength_of
from communique.extract.positions_ties import answered, voiced_at
from communique.lexicon.topics import topics_of
from communique.values.claims import Engagement, Incident, Position, Receipt, claim_id
from communique.values.understood import Understood

_READ = "HBC"


def extract_positions(
    understood: Understood, engagements: tuple[Engagement, ...], incidents: tuple[Incident, ...]
) -> tuple[Position, ...]:
    """The positions that an article tells, in the order of the text, each once."""
    page = Page.of(understood)
    found: list[Position] = []
    for candidate, verdict in _chosen(page):
        holders = holders_of(page, candidate, verdict.act)
        if holders.actors:
            found.append(_code(page, candidate, verdict, holders, engagements, incidents))
    kept = [p for n, p in enumerate(found) if not is_repeat(p, found[:n], found[n + 1 :], page)]
    return tuple(kept)


def _chosen(page: Page) -> Iterator[tuple[Candidate, Verdict]]:
    known = weights()
    for sentence in page.tree.sentences:
        if sentence.kind in _READ:
            beside = propose(page, sentence)
            judged = [(c, judge(marks_of(page, c, beside), known)) for c in beside]
            yield from choose(judged, known.least)


def _code(
    page: Page,
    c: Candidate,
    verdict: Verdict,
    holders: Holders,
    engagements: Sequence[Engagement],
    incidents: Sequence[Incident],
) -> Position:
    article = page.understood.annotated.article
    start, end = page.tree.tokens[c.first].start, page.tree.tokens[c.last - 1].end
    text = page.receipt(start, end)
    target, target_at = target_of(page, c, verdict.act, holders.actors)
    strength, strength_at = strength_of(page, c, verdict.act)
    ties = answered(page, c, incidents)
    receipts = {
        "text": (text,),
        "act": (page.receipt(c.trigger.start, c.trigger.end),),
        "actors": holders.actors_at or (text,),
        "speaker": holders.speaker_at,
        "target": target_at,
        "strength": strength_at,
        "topics": (text,),
        "answers": tuple(at for _, at in ties),
    }
    return Position(
        id=claim_id(article.id, "position", start, end),
        rule=c.rule,
        confidence=round(verdict.chance, 3),
        receipts={name: spans for name, spans in receipts.items() if spans},
        according_to=account_of(page.understood, c.predicate),
        actors=holders.actors,
        speaker=page.understood.person(holders.speaker).name if holders.speaker is not None else None,
        act=verdict.act,
        target=target,
        text=text.quote,
        topics=topics_of(text.quote),
        strength=strength,
        quoted=_quoted(page, start, end),
        engagement=voiced_at(page, c, engagements),
        answers=tuple(incident for incident, _ in ties),
    )


def _quoted(page: Page, start: int, end: int) -> tuple[Receipt, ...]:
    spans = ((max(q.start, start), min(q.end, end)) for q in page.understood.annotated.quotes)
    return tuple(page.receipt(a, b) for a, b in spans if a < b)
