"""Which weights judge the positions of a page."""

import pytest

from communique.extract.positions import extract_positions, written_by
from communique.extract.positions_scorer import Weights, Writer, weights
from communique.values.understood import Understood
from written import read

NEWS = "OSLO, March 14 - Peru condemned the launch, and Norway urged Chile to return to the talks, officials said."
RELEASE = "We condemn the launch and urge Chile to return to the talks."


def news() -> Understood:
    """A page of the press."""
    return read(("H", "Peru condemns launch"), NEWS, headed=True, thorough=True)


def release() -> Understood:
    """A ministry's own page."""
    return read(("H", "Launch by Chile"), ("M", "Foreign & Commonwealth Office"), RELEASE, headed=True, thorough=True)


def test_a_page_is_of_the_press_or_of_a_side() -> None:
    """A release is its side's own, an agency's news of others is the press's."""
    assert (written_by(news()), written_by(release())) == ("press", "side")


def test_each_has_weights_of_its_own() -> None:
    """The press's pages and a side's own are judged by weights fitted for them, read once."""
    assert weights("press") is weights("press")
    assert weights("press").marks != weights("side").marks


def test_positions_are_judged_by_the_weights_of_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights asked for are those of who writes the page."""
    asked: list[Writer] = []

    def told(writer: Writer) -> Weights:
        asked.append(writer)
        return weights(writer)

    monkeypatch.setattr("communique.extract.positions.weights", told)
    assert extract_positions(news(), (), ())
    assert extract_positions(release(), (), ())
    assert asked == ["press", "side"]
