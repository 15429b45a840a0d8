"""What is known of a candidate, as plain marks ("rule=...", "verb=...") that the scorer has weights for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.extract import positions_clauses as clauses
from communique.extract.positions_page import Page, in_quotes
from communique.extract.positions_rules import Candidate, is_negated, lexical_act, match_phrase
from communique.lexicon.acts import acts
from communique.lexicon.topics import topics_of
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent

_MODALS = frozenset({"will", "would", "must", "should", "can", "could", "may", "might", "shall", "ought", "'ll", "’ll"})
_OTHER_AUX = frozenset({"to", "have", "has", "had", "be", "been", "is", "are"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PRON"})
_WE = frozenset({"we", "i", "our", "us", "my"})
_KEPT = 2048  # answers kept of each function that tells marks by a few values
_BOTH = frozenset({"both", "two", "sides", "leaders", "ministers", "they", "envoys", "officials", "countries"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of a sentence share: its topics, its coloured words, the sides that it and its neighbours name."""

    sentence: Sentence
    beside: Sequence[Candidate]
    topics: tuple[str, ...]
    tones: tuple[tuple[str, int, int], ...]
    around: tuple[str, ...]
    near: frozenset[str]

    @classmethod
    def of(cls, page: Page, sentence: Sentence, beside: Sequence[Candidate]) -> "Scene":
        """The scene of a sentence; an empty one where it has no candidate."""
        if not beside:
            return cls(sentence, (), (), (), (), frozenset())
        text = page.understood.annotated.article.text[sentence.start : sentence.end]
        at = sentence.start
        tones = tuple((tone, at + start, at + end) for tone, start, end in acts().coloured(text))
        near = frozenset(side for other in _beside(page, sentence) for side in page.sides_in(other))
        return cls(sentence, beside, topics_of(text), tones, page.sides_in(sentence), near)


def marks_of(page: Page, candidate: Candidate, scene: Scene) -> list[str]:
    """The marks of a candidate among those of its sentence, each once, in a fixed order.

    What is asked of many candidates alike is told by functions of a few plain values, which keep what they told.
    """
    c, rule = candidate, candidate.rule.partition("/")[0]
    known = page.understood.refer(c.holder) if c.holder is not None else None
    kind = _kind_of_phrase(c.holder, known)
    marks = [
        *_of_page(page, rule, c.act, c.part),
        f"trigger={c.trigger.lemma.lower()}",
        f"strength={c.strength}",
        *_marks_of_grammar(page, c, rule),
        *_told_of_holder(kind, _rank_of(page, known), rule, c.act),
        *_marks_of_holder(c),
        *_marks_of_saying(page, c, rule),
        *_marks_of_place(page, c, rule),
        *_marks_of_words(page, c, scene, rule),
        *_marks_of_tone(page, c, scene, (rule, c.act, kind)),
        *_marks_of_company(c, scene.beside, rule),
    ]
    return list(dict.fromkeys(marks))


def _of_page(page: Page, rule: str, act: str, part: str) -> tuple[str, ...]:
    steps = (
        _step(page.first_person, (0.02, 0.2, 0.5)),
        _step(page.reported, (0.05, 0.25, 0.5)),
        _step(page.sides, (1.5, 2.5, 5.5)),
        min(2, page.meetings),
        page.abroad,
        min(2, len(page.headline)),
        _step(page.foreign, (0.3, 0.8, 1.5, 2.5)),
    )
    return _told_of_page(rule, act, part, page.genre, page.statement, steps)


@lru_cache(maxsize=_KEPT)
def _told_of_page(
    rule: str, act: str, part: str, genre: str, statement: bool, steps: tuple[int, ...]
) -> tuple[str, ...]:
    we, reported, sides, meetings, abroad, headline, density = steps
    return (
        f"rule={rule}",
        f"act={act}",
        f"rule+act={rule}+{act}",
        f"genre={genre}",
        f"rule+genre={rule}+{genre}",
        f"part={part}",
        f"part+rule={part}+{rule}",
        f"part+genre={part}+{genre}",
        f"part+act={part}+{act}",
        f"act+genre={act}+{genre}",
        f"rule+own={rule}+{statement}",
        f"act+own={act}+{statement}",
        f"we={we}",
        f"reported={reported}",
        f"rule+reported={rule}+{reported}",
        f"rule+we={rule}+{we}",
        f"page-sides={sides}",
        f"rule+page-sides={rule}+{sides}",
        f"meetings={meetings}",
        f"rule+meetings={rule}+{meetings}",
        f"abroad={abroad}",
        f"rule+abroad={rule}+{abroad}",
        f"rule+headline={rule}+{headline}",
        f"density={density}",
    )


