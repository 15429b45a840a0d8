"""Who says the words of a sentence: the subject of its verb of saying, outside the quotation marks."""

from communique.lexicon.agents import agents
from communique.resolve.discourse import Discourse
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent


def attributed(discourse: Discourse, sentence: Sentence) -> Referent | None:
    """The subject of a verb of saying that stands outside the quotation marks, or the person right after "said"."""
    saying = agents().saying
    for token in discourse.tree.within(sentence):
        if token.pos == "VERB" and token.lemma in saying and not discourse.quoted(token.start):
            subject = discourse.tree.child(token, "nsubj")
            whole = discourse.together(subject) if subject is not None else _said_by(discourse, token)
            if whole is not None and (whole.sides or whole.people):
                return whole
    return None


def _said_by(discourse: Discourse, verb: Token) -> Referent | None:
    """The person whose name stands right before the verb or after "said", though the tree has no subject there."""
    before = discourse.referents.get(verb.i - 1)
    if before is not None and before.people and discourse.tree.tokens[verb.i - 1].sentence == verb.sentence:
        return before
    if verb.lower not in ("said", "says", "added", "asked", "replied"):
        return None
    for token in discourse.tree.tokens[verb.i + 1 : verb.i + 7]:
        known = discourse.referents.get(token.i)
        if known is not None and known.people:
            return known
        if token.pos not in ("ADJ", "NOUN", "PROPN", "DET"):
            break
    return None
