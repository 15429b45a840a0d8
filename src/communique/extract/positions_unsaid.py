"""What is left unsaid ("declined to name", "gave no details") and journeys that are only announced: neither is a view."""

from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import Page
from communique.values.syntax import Token, Tree

_SAYINGS = frozenset(
    [
        "acknowledge", "answer", "characterise", "characterize", "comment", "confirm", "describe", "disclose", "elaborate",
        "identify", "name", "reply", "respond", "reveal", "say", "specify", "speculate",
    ]
)  # fmt: skip
_NOT_YET = _SAYINGS | {"announce"}
_DETAILS = frozenset(
    [
        "answer", "comment", "date", "dates", "deadline", "detail", "details", "explanation", "figure", "figures", "hint",
        "indication", "information", "name", "names", "number", "numbers", "promise", "reason", "reasons", "timeframe",
        "timeline", "timetable",
    ]
)  # fmt: skip
_ASKED = frozenset({"question", "questions"})
_TAKING = frozenset({"answer", "entertain", "field", "take"})
_GIVING = frozenset({"give", "make", "offer", "provide"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_MOVES = frozenset({"attend", "fly", "go", "head", "travel", "visit"})
_PLACES = frozenset({"capital", "city", "country", "island", "islands", "region"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll"})
_TRAVELLERS = frozenset({"i", "he", "she", "we"})
_TOLD = frozenset({"said-clause", "said-words", "stated-clause", "quoted-words"})


def tells_no_view(page: Page, c: Candidate) -> bool:
    """Whether a candidate only tells what somebody did not say, or where somebody will go."""
    if _is_left_unsaid(page.tree, c.predicate) or (c.saying is not None and _is_left_unsaid(page.tree, c.saying)):
        return True
    if page.understood.voice:  # a side's own page tells what a journey is for
        return False
    if c.rule.partition("/")[0] in _TOLD and _is_journey(page, c.predicate):
        return True
    above = page.tree.head(c.predicate)
    return c.predicate.relation in ("xcomp", "advcl") and above.i < c.predicate.i and _is_journey(page, above)


def _is_left_unsaid(tree: Tree, verb: Token) -> bool:
    """Whether a verb or the one that it hangs on tells that something was not said."""
    above = tree.head(verb)
    return _is_unsaid(tree, verb) or (verb.relation == "xcomp" and above.i < verb.i and _is_unsaid(tree, above))


def _is_unsaid(tree: Tree, verb: Token) -> bool:
    lemma = verb.lemma.lower()
    if lemma in ("decline", "refuse"):
        return any(kid.lemma.lower() in _SAYINGS or _is_answer(tree, kid) for kid in tree.children(verb, "xcomp"))
    if lemma == "stop":
        return any(kid.lower == "short" for kid in tree.children(verb, "advmod", "xcomp"))
    if lemma in _GIVING:
        return any(_is_without(tree, thing) for thing in tree.children(verb, "obj"))
    if _is_answer(tree, verb):
        return _is_denied(tree, verb) or any(_is_without(tree, thing) for thing in tree.children(verb, "obj"))
    if lemma == "draw":
        return verb.tag == "VBN" and _is_denied(tree, verb) and tree.child(verb, "aux:pass") is not None
    return lemma in _NOT_YET and _is_denied(tree, verb) and _is_of_the_past(tree, verb)


def _is_answer(tree: Tree, verb: Token) -> bool:
    """Whether a verb tells that questions are taken ("took no questions", "refused to answer questions")."""
    return verb.lemma.lower() in _TAKING and any(thing.lower in _ASKED for thing in tree.children(verb, "obj"))


def _is_without(tree: Tree, thing: Token) -> bool:
    return thing.lower in _DETAILS | _ASKED and any(
        kid.lower in ("no", "few") for kid in tree.children(thing, "det", "amod")
    )


def _is_denied(tree: Tree, verb: Token) -> bool:
    return any(kid.lower in _NOT for kid in tree.below(verb))


def _is_of_the_past(tree: Tree, verb: Token) -> bool:
    return any(kid.lower in ("has", "have", "had", "did") for kid in tree.children(verb, "aux"))


def _is_journey(page: Page, verb: Token) -> bool:
    """Whether a clause tells where a traveller will go ("She would fly to Lima on Friday"); a land's attendance is a promise."""
    tree = page.tree
    if verb.lemma.lower() not in _MOVES or _is_denied(tree, verb):
        return False
    if not any(kid.lower in _AHEAD for kid in tree.children(verb, "aux")):
        return False
    subject = tree.child(verb, "nsubj")
    if subject is None or not (verb.lemma.lower() == "attend" or _is_bound(page, verb)):
        return False
    return subject.lower in _TRAVELLERS or bool(page.understood.people_of(subject))


def _is_bound(page: Page, verb: Token) -> bool:
    """Whether a verb of motion has a place for its goal ("fly to Lima", "visit the region"), not "go on", "return to talks"."""
    goals = page.tree.children(verb, "obj", "obl")
    return any(goal.pos == "PROPN" or goal.lower in _PLACES or page.understood.sides_of(goal) for goal in goals)
