"""What is known of a candidate, as plain marks ("rule=...", "verb=...") that the scorer has weights for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from communique.extract import positions_clauses as clauses
from communique.extract.positions_bearing import speaking, told_of_bearing, told_of_tones, whose
from communique.extract.positions_clause import Clause
from communique.extract.positions_marks import Marks
from communique.extract.positions_office import at_home, office_of, told_of_office
from communique.extract.positions_page import Page
from communique.extract.positions_reach import reach_of, told_of_reach
from communique.extract.positions_rules import Candidate
from communique.extract.positions_standing import standing_of
from communique.extract.positions_words import match_phrase
from communique.lexicon.acts import acts
from communique.lexicon.topics import topics_of
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PRON"})
_WE = frozenset({"we", "i", "our", "us", "my"})
_KEPT = 2048  # answers kept of each function that tells marks by a few values
_BOTH = frozenset({"both", "two", "sides", "leaders", "ministers", "they", "envoys", "officials", "countries"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a sentence tell one by one: the mark of each, empty where it tells little, and two places."""

    marks: tuple[str, ...]
    negations: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Wording":
        """The wording of the tokens of a sentence; places are indexes of tokens."""
        return cls(
            tuple([f"w={token.lemma.lower()}" if token.pos in _TELLING else "" for token in tokens]),
            tuple([token.i for token in tokens if token.lower in _NOT]),
            tuple([token.i for token in tokens if token.tag == "CD"]),
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of a sentence share: its topics, its coloured words, the sides that it and its neighbours name."""

    sentence: Sentence
    beside: Sequence[Candidate]
    topics: tuple[str, ...]
    tones: tuple[tuple[str, int, int], ...]
    around: tuple[str, ...]
    near: frozenset[str]
    standing: tuple[str, ...]
    clauses: dict[int, Clause] = field(default_factory=dict)  # those asked for so far, by the index of their heads

    kept: dict[str, Wording] = field(default_factory=dict)

    def wording(self, page: Page) -> Wording:
        """What the sentence's words tell one by one."""
        if not self.kept:
            self.kept["words"] = Wording.of(page.tree.within(self.sentence))
        return self.kept["words"]

    def clause(self, page: Page, head: Token) -> Clause:
        """What is known of a clause of the sentence, by its head."""
        found = self.clauses.get(head.i)
        if found is None:
            found = self.clauses[head.i] = Clause.of(page.tree, head)
        return found

    @classmethod
    def of(cls, page: Page, sentence: Sentence, beside: Sequence[Candidate]) -> "Scene":
        """The scene of a sentence; an empty one where it has no candidate."""
        if not beside:
            return cls(sentence, (), (), (), (), frozenset(), ())
        text = page.understood.annotated.article.text[sentence.start : sentence.end]
        at = sentence.start
        tones = tuple((tone, at + start, at + end) for tone, start, end in acts().coloured(text))
        near = frozenset(side for other in _beside(page, sentence) for side in page.sides_in(other))
        return cls(sentence, beside, topics_of(text), tones, page.sides_in(sentence), near, standing_of(page, sentence))


def marks_of(page: Page, candidate: Candidate, scene: Scene) -> list[Marks]:
    """The marks of a candidate among those of its sentence, in groups; no mark is in two of them.

    What is asked of many candidates alike is told by functions of a few plain values, which keep what they told.
    """
    c, rule = candidate, candidate.rule.partition("/")[0]
    known = page.understood.refer(c.holder) if c.holder is not None else None
    kind = _kind_of_phrase(c.holder, known)
    clause, first = scene.clause(page, c.predicate), scene.sentence.first
    tones, bearing = _tones_of(page, c, scene, clause), clause.bearing
    who = whose(page, bearing.subject or c.holder, speaking(page, c))
    return [
        _told_of_shape(rule, c.act, c.part, page.genre, page.statement),
        _told_of_page(rule, page.genre, _steps_of_page(page)),
        _told_of_grammar(rule, clause.told, c.trigger.tag),
        _told_of_holder(kind, _rank_of(page, known), rule, c.act, _place_of_holder(c)),
        _marks_of_saying(page, c, rule),
        _marks_of_place(page, c, rule),
        _told_of_tone(tones, (rule, c.act, kind)),
        told_of_tones(tones, who, bearing.when),
        told_of_bearing(who, bearing.when, rule, c.act, bearing.acts),
        _marks_of_company(c, scene.beside, rule),
        *_marks_of_sides(page, c, scene, rule),
        _told_of_standing(scene.standing, rule),
        Marks([*_words_of(c, clause, scene.wording(page).marks[c.first - first : c.last - first]), *bearing.words]),
    ]


@lru_cache(maxsize=_KEPT)
def _told_of_standing(standing: tuple[str, ...], rule: str) -> Marks:
    return Marks(f"{mark}+{other}" if other else mark for mark in standing for other in ("", rule))


def names_of(told: Iterable[Marks]) -> list[str]:
    """The marks of some groups by their names."""
    return [name for marks in told for name in marks.names]


@lru_cache(maxsize=_KEPT)
def _told_of_shape(rule: str, act: str, part: str, genre: str, statement: bool) -> Marks:
    return Marks(
        (
            f"rule={rule}",
            f"act={act}",
            f"rule+act={rule}+{act}",
            f"rule+genre={rule}+{genre}",
            f"part={part}",
            f"part+rule={part}+{rule}",
            f"part+genre={part}+{genre}",
            f"part+act={part}+{act}",
            f"act+genre={act}+{genre}",
            f"rule+own={rule}+{statement}",
            f"act+own={act}+{statement}",
        )
    )


def _steps_of_page(page: Page) -> tuple[int, ...]:
    if not page.steps:
        page.steps["all"] = _read_steps(page)
    return page.steps["all"]


def _read_steps(page: Page) -> tuple[int, ...]:
    return (
        _step(page.first_person, (0.02, 0.2, 0.5)),
        _step(page.reported, (0.05, 0.25, 0.5)),
        _step(page.sides, (1.5, 2.5, 5.5)),
        min(2, page.meetings),
        page.abroad,
        min(2, len(page.headline)),
        _step(page.foreign, (0.3, 0.8, 1.5, 2.5)),
    )


@lru_cache(maxsize=_KEPT)
def _told_of_page(rule: str, genre: str, steps: tuple[int, ...]) -> Marks:
    we, reported, sides, meetings, abroad, headline, density = steps
    return Marks(
        (
            f"genre={genre}",
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
    )


@lru_cache(maxsize=_KEPT)
def _told_of_grammar(rule: str, told: tuple[str, ...], trigger: str) -> Marks:
    dep, tag, passive, finite, under, *has = told
    marks = [f"dep={dep}", f"rule+dep={rule}+{dep}", f"tag={trigger}", f"verb-tag={tag}", f"{finite}+{rule}", *has]
    if under:
        marks.append(f"under-act-verb={dep}")
    if passive:
        marks.append(f"passive+{rule}")
    return Marks(marks)


def _words_of(c: Candidate, clause: Clause, own: Iterable[str]) -> Iterator[str]:
    """The marks that hold a word, of which there are too many to keep."""
    yield f"trigger={c.trigger.lemma.lower()}"
    yield from clause.words
    if c.holder is not None:
        yield f"holder-word={c.holder.lower}"
    if c.saying is not None:
        yield f"saying={c.saying.lemma.lower()}"
    yield from filter(None, own)


def _place_of_holder(c: Candidate) -> tuple[bool, bool] | None:
    return (c.holder.i < c.predicate.i, c.first <= c.holder.i < c.last) if c.holder is not None else None


@lru_cache(maxsize=_KEPT)
def _told_of_holder(kind: str, rank: str, rule: str, act: str, place: tuple[bool, bool] | None) -> Marks:
    marks = [f"holder={kind}", f"holder+rule={kind}+{rule}", f"holder+act={kind}+{act}", f"holder-rank={rank}"]
    if place is not None:
        marks += [f"holder-own={place[0]}", f"holder-inside={place[1]}"]
    return Marks(marks)


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


def _marks_of_saying(page: Page, c: Candidate, rule: str) -> Marks:
    if c.saying is None:
        return _told_of_saying(rule, "", "")
    subject = page.sayer_of(c.saying)
    known = page.understood.refer(subject) if subject is not None else None
    return _told_of_saying(rule, _kind_of_phrase(subject, known), _rank_of(page, known))


@lru_cache(maxsize=_KEPT)
def _told_of_saying(rule: str, kind: str, rank: str) -> Marks:
    if not kind:
        return Marks((f"saying=none+{rule}",))
    return Marks((f"saying+rule={rule}", f"said-by={kind}", f"said-rank={rank}", f"said-by+rule={kind}+{rule}"))


def _marks_of_place(page: Page, c: Candidate, rule: str) -> Marks:
    sentence = page.tree.sentences[c.trigger.sentence]
    length, size = max(1, sentence.last - sentence.first), c.last - c.first
    steps = (
        _step(sentence.i / max(1, len(page.tree.sentences)), (0.1, 0.3, 0.6, 0.85)),
        _step((c.first - sentence.first) / length, (0.05, 0.3, 0.6)),
        _step(size / length, (0.25, 0.5, 0.8)),
        _step(size, (4.5, 7.5, 12.5, 20.5, 30.5)),
    )
    quoted = c.first in page.quoted or c.predicate.i in page.quoted
    return _told_of_place(rule, sentence.i < 2, quoted, steps)


@lru_cache(maxsize=_KEPT)
def _told_of_place(rule: str, first: bool, quoted: bool, steps: tuple[int, ...]) -> Marks:
    sentence, start, share, words = steps
    return Marks(
        (
            f"sentence={sentence}",
            f"first={first}",
            f"quoted={quoted}",
            f"quoted+rule={quoted}+{rule}",
            f"start={start}",
            f"share={share}",
            f"words={words}",
            f"rule+words={rule}+{words}",
        )
    )


def _marks_of_sides(page: Page, c: Candidate, scene: Scene, rule: str) -> tuple[Marks, Marks, Marks, Marks]:
    """What a candidate's words name and speak of, and whose they likely are."""
    inside, wording = page.sides_among(c.first, c.last), scene.wording(page)
    own = likely_sides(page, c)
    holds = frozenset(own).issuperset
    foreign = (not holds(inside), not holds(scene.around), not holds(scene.near))
    mine = (min(2, len(own)), own == (page.home,))
    words = (_any_within(c, wording.negations), _any_within(c, wording.numbers))
    return (
        _told_of_abroad(rule, c.act, foreign, mine, (page.statement, page.abroad)),
        _told_of_words(rule, scene.topics, min(3, len(inside)), words, c.strength),
        told_of_office(office_of(page, c), at_home(page, own), foreign, rule, c.act),
        told_of_reach(*reach_of(page, c, own), rule, c.act),
    )


@lru_cache(maxsize=_KEPT)
def _told_of_words(rule: str, topics: tuple[str, ...], sides: int, words: tuple[bool, bool], strength: int) -> Marks:
    marks = [f"topic={topic}" for topic in topics]
    marks += [f"topical={topics[0] != 'other'}+{rule}", f"sides={sides}", f"strength={strength}"]
    marks += [f"{name}+{rule}" for name, told in zip(("not", "number"), words, strict=True) if told]
    return Marks(marks)


def _any_within(c: Candidate, places: tuple[int, ...]) -> bool:
    """Whether a candidate holds any of some places, which are in order."""
    at = bisect_left(places, c.first)
    return at < len(places) and places[at] < c.last


@lru_cache(maxsize=_KEPT)
def _told_of_abroad(
    rule: str, act: str, foreign: tuple[bool, bool, bool], own: tuple[int, bool], of_page: tuple[bool, int]
) -> Marks:
    statement, far = of_page
    abroad = (
        f"foreign={foreign[0]}",
        f"foreign-around={foreign[1]}",
        f"foreign-near={foreign[2]}",
        f"own={own[0]}",
        f"at-home={own[1]}",
    )
    return Marks(
        (
            *(f"{mark}+{other}" for mark in abroad for other in (rule, act, f"own-text={statement}")),
            "+".join(abroad[:2]),
            "+".join([*abroad[1:], f"own-text={statement}"]),
            "+".join([abroad[1], abroad[4], f"abroad={far}"]),
        )
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


def _tones_of(page: Page, c: Candidate, scene: Scene, clause: Clause) -> tuple[str, ...]:
    tree = page.tree
    start, end = tree.tokens[c.first].start, tree.tokens[c.last - 1].end
    tones = dict.fromkeys(f"tone={tone}" for tone, a, b in scene.tones if start <= a and b <= end)
    saying = (
        match_phrase(tree, c.saying, acts().verbs.get(clauses.verb_lemma(c.saying) or "", ())) if c.saying else None
    )
    return (*tones, *clause.tones, f"saying-act={saying.act if saying is not None else None}")


@lru_cache(maxsize=_KEPT)
def _told_of_tone(told: tuple[str, ...], beside: tuple[str, ...]) -> Marks:
    """Each of some marks alone, with each mark beside them, and with each that follows it."""
    return Marks(mark if other is None else f"{mark}+{other}" for n, mark in enumerate(told)
                 for other in (None, *beside, *told[n + 1 :]))  # fmt: skip


Company = tuple[tuple[int, tuple[tuple[str, str], ...]], ...]  # how many, with their rules and acts


def _marks_of_company(c: Candidate, beside: Sequence[Candidate], rule: str) -> Marks:
    """The other candidates that hold this one, that it holds, and that have the same words."""
    within, holds, same = [], [], []
    for other in beside:
        if other is c or other.last <= c.first or other.first >= c.last:
            continue
        if other.first == c.first and other.last == c.last:
            same.append(other)
        elif other.first <= c.first and other.last >= c.last:
            within.append(other)
        elif c.first <= other.first and c.last >= other.last:
            holds.append(other)
    company = tuple((min(2, len(group)), _told_by(group)) for group in (within, holds, same))
    return _told_of_company(rule, company, len(beside) == 1)


def _told_by(group: Sequence[Candidate]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(other.rule.partition("/")[0], other.act) for other in group})) if group else ()


@lru_cache(maxsize=_KEPT)
def _told_of_company(rule: str, company: Company, alone: bool) -> Marks:
    marks = [f"alone={alone}"]
    for name, (count, group) in zip(("within", "holds", "same"), company, strict=True):
        marks.append(f"{name}={count}+{rule}")
        for other, act in group:
            marks += [f"{name}-rule={other}+{rule}", f"{name}-act={act}"]
    return Marks(marks)


def _step(value: float, steps: Sequence[float]) -> int:
    return bisect_left(steps, value)
