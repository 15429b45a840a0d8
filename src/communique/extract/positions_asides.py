"""Asides that tell who says a sentence: ", he insisted to reporters,", '," said the minister.', ", in her view,".

They are read on the surface, since a clause that is cut in two by such words is where trees go wrong most.
"""

from dataclasses import dataclass

from communique.lexicon.acts import acts
from communique.values.syntax import Sentence, Token, Tree
from communique.values.understood import Understood

_STOPS = frozenset({",", ".", "?", "!", ";", ":", '"', "”", "“", "''", "``", "–", "—", "--"})
_CUTS = frozenset({",", '"', "”", "''", "–", "—", "--"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_NAMING = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PART", "SCONJ"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_SAID = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPINIONS = frozenset(
    {"view", "views", "words", "eyes", "opinion", "telling", "judgment", "judgement", "phrase", "estimation"}
)
_INVERTED = frozenset({"said", "says", "added", "announced"})
_PHRASE = 2  # words that stand on either side of an aside that cuts a clause
_SUBJECT, _TAIL = 9, 9  # words that the sayer's phrase, and what follows the verb, may have
_PARTICLES = {
    "fire": frozenset({"back"}),
    "go": frozenset({"on"}),
    "point": frozenset({"out"}),
    "shoot": frozenset({"back"}),
}


@dataclass(frozen=True, slots=True)
class Aside:
    """Tokens `first` to `last` (exclusive) between the cuts, the word of saying in them, and who says it."""

    first: int
    last: int
    word: Token
    sayer: Token | None


def asides_in(understood: Understood, sentence: Sentence) -> tuple[Aside, ...]:
    """The asides of a sentence, in order of the text."""
    tree = understood.annotated.tree
    found: list[Aside] = []
    for token in tree.within(sentence):
        if token.tag in _SAID:
            aside = _saying(understood, sentence, token)
        elif token.lower in _OPINIONS:
            aside = _opinion(tree, sentence, token)
        else:
            continue
        if aside is not None and (not found or aside.first >= found[-1].last):
            found.append(aside)
    return tuple(found)


def _saying(understood: Understood, sentence: Sentence, verb: Token) -> Aside | None:
    tree = understood.annotated.tree
    if not _may_say(tree, verb):
        return None
    first, last = _back(tree, sentence, verb.i), _on(tree, sentence, verb.i + 1)
    titled = _titled(tree, sentence, verb) if first == verb.i else None
    if titled is not None:
        return _by_title(understood, titled, last, verb)
    if first <= sentence.first or tree.tokens[first - 1].text not in _CUTS:
        return None
    if not _told(tree, sentence, first) and not _cut(tree, sentence, first, last):
        return None
    before, after = tree.tokens[first : verb.i], tree.tokens[verb.i + 1 : last]
    if _governs(after):
        return None
    if before and _names(before) and len(after) <= _TAIL:
        return Aside(first, last, verb, _who(understood, before))
    inverted = verb.lower in _INVERTED or _quoted(tree, sentence, first)
    if not before and inverted and _names(after[:_SUBJECT]) and len(after) <= 2 * _TAIL:
        return Aside(first, last, verb, _who(understood, after[:_SUBJECT]))
    return None


def _titled(tree: Tree, sentence: Sentence, verb: Token) -> int | None:
    """Where a title begins that stands before a name and a verb, each between commas ("..., the minister, Ola Berg, said")."""
    name = _back(tree, sentence, verb.i - 1)
    if verb.i - 1 <= name or any(t.pos != "PROPN" for t in tree.tokens[name : verb.i - 1]):
        return None
    title = _back(tree, sentence, name - 1)
    commas = all(at > sentence.first and tree.tokens[at - 1].text in _CUTS for at in (name, title))
    if not commas or not _names(tree.tokens[title : name - 1]) or not _told(tree, sentence, title):
        return None
    return title if any(t.pos == "NOUN" for t in tree.tokens[title : name - 1]) else None


def _by_title(understood: Understood, first: int, last: int, verb: Token) -> Aside | None:
    tree = understood.annotated.tree
    after = tree.tokens[verb.i + 1 : last]
    if _governs(after) or len(after) > 2 * _TAIL:
        return None
    return Aside(first, last, verb, _who(understood, tree.tokens[first : verb.i]))


def _told(tree: Tree, sentence: Sentence, end: int) -> bool:
    """Whether a clause stands before an aside: without one, the words of saying open the sentence."""
    return any(t.tag in _FINITE or t.tag == "VB" for t in tree.tokens[sentence.first : end])


def _cut(tree: Tree, sentence: Sentence, first: int, last: int) -> bool:
    """Whether an aside parts what a clause is about from the rest of it ("The strait, she said, is open")."""
    before, after = tree.tokens[sentence.first : first - 1], tree.tokens[last + 1 : sentence.last]
    if len(before) < _PHRASE or len(after) < _PHRASE or tree.tokens[last].text != "," or before[0].tag == "VBG":
        return False
    quoted = after[0].text in ('"', "“", "``")
    return not quoted and any(t.pos in _HEADS for t in before) and _governs(tree.tokens[last + 1 : sentence.last])


def _may_say(tree: Tree, verb: Token) -> bool:
    lemma = acts().forms.get(verb.lower)
    if verb.tag not in _SAID or (verb.lower == lemma and verb.tag != "VBP"):
        return False
    following = tree.tokens[verb.i + 1].lower if verb.i + 1 < len(tree.tokens) else ""
    return lemma in acts().sayings or lemma in acts().asides or following in _PARTICLES.get(verb.lemma.lower(), ())


def _back(tree: Tree, sentence: Sentence, at: int) -> int:
    while at > sentence.first and tree.tokens[at - 1].text not in _STOPS:
        at -= 1
    return at


def _on(tree: Tree, sentence: Sentence, at: int) -> int:
    while at < sentence.last and tree.tokens[at].text not in _STOPS:
        at += 1
    return at


def _names(tokens: tuple[Token, ...]) -> bool:
    """Whether words are no more than a phrase that names somebody, with an auxiliary at most."""
    if not 0 < len(tokens) <= _SUBJECT or tokens[0].pos in ("ADP", "SCONJ") or tokens[0].tag in ("WDT", "WP", "WRB"):
        return False
    heads = [t for t in tokens if t.lower in _PRONOUNS or t.pos in ("NOUN", "PROPN")]
    others = (t for t in tokens if t.lower not in _PRONOUNS and t.pos not in _NAMING)
    return bool(heads) and all(t.pos in ("AUX", "ADV", "PUNCT") or t.tag in ("PRP$", "POS") for t in others)


def _governs(after: tuple[Token, ...]) -> bool:
    return any(t.tag in _FINITE or (t.lower == "that" and n == 0) for n, t in enumerate(after))


def _quoted(tree: Tree, sentence: Sentence, first: int) -> bool:
    """Whether what ends before a place was a quotation."""
    return any(t.text in ('"', "”", "''") for t in tree.tokens[max(sentence.first, first - 2) : first])


def _who(understood: Understood, tokens: tuple[Token, ...]) -> Token | None:
    """The word of a phrase that names somebody: a person first, else its head, else its last noun."""
    tree, span = understood.annotated.tree, range(tokens[0].i, tokens[-1].i + 1)
    own = [t for t in tokens if t.tag != "PRP$" and t.dep not in ("nmod:poss", "case") and t.pos in _HEADS]
    people = [t for t in own if (known := understood.refer_alone(t)) is not None and known.people]
    heads = [t for t in own if tree.head(t).i not in span or tree.head(t) is t]
    return next(iter([*people, *heads, *own[-1:]]), None)


def _opinion(tree: Tree, sentence: Sentence, token: Token) -> Aside | None:
    """ "in her view", "in the minister's words": an aside without a verb."""
    if token.lower not in _OPINIONS or not token.tag.startswith("N"):
        return None
    first, last = _back(tree, sentence, token.i), _on(tree, sentence, token.i + 1)
    owner = tree.child(token, "nmod:poss")
    if owner is None or tree.tokens[first].lower != "in" or last != token.i + 1 or token.i - first > _SUBJECT:
        return None
    return Aside(first, last, token, owner)


def span_around(tree: Tree, sentence: Sentence, aside: Aside) -> tuple[int, int]:
    """First and last (exclusive) token of an aside's clause: what stands before it, or all of it where it stands within."""
    first, rest = _after_semicolon(tree, sentence, aside.first), aside.last + 1
    within = aside.last < sentence.last and tree.tokens[aside.last].text in (",", "–", "—", "--")
    if within and rest < sentence.last and aside.word.i > aside.first and _goes_on(tree, rest):
        return first, _to_semicolon(tree, sentence, rest)
    return first, aside.first


def _goes_on(tree: Tree, at: int) -> bool:
    """Whether what follows an aside is the rest of the clause before it, not a new clause joined to the aside."""
    token = tree.tokens[at]
    return token.tag != "VBG" and token.pos not in ("CCONJ",) and token.lower not in ("while", "who", "which", "whose")


def _after_semicolon(tree: Tree, sentence: Sentence, at: int) -> int:
    return next((i + 1 for i in range(at - 1, sentence.first - 1, -1) if tree.tokens[i].text == ";"), sentence.first)


def _to_semicolon(tree: Tree, sentence: Sentence, at: int) -> int:
    return next((i for i in range(at, sentence.last) if tree.tokens[i].text == ";"), sentence.last)
