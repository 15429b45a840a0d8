"""Small questions about a word of the tree."""

from communique.values.syntax import Token, Tree


def lemma_of(token: Token) -> str:
    """The token's lemma in lower case."""
    return token.lemma.lower()


def clause_of(tree: Tree, token: Token) -> Token:
    """The verb or predicate that governs the clause a token stands in (the token itself for a verb)."""
    for here in (token, *tree.ancestors(token)):
        if here.pos in ("VERB", "AUX") or here.head == here.i:
            return here
    return token
