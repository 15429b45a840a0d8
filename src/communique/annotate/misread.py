"""What the parser misreads: verbs that it takes for nouns, prepositions that it hangs on what only modifies a noun.

"The United States calls on Peru" is no call of the States. A name in the plural before a word in -s looks like "the United
Nations talks"; behind "the United States" such a word of the lexicon's verbs is one, where what follows is not a verb of the
sentence. In "thousands of Danish and Thai troops" the "of" belongs to the troops.
"""

from dataclasses import replace

from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree

_MODIFIES = frozenset({"amod", "compound"})
_NAME = ("the", "united", "states")
_MAIN = frozenset({"root", "ROOT", "ccomp", "advcl", "parataxis", "nsubj"})  # what such a word is read as
_NO_OBJECT = frozenset({"POS", "VBZ", "VBD", "VBP", "MD", ",", ".", ":"})  # what follows a noun instead
_BARE = frozenset({"appos", "flat", "compound", "nmod", "nmod:poss", "dep"})  # what its object is read as


def mended(tree: Tree) -> Tree:
    """The tree with such words as verbs, the name as their subject, and prepositions in place; the same where it has none."""
    changed: dict[int, Token] = {}
    for token in tree.tokens:
        noun = _noun_of(tree, token) if token.dep == "case" else None
        if noun is not None:
            changed[token.i] = replace(token, head=noun.i)
    for name in [token for token in tree.tokens if token.lower == "states"]:
        token = tree.tokens[min(name.i + 1, len(tree.tokens) - 1)]
        if token.tag == "NNS" and _is_verb(tree, token):
            _rehang(tree, token, changed)
    if not changed:
        return tree
    return Tree(tuple(changed.get(token.i, token) for token in tree.tokens), tree.sentences)


def _noun_of(tree: Tree, case: Token) -> Token | None:
    """The noun behind what a preposition was hung on, where that only modifies the noun; None where it hangs well."""
    over = tree.head(case)
    if over.relation not in _MODIFIES or not case.i < over.i < over.head or case.tag != "IN":
        return None
    return tree.head(over)


def _is_verb(tree: Tree, token: Token) -> bool:
    if token.i < len(_NAME) or token.dep not in _MAIN or token.i + 1 >= len(tree.tokens):
        return False
    lemma = acts().forms.get(token.lower)
    before = tuple(t.lower for t in tree.tokens[token.i - len(_NAME) : token.i])
    return before == _NAME and lemma not in (None, token.lower) and tree.tokens[token.i + 1].tag not in _NO_OBJECT


def _rehang(tree: Tree, token: Token, changed: dict[int, Token]) -> None:
    i, name = token.i, tree.tokens[token.i - 1]
    verb = replace(token, pos="VERB", tag="VBZ", lemma=acts().forms[token.lower])
    if token.dep == "nsubj":
        below = tree.head(token)
        verb = replace(verb, dep=below.dep, head=i if below.head == below.i else below.head)
        changed[below.i] = replace(below, dep="xcomp" if below.tag == "VB" else "parataxis", head=i)
    changed[i] = verb
    changed[name.i] = replace(name, dep="nsubj", head=i)
    for part in tree.tokens[i - len(_NAME) : name.i]:
        changed[part.i] = replace(part, head=name.i)
    for kid in tree.below(token):
        if kid.i > i and kid.dep in _BARE:
            changed[kid.i] = replace(kid, dep="obl" if tree.child(kid, "case") is not None else "obj")
        elif kid.i > i and kid.dep == "acl" and kid.tag == "VB":
            changed[kid.i] = replace(kid, dep="xcomp")