def _marks_of_grammar(page: Page, c: Candidate, rule: str) -> Iterator[str]:
    tree, verb = page.tree, c.predicate
    yield f"dep={verb.dep}"
    yield f"rule+dep={rule}+{verb.dep}"
    yield f"tag={c.trigger.tag}"
    yield f"verb-tag={verb.tag}"
    yield f"verb={verb.lemma.lower()}"
    above = tree.head(verb)
    if above.i != verb.i:
        yield f"dep+above={verb.dep}+{above.lemma.lower()}"
        if clauses.verb_lemma(above):
            yield f"under-act-verb={verb.dep}"
    for kid in tree.children(verb, "aux", "aux:pass"):
        if kid.lower in _MODALS or kid.lower in _OTHER_AUX:
            yield f"aux={kid.lower}"
    for kid in tree.children(verb, "mark"):
        yield f"mark={kid.lower}"
    if clauses.is_passive(tree, verb):
        yield f"passive+{rule}"
    yield f"finite={clauses.is_finite(tree, verb)}+{rule}"
    for dep in ("obj", "ccomp", "xcomp", "advcl"):
        if tree.child(verb, dep) is not None:
            yield f"has={dep}"
    for kid in tree.children(verb, "obl"):
        case = tree.child(kid, "case")
        if case is not None:
            yield f"prep={case.lower}"


@lru_cache(maxsize=_KEPT)
def _told_of_holder(kind: str, rank: str, rule: str, act: str) -> tuple[str, ...]:
    return f"holder={kind}", f"holder+rule={kind}+{rule}", f"holder+act={kind}+{act}", f"holder-rank={rank}"


def _marks_of_holder(c: Candidate) -> Iterator[str]:
    if c.holder is not None:
        yield f"holder-word={c.holder.lower}"
        yield f"holder-own={c.holder.i < c.predicate.i}"
        yield f"holder-inside={c.first <= c.holder.i < c.last}"


def _rank_of(page: Page, known: Referent | None) -> str:
    if known is None or not known.people:
        return "nobody"
    person = page.understood.person(known.people[0])
    return person.rank or ("official" if person.official and person.post is not None else "private")


def _kind_of_phrase(token: Token | None, known: Referent | None) -> str:
    if token is None:
        return "none"
    if token.lower in _WE:
        return "we"
    if token.lower in _BOTH:
        return "both"
    if known is not None and known.people:
        return "people" if len(known.people) > 1 or len(known.sides) > 1 else "person"
    if known is not None and known.sides:
        return "sides" if len(known.sides) > 1 else "side"
    if token.pos == "PRON":
        return token.lower
    return "name" if token.pos == "PROPN" else "thing"


def _marks_of_saying(page: Page, c: Candidate, rule: str) -> tuple[str, ...]:
    if c.saying is None:
        return (f"saying=none+{rule}",)
    subject = page.sayer_of(c.saying)
    known = page.understood.refer(subject) if subject is not None else None
    kind = _kind_of_phrase(subject, known)
    return (
        f"saying={c.saying.lemma.lower()}",
        f"saying+rule={rule}",
        f"said-by={kind}",
        f"said-rank={_rank_of(page, known)}",
        f"said-by+rule={kind}+{rule}",
    )


def _marks_of_place(page: Page, c: Candidate, rule: str) -> tuple[str, ...]:
    sentence = page.tree.sentences[c.trigger.sentence]
    length, size = max(1, sentence.last - sentence.first), c.last - c.first
    steps = (
        _step(sentence.i / max(1, len(page.tree.sentences)), (0.1, 0.3, 0.6, 0.85)),
        _step((c.first - sentence.first) / length, (0.05, 0.3, 0.6)),
        _step(size / length, (0.25, 0.5, 0.8)),
        _step(size, (4.5, 7.5, 12.5, 20.5, 30.5)),
    )
    quoted = in_quotes(page.understood, page.tree.tokens[c.first]) or in_quotes(page.understood, c.predicate)
    return _told_of_place(rule, sentence.i < 2, quoted, steps)


@lru_cache(maxsize=_KEPT)
def _told_of_place(rule: str, first: bool, quoted: bool, steps: tuple[int, ...]) -> tuple[str, ...]:
    sentence, start, share, words = steps
    return (
        f"sentence={sentence}",
        f"first={first}",
        f"quoted={quoted}",
        f"quoted+rule={quoted}+{rule}",
        f"start={start}",
        f"share={share}",
        f"words={words}",
        f"rule+words={rule}+{words}",
    )


