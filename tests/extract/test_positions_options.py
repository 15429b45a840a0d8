"""At whom a position may be aimed: the sides that its words name, each with where it stands."""

import pytest
from tests.extract.test_positions_bearing import page_of

from communique.extract.positions_options import target_options
from communique.extract.positions_rules import propose


@pytest.mark.parametrize(
    ("sentence", "side", "source"),
    [
        ("Norway condemned the seizure of the ship off Chile by the Argentine coast guard.", "AR", "outer=by"),
        ("Norway condemned the seizure of the ship by Argentina's coast guard.", "AR", "outer=by"),
        ("Norway condemned the seizure of the ship by Argentina.", "AR", "case=by"),
        ("Norway condemned the seizure of the Chilean ship by rebels.", "CL", "outer=of"),
    ],
)
def test_where_the_name_of_a_side_stands(sentence: str, side: str, source: str) -> None:
    page = page_of(sentence)
    whole = next(c for c in propose(page, page.tree.sentences[0]) if c.rule == "verb-of-position/1")
    sources = {option.value: option.sources for option in target_options(page, whole, ("NO",))}
    assert source in sources[(side,)]


def test_whom_a_page_is_about_is_told_beside_those_that_it_names() -> None:
    page = page_of("Chile has sent ships.", "Chile's ships lie off Peru.", "Chile fired.", "This must stop.")
    whole = next(c for c in propose(page, page.tree.sentences[3]))
    sources = {option.value: option.sources for option in target_options(page, whole, ("NO",))}
    assert {"page-rival", "rival-leads1"} <= set(sources[("CL",)])
    assert "nobody-around0" in sources[()]
