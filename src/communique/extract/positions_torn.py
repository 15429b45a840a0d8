"""Verbs that a tree reads as part of a name or a noun: "The Council voiced concern" as concern of a voiced Council.

Short plain sentences tear so. Nothing finite stands at the top of such a tree, and a word of position follows a name.
"""

from communique.extract import positions_clauses as clauses
from communique.extract import positions_spans as spans
from communique.extract.positions_page import Page
from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PART_OF_NAME = frozenset({"amod", "compound", "nmod", "flat", "acl", "appos"})
_PASTS = frozenset({"VBN", "VBD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEVER_VERBS = frozenset({"IN", "JJ", "NN", "NNP", "RB"})
_ASIDE = frozenset({"which", "who", "whose", "where", "while"})
_NO_OBJECT = frozenset({",", ".", "-", ")", "by"})  # what follows a participle
_SUBJECT = 8  # words of a subject that are kept before its verb


def torn_lemma(tree: Tree, token: Token) -> str | None:
    """The lemma of a verb of position that the tree reads as part of a name or a noun; None for all others."""
    lemma = acts().forms.get(token.lower)
    if lemma is None or token.lower == lemma or not _may_be_torn(token, lemma):
        return None
    first, last = tree.sentences[token.sentence].first, tree.sentences[token.sentence].last
    if token.i == first or token.i + 1 >= last or not _follows_a_name(tree, token):
        return None
    top = next((above for above in tree.ancestors(token) if above.relation in ("root", "ROOT")), token)
    if top.i != token.i and (top.tag.startswith("V") or tree.child(top, "cop", "nsubj") is not None):
        return None
    return lemma if not any(_is_finite(tree, other) for other in tree.tokens[first : token.i]) else None


def _may_be_torn(token: Token, lemma: str) -> bool:
    """A past form inside a name, or what looks like a noun of many at the top ("Canada calls on")."""
    if token.tag in _PASTS:
        return token.relation in _PART_OF_NAME
    if token.lower != lemma + "s":
        return False
    if token.tag in _NEVER_VERBS and lemma not in acts().nouns:
        return True  # "Peru condemns/IN this attack"
    return token.tag in ("NNS", "NNPS") and token.relation in ("root", "ROOT")


def _follows_a_name(tree: Tree, token: Token) -> bool:
    before = tree.tokens[token.i - 1]
    if before.text == "," and token.i - 2 >= 0:
        before = tree.tokens[token.i - 2]
    return (before.pos in _NOMINAL or before.relation == "flat") and tree.tokens[token.i + 1].lower not in _NO_OBJECT


def _is_finite(tree: Tree, token: Token) -> bool:
    return token.tag in _FINITE and token.relation != "acl" and tree.head(token).relation != "acl"


def torn_holder(page: Page, verb: Token) -> Token | None:
    """Who does what a torn verb tells: the head of the words before it, else the first of them that means somebody."""
    tree = page.tree
    before = tree.tokens[tree.sentences[verb.sentence].first : verb.i]
    heads = [t for t in before if t.pos in _NOMINAL and not before[0].i <= t.head < verb.i]
    known = [t for t in (*heads, *before) if page.understood.refer(t) is not None]
    return clauses.own_subject(tree, verb) or (known[0] if known else None)


def torn_span(page: Page, verb: Token) -> tuple[int, int]:
    """The words of a torn verb: with a short subject, up to what is told by the way and to the end of the sentence."""
    tree = page.tree
    sentence = tree.sentences[verb.sentence]
    first = sentence.first if page.words(sentence.first, verb.i) <= _SUBJECT else verb.i
    for i in range(verb.i + 1, sentence.last - 1):
        here, following = tree.tokens[i], tree.tokens[i + 1]
        joined = here.lower == "and" and following.tag in ("MD", "VBZ")
        if here.text == ";" or joined or (here.text == "," and following.lower in _ASIDE):
            return spans.limited(page, first, i)
    return spans.limited(page, first, sentence.last)
