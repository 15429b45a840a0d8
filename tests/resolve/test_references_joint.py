"""Bodies named after two sides; sentences of our own."""

import pytest

from written import engagements_of


@pytest.mark.parametrize(
    ("sentence", "parties", "status"),
    [
        ("The Norway-Chile Trade Council held its second meeting in Bergen on Thursday.", ("CL", "NO"), "held"),
        (
            "The Peru-EU Trade and Technology Council (TTC) held its third ministerial meeting in Lima.",
            ("EU", "PE"),
            "held",
        ),
        (
            "The Norway–Chile Joint Commission on Fisheries will hold its next session in Bergen on June 15.",
            ("CL", "NO"),
            "planned",
        ),
    ],
)
def test_a_body_named_after_two_sides_is_both_of_them(sentence: str, parties: tuple[str, ...], status: str) -> None:
    (found,) = engagements_of(sentence)
    assert (found.parties, found.status, found.format) == (parties, status, "meeting")


def test_a_name_behind_two_sides_that_is_no_body_means_neither() -> None:
    assert engagements_of("The Norway-Chile Council House held its second reading night in Bergen on Thursday.") == ()
