"""Who did it, read off the surface where the tree errs: the side named just before a deed, or by "by" after it."""

from communique.extract.incidents_clauses import passive
from communique.extract.incidents_owners import owner_named, pair_of
from communique.extract.incidents_phrases import HELPED, PRONOUNS, phrase_of
from communique.extract.incidents_triggers import verbal
from communique.lexicon.sides import is_state
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

Doers = tuple[tuple[str, ...], tuple[Receipt, ...]]

_WITHIN = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT", "VERB"})  # words inside an owned phrase
_OWNER = ("'s", "’s", "'", "’")
_RELATIVE = frozenset({"that", "which", "who"})
_FAR, _BY = 12, 6  # how far after the word "by" may stand, and the side after "by"
_PARTING = frozenset(
    {"after", "since", "before", "until", "while", "when", "and", "as"}
)  # what follows tells of another deed


def named_beside(understood: Understood, token: Token) -> Doers | None:
    """The side named just before the word or by "by" after it, read off the surface where the tree errs."""
    tree = understood.annotated.tree
    before = subject_before(understood, token) if verbal(token) else _owner_before(understood, token)
    before = _hyphened_before(understood, token) or before
    if before is not None:
        return before
    last = tree.sentences[token.sentence].last
    for other in tree.tokens[token.i + 1 : min(last, token.i + _FAR)]:
        if _blames(tree, other) and other.i + 1 < last:
            end = tree.tokens[min(last - 1, other.i + _BY)].end
            return _mention_at(understood, other.end, end, capitals=other.lower != "by")
        listing = other.lower == "and" and other.i + 1 < last and tree.tokens[other.i + 1].pos == "NOUN"
        if other.text in (";", ":", "—") or (other.lower in _PARTING and not listing):
            break
    return None


def body_after(understood: Understood, noun: Token) -> Doers | None:
    """The organisation in or at which something was adopted: "the vote today in the General Assembly"."""
    tree = understood.annotated.tree
    last = tree.sentences[noun.sentence].last
    for word in tree.tokens[noun.i + 1 : min(last, noun.i + _FAR)]:
        if word.lower in ("at", "in"):
            end = tree.tokens[min(last - 1, word.i + 3)].end
            near = next((m for m in understood.annotated.sides if word.end <= m.start < end), None)
            if near is not None and len(near.codes) == 1 and not is_state(near.codes[0]):
                return near.codes, (Receipt(near.start, near.end, near.text),)
        if word.text in (";", ":", "—") or word.lower in _PARTING:
            return None
    return None


def between(understood: Understood, noun: Token) -> Doers | None:
    """The two sides named one after the other after "between", further on in the sentence."""
    tree = understood.annotated.tree
    last = tree.sentences[noun.sentence].last
    word = next((t for t in tree.tokens[noun.i + 1 : min(last, noun.i + _FAR)] if t.lower == "between"), None)
    if word is None:
        return None
    end = tree.tokens[min(last - 1, word.i + 2 * _FAR)].end
    near = [m for m in understood.annotated.sides if word.end <= m.start < end]
    if len(near) < 2:
        return None
    sides, receipt = pair_of(understood.annotated.article.text, near[0], near[1])
    return sides, (receipt,)


def _hyphened_before(understood: Understood, token: Token) -> Doers | None:
    """The side that a hyphen ties to a participle: "U.S.-supplied shells"."""
    tokens = understood.annotated.tree.tokens
    if token.i < 2 or tokens[token.i - 1].text != "-" or tokens[token.i - 1].end != token.start:
        return None
    if token.lower in HELPED:
        return None
    return _mention_at(understood, tokens[token.i - 2].start, tokens[token.i - 2].end)


def _blames(tree: Tree, token: Token) -> bool:
    """Whether what follows did it: "by", and "on" or "to" after "blamed" or "attributed"."""
    before = tree.tokens[token.i - 1].lemma.lower() if token.i else ""
    if token.i and tree.tokens[token.i - 1].lower in HELPED:
        return False
    return token.lower == "by" or f"{before} {token.lower}" in ("ascribe to", "attribute to", "blame on", "pin on")


