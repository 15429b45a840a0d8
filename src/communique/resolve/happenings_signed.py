"""Signings: who met to sign, where and before whom, and of whom a treaty was "signed in Lima" that the clause does not tell."""

from communique.lexicon.engagements import Trigger, words
from communique.lexicon.sides import is_state
from communique.resolve.happenings_actors import Parties, actors_of
from communique.resolve.happenings_clauses import objects, obliques, passive_subjects
from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import NOBODY, Meaning, Scene, opening
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_things import signed_long_ago
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_when import when_and_where
from communique.resolve.happenings_where import nearest_place
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token
from communique.values.understood import Telling

_LEAD = 3  # sentences of the body that open the news
_BACK = 2  # sentences back in which those of a treaty may be told
_FEW = 3  # sides that may be those of a treaty told before
_PAPERS = {"book", "column", "letter", "message", "petition", "register", "statement"}  # signed without a meeting
_SEATS = {"ministry", "office", "palace", "residence"}
_DAY = len("2031-01-01")
_BEFORE_WHOM = ["in", "the", "presence", "of"]
_SIGNING = Trigger("sign", "meeting")


def in_presence(scene: Scene, found: Candidate) -> Meaning:
    """In whose presence somebody signed, told behind it in the same sentence."""
    tokens = scene.tree.tokens
    for at in range(found.last, scene.tree.sentences[found.token.sentence].last - len(_BEFORE_WHOM)):
        if [token.lower for token in tokens[at : at + len(_BEFORE_WHOM)]] == _BEFORE_WHOM:
            told = run_meaning(scene, run_after(scene, at + len(_BEFORE_WHOM)))
            return told if told.people else NOBODY
    return NOBODY


def tells_of_signing(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether officials of two sides came together to sign: a pact, or in person any papers at a place told."""
    if len(parties.all.sides) < 2:
        return False
    there = nearest_place(scene, found.token, ()) is not None
    homes = {scene.understood.side_of_person(key) for key in parties.all.people} - {None}
    where = there or _at_a_seat(scene, found) or _is_dated(scene, found)
    if len(homes) > 1 and where and not _signs(scene, found, _PAPERS):
        return True
    seen = bool(parties.all.people) or parties.level != "unknown" or there or _is_news(scene, found)
    told = bool(parties.all.people) or (there and parties.level != "unknown")
    past = not told and signed_long_ago(scene, found)
    return seen and not past and _signs(scene, found, words("pacts"))


def signed_there(scene: Scene) -> list[Telling]:
    """A telling for each pact "signed in Lima in March 2029" by nobody told: of the few states that acted together last."""
    found = (t for t in scene.tree.tokens if t.tag == "VBN" and lemma_of(t) in ("initial", "sign"))
    return [made for verb in found if (made := _of_those_before(scene, verb)) is not None]


def _of_those_before(scene: Scene, verb: Token) -> Telling | None:
    things = passive_subjects(scene.tree, verb)
    if scene.tree.sentences[verb.sentence].kind != "B" or not any(t.lower in words("pacts") for t in things):
        return None
    if (
        verb.dep.startswith("acl")
        or actors_of(scene, verb).sides
        or any(c == "by" for c, _ in obliques(scene.tree, verb))
    ):
        return None  # "was signed in Paris by 196 states"
    who = those_before(scene, verb)
    made = Telling(
        token=verb.i, start=verb.start, end=verb.end, sentence=verb.sentence, rule="sign-verb", format="meeting",
        sides=who.sides, level=who.level, side_receipts=who.receipts, definite=True, back=True,
    )  # fmt: skip
    made = when_and_where(scene, made, Candidate(verb, verb.i, verb.i + 1, _SIGNING), ())
    return made if len(who.sides) > 1 and made.city and made.date is not None else None


def those_before(scene: Scene, verb: Token) -> Meaning:
    """The two or three states that act together in a clause before, the latest first; nobody where none do."""
    first = scene.tree.sentences[max(0, verb.sentence - _BACK)].first
    for token in reversed(scene.tree.tokens[first : verb.i]):
        if token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBP", "VB"):
            who = actors_of(scene, token)
            if 1 < len(who.sides) <= _FEW and all(map(is_state, who.sides)):
                return who
    return NOBODY


def _signs(scene: Scene, found: Candidate, names: frozenset[str] | set[str]) -> bool:
    """Whether what is signed goes by one of these names, also before a clause of its own ("the pact that they signed")."""
    things = [t for obj in objects(scene.tree, found.token) for t in scene.tree.conjuncts(obj)]
    things += _that_is_signed(scene, found.token)
    return any(thing.lower in names for thing in things)


def _that_is_signed(scene: Scene, verb: Token) -> list[Token]:
    """The noun before "that" where a clause of its own tells who signed it, no other verb between, wherever the tree hangs it."""
    tokens = scene.tree.tokens
    for at in range(verb.i - 1, scene.tree.sentences[verb.sentence].first + 1, -1):
        if tokens[at].pos in ("AUX", "VERB"):
            return []
        if tokens[at].lower in ("that", "which"):
            return [tokens[at - 1 - (tokens[at - 1].text == ",")]]
    return []


def _at_a_seat(scene: Scene, found: Candidate) -> bool:
    """Whether it was done at a ministry or the like ("signed the papers at the ministry")."""
    behind = scene.tree.tokens[found.last : scene.tree.sentences[found.token.sentence].last]
    return any(token.lower in _SEATS for token in behind)


def _is_dated(scene: Scene, found: Candidate) -> bool:
    """Whether the sentence of a signing tells one day of it."""
    return any(len(m.edtf or "") == _DAY for m in scene.dates.get(found.token.sentence, ()))


def _is_news(scene: Scene, found: Candidate) -> bool:
    """Whether it stands in the headline or opens the body."""
    here = scene.tree.sentences[found.token.sentence]
    return here.kind == "H" or here in opening(scene, _LEAD)
