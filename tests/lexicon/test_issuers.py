"""Signs of who puts out a release."""

import pytest

from communique.lexicon.issuers import calls_itself_release, honoured, is_official_statement, issuer_in, names_house


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("From: Global Affairs Canada", "CA"),
        ("Vienna, 03/02/2017 - 09:30, UNIQUE ID: 170203_4", "EU"),
        ("Anna Holm T.D.", "IE"),
        ("SC/13001", "UN"),
        ("European Commissioner in Lima", None),
        ("Ministry of Foreign Affairs", None),
    ],
)
def test_a_letterhead_bears_the_sign_of_its_side(line: str, side: str | None) -> None:
    told = issuer_in(line)
    assert (told[0] if told else None) == side


@pytest.mark.parametrize(
    ("headline", "side"),
    [
        ("Security Council Press Statement on Chad", "UN"),
        ("Statement by the High Representative on Bolivia", "EU"),
        ("Statement by the High Representative for Disarmament Affairs", None),
        ("Peru welcomes Security Council vote", None),
    ],
)
def test_a_headline_tells_whose_statement_it_is(headline: str, side: str | None) -> None:
    told = issuer_in(headline, headline=True)
    assert (told[0] if told else None) == side


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("Media release", True),
        ("Press Release No. 371", True),
        ("News story | 3 May 2017", True),
        ("Statement from the Ministry for Foreign Affairs", True),
        ("The press release was sent to all", False),
        ("Releases", False),
    ],
)
def test_a_release_says_that_it_is_one(line: str, holds: bool) -> None:
    assert calls_itself_release(line) is holds


def test_a_house_stands_alone_on_its_line() -> None:
    assert names_house("Department of Foreign Affairs and Trade")
    assert names_house("Foreign Ministry")
    assert not names_house("The foreign ministry rejected the report")


@pytest.mark.parametrize(
    ("headline", "holds"),
    [
        ("Statement by the Minister for Foreign Affairs on Laos", True),
        ("Foreign Ministry Spokesperson Ann Lee's Remarks on the Reef", True),
        ("Minister Holm opens bridge", False),
    ],
)
def test_a_headline_may_call_the_page_a_statement(headline: str, holds: bool) -> None:
    assert is_official_statement(headline) is holds


def test_letters_behind_a_name_tell_a_land() -> None:
    told = honoured("The Minister, Anna Holm T.D., spoke.")
    assert told is not None
    assert told[0] == "IE"
    assert honoured("Anna Holm MP spoke.") is None
