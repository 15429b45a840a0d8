"""Whose account a claim is: the ministry's, an unnamed official's, state media's, or the outlet's own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.lexicon.accounts import account_words
from communique.values.article import Article
from communique.values.claims import Account, Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

_CONTENT = ("ccomp", "xcomp", "parataxis", "obj", "advcl", "dep", "acl", "conj", "root")
_ASIDE = ("parataxis", "conj", "advcl", "dep")  # how "..., the ministry said" may hang on what it reports
_HEAD_LINES = 12  # lines at the head of a page in which it tells whose it is


def account_of(understood: Understood, token: Token) -> Account | None:
    """Whose account the words around a token are: the nearest source told in the sentence, else the page's own.

    A source is the subject of a reporting verb that governs the token, or stands in "according to ...". Where the
    sentence names none, the page itself speaks: a side's own release, state media, or the outlet. None only where
    the page does not tell its outlet either.
    """
    told = _told_source(understood, token)
    return told if told is not None else page_account(understood.annotated.article)


@lru_cache(maxsize=4)
def page_account(article: Article) -> Account | None:
    """Whose account the page as a whole is: an office's own release, state media, or its outlet."""
    words, head = account_words(), [line for line in article.lines if line.kind in "HMB" and line.start is not None]
    for line in head[:_HEAD_LINES]:
        start = line.start or 0
        if line.kind != "B" and (found := words.office.search(line.text)) and len(line.text) < 90:
            return _page(article, "readout", words.office_sides[found[0].lower()], found, start)
        if found := re.search(r"\((" + words.state_media.pattern + r")\)", line.text):
            return _page(article, "state-media", words.media_sides[found[1].lower()], found, start)
    if article.outlet is None:
        return None
    outlet = words.state_media.search(article.outlet.value)
    side = words.media_sides[outlet[0].lower()] if outlet else None
    receipt = None
    if article.outlet.start is not None and article.outlet.end is not None:
        receipt = Receipt.of(article.text, article.outlet.start, article.outlet.end)
    return Account("state-media" if outlet else "outlet", side, article.outlet.value, None, receipt)


def _page(article: Article, kind: str, side: str | None, found: re.Match[str], start: int) -> Account:
    receipt = Receipt.of(article.text, start + found.start(), start + found.end())
    name = found[0].strip("()")
    return Account("readout" if kind == "readout" else "state-media", side, name, None, receipt)


def _told_source(understood: Understood, token: Token) -> Account | None:
    tree = understood.annotated.tree
    for source, verb in _sources(tree, token):
        account = _classify(understood, source, verb)
        if account is not None:
            return account
    return None


def _sources(tree: Tree, token: Token) -> Iterator[tuple[Token, Token]]:
    """Heads of the phrases that report this token, the nearest first, each with its verb (or "according")."""
    below = token
    for above in (token, *tree.ancestors(token)):
        if _reports(above) and (above is token or below.dep.split(":")[0] in _CONTENT):
            yield from _reporter(tree, above, below)
        for aside in tree.children(above, *_ASIDE):
            if aside is not below and aside.i > above.i and _reports(aside) and not tree.children(aside, "cc", "mark"):
                yield from _reporter(tree, aside, below)
        below = above
    yield from _according(tree, token)


def _reports(token: Token) -> bool:
    return token.pos == "VERB" and token.tag != "VB" and token.lemma.lower() in account_words().verbs


def _reporter(tree: Tree, verb: Token, below: Token) -> Iterator[tuple[Token, Token]]:
    subject = tree.child(verb, "nsubj")
    if subject is not None and subject is not below:
        yield subject, verb


def _according(tree: Tree, token: Token) -> Iterator[tuple[Token, Token]]:
    """The phrase "according to X" of the token's sentence, in any way of drawing it."""
    for word in tree.within(tree.sentences[token.sentence]):
        if word.lower == "according":
            head = tree.head(word)
            named = head if head.i > word.i else tree.child(word, "obl", "nmod")
            if named is not None:
                yield named, word


def _classify(understood: Understood, source: Token, verb: Token) -> Account | None:
    """The account that a source phrase stands for, told by its own words; None for a source that says nothing."""
    article, tree, words = understood.annotated.article, understood.annotated.tree, account_words()
    phrase = _phrase(tree, source)
    sentence = tree.sentences[source.sentence]
    named = article.text[phrase[0].start : phrase[-1].end]
    around = article.text[sentence.start : sentence.end]
    receipt = Receipt.of(article.text, min(phrase[0].start, verb.start), max(phrase[-1].end, verb.end))
    sides, people = understood.sides_of(source), understood.people_of(source)
    side = sides[0] if len(sides) == 1 else None
    if len(people) == 1:
        entry = understood.person(people[0])
        return Account("official", entry.side or side, None, entry.name, receipt)
    if len(people) > 1 or len(sides) > 1:
        return None
    if words.anonymous.search(named) or re.search(r"condition of anonymity|asked not to be named", around):
        return Account("anonymous", side, None, None, receipt)
    if media := words.state_media.search(named):
        return Account("state-media", words.media_sides[media[0].lower()] or side, named, None, receipt)
    if words.outlet.search(named):
        return Account("outlet", None, named, None, receipt)
    if words.institution.search(named) or (side is not None and words.official.search(named) is None):
        told = None if source.pos == "PRON" else named
        return Account("readout" if words.readout.search(around) else "official", side, told, None, receipt)
    if words.official.search(named):
        return Account("official", side, named, None, receipt)
    return None


def _phrase(tree: Tree, source: Token) -> list[Token]:
    """The words of a source without what leads in ("according to") and what only tells more of it."""
    words = tree.subtree(source, "acl:relcl", "parataxis", "punct")
    while len(words) > 1 and words[0] is not source and words[0].dep in ("case", "fixed", "mark"):
        words = words[1:]
    return words
