"""Who is to sit in talks that leaders agree to open."""

import pytest

from written import coded

MET = "OSLO, March 4, 2031 — Norwegian Prime Minister Marit Haug and Peruvian President Elena Soto met in Oslo on Monday. "


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = coded("News in brief", MET + text)
    return [(one.status, tuple(sorted(one.participants)), one.level) for one in found]


BOTH = ("held", ("Elena Soto", "Marit Haug"), "leader")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Haug and Soto agreed to resume negotiations in Lima in May.", "unknown"),
        ("Haug and Soto agreed to open a dialogue of vice foreign ministers in Lima in May.", "senior"),
    ],
)
def test_who_agreed_to_talks_need_not_sit_in_them(text: str, level: str) -> None:
    assert told(text) == [BOTH, ("planned", (), level)]


def test_who_is_to_hold_talks_sits_in_them() -> None:
    assert told("Haug will hold talks with Soto in Lima in May.") == [
        BOTH,
        ("planned", ("Elena Soto", "Marit Haug"), "leader"),
    ]
