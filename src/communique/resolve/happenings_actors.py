"""Whom the subjects of a verb mean, by the tree and by the words before it."""

import re
from dataclasses import dataclass, replace

from communique.resolve.happenings_clauses import obliques, subjects
from communique.resolve.happenings_lists import listed_officials
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, join, meaning, opening
from communique.resolve.happenings_spans import run_after, run_around, run_before
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.vocabulary import Level

_LEAD = 3  # sentences of the body that open the news
_OPENING = 5  # sentences in which those who met may be named
_FEW = 3  # sides that may act together where talks are only implied
_PERSONS = {"duo", "men", "pair", "trio", "women"}
_DELEGATIONS = {"delegation", "group", "mission", "party", "team"}
_MEDIATED = re.compile(
    r"\b(?:under (?:the )?(?:auspices|mediation) of|(?:brokered|facilitated|mediated) by)\s+(?:the\W+)?(?=\w)"
)
_BEHIND = 140  # characters behind talks in which their mediator may be named
_LED = 40  # words behind "delegation" in which its head may be told
_THEY = {"they", "both", "we"}


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part by the words of one clause. `stranger`: the other side is told and is no official."""

    subject: Meaning = NOBODY
    other: Meaning = NOBODY
    level: Level = "unknown"
    stranger: bool = False
    officials: bool = False  # the other side is told as officials whom nobody names

    @property
    def all(self) -> Meaning:
        return join((self.subject, self.other))


def actors_of(scene: Scene, verb: Token) -> Meaning:
    """Whom the subjects of a verb mean."""
    told = subjects(scene.tree, verb)
    governor = _spoken_before(scene, verb) or scene.tree.head(verb)
    if verb.dep.startswith("advcl") and any(token.lower in _THEY for token in told) and governor.pos == "VERB":
        above = join(around(scene, token, governor.i) for token in subjects(scene.tree, governor))
        if len(above.people) > 1 and len(above.sides) > 1:
            return above
        both = join((above, *_spoken_with(scene, governor)))
        if len(above.people) == 1 and len(both.people) == 2:
            return both
    if _is_for_to(scene, verb) or who_calls(scene, verb) is not None:
        return run_meaning(scene, run_before(scene, verb))
    return join([*(around(scene, token, verb.i) for token in told), *_included(scene, verb)])


def _spoken_before(scene: Scene, verb: Token) -> Token | None:
    """The verb of saying before "when we met", whatever the tree hangs that on ("As I said to Ana Soto when we met, ...")."""
    tokens = scene.tree.tokens
    if verb.i < 2 or not (tokens[verb.i - 1].lower in _THEY and tokens[verb.i - 2].lower == "when"):
        return None
    before = tokens[scene.tree.sentences[verb.sentence].first : verb.i - 2]
    return next((t for t in reversed(before) if t.pos == "VERB" and scene.tree.child(t, "nsubj") is not None), None)


def _spoken_with(scene: Scene, verb: Token) -> list[Meaning]:
    """With or to whom something was said or discussed ("told Ana Soto so when they met")."""
    to_whom = [token for case, token in obliques(scene.tree, verb) if case in ("to", "with")]
    return [around(scene, token, verb.i) for token in (*to_whom, *scene.tree.children(verb, "obj", "iobj"))]


def joint_people(scene: Scene, sides: frozenset[str]) -> tuple[int, ...]:
    """Officials of just these sides who act together in the opening of the body."""
    for sentence in opening(scene, _OPENING):
        for token in scene.tree.within(sentence):
            if token.pos == "VERB" and token.tag in ("VBD", "VBP", "VBN"):
                told = actors_of(scene, token)
                if (
                    frozenset(told.sides) == sides
                    and {scene.understood.side_of_person(key) for key in told.people} == sides
                ):
                    return told.people
    return ()


def headline_people(scene: Scene, sides: frozenset[str]) -> tuple[int, ...]:
    """The officials whom the headline of a joint text names, one or more of each of just these sides."""
    spans = [(s.start, s.end) for s in scene.tree.sentences if s.kind == "H"]
    named = [p for p in scene.understood.people if any(a <= at < b for a, b in spans for at, _ in p.mentions)]
    told = tuple(person.key for person in named if person.official and person.side in sides)
    return told if {scene.understood.side_of_person(key) for key in told} == sides else ()


def joint_actors(scene: Scene) -> Meaning | None:
    """Officials of two or three sides who act together in one of the first sentences of the body."""
    for sentence in opening(scene, _LEAD):
        for token in scene.tree.within(sentence):
            if token.pos == "VERB" and token.tag in ("VBD", "VBP", "VBN") and lemma_of(token) not in ("say", "tell"):
                told = actors_of(scene, token) if _act_several(scene, token) else NOBODY
                if 2 <= len(told.sides) <= _FEW and (told.people or told.level != "unknown"):
                    return told
    return None


def _act_several(scene: Scene, verb: Token) -> bool:
    """Whether more than one act, not one official of a state at an organisation ("Peru's UN ambassador")."""
    told = subjects(scene.tree, verb)
    return len(told) != 1 or told[0].tag not in ("NN", "NNP") or len(scene.tree.conjuncts(told[0])) > 1


def who_calls(scene: Scene, verb: Token) -> Token | None:
    """The word of calling where the words right before an infinitive name those called on ("calls on Peru to engage in")."""
    tokens = scene.tree.tokens
    if verb.i == 0 or tokens[verb.i - 1].lower != "to":
        return None
    first, last = run_before(scene, verb)
    named = any(scene.named.get(i, 0) is None for i in range(first, last))
    before = tokens[max(0, first - 2) : first]
    calls = len(before) == 2 and before[1].lower in ("on", "upon") and lemma_of(before[0]) == "call"
    return before[0] if named and calls else None


def _is_for_to(scene: Scene, verb: Token) -> bool:
    """Whether the words before an infinitive name who is to act ("a chance for A and B to talk")."""
    tokens = scene.tree.tokens
    if verb.i == 0 or tokens[verb.i - 1].lower != "to":
        return False
    first, last = run_before(scene, verb)
    named = any(i in scene.named for i in range(first, last))
    return named and first > 0 and tokens[first - 1].lower == "for"


def _included(scene: Scene, verb: Token) -> list[Meaning]:
    """Those named after "the diplomats who met in Seoul included"."""
    noun = scene.tree.head(verb)
    over = scene.tree.head(noun)
    if not verb.dep.startswith("acl") or lemma_of(over) not in ("include", "comprise"):
        return []
    return [run_meaning(scene, (over.i + 1, scene.tree.sentences[verb.sentence].last))]


def opening_name(scene: Scene, verb: Token) -> Meaning:
    """Who opens the sentence, where the verb's own subject is lost ("Haug, for her part, saw Rojas")."""
    first = scene.tree.sentences[verb.sentence].first
    named = first in scene.posts or scene.named.get(first) is not None
    return run_meaning(scene, run_after(scene, first)) if named and first < verb.i else NOBODY


