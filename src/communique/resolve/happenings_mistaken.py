"""Words that the tree takes for others: verbs of travel for plural nouns ("She lands in Lima"), "Talks resume" for a verb, "Haug,
the minister, telephoned" for an adjective."""

from collections.abc import Collection
from dataclasses import replace

from communique.lexicon.engagements import verbs
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

_GO_ON = {"begin", "continue", "open", "reopen", "restart", "resume", "start"}
_CALLED = {"phoned", "telephoned"}
_TOWARDS = {"at", "back", "for", "here", "in", "on", "to"}


def with_journeys(tree: Tree, named: Collection[int]) -> Tree:
    """The tree with every such word as a verb in the present; `named`: the words of people's names."""
    tree = _with_calls(_with_talks(tree))
    moved = [token for token in tree.tokens if token.tag == "NNS" and _is_journey(tree, token, named)]
    if not moved:
        return tree
    tokens = list(tree.tokens)
    for token in moved:
        tokens[token.i] = replace(token, pos="VERB", tag="VBZ")
        if tree.child(token, "nsubj") is None:
            tokens[token.i - 1] = replace(tree.tokens[token.i - 1], dep="nsubj")
    return Tree(tuple(tokens), tree.sentences)


def _with_talks(tree: Tree) -> Tree:
    """The tree with "Talks" at the head of a sentence as the subject of the verb behind it ("Talks resume in Lima")."""
    heads = [tree.tokens[s.first] for s in tree.sentences if s.last - s.first > 2]
    moved = [t for t in heads if t.lower == "talks" and t.pos == "VERB" and tree.tokens[t.i + 1].lower in _GO_ON]
    tokens = list(tree.tokens)
    for token in moved:
        verb, over = tree.tokens[token.i + 1], token.head if token.head != token.i else token.i + 1
        for kid in tree.within(tree.sentences[token.sentence]):
            if kid.head == token.i and kid.i not in (token.i, verb.i):
                tokens[kid.i] = replace(tokens[kid.i], head=verb.i)
        tokens[verb.i] = replace(verb, pos="VERB", tag="VBP", head=over, dep=token.dep)
        tokens[token.i] = replace(token, pos="NOUN", tag="NNS", head=verb.i, dep="nsubj")
    return Tree(tuple(tokens), tree.sentences) if moved else tree


def _with_calls(tree: Tree) -> Tree:
    """The tree with "telephoned" behind a comma as a verb of its own ("Haug, the minister, telephoned Peru's minister")."""
    moved = [
        t
        for t in tree.tokens
        if t.lower in _CALLED and t.dep == "amod" and t.i > 1 and tree.tokens[t.i - 1].text in (",", ")")
    ]
    tokens = list(tree.tokens)
    for token in moved:
        root = next((t for t in tree.within(tree.sentences[token.sentence]) if t.dep == "root"), token)
        tokens[token.i] = replace(token, pos="VERB", tag="VBD", head=root.i, dep="parataxis")
    return Tree(tuple(tokens), tree.sentences) if moved else tree


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
