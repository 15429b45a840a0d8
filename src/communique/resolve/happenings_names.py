"""Names of gatherings whose last word tells what they are, made to hang on that word ("the Energy Policy Dialogue")."""

from dataclasses import replace

from communique.lexicon.engagements import nouns
from communique.resolve.happenings_words import BODIES, FORUMS, lemma_of
from communique.values.syntax import Token, Tree


def with_gatherings(tree: Tree) -> Tree:
    """The tree with every name such as "Border Safety Dialogue" headed by its noun of engagement.

    Parsers hang a name on its first or middle word ("flat"); what stands around it (prepositions, "of X") then hangs
    there too, out of reach of whoever asks the noun.
    """
    moved = [token for token in tree.tokens if token.relation in ("flat", "appos") and _is_gathering(tree, token)]
    if not moved:
        return tree
    tokens = list(tree.tokens)
    for token in moved:
        sentence = tree.sentences[token.sentence]
        _turn(tokens, token, sentence.first, sentence.last)
    return with_gatherings(Tree(tuple(tokens), tree.sentences))  # a name may hang in two steps


def _is_gathering(tree: Tree, token: Token) -> bool:
    """Whether a word ends a name and tells of an engagement."""
    if not (token.head < token.i and token.tag.startswith("NN")):
        return False
    if lemma_of(token) not in nouns() and not (token.lower in BODIES | FORUMS and token.text[0].isupper()):
        return False
    if token.relation == "appos":
        between = tree.tokens[token.head + 1 : token.i + 1]
        return all(t.text[0].isupper() or t.text == "-" for t in between)
    return token.i == max((kid.i for kid in tree.children(tree.head(token), "flat")), default=token.i)


def _turn(tokens: list[Token], token: Token, first: int, last: int) -> None:
    """Put a word in the place of the one it hangs on."""
    head = tokens[token.head]
    over = token.i if head.head == head.i else head.head
    for kid in tokens[first:last]:
        if kid.head == head.i and kid.i not in (token.i, head.i):
            tokens[kid.i] = replace(kid, head=token.i, dep="compound" if kid.relation == "flat" else kid.dep)
    tokens[token.i] = replace(token, head=over, dep=head.dep)
    tokens[head.i] = replace(head, head=token.i, dep="compound")
