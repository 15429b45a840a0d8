"""Which act the words of a clause tell: by the lexicon, by its modal verb, by what it denies."""

from dataclasses import replace
from functools import lru_cache

from communique.extract import positions_clauses as clauses
from communique.extract.positions_called import CLAIMS, called_act
from communique.lexicon.acts import ActWord, acts
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Act

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_DUTY = frozenset({"must", "should", "ought", "need"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_KEPT = 48  # words about which answers are kept: one is asked of by many candidates of a sentence, and each keeps its article
_NEAR, _FAR = 2, 10  # words that may stand between the words of a phrase, without and with a "*"
_SMALL = frozenset(
    {"to", "that", "on", "for", "of", "upon", "about", "at", "against", "with", "over", "in", "by", "out"}
)
BE = frozenset({"be", "is", "are", "was", "were", "been", "am", "'m", "'re", "’m", "’re", "'s", "remain", "remains",
                 "remained", "stand", "stands", "stood", "feel", "felt"})  # fmt: skip
_CALLING = frozenset(
    {"call", "characterise", "characterize", "consider", "deem", "describe", "label", "portray", "regard", "speak"}
)
_HOPES = frozenset({"hope", "wish", "expect", "trust"})
_ACTING = frozenset(
    {
        "allies", "authorities", "capital", "capitals", "community", "council", "countries", "country", "government",
        "governments", "leader", "leaders", "leadership", "members", "ministers", "nation", "nations", "neighbor",
        "neighbors", "neighbour", "neighbours", "north", "other", "others", "parliament", "parties", "partner",
        "partners", "party", "side", "sides", "south", "state", "states",
    }
)  # fmt: skip
_UNDONE: frozenset[Act] = frozenset(
    {"agree", "discuss", "pledge", "urge", "welcome"}
)  # what one does not do, one rejects

_REFUSED = frozenset({"recognise", "recognize"})  # who does not, rejects


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
    if refused and (denied := _denied_act(tree, predicate)) is not None:
        return denied
    lowers = {kid.lower for kid in tree.children(predicate, "aux")} | ({predicate.lower} & {"ought"})
    subject = clauses.own_subject(tree, predicate)
    first_person = subject is not None and subject.lower in ("we", "i", "us")
    if lowers & _DUTY:
        return "assess" if first_person else "urge"
    undone = own in _UNDONE and not clauses.is_passive(tree, predicate)
    if refused and (undone or predicate.lemma.lower() == "need" or lowers & _WILL):
        return "reject"
    if _calls_false(tree, predicate):
        return "reject"
    if own is not None:
        return own
    return "pledge" if lowers & _WILL else "assess"


def _calls_false(tree: Tree, predicate: Token) -> bool:
    """Whether a clause says of what is alleged that it is not so ("The accusations are absurd")."""
    if not acts().tones["denial"].fullmatch(predicate.lower):
        return False
    subject = clauses.own_subject(tree, predicate)
    return subject is not None and subject.lemma.lower() in CLAIMS


def _denied_act(tree: Tree, predicate: Token) -> Act | None:
    """The act of a verb with its "not", where the lexicon has both ("will not hesitate to respond")."""
    lemma = predicate.lemma.lower()
    phrases = (word for word in acts().verbs.get("not", ()) if word.words[1] == lemma)
    return next((word.act for word in phrases if follows(tree, predicate, word.words[2:])), None)


def will(tree: Tree, head: Token) -> bool:
    """Whether a clause tells what will be: "would answer"."""
    return any(kid.lower in _WILL for kid in tree.children(head, "aux"))


def _told_by(tree: Tree, verb: Token) -> Token | None:
    """The finite clause that a verb governs, also where a tree hangs what is told on who is told it ("told Rojas that ...")."""
    for kid in (verb, *tree.children(verb, "obj", "iobj")):
        for clause in tree.children(kid, "ccomp", "acl"):
            if (
                clause.i > verb.i
                and clause.dep != "acl:relcl"
                and clauses.is_finite(tree, clause)
                and not clauses.is_saying(clause)
            ):
                return clause
    return None


def judged(tree: Tree, verb: Token, word: ActWord) -> ActWord:
    """What a verb tells by the words around it: what it calls something ("called the step wise"), what one will go on with."""
    told = _told_by(tree, verb)
    if told is not None and word.words[0] == "tell":
        return replace(word, act=act_of_clause(tree, told))
    if told is not None and word.words[0] == "warn":
        return replace(word, act="threaten" if will(tree, told) else "concern")
    subjunctive = tree.child(verb, "ccomp") if word.words[0] == "insist" else None
    if subjunctive is not None and not clauses.is_finite(tree, subjunctive):
        return replace(word, act="urge")
    if word.words[0] == "continue" and any(kid.lower in _WILL for kid in tree.children(verb, "aux")):
        return replace(word, act="pledge")  # whatever it is that one will continue to do
    if (
        (word.act in _UNDONE or word.words[0] in _REFUSED)
        and word.words[0] != "agree"
        and is_negated(tree, verb)
        and not clauses.is_passive(tree, verb)
    ):
        return replace(word, act="reject")
    if word.act == "assess" and _HOPES.intersection(word.words) and _of_another(tree, verb):
        return replace(word, act="urge")
    if word.act == "assess" and word.words[0] in _CALLING:
        return replace(word, act=called_act(tree, verb) or "assess")
    return word


def _of_another(tree: Tree, verb: Token) -> bool:
    """Whether somebody named is to do what is hoped for ("hopes that Peru will sign")."""
    for below in (verb, *tree.children(verb, "obj")):
        for clause in tree.children(below, "ccomp", "acl"):
            acting = [*tree.children(clause, "nsubj"), *tree.children(verb, "obj")]
            if will(tree, clause) and any(who.pos == "PROPN" or who.lower in _ACTING for who in acting):
                return True
    return False


def lexical_act(tree: Tree, predicate: Token) -> Act | None:
    """The act of a clause's own verb, adjective or noun by the lexicon; None for plain words of saying and others."""
    return _lexical_act(tree, predicate.i)


@lru_cache(maxsize=_KEPT)
def _lexical_act(tree: Tree, place: int) -> Act | None:
    predicate = tree.tokens[place]
    verb = match_phrase(tree, predicate, acts().verbs.get(clauses.verb_lemma(predicate) or "", ()))
    act = judged(tree, predicate, verb).act if verb is not None else "assess"
    if act != "assess":
        return act
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
