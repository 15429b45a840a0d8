"""A present behind "when" lies ahead where what is done then does."""

import pytest

from written import coded

HERE = "OSLO, March 4, 2031 — "


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Norwegian Foreign Minister Marit Haug will raise the wreck when she meets the Peruvian president in Lima.",
            "NO-PE",
        ),
        (
            "Norwegian Foreign Minister Marit Haug said she would ask the European Union for help when she meets the bloc's foreign "
            "policy chief in Brussels the following day.",
            "EU-NO",
        ),
    ],
)
def test_when_they_meet(text: str, met: str) -> None:
    assert [("-".join(one.parties), one.status) for one in coded("News in brief", HERE + text)] == [(met, "planned")]


def test_what_is_done_whenever_they_meet() -> None:
    text = "Norwegian ministers know what to say when Norway meets Peru."
    assert [one for one in coded("News in brief", HERE + text) if one.status == "planned"] == []
