"""How state agencies write of delegations, embassies and security councils, on sentences of our own."""

from written import engagements_of


def test_who_heads_a_delegation_travels() -> None:
    """ "Led by" behind the delegation names the traveller, whose rank is the level."""
    (found,) = engagements_of(
        "A delegation of Peruvian farm experts, led by Luis Rey, vice-minister of Agriculture of Peru, arrived in Hanoi on Monday."
    )
    assert (found.participants, found.level, found.format) == (("Luis Rey",), "senior", "visit")


def test_an_embassy_is_no_place() -> None:
    """A call at another state's embassy is a visit to that state, its town untold."""
    found = engagements_of(
        "Norwegian Foreign Minister Kari Haug paid a condolatory visit to the Peruvian embassy on Thursday."
    )
    assert [(e.parties, e.place) for e in found] == [(("NO", "PE"), None)]


def test_a_security_council_of_a_state_is_that_state() -> None:
    """Not every Security Council is that of the United Nations."""
    (found,) = engagements_of(
        "Norwegian Foreign Minister Kari Haug met Ivan Petrov, secretary of the Security Council of Armenia, on Monday."
    )
    assert found.parties == ("AM", "NO")


def test_people_who_live_abroad_are_no_state() -> None:
    """Those who live in a country do not speak for it."""
    assert not engagements_of("Norwegian Foreign Minister Kari Haug met a group of Norwegians in Peru on Monday.")


def test_an_association_abroad_meets_no_state() -> None:
    """An association of people, and a committee of a union, meet among themselves."""
    assert not engagements_of("The Association of Norwegians in Peru held a meeting in Lima on Monday.")
    assert not engagements_of(
        "There took place the third meeting of the Central Committee of the Union of Peruvian Women in Chile."
    )


def test_people_of_foreign_descent_are_no_state() -> None:
    """Peruvian American leaders are no officials of Peru."""
    assert not engagements_of("The United States will meet with Peruvian American leaders in Miami on Monday.")


def test_a_national_security_council_is_not_of_the_united_nations() -> None:
    """A meeting of one's own council is no engagement."""
    assert not engagements_of(
        "Tomorrow, Norwegian Prime Minister Kari Haug will convene a meeting of the National Security Council."
    )
