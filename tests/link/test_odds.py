"""What contradicts, and what is only told more narrowly."""

import pytest

from communique.link.odds import at_odds


@pytest.mark.parametrize(
    ("field", "told", "odds"),
    [
        ("date", ["2031-06-28/2031-06-30", "2031-06-29"], False),
        ("date", ["2031-06", "2031-06-01", "2031-06-30/2031-07-02"], True),
        ("date", ["2031-06-28", "2031-06-29"], True),
        ("place", ["Seoul", "Republic of Korea"], False),
        ("place", ["Washington, D.C.", "Washington, DC"], False),
        ("place", ["Washington", "Washington, D.C."], False),
        ("place", ["Seoul", "Busan"], True),
        ("place", ["Oslo", "Lisbon"], True),
        ("status", ["held", "planned"], False),
        ("status", ["cancelled", "held", "planned"], True),
        ("format", ["meeting", "visit"], False),
        ("format", ["call", "meeting"], True),
        ("parties", ["NO PT", "ES NO PT"], False),
        ("parties", ["NO PT", "ES NO"], True),
        ("level", ["leader", "minister"], True),
    ],
)
def test_two_values_that_cannot_both_be_right(field: str, told: list[str], odds: bool) -> None:
    assert at_odds(field, told) is odds
