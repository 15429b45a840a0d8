"""Cuts a candidate where its words join two things: two verbs, or what is asked for twice ("to withdraw and to talk").

A coder takes each for a position of its own. Trees hang the second part in many ways, so the cuts are read on the surface.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.extract import positions_clauses as clauses
from communique.extract import positions_spans as spans
from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import Page
from communique.lexicon.acts import acts
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Act

_JOINS = frozenset({"and", "but", "while", "&"})
_MAY_JOIN = _JOINS | {";", ","}
_COMPLEMENTS = frozenset({"to", "for", "that", "of", "on"})
_SKIPPED = frozenset({"also", "further", "again", "to", "then", "not"})
_LEAST = 4  # words that a part has
_LONG = 12  # a shorter candidate is one thing
_VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")

Acting = Callable[[Tree, Token], Act]


def parts(page: Page, whole: Candidate, acting: Acting) -> Iterator[Candidate]:
    """What stands before and after each join of a candidate; nothing where none of its words joins."""
    tree = page.tree
    if whole.last - whole.first < _LONG:
        return
    for i in range(whole.first + _LEAST, whole.last - _LEAST + 1):
        if tree.tokens[i].lower not in _MAY_JOIN:
            continue
        after = _after(tree, i)
        if after is None or after >= whole.last - _LEAST + 1:
            continue
        second = _second(page, whole, after, acting)
        if second is None:
            continue
        first, last = spans.trim(tree, whole.first, i)
        if last - first >= _LEAST and whole.trigger.i < last:
            yield replace(whole, first=first, last=last, part=f"before-{second.part}")
            yield second


def _after(tree: Tree, i: int) -> int | None:
    """Where the second part starts if a token joins; None if it does not."""
    token = tree.tokens[i]
    if token.lower in _JOINS or token.text == ";":
        return i + 1
    if token.text == "," and tree.tokens[i + 1].tag == "VBG":
        return i + 1
    return None


def _second(page: Page, whole: Candidate, start: int, acting: Acting) -> Candidate | None:
    tree = page.tree
    opening = tree.tokens[start]
    if opening.lower in _COMPLEMENTS and _seen(tree, whole, opening):
        return replace(whole, first=start, part=f"{opening.lower}")
    head = next((t for t in tree.tokens[start : min(start + 4, whole.last)] if t.lower not in _SKIPPED), opening)
    if head.tag in _VERBS and (head.lower in acts().forms or head.tag == whole.predicate.tag) and head.pos != "AUX":
        if head.i <= whole.predicate.i:
            return None
        verb = clauses.verb_lemma(head)
        act = acting(tree, head) if verb or head.tag == whole.predicate.tag else whole.act
        return replace(
            whole,
            first=start,
            act=act,
            strength=0,
            trigger=head,
            predicate=head,
            part="verb" if verb is None else "act-verb",
        )
    return None


def _seen(tree: Tree, whole: Candidate, opening: Token) -> bool:
    """Whether the word that opens the second part opens one before it, beside the trigger."""
    return any(t.lower == opening.lower for t in tree.tokens[whole.trigger.i + 1 : opening.i - 1])
