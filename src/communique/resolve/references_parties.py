"""What "his counterpart", "her host", "the caller", "their guests" mean: the other party of whoever deals with them."""

from communique.resolve.discourse import Discourse, as_place, clause_of
from communique.resolve.references_named import side_beside
from communique.values.syntax import Token
from communique.values.understood import Referent

# Nouns that mean the other party of whoever owns them.
OTHER_PARTY = frozenset(
    {
        "caller",
        "colleague",
        "counterpart",
        "guest",
        "host",
        "hostess",
        "interlocutor",
        "neighbor",
        "neighbour",
        "number",
        "opposite",
        "visitor",
    }
)


def other_party(discourse: Discourse, token: Token, beside: Referent | None) -> Referent | None:
    """The one that the owner deals with: of the side told, or the other of the last pair told with the owner."""
    owner = _owner(discourse, token)
    if beside is not None and (owner is None or beside.sides != owner.sides):
        for met in discourse.back(token):
            if met.single and met.referent.sides == beside.sides:
                return discourse.said(token, met, "counterpart-of-side/1")
        return beside
    if owner is None:
        return None
    for met in discourse.sets_back(token):
        rest = tuple(side for side in met.referent.sides if side not in owner.sides)
        if len(rest) == 1 and len(met.referent.sides) == 2:
            people = tuple(key for key in met.referent.people if discourse.people[key].side == rest[0])
            source = (discourse.receipt(met.referent.start, met.referent.end), *met.referent.source)
            return Referent(token.start, token.end, rest, people[:1], "other-party/1", source)
    for met in discourse.back(token):
        if token.sentence - met.sentence > 2:
            break
        if met.person and met.referent.sides and met.referent.sides != owner.sides:
            return discourse.said(token, met, "other-party/1")
    return _host_of_the_place(discourse, token, owner) if token.lemma.lower() == "host" else None


def _host_of_the_place(discourse: Discourse, token: Token, owner: Referent) -> Referent | None:
    """The side whose capital or country the owner was told to be in."""
    for i in range(token.i - 1, -1, -1):
        word = discourse.tree.tokens[i]
        if token.sentence - word.sentence > 2:
            return None
        known = discourse.referents.get(i)
        if known is not None and not known.people and as_place(word, discourse.tree) and known.sides != owner.sides:
            receipt = discourse.receipt(known.start, known.end)
            return Referent(token.start, token.end, known.sides, (), "host-of-place/1", (receipt,))
    return None


def spoken_to(discourse: Discourse, token: Token) -> Referent | None:
    """The person met before whom the subject of the clause deals with ("Putin told the caller")."""
    subject = discourse.tree.child(clause_of(token, discourse.tree), "nsubj")
    known = discourse.referents.get(subject.i) if subject is not None and subject.i < token.i else None
    if known is None or not known.sides:
        return None
    for met in discourse.back(token):
        if token.sentence - met.sentence > 3:
            return None
        if met.person and met.referent.sides and met.referent.sides != known.sides:
            return discourse.said(token, met, "spoken-to/1")
    return None


def other_parties(discourse: Discourse, token: Token) -> Referent | None:
    """The rest of the last set told with the owner ("his hosts", "her two guests")."""
    owner = _owner(discourse, token)
    beside = side_beside(discourse, token, owned=False)
    if owner is None or not owner.sides:
        return beside
    if beside is not None and beside.sides != owner.sides:
        return beside
    for met in discourse.sets_back(token):
        rest = tuple(side for side in met.referent.sides if side not in owner.sides)
        if rest and len(rest) < len(met.referent.sides) and met.referent.rule != "side-group/1":
            people = tuple(key for key in met.referent.people if discourse.people[key].side in rest)
            source = (discourse.receipt(met.referent.start, met.referent.end), *met.referent.source)
            return Referent(token.start, token.end, rest, people, "other-parties/1", source)
    return _host_of_the_place(discourse, token, owner) if token.lemma.lower() == "host" else None


def _owner(discourse: Discourse, token: Token) -> Referent | None:
    owner = discourse.tree.child(token, "nmod:poss")
    return discourse.referents.get(owner.i) if owner is not None else None
