"""Rules that propose positions from words as they were said: behind a verb of saying, or in quotation marks."""

from collections.abc import Iterator

from communique.extract import positions_clauses as clauses
from communique.extract import positions_spans as spans
from communique.extract.positions_candidate import Candidate
from communique.extract.positions_page import Page
from communique.extract.positions_words import act_of_clause
from communique.values.syntax import Token, Tree


def words_after_saying(page: Page, token: Token) -> Iterator[Candidate]:
    """What follows a verb of saying and "that" is what somebody says."""
    if not clauses.is_saying(token):
        return
    tree = page.tree
    sentence = tree.sentences[token.sentence]
    for i in range(token.i + 1, min(sentence.last, token.i + 14)):
        here = tree.tokens[i]
        if here.lower == "that" and here.tag in ("IN", "WDT", "DT") and i + 3 < sentence.last:
            start = tree.tokens[i + 1]
            first, last = spans.rest_of_sentence(page, start)
            yield _of_words(page, token, first, last)
            return
        if clauses.verb_lemma(here):
            return


def _of_words(page: Page, saying: Token, first: int, last: int) -> Candidate:
    """The candidate of the words behind a verb of saying, which are told by their first clause."""
    tree = page.tree
    if page.understood.voice:  # the weights for a side's own pages were fitted on the last head of the words
        head = holder = tree.top(tree.tokens[first].start, tree.sentences[saying.sentence].end) or tree.tokens[first]
    else:
        head = _first_predicate(tree, first, last) or tree.tokens[first]
        holder = clauses.subject_of(tree, head) or just_before(page, head) or head
    return Candidate("said-words/1", act_of_clause(tree, head), 0, first, last, head, head, holder, saying)


def _first_predicate(tree: Tree, first: int, last: int) -> Token | None:
    """The head of the first clause of a run of words that hangs on nothing in it."""
    tops = (t for t in tree.tokens[first:last] if t.head == t.i or not first <= t.head < last)
    return next((t for t in tops if clauses.is_predicate(tree, t)), None)


def quoted_words(page: Page, token: Token) -> Iterator[Candidate]:
    """A clause in quotation marks is what somebody said, in the very words."""
    if token.text not in ('"', "“", "``"):
        return
    tree = page.tree
    sentence = tree.sentences[token.sentence]
    close = next((t.i for t in tree.tokens[token.i + 1 : sentence.last] if t.text in ('"', "”", "''")), sentence.last)
    if page.words(token.i + 1, close) < 4 or close - token.i > 60:
        return
    head = tree.top(tree.tokens[token.i + 1].start, tree.tokens[close - 1].end)
    if head is None or not clauses.is_predicate(tree, head):
        return
    first, last = spans.limited(page, token.i + 1, close)
    yield Candidate("quoted-words/1", act_of_clause(tree, head), 0, first, last, head, head,
                    clauses.subject_of(tree, head), page.saying_over(head))  # fmt: skip


def just_before(page: Page, verb: Token) -> Token | None:
    """The name or noun of a side right before a finite verb, where the tree gives the verb no subject."""
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    for i in range(verb.i - 1, max(page.tree.sentences[verb.sentence].first, verb.i - 5) - 1, -1):
        token = page.tree.tokens[i]
        if page.understood.refer_alone(token) is not None:
            return token
        if token.pos not in ("AUX", "ADV", "PART"):
            return None
    return None
