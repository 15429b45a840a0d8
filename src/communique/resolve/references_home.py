"""What bodies of a state told without a land mean on a page whose land is known: "the Ministry of Foreign Affairs", "police"."""

from collections.abc import Sequence

from communique.lexicon.sides import bodies
from communique.resolve.discourse import Discourse
from communique.values.annotated import SideMention
from communique.values.syntax import Token
from communique.values.understood import Referent

AT_HOME = frozenset(
    {"assembly", "authorities", "congress", "council", "court", "house", "ministry", "parliament", "police", "senate"}
)
_CHAMBERS = frozenset(
    {
        "congress", "house of representatives", "national assembly", "national security council", "parliament", "senate", "supreme court",
    }
)  # fmt: skip
_HEADS = frozenset({"Minister", "Premier", "President"})
_MINISTRY = frozenset({"department", "ministry"})
_PLAIN = frozenset({"authorities", "police"})
_FILLERS = frozenset({"&", ",", "and", "of", "the"})
_WITHIN = 3  # words before a body among which a side would say whose it is
_NOT_HEADS = frozenset({"amod", "compound", "flat"})


def resolve_own_body(discourse: Discourse, token: Token) -> Referent | None:
    """A ministry by its long name, a chamber by its own, "police" and "authorities", where the page's land is known."""
    if discourse.land is None or not _is_own_body(discourse, token) or _whose(discourse, token):
        return None
    return at_home(discourse, token)


def at_home(discourse: Discourse, token: Token) -> Referent | None:
    """The land of the page, or the state whose capital the words set the scene in ("In Lima, the ministry", "police there")."""
    if discourse.home is None:
        return None
    scene = _scene(discourse, token) if discourse.land is not None else None
    if scene is not None:
        receipt = discourse.receipt(scene.start, scene.end)
        return Referent(token.start, token.end, scene.codes, (), "there/1", (receipt,))
    side, said = discourse.home
    return Referent(token.start, token.end, (side,), (), "home/1", (said,) if said else ())


def told_there(discourse: Discourse, token: Token) -> Referent | None:
    """A body "there", where the page's land is known: of the foreign state named last."""
    following = discourse.tree.tokens[token.i + 1 : token.i + 2]
    told = discourse.land is not None and any(word.lower == "there" for word in following)
    return at_home(discourse, token) if told else None


def _is_own_body(discourse: Discourse, token: Token) -> bool:
    if token.text in _HEADS:
        return _is_own_head(discourse, token)
    if token.lower in _PLAIN:
        return token.dep.partition(":")[0] not in _NOT_HEADS
    tree = discourse.tree
    last = tree.sentences[token.sentence].last
    if token.lower in _MINISTRY:
        return _has_field(tree.tokens[token.i + 1 : min(token.i + 5, last)])
    if not token.text[0].isupper():
        return False
    run = tree.tokens[max(tree.sentences[token.sentence].first, token.i - 2) : min(token.i + 3, last)]
    told = " ".join(word.lower for word in run)
    names = [name for name in _CHAMBERS if token.lower in name.split() and f" {name} " in f" {told} "]
    return bool(names) and token.dep != "compound"


def _is_own_head(discourse: Discourse, token: Token) -> bool:
    """Whether a head or minister is told by title alone, in capitals, as the press writes those of its land ("the Prime Minister")."""
    tree = discourse.tree
    first = token.i
    while first > tree.sentences[token.sentence].first and tree.tokens[first - 1].text[0].isupper():
        first -= 1
    the = tree.tokens[first - 1].lower if first > tree.sentences[token.sentence].first else tree.tokens[first].lower
    following = tree.tokens[token.i + 1 : token.i + 2]
    return the == "the" and not any(word.lower == "of" or word.pos == "PROPN" for word in following)


def _has_field(after: Sequence[Token]) -> bool:
    """Whether "of Foreign Affairs" or the like follows."""
    if len(after) < 2 or after[0].lower not in ("of", "for"):
        return False
    named = [word for word in after[1:] if word.lower not in _FILLERS]
    return bool(named) and named[0].text in bodies().words


def _whose(discourse: Discourse, token: Token) -> bool:
    """Whether the words around a body say whose it is: a side in its phrase, right before it or in "of" behind it."""
    tree, sentence = discourse.tree, discourse.tree.sentences[token.sentence]
    before = tree.tokens[max(sentence.first, token.i - _WITHIN) : token.i]
    if any(word.i in discourse.referents for word in before) or token.i in discourse.referents:
        return True
    return any(
        word.i in discourse.referents or word.dep == "nmod:poss" for word in tree.subtree(token) if word.i != token.i
    )


def _scene(discourse: Discourse, token: Token) -> SideMention | None:
    """The capital that opens the sentence with "In", or the foreign one named last before "there"."""
    tree, sentence = discourse.tree, discourse.tree.sentences[token.sentence]
    after = tree.tokens[token.i + 1].lower if token.i + 1 < sentence.last else ""
    opens = tree.tokens[sentence.first].lower == "in"
    home = discourse.home[0] if discourse.home else ""
    for side in reversed(discourse.annotated.sides):
        if side.start > token.start or len(side.codes) != 1 or side.codes[0] == home:
            continue
        if after == "there":
            return side
        if not opens or side.start < sentence.start:
            return None
        if side.form == "capital" and side.start - sentence.start <= len("In the "):
            return side
    return None
