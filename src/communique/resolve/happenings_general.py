"""Nouns that tell of talks in general, no engagement: how a thing is done, what may come, what goes on, what an office is for."""

from itertools import islice

from communique.resolve.happenings_carriers import carrying_verb
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_spans import run_after
from communique.resolve.happenings_things import is_of_any_talks
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_urged import is_brought
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

_HOME = {"association", "bureau", "cabinet", "committee", "federation", "league", "politburo", "presidium", "union"}
_STANDING = {"continued", "continuing", "ongoing", "permanent", "regular", "sustained"}
_KEPT = {
    "build", "continue", "deepen", "engage", "establish", "foster", "have", "inaugurate", "maintain", "pursue", "strengthen", "sustain",
}  # fmt: skip
_EXCHANGES = {"consultations", "conversations", "discussions"}
_READINESS = {"commitment", "creation", "establishment", "openness", "preparedness", "readiness", "willingness"}
_UP = 3  # words over the noun up to the readiness for what it tells
_NEAR = 9  # words of what a meeting is of


def is_general(scene: Scene, found: Candidate) -> bool:
    """Whether a noun is of a committee at home, of what may come, of manner or of an office."""
    if _is_of_home(scene, found) or _is_of_future(scene, found) or _is_manner(scene, found):
        return True
    return _is_charge(scene, found)


def _is_manner(scene: Scene, found: Candidate) -> bool:
    """Whether a bare noun tells how or of no particular talks ("in close consultation with", "support for dialogue")."""
    bare = not scene.tree.children(found.token, "det", "nmod:poss", "nummod")
    single = found.token.lower in ("consultation", "conversation", "dialogue", "discussion", "negotiation")
    body = scene.tree.sentences[found.token.sentence].kind == "B"
    if is_of_any_talks(scene, found) or (found.token.lower in _EXCHANGES and _is_of_any(scene, found.token)):
        return True
    if single and (
        _is_of_any(scene, found.token) or _is_ongoing(scene, found.token) or _is_readiness(scene, found.token)
    ):
        return True
    carried = carrying_verb(scene, found.token) is not None or is_brought(scene, found.token)
    carried = carried and not (case_of(scene.tree, found.token) == "in" and _is_close(scene, found.token))
    return single and bare and body and not carried and found.token.pos != "PROPN"


def _is_charge(scene: Scene, found: Candidate) -> bool:
    """Whether a gathering is only what an office is for ("Special Advisor for the Andean Summit")."""
    tokens, at = scene.tree.tokens, found.token.i - 1
    while at > 0 and (tokens[at].text[0].isupper() or tokens[at].lower == "the") and at not in scene.posts:
        at -= 1
    return at > 0 and tokens[at].lower == "for" and at - 1 in scene.posts and found.token.text[0].isupper()


def _is_close(scene: Scene, noun: Token) -> bool:
    """Whether talks tell how something is done ("carried out in close consultation with allies")."""
    return any(kid.lower in ("close", "constant", "full") for kid in scene.tree.children(noun, "amod"))


def _is_of_future(scene: Scene, found: Candidate) -> bool:
    """Whether meetings to come are told of in general ("through future dialogues"), and not said to be held."""
    future = any(kid.lower == "future" for kid in scene.tree.children(found.token, "amod"))
    dated = any(m.edtf for m in scene.dates.get(found.token.sentence, ()))
    several = found.token.tag in ("NNS", "NNPS")
    return several and future and not dated and carrying_verb(scene, found.token) is None


def _is_ongoing(scene: Scene, noun: Token) -> bool:
    """Whether talks are told as a standing thing ("a meeting in their ongoing dialogue")."""
    return any(kid.lower in _STANDING for kid in scene.tree.children(noun, "amod"))


def _is_readiness(scene: Scene, noun: Token) -> bool:
    """Whether sides only tell how ready they are to talk ("their readiness to engage in dialogue"), or that they found it."""
    return any(here.lower in _READINESS for here in islice(scene.tree.ancestors(noun), _UP))


def _is_of_any(scene: Scene, noun: Token) -> bool:
    """Whether talks of no particular day are agreed on or kept up ("agreed to engage in a constructive dialogue")."""
    article = any(kid.lower in ("a", "an") for kid in scene.tree.children(noun, "det"))
    verb = carrying_verb(scene, noun) or scene.tree.head(noun)
    owned = any(kid.lower in ("its", "our", "their") for kid in scene.tree.children(noun, "nmod:poss"))
    article = article or (owned and lemma_of(verb) == "continue")  # "will continue our conversations"
    kept = lemma_of(verb) in _KEPT and verb.tag in ("VB", "VBG")
    return article and kept and not any(m.edtf for m in scene.dates.get(noun.sentence, ()))


def _is_of_home(scene: Scene, found: Candidate) -> bool:
    """Whether it is of a committee or union of one country ("the third meeting of the Central Committee of the Union")."""
    tokens = scene.tree.tokens
    if not any(t.lower == "of" for t in tokens[found.last : found.last + 1]):
        return False
    first, last = run_after(scene, found.last + 1) if found.last + 1 < len(tokens) else (0, 0)
    run = tokens[first : min(last, first + _NEAR)]
    at_home = any(t.lower in _HOME and t.i not in scene.sides for t in run)
    at_home = at_home or "National Security Council" in scene.text[tokens[first].start : tokens[last - 1].end]
    return at_home and len({code for t in run if t.i in scene.sides for code in scene.sides[t.i].codes}) < 2
