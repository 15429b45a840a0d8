"""Clauses of the tree as positions need them: whose clause it is, who is said to say it, and how far it runs."""

from collections.abc import Sequence

from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree

SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_CLAUSAL = frozenset({"root", "ROOT", "ccomp", "conj", "parataxis", "advcl", "acl", "xcomp", "csubj", "dep"})
_OBJECT_CONTROL = frozenset({"ask", "tell", "urge", "press", "encourage", "want", "expect", "persuade", "convince"})


def verb_lemma(token: Token) -> str | None:
    """The lemma of a verb of the lexicon, by its tag, or by an ending that only verbs have; None for other words."""
    lemma = acts().forms.get(token.lower)
    if lemma is None or token.pos == "AUX" or (token.pos == "NOUN" and token.lower == lemma):
        return None
    if token.tag.startswith("V"):
        return lemma
    surely = token.lower != lemma and not token.lower.endswith("s") and token.dep not in ("amod", "compound")
    return lemma if surely and not token.tag.startswith("N") else None


def is_predicate(tree: Tree, token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a noun or adjective with its copula."""
    if token.dep.partition(":")[0] not in _CLAUSAL:
        return False
    return token.tag.startswith("V") or tree.child(token, "cop") is not None or tree.child(token, *SUBJECTS) is not None


def is_finite(tree: Tree, token: Token) -> bool:
    """Whether a clause has a tense: its verb or an auxiliary of it is finite."""
    if token.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(kid.tag in ("VBD", "VBZ", "VBP", "MD") for kid in tree.children(token, "aux", "cop"))


def is_passive(tree: Tree, token: Token) -> bool:
    """Whether a verb stands in the passive."""
    return token.tag == "VBN" and any(kid.dep in ("nsubj:pass", "aux:pass") for kid in tree.below(token))


def own_subject(tree: Tree, verb: Token) -> Token | None:
    """The subject that stands at the verb itself; a relative pronoun gives the word that it refers to."""
    found = tree.child(verb, *SUBJECTS)
    if found is None:
        return None
    if found.lower in _RELATIVE and verb.dep == "acl:relcl":
        return tree.head(verb)
    return found


def agent_of(tree: Tree, verb: Token) -> Token | None:
    """Who did what a passive tells: the phrase after "by"."""
    for kid in tree.children(verb, "obl"):
        case = tree.child(kid, "case")
        if kid.dep == "obl:agent" or (case is not None and case.lower == "by"):
            return kid
    return None


def subject_of(tree: Tree, verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb tells, wherever it stands: at the verb, at the verb it is joined to, or above it."""
    if is_passive(tree, verb):
        return agent_of(tree, verb)
    found = own_subject(tree, verb)
    if found is not None or depth > 6 or verb.head == verb.i:
        return found
    above, role = tree.head(verb), verb.dep
    if role == "acl:relcl" or (role == "acl" and verb.tag in ("VBG", "VBD")):
        return above
    if role == "xcomp" and acts().forms.get(above.lower) in _OBJECT_CONTROL:
        return tree.child(above, "obj", "iobj") or subject_of(tree, above, depth + 1)
    if role in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "acl", "dep"):
        return subject_of(tree, above, depth + 1)
    return None


def saying_of(tree: Tree, token: Token) -> Token | None:
    """The verb of saying that governs a clause, or that is set beside it (", he said,"); None where there is none."""
    here = token
    for _ in range(6):
        for kid in tree.children(here, "parataxis", "ccomp", "dep"):
            if is_saying(kid) and own_subject(tree, kid) is not None and kid.dep != "ccomp":
                return kid
        if here.head == here.i:
            return None
        above = tree.head(here)
        role = here.dep.partition(":")[0]
        if role in ("ccomp", "parataxis", "dep", "xcomp", "advcl", "obj") and is_saying(above):
            return above
        if role not in ("conj", "parataxis"):
            return None
        here = above
    return None


def sayings_among(tokens: Sequence[Token]) -> list[Token]:
    """The verbs of saying among some tokens."""
    forms, sayings = acts().forms, acts().sayings
    return [t for t in tokens if t.lower in forms and forms[t.lower] in sayings and t.tag.startswith("V")]


def is_saying(token: Token) -> bool:
    """Whether a token is a verb of saying."""
    lemma = acts().forms.get(token.lower)
    return lemma in acts().sayings and token.tag.startswith("V")
