"""Condolences, greetings and wishes, which state no policy."""

from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree

_GO = frozenset({"go", "remain", "stay"})
_WISHED = ("obj", "iobj")
_ASKED = ("ccomp", "xcomp")


def is_colour(tree: Tree, head: Token) -> bool:
    """Whether a clause offers condolences or sends greetings ("offered their condolences", "wish you all a happy day")."""
    if head.lemma.lower() == "wish":
        return tree.child(head, *_WISHED) is not None and tree.child(head, *_ASKED) is None
    return _gives(tree, head) or _thinks(tree, head) or any(_gives(tree, kid) for kid in tree.children(head, "xcomp"))


def stands_alone(tree: Tree, head: Token) -> bool:
    """Whether no other verb is joined to that of a clause."""
    return not any(kid.tag.startswith("V") for kid in tree.children(head, "conj"))


def _gives(tree: Tree, verb: Token) -> bool:
    colour = acts().colour
    thing = tree.child(verb, "obj") if verb.lemma.lower() in colour["verbs"] else None
    if thing is None or thing.lower not in colour["given"]:
        return False
    return all(word.lower in colour["given"] or tree.child(word, "case") is not None for word in tree.conjuncts(thing))


def _thinks(tree: Tree, head: Token) -> bool:
    """Whether thoughts are with somebody, or go out to them."""
    minds = tree.child(head, "nsubj")
    if minds is None or minds.lower not in acts().colour["minds"]:
        return False
    case = tree.child(head, "case")
    return head.lemma.lower() in _GO or head.lower == "with" or (case is not None and case.lower == "with")
