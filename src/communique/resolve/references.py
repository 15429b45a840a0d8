"""Who "they", "the two sides", "his counterpart", "the ministry", "the North" are: every reference of the article."""

from dataclasses import replace

from communique.resolve.discourse import Discourse
from communique.resolve.references_named import place_names
from communique.resolve.references_pronouns import resolve_pronoun
from communique.resolve.references_sets import note_sets, resolve_set
from communique.values.syntax import Token
from communique.values.understood import Understood


def resolve_references(understood: Understood) -> Understood:
    """The article with the referents of its phrases, its speaker and its voice."""
    discourse = Discourse(understood.annotated, understood.people)
    place_names(discourse)
    for sentence in discourse.tree.sentences:
        for token in discourse.tree.within(sentence):
            _read(discourse, token)
        note_sets(discourse, sentence)
    return replace(understood, referents=dict(sorted(discourse.referents.items())))


def _read(discourse: Discourse, token: Token) -> None:
    """Take in one word: remember what it names, or find what it refers to."""
    known = discourse.referents.get(token.i)
    if known is not None:
        head = discourse.referents.get(token.head) if token.head != token.i else None
        if head is not known:
            discourse.remember(token, known)
        return
    referent = resolve_pronoun(discourse, token) or resolve_set(discourse, token)
    if referent is not None:
        discourse.settle(token, referent)
