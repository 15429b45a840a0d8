"""Verbs of travel that the tree takes for plural nouns ("She lands in Lima on Thursday"), made verbs again."""

from collections.abc import Collection
from dataclasses import replace

from communique.lexicon.engagements import verbs
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

_TOWARDS = {"at", "back", "for", "here", "in", "on", "to"}


def with_journeys(tree: Tree, named: Collection[int]) -> Tree:
    """The tree with every such word as a verb in the present; `named`: the words of people's names."""
    moved = [token for token in tree.tokens if token.tag == "NNS" and _is_journey(tree, token, named)]
    if not moved:
        return tree
    tokens = list(tree.tokens)
    for token in moved:
        tokens[token.i] = replace(token, pos="VERB", tag="VBZ")
        if tree.child(token, "nsubj") is None:
            tokens[token.i - 1] = replace(tree.tokens[token.i - 1], dep="nsubj")
    return Tree(tuple(tokens), tree.sentences)


def _is_journey(tree: Tree, token: Token, named: Collection[int]) -> bool:
    """Whether a word that may be a verb of travel stands between who travels and where to."""
    trigger = verbs().get(lemma_of(token))
    if trigger is None or trigger.frame != "travel" or not token.i:
        return False
    before, after = tree.tokens[token.i - 1], tree.tokens[token.i + 1 : token.i + 2]
    if before.sentence != token.sentence or not any(word.lower in _TOWARDS for word in after):
        return False
    if tree.child(token, "nsubj") is not None:
        return before.tag in ("PRP", "NNP") or before.text == ","
    return before.i in named and before.head == token.i
