"""How values are shown: sides by name, days as read, what an answer rests on in one line."""

from communique.analyse.coverage import Coverage
from communique.serve.views import rests_on, told_value


def test_a_field_is_told_in_words() -> None:
    assert told_value("parties", ["KR", "US"]) == "South Korea, United States"
    assert told_value("target", "KP") == "North Korea"
    assert told_value("date", "2022-10-03/2022-10-09") == "2022-10-03 to 2022-10-09"
    assert told_value("place", None) == told_value("parties", []) == told_value("date", None) == "–"


def test_what_an_answer_rests_on() -> None:
    holes = (("2021-01-02", "2021-02-01"), ("2022-03-01", "2022-06-01"))
    told = rests_on(Coverage(3, 1, 0, "2021-01-01", "2022-06-02", holes))
    assert told == (
        "rests on 3 dated articles (1 more without a date), 2021-01-01 to 2022-06-02; for a fortnight and more it holds "
        "none, 2 times; the last time 2022-03-01 to 2022-06-01"
    )
    assert rests_on(Coverage(1, 0, 1, "2021-01-01", "2021-01-01", ())) == (
        "rests on 1 dated article of 1 outlet, 2021-01-01 to 2021-01-01"
    )
    assert "no dated article" in rests_on(Coverage(0, 2, 0, None, None, ()))