def _marks_of_words(page: Page, c: Candidate, scene: Scene, rule: str) -> list[str]:
    tokens = page.tree.tokens[c.first : c.last]
    inside = page.understood.sides_between(tokens[0].start, tokens[-1].end)
    own = likely_sides(page, c)
    foreign = (_any_but(inside, own), _any_but(scene.around, own), _any_but(scene.near, own))
    marks = [f"topic={topic}" for topic in scene.topics]
    marks.append(f"topical={scene.topics[0] != 'other'}+{rule}")
    marks.append(f"sides={min(3, len(inside))}")
    marks += _told_of_abroad(
        rule, c.act, foreign, (min(2, len(own)), own == (page.home,)), (page.statement, page.abroad)
    )
    if any(token.lower in _NOT for token in tokens):
        marks.append(f"not+{rule}")
    if any(token.tag == "CD" for token in tokens):
        marks.append(f"number+{rule}")
    marks += [f"w={token.lemma.lower()}" for token in tokens if token.pos in _TELLING]
    return marks


def _any_but(sides: Iterable[str], own: tuple[str, ...]) -> bool:
    return any(side not in own for side in sides)


@lru_cache(maxsize=_KEPT)
def _told_of_abroad(
    rule: str, act: str, foreign: tuple[bool, bool, bool], own: tuple[int, bool], of_page: tuple[bool, int]
) -> tuple[str, ...]:
    statement, far = of_page
    abroad = (
        f"foreign={foreign[0]}",
        f"foreign-around={foreign[1]}",
        f"foreign-near={foreign[2]}",
        f"own={own[0]}",
        f"at-home={own[1]}",
    )
    return (
        *(f"{mark}+{other}" for mark in abroad for other in (rule, act, f"own-text={statement}")),
        "+".join(abroad[:2]),
        "+".join([*abroad[1:], f"own-text={statement}"]),
        "+".join([abroad[1], abroad[4], f"abroad={far}"]),
    )


def likely_sides(page: Page, c: Candidate) -> tuple[str, ...]:
    """Whose position it most likely is, before anything is weighed: the sayer's, the holder's, or the page's own."""
    sayer = page.sayer_of(c.saying) if c.saying is not None else None
    plain = c.rule.startswith(("said", "stated", "quoted"))
    for token in (sayer, c.holder) if plain else (c.holder, sayer):
        sides = page.understood.sides_of(token) if token is not None else ()
        if sides:
            return sides
    if page.understood.voice:
        return page.understood.voice
    last = page.last_sayer(c.predicate)
    return page.understood.sides_of(last) if last is not None else ()


def _beside(page: Page, sentence: Sentence) -> Iterator[Sentence]:
    for i in (sentence.i - 1, sentence.i + 1):
        if 0 <= i < len(page.tree.sentences):
            yield page.tree.sentences[i]


def _marks_of_tone(page: Page, c: Candidate, scene: Scene, beside: tuple[str, ...]) -> tuple[str, ...]:
    tree, verb = page.tree, c.predicate
    start, end = tree.tokens[c.first].start, tree.tokens[c.last - 1].end
    told = list(dict.fromkeys(f"tone={tone}" for tone, a, b in scene.tones if start <= a and b <= end))
    told += [*(f"aux={m}" for m in _modals(page, c)), f"lex={lexical_act(tree, verb)}"]
    if is_negated(tree, verb):
        told.append("negated")
    saying = (
        match_phrase(tree, c.saying, acts().verbs.get(clauses.verb_lemma(c.saying) or "", ())) if c.saying else None
    )
    told.append(f"saying-act={saying.act if saying is not None else None}")
    return _told_of_tone(tuple(told), beside)


@lru_cache(maxsize=_KEPT)
def _told_of_tone(told: tuple[str, ...], beside: tuple[str, ...]) -> tuple[str, ...]:
    """Each of some marks alone, with each mark beside them, and with each that follows it."""
    return tuple(mark if other is None else f"{mark}+{other}" for n, mark in enumerate(told)
                 for other in (None, *beside, *told[n + 1 :]))  # fmt: skip


def _modals(page: Page, c: Candidate) -> list[str]:
    return [kid.lower for kid in page.tree.children(c.predicate, "aux") if kid.lower in _MODALS]


def _marks_of_company(c: Candidate, beside: Sequence[Candidate], rule: str) -> Iterator[str]:
    within = [
        o
        for o in beside
        if o is not c and o.first <= c.first and o.last >= c.last and (o.first, o.last) != (c.first, c.last)
    ]
    holds = [
        o
        for o in beside
        if o is not c and c.first <= o.first and c.last >= o.last and (o.first, o.last) != (c.first, c.last)
    ]
    same = [o for o in beside if o is not c and (o.first, o.last) == (c.first, c.last)]
    for name, group in (("within", within), ("holds", holds), ("same", same)):
        yield f"{name}={min(2, len(group))}+{rule}"
        for other in group:
            yield f"{name}-rule={other.rule.partition('/')[0]}+{rule}"
            yield f"{name}-act={other.act}"
    yield f"alone={len(beside) == 1}"


def _step(value: float, steps: Sequence[float]) -> int:
    return bisect_left(steps, value)