def _owner_before(understood: Understood, noun: Token) -> Doers | None:
    tokens, first = understood.annotated.tree.tokens, understood.annotated.tree.sentences[noun.sentence].first
    at = noun.i - 1
    while at >= first and tokens[at].pos in _WITHIN and tokens[at].lower not in _OWNER:
        at -= 1
    if at >= first and tokens[at].lower in PRONOUNS and at < noun.i - 1:
        owner = owner_named(understood, tokens[at])
        return (owner[0], (owner[1],)) if owner is not None else None
    if at > first and tokens[at].lower in _OWNER:
        named = _mention_at(understood, tokens[at - 1].start, tokens[at].end)
        found = None if named else understood.refer_alone(tokens[at - 1])
        if found is None or len(found.sides) != 1:
            return named
        return found.sides, (Receipt.of(understood.annotated.article.text, found.start, found.end),)
    return None


def subject_before(understood: Understood, verb: Token) -> Doers | None:
    tree = understood.annotated.tree
    tokens, first = tree.tokens, tree.sentences[verb.sentence].first
    if passive(tree, verb):
        return None
    at = verb.i - 1
    while at >= first and tokens[at].pos in ("AUX", "ADV", "PART"):
        at -= 1
    if at - 2 > first and tokens[at].text == ")" and tokens[at - 2].text == "(":
        at -= 3  # "the Rapid Deployment Force (RDF) took"
    if verb.dep == "conj" and verb.head < verb.i and verbal(tree.head(verb)) and tokens[at].lower in ("and", "but"):
        return subject_before(understood, tree.head(verb))  # "severed ties and closed the border"
    if at > first and tokens[at].lower in _RELATIVE:  # "the bloc, which has sent"
        at -= 2 if tokens[at - 1].text == "," else 1
        return _mention_at(understood, tokens[at].start, tokens[at].end) if at >= first else None
    if at < first or tokens[at].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    listed = _listed_up_to(understood, tokens[at].end)
    if listed is not None:
        return listed
    named = phrase_of(understood, tokens[at])
    return (named[0], (named[1],)) if named else _mention_at(understood, tokens[at].start, tokens[at].end)


def listed_before(understood: Understood, verb: Token) -> Doers | None:
    """The sides named one after the other right before a verb."""
    tokens, at = understood.annotated.tree.tokens, verb.i - 1
    while at > 0 and tokens[at].pos in ("AUX", "ADV", "PART"):
        at -= 1
    return _listed_up_to(understood, tokens[at].end)


def _listed_up_to(understood: Understood, end: int) -> Doers | None:
    """Two sides or more named one after the other up to a place of the text ("after Paris and Rome concluded")."""
    text, found = understood.annotated.article.text, list[SideMention]()
    for mention in reversed([m for m in understood.annotated.sides if m.end <= end]):
        gap = text[mention.end : found[-1].start].strip().removesuffix("the").strip() if found else ""
        if found and gap not in (("and", ", and") if len(found) == 1 else ("and", ",", ", and")):
            break
        if not found and mention.end != end:
            return None
        found.append(mention)
    if len(found) < 2 or (len(found) == 2 and "," in text[found[1].end : found[0].start]):
        return None  # "commanders of X, and Y has closed"
    codes = tuple(sorted({code for mention in found for code in mention.codes}))
    return codes, tuple(Receipt(m.start, m.end, m.text) for m in reversed(found))


def _mention_at(understood: Understood, start: int, end: int, *, capitals: bool = False) -> Doers | None:
    """The first side mentioned in a span; a capital is most often only a place."""
    for mention in understood.annotated.sides:
        if start < mention.end and mention.start < end and (capitals or mention.form not in ("capital", "metonym")):
            return tuple(sorted(mention.codes)), (Receipt(mention.start, mention.end, mention.text),)
    return None
