"""Numbers of states: one entry for every country, no number given twice, the known differences."""

import tomllib
from collections import Counter
from importlib.resources import files

from communique.lexicon.cow import state_numbers


def codes() -> list[str]:
    return list(tomllib.loads(files("communique.lexicon").joinpath("countries.toml").read_text(encoding="utf-8")))


def test_every_country_has_an_entry_and_no_number_is_given_twice() -> None:
    told = [state_numbers(code) for code in codes()]
    assert all(numbers.alpha3 for numbers in told)
    for values in ([n.alpha3 for n in told], [n.cow for n in told if n.cow], [n.gw for n in told if n.gw]):
        assert not [value for value, count in Counter(values).items() if count > 1]
    assert all((numbers.cow is None) == (numbers.gw is None) for numbers in told)


def test_the_lists_differ_where_they_are_known_to() -> None:
    differ = {code for code in codes() if state_numbers(code).cow != state_numbers(code).gw}
    assert differ == {"DE", "KI", "NR", "RS", "TO", "TV", "YE"}


def test_regions_of_the_world_have_their_hundreds() -> None:
    for code, low, high in (("US", 2, 2), ("BR", 100, 165), ("FR", 200, 395), ("NG", 400, 626), ("CN", 700, 990)):
        assert low <= (state_numbers(code).cow or 0) <= high
    assert state_numbers("EU").cow is None
