"""Whose "government" and "ministry" a page means."""

from communique.resolve.home import home_side, is_official
from communique.values.annotated import Annotated
from written import Row, article_of, unparsed


def page(*rows: Row, outlet: str | None = None, dateline: str | None = None) -> Annotated:
    return unparsed(article_of(*rows, published=None, outlet=outlet, dateline=dateline))


def test_the_outlet_tells() -> None:
    annotated = page(("B", "Tokyo spoke. The government would not say."), outlet="Kyodo")
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "JP"


def test_a_release_is_its_issuer_s_whatever_it_speaks_of() -> None:
    annotated = page(("M", "Office of the Spokesperson"), ("B", "Peru, Peru and Peru. The government spoke."))
    assert is_official(annotated)
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "US"


def test_a_dateline_outweighs_an_outlet_with_newsrooms_everywhere() -> None:
    annotated = page(
        ("B", "LIMA, May 3 -- Peru's congress met. Peruvian ministers left Peru. The government fell."),
        outlet="CNN",
        dateline="LIMA",
    )
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "PE"


def test_the_only_state_of_a_headline_tells_where_nothing_else_does() -> None:
    annotated = page(("H", "Norway shuts the border in Oslo"), ("B", "The government shut it."))
    found = home_side(annotated)
    assert found is not None
    assert (found[0], found[1].quote if found[1] else None) == ("NO", "Norway")


def test_two_states_in_a_headline_tell_nothing() -> None:
    assert home_side(page(("H", "Norway, Sweden agree"), ("B", "The government spoke."))) is None


def test_a_reporter_s_beat_is_no_issuer() -> None:
    assert not is_official(page(("M", "By Ann Lee, White House correspondent"), ("B", "It rained.")))
