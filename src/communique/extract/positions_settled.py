"""The act of a clause by what stands around it: what one insists on, demands or warns will follow, and what one denies of oneself."""

from collections.abc import Sequence

from communique.extract import positions_clauses as clauses
from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import Page
from communique.extract.positions_words import is_negated, judged, match_phrase, will
from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Act

_PLAIN = frozenset({"said-clause", "stated-clause", "said-words", "quoted-words"})
_GOVERNED = ("ccomp", "xcomp")
_OWN_MIND = frozenset(
    {"doubt", "expect", "know", "mind", "remember", "think", "understand"}
)  # denied, it rejects nothing
_ANY_NEWS = frozenset({"announce", "confirm", "tell"})  # what is announced or told is any act
_ANSWERS = frozenset({"answer", "counter", "reply", "respond", "retort"})
_NO_BLAME = frozenset({"lie", "lies"})  # land lies somewhere, too
_NONE = frozenset({"no", "none", "nobody", "nothing"})
_MIGHT = frozenset({"can", "could", "may", "might"})
_STANCES = frozenset(
    {
        "aim",
        "attitude",
        "commitment",
        "line",
        "policy",
        "position",
        "principle",
        "resolve",
        "stance",
        "stand",
        "support",
    }
)
_HARM = frozenset(
    {
        "arm", "attack", "block", "bomb", "carry", "deploy", "exploit", "fire", "harm", "hinder", "impose", "interfere", "intervene",
        "invade", "invoke", "launch", "meddle", "obstruct", "shell", "shoot", "station", "strike", "target", "test", "threaten", "use",
    }
)  # fmt: skip
_DOCUMENTS = frozenset(
    {
        "accord", "agreement", "article", "clause", "communique", "communiqué", "deal", "declaration", "document", "memorandum",
        "pact", "paper", "point", "protocol", "text", "treaty",
    }
)  # fmt: skip


def settled_act(page: Page, c: Candidate) -> Act:
    """The act of a candidate: for a plain clause that of the verb over it ("insisted that", "demanded that"), else its own."""
    if c.rule.partition("/")[0] not in _PLAIN or "verb" in c.part:
        return c.act
    above = _governor(page.tree, c)
    act = _of_governor(page, c, above) if above is not None and above.i != c.predicate.i else None
    if act is not None:
        return act
    return _of_threat(page, c) or _of_others(page, c) or _of_own(page, c) or c.act


def _governor(tree: Tree, c: Candidate) -> Token | None:
    if c.saying is not None:
        return c.saying
    return tree.head(c.predicate) if c.predicate.relation in _GOVERNED else None


def _of_governor(page: Page, c: Candidate, above: Token) -> Act | None:
    """What one insists on is reaffirmed, what one demands is urged, and a warning of what will follow is a threat."""
    tree, head, lemma = page.tree, c.predicate, clauses.verb_lemma(above)
    if is_negated(tree, above):
        return None
    sayer = page.sayer_of(above)
    if will(tree, head) and sayer is not None and sayer.lemma.lower() in _DOCUMENTS:
        return "agree"
    if lemma == "confirm":
        return "agree" if will(tree, head) and len(_sayers(page, c)) > 1 else None
    if lemma == "warn":
        passive = clauses.is_passive(tree, head) and _has(tree, head, _MIGHT)
        return "threaten" if will(tree, head) or passive else "concern"
    if lemma in _ANSWERS and c.act == "assess" and _denies(tree, head):
        return "reject"
    word = match_phrase(tree, above, acts().verbs.get(lemma or "", ()))
    if word is None or lemma in _ANY_NEWS:
        return None
    act = judged(tree, above, word).act
    return act if act != "assess" else None


def _of_threat(page: Page, c: Candidate) -> Act | None:
    """Words of menace beside what will be: "would not go unanswered"."""
    if c.act not in ("assess", "pledge", "reject") or not will(page.tree, c.predicate):
        return None
    return "threaten" if acts().threats.search(_text(page, c)) else None


def _of_others(page: Page, c: Candidate) -> Act | None:
    """What a sayer says of others: that they have to do something, or blame in plain words."""
    if c.act not in ("assess", "pledge") or c.saying is None:
        return None
    tree, head = page.tree, c.predicate
    subject = clauses.subject_of(tree, head)
    others = page.understood.sides_of(subject) if subject is not None else ()
    if others and not set(others) & set(_sayers(page, c)) and _has_to(tree, head):
        return "urge"
    if c.act == "assess" and not is_negated(tree, head) and _blames(_text(page, c)):
        return "condemn"
    return None


def _of_own(page: Page, c: Candidate) -> Act | None:
    """What a side says of itself: what it did not do it rejects; not to do harm, it pledges; a stance that stays, it reaffirms."""
    tree, head = page.tree, c.predicate
    subject = clauses.subject_of(tree, head)
    if subject is None:
        return None
    if subject.lemma.lower() in _STANCES and (head.lemma.lower() in ("change", "remain", "unchanged", "waver")):
        return "reaffirm"
    sayers, sides = _sayers(page, c), page.understood.sides_of(subject)
    if not is_negated(tree, head) or not sides or tuple(sides) != tuple(sayers):
        return None
    if c.act == "reject" and will(tree, head) and head.lemma.lower() in _HARM:
        return "pledge"
    quiet = head.lemma.lower() in _OWN_MIND or head.lower == "there"
    return "reject" if c.act == "assess" and not quiet else None


def _sayers(page: Page, c: Candidate) -> Sequence[str]:
    sayer = page.sayer_of(c.saying) if c.saying is not None else None
    return page.understood.sides_of(sayer) if sayer is not None else ()


def _blames(text: str) -> bool:
    return any(found[0].lower() not in _NO_BLAME for found in acts().tones["blame"].finditer(text))


def _text(page: Page, c: Candidate) -> str:
    tokens = page.tree.tokens
    return page.understood.annotated.article.text[tokens[c.first].start : tokens[c.last - 1].end]


def _has(tree: Tree, head: Token, words: frozenset[str]) -> bool:
    return any(kid.lower in words for kid in tree.children(head, "aux"))


def _has_to(tree: Tree, head: Token) -> bool:
    """Whether a clause tells of a duty: "would have to leave"."""
    if head.lemma.lower() != "have" or is_negated(tree, head) or _has(tree, head, _MIGHT):
        return False
    return any(tree.child(kid, "mark") is not None for kid in tree.children(head, "xcomp"))


def _denies(tree: Tree, head: Token) -> bool:
    """Whether a clause says that something is not so, or that there is none of it."""
    below = (kid for thing in tree.children(head, "nsubj", "obj") for kid in (thing, *tree.children(thing, "det")))
    return is_negated(tree, head) or any(kid.lower in _NONE for kid in below)
