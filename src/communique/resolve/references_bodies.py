"""What "the ministry", "the government", "the bloc", "the kingdom", "his country" mean."""

from communique.lexicon.agents import agents
from communique.lexicon.sides import is_state, stand_ins
from communique.resolve.discourse import Discourse
from communique.resolve.references_home import at_home, told_there
from communique.values.syntax import Token
from communique.values.understood import Referent

_ANY_STATE = frozenset({"country", "nation", "state", "regime", "capital", "republic"})
_OF_HOME = frozenset(
    {
        "administration",
        "army",
        "cabinet",
        "department",
        "government",
        "military",
        "ministry",
        "navy",
        "office",
        "parliament",
    }
)
_GROUPS = frozenset({"bloc", "club", "group", "grouping"})
_DEFINITE = frozenset({"the", "this", "that"})


def resolve_body(discourse: Discourse, token: Token) -> Referent | None:
    """What a body or a state told by a common noun means, or None."""
    if token.lemma.lower() not in agents().bodies and token.lower not in agents().bodies:
        return None
    proper = any(kid.pos == "PROPN" for kid in discourse.tree.children(token, "compound", "amod"))
    if proper:
        return None
    if not _definite(discourse, token):
        return _same_noun(discourse, token) if token.text[0].isupper() and token.dep == "compound" else None
    return (
        told_there(discourse, token)
        or _same_noun(discourse, token)
        or _stand_in(discourse, token)
        or _state(discourse, token)
        or _home(discourse, token)
    )


def _definite(discourse: Discourse, token: Token) -> bool:
    kids = discourse.tree.children(token, "det")
    if any(kid.lower in _DEFINITE for kid in kids):
        return not discourse.tree.child(token, "nmod")
    return token.dep == "compound"  # "a ministry official": the ministry is known though its official is not


def _same_noun(discourse: Discourse, token: Token) -> Referent | None:
    """The last body named with the same noun."""
    for met in discourse.back(token):
        named = discourse.receipt(met.referent.start, met.referent.end).quote.lower()
        if not met.referent.people and len(met.referent.sides) == 1 and token.lower in named.split():
            return discourse.said(token, met, "same-body/1")
    return None


def _stand_in(discourse: Discourse, token: Token) -> Referent | None:
    """The last side named that the noun may stand for ("the kingdom", "the bloc")."""
    sides = stand_ins().get(token.lower, frozenset())
    grouped = token.lower in _GROUPS
    if not sides and not grouped:
        return None
    for met in discourse.back(token):
        if grouped and met.referent.rule == "side-group/1":
            return discourse.said(token, met, "stand-in/1")
        if len(met.referent.sides) == 1 and not met.referent.people and met.referent.sides[0] in sides:
            return discourse.said(token, met, "stand-in/1")
    return None


def _state(discourse: Discourse, token: Token) -> Referent | None:
    """The state last spoken of, of a noun that any state may be called by."""
    if token.lower not in _ANY_STATE:
        return None
    for met in discourse.back(token):
        if token.sentence - met.sentence > 3:
            return None
        blamed = token.lower != "regime" or discourse.home is None or met.referent.sides != (discourse.home[0],)
        if blamed and len(met.referent.sides) == 1 and not met.referent.people and is_state(met.referent.sides[0]):
            return discourse.said(token, met, "last-state/1")
    return None


def _home(discourse: Discourse, token: Token) -> Referent | None:
    """The side whose page it is."""
    return at_home(discourse, token) if token.lower in _OF_HOME else None
