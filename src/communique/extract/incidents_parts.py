"""In which words it is told, for a trigger of an incident."""

from communique.extract.incidents_days import numbered
from communique.extract.incidents_triggers import Trigger, verbal
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_MOST = 25  # words of a text, by the manual
_EDGE = frozenset(
    {"and", "but", "while", "after", "because", "since", "when", "as", "that", "including", *",;:-–—.()", "--"}
)
_AIMED = frozenset({"agree", "decide", "opt", "vote"})
_CLAUSES = ("advcl", "ccomp", "parataxis", "acl:relcl", "csubj")


def words_of(understood: Understood, trigger: Trigger) -> tuple[int, int]:
    """The span of the words that tell it, at most 25: a noun's whole phrase, or a verb's clause."""
    tree = understood.annotated.tree
    signed = numbered(understood, trigger)
    if not verbal(trigger.head):
        cases = {case.i for case in tree.children(trigger.head, "case")}
        start, end = _trim(tree, [token for token in _phrase(tree, trigger.head) if token.i not in cases])
        return start, max(end, signed.end if signed else end)
    return _trim(tree, _clause(tree, trigger))


def _phrase(tree: Tree, noun: Token) -> list[Token]:
    """The noun's phrase; relative clauses stay while the whole is short enough."""
    whole = _joined(tree, noun, _hyphened(tree, noun, tree.subtree(noun, "parataxis", "conj", "appos")))
    if len(whole) <= _MOST:
        return whole
    return _joined(tree, noun, tree.subtree(noun, "parataxis", "conj", "appos", "acl:relcl"))


def _hyphened(tree: Tree, noun: Token, tokens: list[Token]) -> list[Token]:
    """The phrase with the rest of a hyphenated noun ("build-up"), which parsers hang elsewhere."""
    rest = tree.tokens[noun.i + 1 : noun.i + 3]
    split = len(rest) > 1 and rest[0].text == "-" and rest[1].start == rest[0].end
    return sorted({t.i: t for t in (*tokens, *rest)}.values(), key=lambda t: t.i) if split else tokens


def _clause(tree: Tree, trigger: Trigger) -> list[Token]:
    """The verb with its subject, objects and obliques; a participle takes the noun that it qualifies."""
    verb = trigger.head
    after = tree.tokens[verb.i + 1 : verb.i + 2]
    aimed = verb.lemma.lower() in _AIMED and any(t.tag == "TO" for t in after)
    cut = [dep for dep in _CLAUSES if not aimed or dep not in ("advcl", "ccomp")]  # "decided to withdraw its jets"
    own = {kid.i for kid in tree.children(verb, "mark")}
    tokens = [t for t in tree.subtree(verb, *cut, "conj", "cc", "discourse") if t.i not in own]
    if verb.dep.startswith(("acl", "amod")):
        noun = tree.head(verb)
        both = {t.i: t for t in (*tree.subtree(noun, "acl", "conj", "appos"), *tokens)}
        tokens = [both[i] for i in sorted(both)]
    return _joined(tree, trigger.token, tokens)


def _joined(tree: Tree, keep: Token, tokens: list[Token]) -> list[Token]:
    """The longest run of neighbouring tokens around one that must stay; commas in between do not break it."""
    inside = {t.i for t in tokens}
    first = last = keep.i
    while first - 1 in inside or (first - 2 in inside and tree.tokens[first - 1].pos == "PUNCT"):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and tree.tokens[last + 1].pos == "PUNCT"):
        last += 1
    run = list(tree.tokens[first : last + 1])
    if len(run) > _MOST:
        start = max(0, min(keep.i - first - 5, len(run) - _MOST)) if keep.i - first >= _MOST else 0
        run = run[start : start + _MOST]
    return run


def _leads_in(tokens: list[Token]) -> bool:
    """Whether the first word only leads in from outside: a mark, or a preposition of the phrase as a whole."""
    first = tokens[0]
    return first.pos in ("PUNCT", "SCONJ") or (first.pos == "ADP" and first.head > first.i + 2)


def _trim(tree: Tree, tokens: list[Token]) -> tuple[int, int]:
    """The span of a run of tokens without punctuation and link words at its edges."""
    while len(tokens) > 1 and (tokens[0].lower in _EDGE or _leads_in(tokens)):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].lower in _EDGE or tokens[-1].pos in ("PUNCT", "ADP", "CCONJ", "DET")):
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end
