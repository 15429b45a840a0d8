"""Courtesies and errands that share their verbs with positions: guests welcomed, visits paid, invitations, questions."""

from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import Page
from communique.values.syntax import Token, Tree

_WELCOMING = frozenset({"applaud", "congratulate", "greet", "hail", "receive", "welcome"})
_GUESTS = frozenset(
    [
        "arrivals", "colleague", "colleagues", "counterpart", "counterparts", "delegate", "delegates", "delegation",
        "delegations", "guest", "guests", "host", "hosts", "visitor", "visitors",
    ]
)  # fmt: skip
_ASKING = frozenset({"ask", "enquire", "inquire", "wonder"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})
_WHAT_FOR = frozenset({"as", "for", "on", "over"})
_VIEWS = frozenset({"advcl", "ccomp", "xcomp"})


def is_courtesy(page: Page, c: Candidate) -> bool:
    """Whether a candidate only tells how somebody was received, whom somebody called on or invited, or what was asked."""
    tree, verb = page.tree, c.predicate
    return _welcomes_guests(page, verb) or _pays_visit(page, verb) or _invites(page, verb) or _is_question(tree, verb)


def _welcomes_guests(page: Page, verb: Token) -> bool:
    """Whether people are welcomed, not what they did ("welcomed Minister Soto to Lima", "applauded behind them")."""
    if verb.lemma.lower() not in _WELCOMING or page.tree.child(verb, *_VIEWS) is not None:
        return False
    thing = page.tree.child(verb, "obj")
    if thing is None:
        return verb.lemma.lower() == "applaud" and not any(_case(page, kid) == "for" for kid in page.tree.below(verb))
    if any(_case(page, kid) in _WHAT_FOR for kid in page.tree.children(verb, "obl")):
        return False
    if any(_case(page, kid) in _WHAT_FOR for kid in page.tree.children(thing, "nmod")):
        return False
    return thing.lower in _GUESTS or _is_person(page, thing)


def _pays_visit(page: Page, verb: Token) -> bool:
    """Whether "call on" somebody is to go and see him: nothing is said of what he is to do."""
    if verb.lemma.lower() != "call" or page.tree.child(verb, *_VIEWS) is not None:
        return False
    upon = [kid for kid in page.tree.children(verb, "obl") if _case(page, kid) in ("on", "upon")]
    if len(upon) != 1 or not _is_person(page, upon[0]):
        return False
    return not any(kid.tag == "TO" or _case(page, kid) == "for" for kid in page.tree.below(upon[0]))


def _invites(page: Page, verb: Token) -> bool:
    """Whether somebody is invited to a place ("invited the minister to Lima"): a meeting ahead, no view."""
    if verb.lemma.lower() != "invite" or page.tree.child(verb, "obj") is None:
        return False
    if any(kid.lower in ("not", "never", "n't") for kid in page.tree.children(verb, "advmod")):
        return False
    towards = [kid for kid in page.tree.children(verb, "obl") if _case(page, kid) == "to"]
    return any(kid.pos == "PROPN" for kid in towards)


def _is_question(tree: Tree, verb: Token) -> bool:
    """Whether a clause is what somebody asks or is not told ("asked whether the ships had left", "which side had won")."""
    if verb.lemma.lower() in _ASKING:
        return any(_opens_question(tree, kid) for kid in tree.children(verb, "ccomp", "advcl"))
    return verb.relation == "ccomp" and tree.head(verb).i < verb.i and _opens_question(tree, verb)


def _opens_question(tree: Tree, verb: Token) -> bool:
    for kid in tree.below(verb):
        if kid.i >= verb.i:
            return False
        if kid.lower == "if" and kid.relation == "mark":
            return tree.head(verb).lemma.lower() in _ASKING
        if kid.lower in _QUESTIONS and kid.relation != "advcl":
            return True
        if any(word.lower in ("what", "which", "whose") for word in tree.children(kid, "det", "nmod")):
            return kid.relation in ("nsubj", "obj", "obl")
    return False


def _is_person(page: Page, token: Token) -> bool:
    """Whether a phrase names one person ("Minister Soto"), and nothing that is his ("Soto's promise")."""
    return token.pos == "PROPN" and len(page.understood.people_of(token)) == 1


def _case(page: Page, token: Token) -> str:
    case = page.tree.child(token, "case")
    return case.lower if case is not None else ""
