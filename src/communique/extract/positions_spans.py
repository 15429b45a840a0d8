"""How far the words of a position run: from its verb, or over its whole clause, without a gap."""

from communique.extract import positions_clauses as clauses
from communique.extract.positions_page import Page
from communique.values.syntax import Token, Tree

MOST_WORDS = 40  # a text is one clause of at most so many words
_AGAINST = frozenset({"while", "whereas"})
_SHORT = 6  # a subject of so many words is kept before its verb
_RUNNING_ON = frozenset({"obl", "nmod", "advmod", "obj", "xcomp", "acl", "advcl", "case", "mark", "fixed", "flat",
                         "compound", "appos", "amod", "det", "ccomp", "aux", "cop"})  # fmt: skip


def act_span(page: Page, head: Token) -> tuple[int, int]:
    """First and last (exclusive) token of what a word of position governs, with its adverbs and a short subject."""
    tree = page.tree
    start = head
    first = tree.sentences[head.sentence].first
    while start.i > first and tree.tokens[start.i - 1].dep == "advmod" and tree.tokens[start.i - 1].head == head.i:
        start = tree.tokens[start.i - 1]
    subject = clauses.own_subject(tree, head)
    if subject is not None and subject.i < start.i:
        left = min(t.i for t in tree.subtree(subject))
        if clauses.is_passive(tree, head) or page.words(left, start.i) <= _SHORT:
            start = tree.tokens[left]
    return _run(page, head, start)


def _run(page: Page, head: Token, start: Token) -> tuple[int, int]:
    """The clause under `head`, read from `start` to the right.

    The run ends at another position joined to it, at words that belong to another clause, and after forty words. Words
    that the tree hangs on a governor further left (a phrase attached too high) still count as the clause's own.
    """
    tree = page.tree
    under = tree.subtree(head)
    below, above, stops = {t.i for t in under}, {t.i for t in tree.ancestors(head)}, _stops(tree, head, under)
    last = start.i
    for i in range(start.i, page.reach(start.i, MOST_WORDS, tree.sentences[start.sentence].last)):
        if i in stops or (i not in below and not _runs_on(tree, tree.tokens[i], above, head)):
            break
        last = i
    return trim(tree, start.i, last + 1)


def _runs_on(tree: Tree, token: Token, above: set[int], head: Token) -> bool:
    """Whether a token outside the clause still reads as part of it."""
    if token.dep == "punct":
        return token.text != ";"
    if token.i in above:
        return False
    here = token
    for _ in range(12):
        if here.head in above or here.head == here.i or here.head == head.i:
            break
        here = tree.head(here)
    return here.head <= head.i and here.dep.partition(":")[0] in _RUNNING_ON


def _stops(tree: Tree, head: Token, under: list[Token]) -> set[int]:
    """Tokens at which the clause of `head` ends: another position joined to it, or who says it."""
    found = _while(tree, head)
    for kid in under:
        if kid.i <= head.i:
            continue
        if kid.text == ";":
            found.add(kid.i)
        elif (kid.dep == "conj" and kid.head <= head.i and kid.tag.startswith("V")) or (
            kid.dep == "parataxis" and kid.head == head.i
        ):
            found.add(_left_edge(tree, kid, head.i))
    return found


def _while(tree: Tree, head: Token) -> set[int]:
    """Where somebody else's doing is set against the clause of `head` (", while Peru said")."""
    found: set[int] = set()
    for kid in tree.children(head, "advcl"):
        mark = tree.child(kid, "mark")
        if mark is None or mark.i < head.i or mark.lower not in _AGAINST or tree.tokens[mark.i - 1].text != ",":
            continue
        if clauses.own_subject(tree, kid) is not None:
            found.add(mark.i)
    return found


def _left_edge(tree: Tree, kid: Token, floor: int) -> int:
    return min((t.i for t in tree.subtree(kid) if t.i > floor), default=kid.i)


def whole_clause(page: Page, head: Token, saying: Token | None) -> tuple[int, int]:
    """A clause with its subject, without the words that say who says it at its ends."""
    tree = page.tree
    aside = {t.i for t in tree.subtree(saying)} if saying is not None and saying.dep in ("parataxis", "dep") else set()
    if head.i in aside:
        aside = set()
    own = [t for t in tree.subtree(head, "parataxis") if t.i not in aside]
    first, last = _start(tree, head, own), own[0].i
    below, stops = {t.i for t in own}, _clause_stops(tree, head, own)
    for i in range(first, page.reach(first, MOST_WORDS, tree.sentences[head.sentence].last)):
        if i in stops or (i not in below and i not in aside and tree.tokens[i].dep != "punct"):
            break
        last = i
    while last > first and (last in aside or tree.tokens[last].dep == "punct"):
        last -= 1
    return trim(tree, first, last + 1)


def _start(tree: Tree, head: Token, own: list[Token]) -> int:
    first = own[0].i
    for kid in tree.children(head, "mark", "cc"):
        if kid.lower in ("that", "and", "but") and kid.i <= first:
            first = next((t.i for t in own if t.i > kid.i), first)
    return first


def _clause_stops(tree: Tree, head: Token, own: list[Token]) -> set[int]:
    joined = (kid for kid in tree.children(head, "conj") if clauses.own_subject(tree, kid) is not None)
    return (
        _while(tree, head)
        | {_left_edge(tree, kid, head.i) for kid in joined}
        | {t.i for t in own if t.text == ";" and t.i > head.i}
    )


def rest_of_sentence(page: Page, start: Token) -> tuple[int, int]:
    """From a token to the end of its sentence, or to a semicolon."""
    last = page.tree.sentences[start.sentence].last
    return limited(page, start.i, next((i for i in range(start.i, last) if page.tree.tokens[i].text == ";"), last))


def limited(page: Page, first: int, last: int) -> tuple[int, int]:
    """A run of tokens cut to forty words and trimmed."""
    return trim(page.tree, first, page.reach(first, MOST_WORDS, last))


def trim(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The run without the punctuation, conjunctions and marks that dangle at its ends."""
    while last - 1 > first and tree.tokens[last - 1].pos in ("PUNCT", "CCONJ") and tree.tokens[last - 1].text != "%":
        last -= 1
    while first < last - 1 and (tree.tokens[first].pos in ("PUNCT", "CCONJ") or _is_that(tree.tokens[first])):
        first += 1
    return first, last


def _is_that(token: Token) -> bool:
    return token.dep == "mark" and token.lower == "that"
