"""Which states have an office."""

import pytest

from communique.lexicon.offices import may_have


@pytest.mark.parametrize(
    ("side", "post", "answer"),
    [
        ("JP", "President", False),
        ("JP", "then president", False),
        ("CL", "President-elect", True),
        ("CL", "former Prime Minister", False),
        ("PE", "prime minister", True),
        ("FR", "Chancellor", False),
        ("DE", "Chancellor", True),
        ("FR", "special envoy", True),
    ],
)
def test_offices_that_states_have(side: str, post: str, answer: bool) -> None:
    assert may_have(side, post) is answer
