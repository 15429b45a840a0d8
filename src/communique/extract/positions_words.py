"""Which act the words of a clause tell: by the lexicon, by its modal verb, by what it denies."""

from functools import lru_cache

from communique.extract import positions_clauses as clauses
from communique.lexicon.acts import ActWord, acts
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Act

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_KEPT = 48  # words about which answers are kept: one is asked of by many candidates of a sentence, and each keeps its article
_NEAR, _FAR = 2, 10  # words that may stand between the words of a phrase, without and with a "*"
_SMALL = frozenset(
    {"to", "that", "on", "for", "of", "upon", "about", "at", "against", "with", "over", "in", "by", "out"}
)
BE = frozenset({"be", "is", "are", "was", "were", "been", "am", "'m", "'re", "’m", "’re", "'s", "remain", "remains",
                 "remained", "stand", "stands", "stood", "feel", "felt"})  # fmt: skip


def match_phrase(tree: Tree, token: Token, words: tuple[ActWord, ...]) -> ActWord | None:
    """The first phrase of a list whose further words follow the token as the lexicon asks."""
    told = None
    for word in words:
        rest = word.rest
        if not rest:
            return word
        told = _told_in(tree, token.sentence) if told is None else told
        if told.issuperset(rest) and follows(tree, token, rest):
            return word
    return None


@lru_cache(maxsize=_KEPT)
def _told_in(tree: Tree, sentence: int) -> frozenset[str]:
    """The words of a sentence by their forms, without a last "s" too, and by their lemmas; and the "*" for any."""
    tokens = tree.within(tree.sentences[sentence])
    forms = [token.lower for token in tokens]
    plurals = [form[:-1] for form in forms if form[-1:] == "s"]
    return frozenset([*forms, *plurals, *[token.lemma.lower() for token in tokens], "*"])


def follows(tree: Tree, token: Token, rest: tuple[str, ...]) -> bool:
    """Whether the further words of a phrase stand behind its first one, near enough."""
    at, last, gap, tokens = token.i + 1, tree.sentences[token.sentence].last, False, tree.tokens
    for word in rest:
        if word == "*":
            gap = True
            continue
        reach = _FAR if gap else (1 if word in _SMALL else _NEAR + 2)
        start = at + 1 if gap else at
        several = word if word in _SMALL else word + "s"
        for i in range(start, min(last, at + reach + 1)):
            near = tokens[i]
            if near.lower == word or near.lower == several or near.lemma.lower() == word:
                at, gap = i + 1, False
                break
        else:
            return False
    return True


def noun_of(tree: Tree, noun: Token) -> ActWord | None:
    """The act that a noun names, alone or with the word after it."""
    words = acts().nouns.get(noun.lemma.lower()) or acts().nouns.get(noun.lower.removesuffix("s")) or ()
    return next((w for w in words if not w.rest or follows(tree, noun, w.rest)), None) or next(iter(words), None)


def act_of_clause(tree: Tree, predicate: Token) -> Act:
    """The act that the words of a plain clause tell: its own verb's, else that of its modal verb."""
    own = lexical_act(tree, predicate)
    refused = is_negated(tree, predicate)
    lowers = {kid.lower for kid in tree.children(predicate, "aux")}
    subject = clauses.own_subject(tree, predicate)
    first_person = subject is not None and subject.lower in ("we", "i", "us")
    if lowers & {"must", "should", "ought", "need"}:
        return "assess" if first_person else "urge"
    if refused and (own in ("agree", "discuss", "welcome") or lowers & _WILL):
        return "reject"
    if own is not None:
        return own
    return "pledge" if lowers & _WILL else "assess"


def lexical_act(tree: Tree, predicate: Token) -> Act | None:
    """The act of a clause's own verb, adjective or noun by the lexicon; None for plain words of saying and others."""
    return _lexical_act(tree, predicate.i)


@lru_cache(maxsize=_KEPT)
def _lexical_act(tree: Tree, place: int) -> Act | None:
    predicate = tree.tokens[place]
    verb = match_phrase(tree, predicate, acts().verbs.get(clauses.verb_lemma(predicate) or "", ()))
    if verb is not None and verb.act != "assess":
        return verb.act
    adjective = match_phrase(tree, predicate, acts().adjectives.get(predicate.lower, ()))
    if adjective is not None:
        return adjective.act
    noun = tree.child(predicate, "obj", "nsubj") if predicate.lower in BE else predicate
    if noun is not None and noun.tag.startswith("N"):
        named = noun_of(tree, noun)
        return named.act if named is not None else None
    return None


def is_negated(tree: Tree, predicate: Token) -> bool:
    """Whether a clause says that something is not so."""
    return _is_negated(tree, predicate.i)


@lru_cache(maxsize=_KEPT)
def _is_negated(tree: Tree, place: int) -> bool:
    predicate = tree.tokens[place]
    return any(kid.lower in _NOT for kid in tree.children(predicate, "advmod", "det", "cc")) or any(
        kid.lower == "no"
        for subject in tree.children(predicate, "nsubj", "obj")
        for kid in tree.children(subject, "det")
    )
