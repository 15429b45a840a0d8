"""A second stop told with its own partners in one sentence is a meeting of its own."""

import pytest

from written import engagements_of


@pytest.mark.parametrize(
    ("told", "met"),
    [
        (
            "met in Lima with Peruvian President Ana Soto and in Quito with Ecuadorian officials",
            [("NO-PE", "Lima"), ("EC-NO", "Quito")],
        ),
        (
            "will meet with Kenyan leaders in Nairobi, and then in Kampala with Ugandan officials",
            [("KE-NO", "Nairobi"), ("NO-UG", "Kampala")],
        ),
        (
            "held talks in Lima on Monday with Peruvian President Ana Soto, and in Quito on Tuesday with Ecuador's minister Luis Vega",
            [("NO-PE", "Lima"), ("EC-NO", "Quito")],
        ),
    ],
)
def test_a_second_stop_in_one_sentence(told: str, met: list[tuple[str, str | None]]) -> None:
    found = engagements_of(f"Norwegian Foreign Minister Ola Berg {told}.")
    assert [("-".join(one.parties), one.place) for one in found] == met
