"""Expressions of time and the days they mean, as EDTF."""

from communique.language.dates.find import find_date_expressions
from communique.language.dates.reading import DateExpression
from communique.language.dates.weigh import weighed
from communique.language.edtf import shift

__all__ = ["DateExpression", "find_date_expressions", "shift", "weighed"]
