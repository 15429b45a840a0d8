"""Whose doing a clause tells beside whose words it is, and when: what parts a promise from a report, and blame from a view."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.extract import positions_clauses as clauses
from communique.extract.positions_marks import Marks
from communique.extract.positions_page import WE, Page
from communique.extract.positions_rules import Candidate
from communique.extract.positions_words import lexical_act, noun_of
from communique.values.syntax import Token, Tree

_THIS = frozenset({"this", "these", "that", "those", "it", "they", "there", "such"})
_OWNING = ("nmod:poss", "amod", "compound", "nmod", "appos")
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "ing", "VBN": "participle", "VB": "bare"}
_FUTURE, _DUTY, _MAYBE = (
    frozenset({"will", "shall", "'ll", "’ll", "would", "wo"}),
    frozenset({"must", "should", "ought", "need"}),
    frozenset({"can", "could", "may", "might"}),
)
_PERFECT = frozenset({"have", "has", "'ve", "’ve"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
_KEPT = 2048  # answers kept


def tense_of(tree: Tree, verb: Token) -> str:
    """When a clause holds: "will", "must", "may", "perfect", "going-on", "past", "present", or the form of a verb without tense."""
    words = {kid.lower for kid in tree.children(verb, "aux", "cop", "aux:pass")}
    if words & _FUTURE:
        return "will"
    if words & _DUTY:
        return "must"
    if words & _MAYBE:
        return "may"
    if words & _PERFECT:
        return "perfect"
    if "had" in words:
        return "past"
    if verb.tag == "VBG" and words & _NOW:
        return "going-on"
    if words & {"was", "were"}:
        return "past"
    if words & _NOW:
        return "present"
    return _TENSES.get(verb.tag, "none")


def speaking(page: Page, c: Candidate) -> tuple[str, ...]:
    """The sides whose words a candidate's are: the sayer's, the page's own, or the last sayer's."""
    sayer = page.sayer_of(c.saying) if c.saying is not None else None
    told = page.understood.sides_of(sayer) if sayer is not None else ()
    if told or page.understood.voice:
        return told or page.understood.voice
    last = page.last_sayer(c.predicate)
    return page.understood.sides_of(last) if last is not None else ()


def whose(page: Page, subject: Token | None, own: Sequence[str]) -> str:
    """Whose doing it is that a clause with this subject tells: "we", "own", "both", "other" ("owned by": the same, by its
    owner), "this", "thing" or "none"."""
    if subject is None:
        return "none"
    if subject.lower in WE:
        return "we"
    sides = page.understood.sides_of(subject)
    if sides:
        return _beside(sides, own)
    for kid in page.tree.children(subject, *_OWNING):
        if kid.lower in WE:
            return "owned-by-we"
        sides = page.understood.sides_of(kid)
        if sides:
            return "owned-by-" + _beside(sides, own)
    return "this" if subject.lower in _THIS or page.tree.child(subject, "det:predet") is not None else "thing"


def _beside(sides: Sequence[str], own: Sequence[str]) -> str:
    inside = sum(side in own for side in sides)
    return "other" if not inside else ("own" if inside == len(sides) else "both")


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a clause's grammar tells of a doing: who does it, when, and the acts of the words over, under and beside its verb.

    `words` are marks that hold a word.
    """

    subject: Token | None
    when: str
    acts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, tree: Tree, verb: Token) -> "Bearing":
        """The bearing of a predicate's clause."""
        subject, lemma = clauses.subject_of(tree, verb), verb.lemma.lower()
        acts, words = [], []
        below = tree.child(verb, "xcomp") or tree.child(verb, "ccomp")
        if below is not None:
            acts.append(("below", f"{lexical_act(tree, below)}"))
            words.append(f"below={lexical_act(tree, below)}+{lemma}")
        above = tree.head(verb)
        if above.i != verb.i and verb.relation in ("xcomp", "ccomp", "advcl", "acl"):
            acts.append(("above", f"{lexical_act(tree, above)}+{verb.relation}"))
        thing = tree.child(verb, "obj", "nsubj:pass")
        if thing is not None:
            words.append(f"thing={thing.lemma.lower()}")
            named = noun_of(tree, thing)
            if named is not None:
                acts.append(("noun-act", named.act))
                words.append(f"noun-act={named.act}+{lemma}")
        if subject is not None:
            words.append(f"subject={subject.lemma.lower()}")
        return cls(subject, tense_of(tree, verb), tuple(acts), tuple(words))


@lru_cache(maxsize=_KEPT)
def told_of_bearing(who: str, when: str, rule: str, act: str, acts: tuple[tuple[str, str], ...]) -> Marks:
    """The marks of whose doing it is, when, and of the acts told around the verb, beside the rule and the act proposed."""
    marks = [
        f"whose={who}", f"when={when}", f"whose+when={who}+{when}", f"whose+act={who}+{act}", f"whose+rule={who}+{rule}",
        f"when+act={when}+{act}", f"when+rule={when}+{rule}", f"whose+when+act={who}+{when}+{act}",
    ]  # fmt: skip
    for name, told in acts:
        marks += [f"{name}={told}+{act}", f"{name}={told}"]
    return Marks(marks)


@lru_cache(maxsize=_KEPT)
def told_of_tones(told: tuple[str, ...], who: str, when: str) -> Marks:
    """The marks of tones beside whose doing it is, and when."""
    return Marks(f"{mark}+{other}" for mark in told for other in (f"whose={who}", f"when={when}"))
