"""What somebody calls something, and which act that is: "called the ruling a farce", "described the talks as frank"."""

from collections.abc import Iterator

from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Act

CLAIMS = frozenset(
    {
        "accusation", "account", "allegation", "assertion", "blame", "charge", "claim", "report", "rumor", "rumour", "suggestion",
        "suspicion",
    }
)  # fmt: skip
_REACH = 12  # words behind the thing in which it is told what it is called
_ELSEWHERE = frozenset(
    {"about", "after", "because", "before", "by", "for", "from", "on", "upon", "when", "where", "while", "who", "with"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def called_act(tree: Tree, verb: Token) -> Act | None:
    """The act of calling something what a text says; None where the words judge nothing.

    Blame weighs more than worry, and that more than praise; what is only called frank or useful is not praised.
    """
    thing = tree.child(verb, "obj", "nsubj:pass")
    behind = list(_behind(tree, verb))
    if thing is not None and any(token.i > thing.i and token.pos in ("ADJ", "NOUN") for token in behind):
        behind = [token for token in behind if thing.i not in (token.i, token.head)]
    words = [token.lower for token in behind]
    tones, known = acts().tones, acts().called
    if any(tones["denial"].fullmatch(word) for word in words):
        return "reject" if thing is None or thing.lemma.lower() in CLAIMS else "condemn"
    if any(tones["blame"].fullmatch(word) and word not in known["worry"] for word in words):
        return "condemn"
    if not known["worry"].isdisjoint(words):
        return "concern"
    if not known["glad"].isdisjoint(words):
        return "welcome"
    if not known["plain"].isdisjoint(words):
        return None
    return "welcome" if any(tones["praise"].fullmatch(word) for word in words) else None


def _behind(tree: Tree, verb: Token) -> Iterator[Token]:
    """The words behind a verb in which it tells what it calls something."""
    last = tree.sentences[verb.sentence].last
    for token in tree.tokens[verb.i + 1 : min(last, verb.i + _REACH)]:
        if token.lower in _ELSEWHERE or token.text == ";" or token.tag in _FINITE:
            return
        following = tree.tokens[token.i + 1 : token.i + 2]
        if not any(noun.lemma.lower() in acts().nouns for noun in following):  # "a strong protest" is no praise
            yield token
