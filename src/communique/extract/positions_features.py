"""What is known of a candidate, as plain marks ("rule=...", "verb=...") that the scorer has weights for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract import positions_clauses as clauses
from communique.extract.positions_page import Page, in_quotes
from communique.extract.positions_rules import Candidate, is_negated, lexical_act, match_phrase
from communique.lexicon.acts import acts
from communique.lexicon.topics import topics_of
from communique.values.syntax import Sentence, Token

_MODALS = frozenset({"will", "would", "must", "should", "can", "could", "may", "might", "shall", "ought", "'ll", "’ll"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PRON"})
_WE = frozenset({"we", "i", "our", "us", "my"})
_BOTH = frozenset({"both", "two", "sides", "leaders", "ministers", "they", "envoys", "officials", "countries"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of a sentence share: its topics, its coloured words, the sides that it names."""

    sentence: Sentence
    beside: Sequence[Candidate]
    topics: tuple[str, ...]
    tones: tuple[tuple[str, int, int], ...]
    around: tuple[str, ...]

    @classmethod
    def of(cls, page: Page, sentence: Sentence, beside: Sequence[Candidate]) -> "Scene":
        """The scene of a sentence; an empty one where it has no candidate."""
        if not beside:
            return cls(sentence, (), (), (), ())
        text = page.understood.annotated.article.text[sentence.start : sentence.end]
        at = sentence.start
        tones = tuple((tone, at + start, at + end) for tone, start, end in acts().coloured(text))
        around = page.sides_in(sentence)
        return cls(sentence, beside, topics_of(text), tones, around)


def marks_of(page: Page, candidate: Candidate, scene: Scene) -> list[str]:
    """The marks of a candidate among those of its sentence, each once, in a fixed order."""
    marks = [
        *_marks_of_rule(page, candidate),
        *_marks_of_grammar(page, candidate),
        *_marks_of_holder(page, candidate),
        *_marks_of_saying(page, candidate),
        *_marks_of_place(page, candidate),
        *_marks_of_words(page, candidate, scene),
        *_marks_of_tone(page, candidate, scene),
        *_marks_of_company(candidate, scene.beside),
    ]
    return list(dict.fromkeys(marks))


def _marks_of_rule(page: Page, c: Candidate) -> Iterator[str]:
    rule = c.rule.partition("/")[0]
    yield f"rule={rule}"
    yield f"act={c.act}"
    yield f"rule+act={rule}+{c.act}"
    yield f"genre={page.genre}"
    yield f"rule+genre={rule}+{page.genre}"
    yield f"part={c.part}"
    yield f"part+rule={c.part}+{rule}"
    yield f"part+genre={c.part}+{page.genre}"
    yield f"part+act={c.part}+{c.act}"
    yield f"act+genre={c.act}+{page.genre}"
    yield f"trigger={c.trigger.lemma.lower()}"
    yield f"strength={c.strength}"
    yield f"rule+own={rule}+{page.statement}"
    yield f"act+own={c.act}+{page.statement}"
    yield f"we={_step(page.first_person, (0.02, 0.2, 0.5))}"
    yield f"reported={_step(page.reported, (0.05, 0.25, 0.5))}"
    yield f"rule+reported={rule}+{_step(page.reported, (0.05, 0.25, 0.5))}"
    yield f"rule+we={rule}+{_step(page.first_person, (0.02, 0.2, 0.5))}"
    yield f"page-sides={_step(page.sides, (1.5, 2.5, 5.5))}"
    yield f"rule+page-sides={rule}+{_step(page.sides, (1.5, 2.5, 5.5))}"
    yield f"meetings={min(2, page.meetings)}"
    yield f"rule+meetings={rule}+{min(2, page.meetings)}"
    yield f"abroad={page.abroad}"
    yield f"rule+abroad={rule}+{page.abroad}"
    yield f"rule+headline={rule}+{min(2, len(page.headline))}"
    yield f"density={_step(page.foreign, (0.3, 0.8, 1.5, 2.5))}"


def _marks_of_grammar(page: Page, c: Candidate) -> Iterator[str]:
    tree, verb = page.tree, c.predicate
    rule = c.rule.partition("/")[0]
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
        if kid.lower in _MODALS or kid.lower in ("to", "have", "has", "had", "be", "been", "is", "are"):
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


def _marks_of_holder(page: Page, c: Candidate) -> Iterator[str]:
    kind = _kind_of_phrase(page, c.holder)
    rule = c.rule.partition("/")[0]
    yield f"holder={kind}"
    yield f"holder+rule={kind}+{rule}"
    yield f"holder+act={kind}+{c.act}"
    yield f"holder-rank={_rank_of(page, c.holder)}"
    if c.holder is not None:
        yield f"holder-word={c.holder.lower}"
        yield f"holder-own={c.holder.i < c.predicate.i}"
        yield f"holder-inside={c.first <= c.holder.i < c.last}"


