"""Deeds of one sentence that are done on different days, over sentences of our own."""

from communique.extract.incidents import extract_incidents
from written import read

HEAD = "Sweden and Norway quarrel over trawlers"
LEAD = "Envoys of Sweden and Norway met in Geneva on Sunday, the foreign ministry said."


def test_what_was_done_the_next_day_is_another_deed() -> None:
    line = "Sweden recalled its envoy on Monday and closed its consulate the next day."
    found = extract_incidents(read(("H", HEAD), LEAD, line, headed=True, published="2031-03-04", thorough=True))
    assert [(one.kind, one.date) for one in found] == [("law", "2031-03-03"), ("law", "2031-03-04")]
