"""Finder of dates: every expression of time in headline, body and captions, read by the tense of the verb beside it."""

from datetime import date

from communique.language.dates import DateExpression, find_date_expressions, weighed
from communique.language.dates.verbs import tense_at
from communique.values.annotated import DateMention
from communique.values.article import Article
from communique.values.syntax import Token, Tree

_READ = "HBC"
_TOO_WIDE = "date/century/"
_NAMELESS = ("date/present/", "date/past/", "date/future/")


def find_dates(article: Article, tree: Tree) -> tuple[DateMention, ...]:
    """The article's dates in the order of its text, resolved against the day it came out."""
    published = article.published.value if article.published else None
    return tuple(
        _mention(tree, line.start, expression, article.day)
        for line in article.lines
        if line.start is not None and line.kind in _READ
        for expression in find_date_expressions(line.text, published)
        if not expression.rule.startswith(_NAMELESS)
    )


def _mention(tree: Tree, base: int, expression: DateExpression, today: date | None) -> DateMention:
    start, end = base + expression.start, base + expression.end
    return DateMention(
        start=start,
        end=end,
        text=expression.text,
        edtf=None if expression.rule.startswith(_TOO_WIDE) else _chosen(tree, expression, (start, end), today),
        anchored=expression.anchored,
        offset=expression.offset,
        rule=expression.rule,
        past=expression.past,
        future=expression.future,
        step=expression.step,
    )


def _chosen(tree: Tree, expression: DateExpression, place: tuple[int, int], today: date | None) -> str | None:
    """The reading that fits the governing verb; where it does not tell, the one that the words around suggest."""
    if expression.past is None or expression.future is None or expression.past == expression.future:
        return expression.edtf
    top = tree.top(*place)
    tense, firm = tense_at(tree, top) if top is not None else (None, False)
    if tense is None and top is not None and _in_the_present(tree, top):
        tense = "future"
    if tense is None:
        return expression.edtf
    return weighed(expression, tense, None if firm else today)


def _in_the_present(tree: Tree, top: Token) -> bool:
    """Whether a sentence of the body has verbs in the present alone: "He hosts the king on Thursday"."""
    sentence = tree.sentences[top.sentence]
    words = tree.within(sentence)
    tags = {token.tag for token in words}
    past = "VBD" in tags or any(token.lower in ("has", "have") for token in words)
    following = tree.tokens[top.i + 1].tag if top.i + 1 < sentence.last else ""
    return sentence.kind == "B" and bool(tags & {"VBZ", "VBP", "MD"}) and not past and following != "POS"
