"""Where the news was held where no sentence says so."""

import pytest

from written import coded


def told(text: str) -> list[tuple[str, str | None]]:
    return [("-".join(one.parties), one.place) for one in coded("News in brief", text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug met Peru's Elena Soto on Monday.", "Oslo"),
        ("March 4, 2031\nLIMA - Norwegian Foreign Minister Marit Haug met Peru's Elena Soto on Monday.", "Lima"),
        ("GENEVA, March 4, 2031 — Foreign Minister Marit Haug of Norway met Peru's Elena Soto on Monday.", "Geneva"),
    ],
)
def test_the_news_is_held_where_it_is_told_from(text: str, place: str) -> None:
    assert told(text) == [("NO-PE", place)]


def test_the_news_is_held_in_the_town_of_the_lead() -> None:
    text = "March 4, 2031\nIn Oslo the rain has not let up. Norwegian Foreign Minister Marit Haug met Peru's Elena Soto on Monday."
    assert told(text) == [("NO-PE", "Oslo")]


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug met Peru's Elena Soto in 2019.",
        "OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug met Peru's Elena Soto last week.",
        "OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug will meet Peru's Elena Soto on Wednesday.",
        "OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug spoke by phone with Peru's Elena Soto on Monday.",
    ],
)
def test_what_is_not_of_these_days_nor_face_to_face_has_its_own_place(text: str) -> None:
    assert told(text) == [("NO-PE", None)]


def test_an_ambassador_sits_abroad() -> None:
    text = "OSLO, March 4, 2031 — The Norwegian ambassador to Peru, Marit Haug, met President Elena Soto of Peru."
    assert told(text) == [("NO-PE", None)]


def test_a_town_whose_name_opens_with_new() -> None:
    text = (
        "OSLO, March 4, 2031 — Norwegian Foreign Minister Marit Haug flies out on Thursday. "
        "In New York the Foreign Minister speaks at a fair on Monday; she will also see Peru's Elena Soto."
    )
    assert told(text) == [("NO-PE", "New York")]
