"""Quoted words: what stands between quotation marks, also across a line's end."""

import re

from communique.values.annotated import QuoteMention
from communique.values.article import Article

_MARKED = re.compile(r"[“\"]([^“”\"\n]{1,2000})(?:[”\"]|$)", re.MULTILINE)


def find_quotes(article: Article) -> tuple[QuoteMention, ...]:
    """Every stretch in double quotation marks. An opening mark without a closing one runs to the end of its line."""
    return tuple(
        QuoteMention(found.start(1), found.end(1), found[1])
        for found in _MARKED.finditer(article.text)
        if found[1].strip()
    )
