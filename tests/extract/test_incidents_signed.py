"""The day of pacts signed at the meeting that is the news, over sentences of our own."""

from communique.extract.extract import extract_claims
from written import read

HEAD = "Leaders of Chad and Niger meet in Niamey"
LEAD = "NIAMEY, March 4, 2031 — President Mahamat Issa of Chad met President Ali Sani of Niger on Monday."


def day_of_the_pact(line: str) -> list[str | None]:
    """The days of the pacts of an article that reports a meeting on Monday, 3 March 2031."""
    record = extract_claims(read(("H", HEAD), LEAD, line, headed=True, published="2031-03-04", thorough=True))
    return [incident.date for incident in record.incidents if incident.kind == "pact"]


def test_a_pact_of_those_who_met_is_of_the_day_on_which_they_met() -> None:
    assert day_of_the_pact("The two sides signed a memorandum on trade.") == ["2031-03-03"]


def test_a_pact_of_others_or_of_another_day_is_not() -> None:
    assert day_of_the_pact("Chad and Libya signed a memorandum on trade.") == [None]
    assert day_of_the_pact("The two sides signed a memorandum on trade in 2029.") == ["2029"]
