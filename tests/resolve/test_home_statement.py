"""Whose release or statement a page is where no newsroom wrote it."""

import pytest

from communique.resolve.home import issuer_side
from communique.values.annotated import Annotated
from written import Row, article_of, unparsed


def page(*rows: Row) -> Annotated:
    return unparsed(article_of(*rows, published=None))


def side_of(*rows: Row) -> str | None:
    told = issuer_side(page(*rows))
    return told[0] if told else None


@pytest.mark.parametrize(
    ("rows", "side"),
    [
        ((("H", "Visit to Fiji"), ("M", "Foreign Affairs and International Trade Canada"), ("B", "The Minister leaves.")), "CA"),
        ((("H", "Security Council Press Statement on Chad"), ("M", "Irish Department of Foreign Affairs"), ("B", "They spoke.")), "UN"),
        (
            (
                ("H", "Statement by the Minister for Foreign Affairs on Laos"),
                ("M", "Statement from the Ministry for Foreign Affairs"),
                ("B", "Norway welcomes the vote in Laos. Norway will stay on. Laos has asked for it."),
            ),
            "NO",
        ),
        (
            (
                ("H", "Minister opens talks"),
                ("M", "Department of Foreign Affairs and Trade"),
                ("B", "The Minister, Anna Holm T.D., spoke of Russia and of Russia's neighbours. Ireland stands with them."),
            ),
            "IE",
        ),
        (
            (
                ("H", "UNHCR reaches Kigoma"),
                ("M", "News Release"),
                ("B", "KIGOMA, Tanzania – UNHCR today reached Kigoma in Tanzania. UNHCR welcomes the opening of Tanzania's border."),
            ),
            "UNHCR",
        ),
    ],
)  # fmt: skip
def test_a_release_is_that_of_its_sign_or_of_who_acts_in_it(rows: tuple[Row, ...], side: str) -> None:
    assert side_of(*rows) == side


def test_a_newsroom_s_page_is_nobody_s_statement() -> None:
    rows = (
        ("H", "Norway welcomes vote in Laos"),
        ("M", "By Ann Lee"),
        ("B", "Norway welcomes the vote in Laos. Norway will stay on."),
    )
    assert side_of(*rows) is None


def test_a_release_that_tells_only_of_a_land_is_not_the_land_s() -> None:
    rows = (
        ("H", "Strikes go on in Iraq"),
        ("M", "News Release"),
        ("B", "Aircraft flew over Mosul in Iraq, and over Tikrit in Iraq."),
    )
    assert side_of(*rows) is None