def _rank_of(page: Page, token: Token | None) -> str:
    people = page.understood.people_of(token) if token is not None else ()
    if not people:
        return "nobody"
    person = page.understood.person(people[0])
    return person.rank or ("official" if person.official and person.post is not None else "private")


def _kind_of_phrase(page: Page, token: Token | None) -> str:
    if token is None:
        return "none"
    if token.lower in _WE:
        return "we"
    if token.lower in _BOTH:
        return "both"
    found = page.understood.refer(token)
    if found is not None and found.people:
        return "people" if len(found.people) > 1 or len(found.sides) > 1 else "person"
    if found is not None and found.sides:
        return "sides" if len(found.sides) > 1 else "side"
    if token.pos == "PRON":
        return token.lower
    return "name" if token.pos == "PROPN" else "thing"


def _marks_of_saying(page: Page, c: Candidate) -> Iterator[str]:
    rule = c.rule.partition("/")[0]
    if c.saying is None:
        yield f"saying=none+{rule}"
        return
    subject = page.sayer_of(c.saying)
    yield f"saying={c.saying.lemma.lower()}"
    yield f"saying+rule={rule}"
    yield f"said-by={_kind_of_phrase(page, subject)}"
    yield f"said-rank={_rank_of(page, subject)}"
    yield f"said-by+rule={_kind_of_phrase(page, subject)}+{rule}"


def _marks_of_place(page: Page, c: Candidate) -> Iterator[str]:
    sentence = page.tree.sentences[c.trigger.sentence]
    rule = c.rule.partition("/")[0]
    yield f"sentence={_step(sentence.i / max(1, len(page.tree.sentences)), (0.1, 0.3, 0.6, 0.85))}"
    yield f"first={sentence.i < 2}"
    quoted = in_quotes(page.understood, page.tree.tokens[c.first]) or in_quotes(page.understood, c.predicate)
    yield f"quoted={quoted}"
    yield f"quoted+rule={quoted}+{rule}"
    yield f"start={_step((c.first - sentence.first) / max(1, sentence.last - sentence.first), (0.05, 0.3, 0.6))}"
    yield f"share={_step((c.last - c.first) / max(1, sentence.last - sentence.first), (0.25, 0.5, 0.8))}"
    yield f"words={_step(c.last - c.first, (4.5, 7.5, 12.5, 20.5, 30.5))}"
    yield f"rule+words={rule}+{_step(c.last - c.first, (4.5, 7.5, 12.5, 20.5, 30.5))}"


def _marks_of_words(page: Page, c: Candidate, scene: Scene) -> Iterator[str]:
    tokens = page.tree.tokens[c.first : c.last]
    rule = c.rule.partition("/")[0]
    for topic in scene.topics:
        yield f"topic={topic}"
    yield f"topical={scene.topics[0] != 'other'}+{rule}"
    inside = page.understood.sides_between(tokens[0].start, tokens[-1].end)
    own = likely_sides(page, c)
    near = {side for other in _beside(page, scene.sentence) for side in page.sides_in(other)}
    abroad = [
        f"foreign={any(side not in own for side in inside)}",
        f"foreign-around={any(side not in own for side in scene.around)}",
        f"foreign-near={any(side not in own for side in near)}",
        f"own={min(2, len(own))}",
        f"at-home={own == (page.home,)}",
    ]
    yield f"sides={min(3, len(inside))}"
    for mark in abroad:
        yield f"{mark}+{rule}"
        yield f"{mark}+{c.act}"
        yield f"{mark}+own-text={page.statement}"
    yield "+".join(abroad[:2])
    yield "+".join([*abroad[1:], f"own-text={page.statement}"])
    yield "+".join([abroad[1], abroad[4], f"abroad={page.abroad}"])
    for token in tokens:
        if token.lower in _NOT:
            yield f"not+{rule}"
        if token.tag == "CD":
            yield f"number+{rule}"
        if token.pos in _TELLING:
            yield f"w={token.lemma.lower()}"


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


def _marks_of_tone(page: Page, c: Candidate, scene: Scene) -> Iterator[str]:
    rule = c.rule.partition("/")[0]
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
    kind = _kind_of_phrase(page, c.holder)
    for n, mark in enumerate(told):
        yield mark
        yield f"{mark}+{rule}"
        yield f"{mark}+{c.act}"
        yield f"{mark}+{kind}"
        yield from (f"{mark}+{other}" for other in told[n + 1 :])


def _modals(page: Page, c: Candidate) -> list[str]:
    return [kid.lower for kid in page.tree.children(c.predicate, "aux") if kid.lower in _MODALS]


def _marks_of_company(c: Candidate, beside: Sequence[Candidate]) -> Iterator[str]:
    rule = c.rule.partition("/")[0]
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
