"""What a clause tells of its verb: who does it, to whom it is done, what stands behind a preposition."""

from collections.abc import Iterator

from communique.values.syntax import Token, Tree


def subjects_of(tree: Tree, verb: Token) -> list[Token]:
    """Who does it: the active subject, also one shared by coordination, or the noun of a relative clause."""
    if finite_after_all(tree, verb):
        return [tree.head(verb)]
    for above in (verb, *_sharers(tree, verb)):
        own = [t for t in tree.children(above, "nsubj") if t.dep != "nsubj:pass"]
        if own and not own[0].tag.startswith("W"):
            return own
        if own or (above.dep.startswith("acl") and above.tag == "VBG"):
            return [tree.head(above)] if above.dep.startswith("acl") else []
        if tree.children(above, "nsubj"):
            return []
    return []


def objects_of(tree: Tree, verb: Token) -> list[Token]:
    """What something is done to: the object, the subject of a passive, the noun that a participle qualifies."""
    found = tree.children(verb, "obj")
    found += [t for t in tree.children(verb, "nsubj") if t.dep == "nsubj:pass"]
    if verb.dep == "acl:relcl" and any(t.tag.startswith("W") or t.lower == "that" for t in found):
        return [tree.head(verb)]
    if finite_after_all(tree, verb):
        return found
    qualifies = verb.dep.startswith("acl") or (verb.tag in ("VBN", "VBG") and verb.dep in ("amod", "compound"))
    if not found and qualifies:
        found = [tree.head(verb)]
    return found or [t for t in tree.children(verb, "xcomp", "ccomp") if t.i > verb.i]


def finite_after_all(tree: Tree, verb: Token) -> bool:
    """Whether a past form that the parser hung on a noun as a participle is its verb ("A bomber killed 40 guards").

    A participle that suffers has no object of its own, and a sentence has a verb.
    """
    if verb.tag != "VBN" or verb.dep != "acl" or tree.child(verb, "aux", "aux:pass") is not None:
        return False
    noun = tree.head(verb)
    lone = noun.head == noun.i and noun.pos in ("NOUN", "PROPN") and tree.child(noun, "cop", "nsubj") is None
    agent = any(case.lower == "by" for kid in tree.children(verb, "obl") for case in tree.children(kid, "case"))
    return (lone or tree.child(verb, "obj") is not None) and noun.i < verb.i and not agent


def _sharers(tree: Tree, verb: Token) -> Iterator[Token]:
    """Verbs whose subject this verb shares when it has none of its own."""
    while verb.dep in ("conj", "xcomp", "advcl") and verb.head != verb.i:
        if verb.dep == "advcl" and verb.tag in ("VBD", "VBZ", "VBP"):
            return  # a clause with a subject of its own, whatever the tree made of it
        verb = tree.head(verb)
        if verb.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return
        yield verb


def passive(tree: Tree, verb: Token) -> bool:
    """Whether what stands as the verb's subject suffers it."""
    if any(t.dep in ("nsubj:pass", "aux:pass") for t in tree.below(verb)):
        return True
    if finite_after_all(tree, verb):
        return False
    return verb.tag == "VBN" and verb.dep in ("acl", "amod") and not tree.children(verb, "aux")


def with_case(tree: Tree, head: Token, preposition: str) -> list[Token]:
    return [
        kid
        for kid in tree.children(head, "obl", "nmod")
        if any(case.lower == preposition for case in tree.children(kid, "case"))
    ]