def fuller(by_tree: Meaning, by_text: Meaning) -> Meaning:
    """The reading of a subject by the tree, and that of the words right before the verb where they name more sides."""
    more = len(by_text.sides) > len(by_tree.sides) and set(by_tree.sides) <= set(by_text.sides)
    return join((by_text, by_tree)) if more else by_tree


def _head_of(scene: Scene, token: Token) -> Meaning:
    """Who leads a delegation that a noun tells of ("a delegation of experts, led by Vice-Minister Soto")."""
    if lemma_of(token) not in _DELEGATIONS:
        return NOBODY
    tokens = scene.tree.tokens
    for i in range(token.i + 1, min(token.i + _LED, len(tokens) - 2)):
        if tokens[i].sentence != token.sentence or tokens[i].tag in ("VBD", "VBZ", "VBP"):
            return NOBODY
        if tokens[i].lower in ("led", "headed") and tokens[i + 1].lower == "by":
            led = run_meaning(scene, run_after(scene, i + 2))
            return Meaning((), led.people[:1], led.level, ())
    return NOBODY


def met_by(scene: Scene, first: int) -> Meaning:
    """Whom a run of words means that begins after "with", and who is said to head the delegation in it."""
    tokens = scene.tree.tokens
    items = listed_officials(scene, first)
    if len(items) > 1:
        return join(items)
    first += bool(items) and tokens[first].text == ":"
    run = run_after(scene, first)
    if (more := _including(scene, run[1])) is not None:
        officials, named = run_meaning(scene, run), run_meaning(scene, run_after(scene, more))
        if len(officials.sides) == 1 and not officials.people and set(officials.sides) & set(named.sides):
            named = replace(named, sides=officials.sides)  # "Peruvian officials, including A, B and C": all are Peru's
        return join((officials, named))
    led = tokens[run[1] : run[1] + 2]
    if len(led) < 2 or led[0].lower not in ("led", "headed") or led[1].lower != "by" or run[1] + 2 >= len(tokens):
        return run_meaning(scene, run)
    if not any(lemma_of(token) in _DELEGATIONS for token in tokens[run[0] : run[1]]):
        return run_meaning(scene, run)
    head = run_meaning(scene, run_after(scene, run[1] + 2))
    return join((run_meaning(scene, run), Meaning((), head.people[:1], head.level, ())))


def mediating(scene: Scene, noun: Token) -> list[Meaning]:
    """Who mediates the talks by the words behind them ("under the auspices of the OSCE", "facilitated by Norway")."""
    sentence = scene.tree.sentences[noun.sentence]
    found = _MEDIATED.search(scene.text, noun.end, min(sentence.end, noun.end + _BEHIND))
    token = scene.tree.at(found.end()) if found is not None else None
    return [run_meaning(scene, run_after(scene, token.i))] if token is not None and token.i < sentence.last else []


def _including(scene: Scene, last: int) -> int | None:
    """Where those begin whom a run of officials includes ("with senior officials, including Minister Soto")."""
    tokens = scene.tree.tokens
    at = last + (last < len(tokens) and tokens[last].text == ",")
    if at + 1 >= len(tokens) or tokens[at].lower != "including" or tokens[at].sentence != tokens[last - 1].sentence:
        return None
    return at + 1 if at + 1 in scene.posts or scene.named.get(at + 1) is not None else None


def around(scene: Scene, token: Token, stop: int) -> Meaning:
    if token.pos == "PRON" or token.tag in ("PRP", "DT", "WP"):
        return meaning(scene, token)
    told = join((run_meaning(scene, run_around(scene, token, stop)), _head_of(scene, token)))
    plain = told.sides and token.tag in ("NNS", "NNPS") and token.lower not in _PERSONS
    return told if told.people or plain else join((told, meaning(scene, token)))
