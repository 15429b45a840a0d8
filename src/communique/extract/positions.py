"""Positions: what a side says, jointly or alone, on a matter of policy."""

import re
from collections.abc import Iterator, Sequence

from communique.extract.accounts import account_of
from communique.extract.positions_choice import UNASKED, Judged, choose_first
from communique.extract.positions_features import Scene, marks_of
from communique.extract.positions_holders import actors_of, speaker_of, target_of
from communique.extract.positions_outsiders import is_of_home
from communique.extract.positions_page import Page
from communique.extract.positions_repeats import without_repeats
from communique.extract.positions_rules import propose
from communique.extract.positions_scorer import Weights, Writer, judge, weights
from communique.extract.positions_sense import Sense
from communique.extract.positions_strength import strength_of
from communique.extract.positions_ties import answered, just_told, voiced_at
from communique.extract.positions_voices import voices_of
from communique.lexicon.topics import Setting, topics_of
from communique.values.claims import Engagement, Incident, Position, Receipt, claim_id
from communique.values.syntax import Sentence
from communique.values.understood import Understood

_QUESTION = re.compile(r"(?:Q|Question|QUESTION)\s*[:.]\s")
_AIMED_AT_DOERS = {"condemn"}


def extract_positions(
    understood: Understood, engagements: tuple[Engagement, ...], incidents: tuple[Incident, ...]
) -> tuple[Position, ...]:
    """The positions that an article tells, in the order of the text, each once."""
    page, known = Page.of(understood), weights(written_by(understood))
    page.voices.update(voices_of(page))
    found = [_code(page, one, known, (engagements, incidents)) for one in _chosen(page, known)]
    return tuple(without_repeats(found))


def written_by(understood: Understood) -> Writer:
    """Who writes a page, as far as weights go: a side in its own voice, or the press."""
    return "side" if understood.voice else "press"


def _chosen(page: Page, known: Weights) -> Iterator[Judged]:
    sense = sense_of(page, known)
    for sentence in page.tree.sentences:
        if sentence.kind == "B" and not _is_asked(page, sentence):  # headlines repeat the body, captions are colour
            promised = _promised(page, sentence, known, sense)
            yield from choose_first(promised, lambda one: _judged(page, one, known), known.least)


def _is_asked(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence stands in what an interviewer asks ("Q: ...")."""
    return _QUESTION.match(page.understood.annotated.article.lines[sentence.line].text) is not None


def sense_of(page: Page, known: Weights) -> Sense | None:
    """What the words of a page mean for the weights; None where they weigh no meaning."""
    return Sense.of(page, known.senses) if known.senses is not None else None


def judge_sentence(page: Page, sentence: Sentence, known: Weights, sense: Sense | None) -> list[Judged]:
    """The candidates of a sentence that promise enough, each with its act, its sides and its chance."""
    told = (_judged(page, one, known) for one in _promised(page, sentence, known, sense))
    return [one for one in told if one is not None]


def _promised(page: Page, sentence: Sentence, known: Weights, sense: Sense | None) -> list[Judged]:
    """The same with the chance that their sides are right left out."""
    beside = propose(page, sentence)
    scene = Scene.of(page, sentence, beside)
    meant = sense.meant(sentence) if sense is not None and beside else None
    found = []
    for candidate in beside:
        verdict = judge(marks_of(page, candidate, scene), known, meant(candidate) if meant is not None else None)
        if verdict is not None and verdict.chance > known.least:
            found.append(Judged(candidate, verdict.act, UNASKED, verdict.chance))
    return found


def _judged(page: Page, one: Judged, known: Weights) -> Judged | None:
    holders = actors_of(page, one.candidate, one.act, known)
    if not holders.actors or is_of_home(page, one.candidate, holders.actors):
        return None
    return Judged(one.candidate, one.act, holders, one.chance * holders.chance)


def _code(page: Page, one: Judged, known: Weights, told: tuple[Sequence[Engagement], Sequence[Incident]]) -> Position:
    article, c, act = page.understood.annotated.article, one.candidate, one.act
    start, end = page.tree.tokens[c.first].start, page.tree.tokens[c.last - 1].end
    text, around = page.receipt(start, end), article.lines[page.tree.sentences[c.trigger.sentence].line].text
    speaker, speaker_at = speaker_of(page, c, act, known)
    target, target_at = target_of(page, c, act, one.holders.actors, known)
    strength, strength_at = strength_of(page, c, act)
    ties = answered(page, c, told[1])
    if act in _AIMED_AT_DOERS and not any(start <= at.start < end for at in target_at):
        meant = [key for key, _ in ties] or just_told(page, c, told[1])
        target, target_at = _doer_of(meant, told[1], one.holders.actors) or (target, target_at)
    receipts = {
        "text": (text,),
        "act": (page.receipt(c.trigger.start, c.trigger.end),),
        "actors": one.holders.actors_at or (text,),
        "speaker": speaker_at,
        "target": target_at,
        "strength": strength_at,
        "topics": (text,),
        "answers": tuple(at for _, at in ties),
    }
    return Position(
        id=claim_id(article.id, "position", start, end),
        rule=c.rule,
        confidence=round(known.confidence(one.chance), 3),
        receipts={name: spans for name, spans in receipts.items() if spans},
        according_to=account_of(page.understood, c.predicate),
        actors=one.holders.actors,
        speaker=page.understood.person(speaker).name if speaker is not None else None,
        act=act,
        target=target,
        text=text.quote,
        topics=topics_of(text.quote, setting=Setting(page.background, around)),
        strength=strength,
        quoted=_quoted(page, start, end),
        engagement=voiced_at(page, c, told[0]),
        answers=tuple(incident for incident, _ in ties),
    )


def _doer_of(
    meant: Sequence[str], incidents: Sequence[Incident], actors: tuple[str, ...]
) -> tuple[str, tuple[Receipt, ...]] | None:
    """The side that did what a position answers ("condemned the launches" that the sentence before tells)."""
    told = [one for one in incidents if one.id in meant and one.actors]
    doers = {side for one in told for side in one.actors}
    if len(doers) != 1 or doers & set(actors):
        return None
    return next(iter(doers)), told[0].receipts.get("actors", ())


def _quoted(page: Page, start: int, end: int) -> tuple[Receipt, ...]:
    spans = ((max(q.start, start), min(q.end, end)) for q in page.understood.annotated.quotes)
    return tuple(page.receipt(a, b) for a, b in spans if a < b)
