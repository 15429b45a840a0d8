"""Sides and offices that the text tells in other words than a title beside the name, over sentences of our own."""

import pytest
from tests.resolve.test_people import table

from written import article_of, people_of, unparsed


@pytest.mark.parametrize(
    ("lines", "name", "side"),
    [
        (("Danish envoy Per Holm will visit Lima.", "His deputy, Ben Roy, will go with him."), "Ben Roy", "DK"),
        (("Danish envoy Per Holm met Chile's Pedro Sol.", "Sol asked Holm's predecessor, Ben Roy, in May."), "Ben Roy", "DK"),
        (("Danish envoy Per Holm met Chile's Pedro Sol.", "Per Holm took over from Ben Roy last month."), "Ben Roy", "DK"),
        (("Danish envoy Per Holm, who succeeded Ben Roy in May, flew to Chile.",), "Ben Roy", "DK"),
        (("Chile and Peru spoke. Ben Roy, sent by Danish Prime Minister Per Holm, sat in.",), "Ben Roy", "DK"),
        (("Chile and Peru spoke. Energy Minister Ben Roy came from Copenhagen.",), "Ben Roy", "DK"),
        (
            ("Per Holm for the Danish government and Ben Roy for Chile signed the accord in Lima.",),
            "Ben Roy",
            "CL",
        ),
        (("Danish Foreign Minister Per Holm flew to Peru.", "He and Finance Minister Ben Roy will speak there."), "Ben Roy", "DK"),
        (("Lima is on the move, too. Ben Roy, its special envoy for trade, sets out for Chile this week.",), "Ben Roy", "PE"),
        (("The Danish side came first; the team of Chile under Deputy Minister Ben Roy sat down last.",), "Ben Roy", "CL"),
    ],
)  # fmt: skip
def test_a_tie_to_another_official_or_to_a_state_tells_the_side(lines: tuple[str, ...], name: str, side: str) -> None:
    entry = table(*lines)[name]
    assert (entry.side, entry.official) == (side, True)


@pytest.mark.parametrize(
    ("lines", "side"),
    [
        (("Danish envoy Per Holm called Ohio Governor Ben Roy about a plant in Chile.",), "US"),
        (("Danish envoy Per Holm flew to Chile. Ben Roy, the premier of Ontario, saw him off.",), "CA"),
        (("Call With Ohio Governor Roy", "Danish envoy Per Holm spoke with Governor Ben Roy. They turned to Chile.",), "US"),
    ],
)  # fmt: skip
def test_who_governs_a_part_of_a_state_is_of_that_state(lines: tuple[str, ...], side: str) -> None:
    assert table(*lines)["Ben Roy"].side == side


def test_a_minister_met_in_a_part_of_a_state_is_not_of_that_state() -> None:
    assert table("Danish envoy Per Holm met in Ohio Foreign Minister Ben Roy of Chile.")["Ben Roy"].side == "CL"


def test_a_counterpart_that_stands_without_the_name_is_the_one_just_named() -> None:
    people = table(
        "Danish envoy Per Holm hopes to see Ben Roy in Lima. He and his Chilean counterpart last met in May."
    )
    assert (people["Ben Roy"].side, people["Ben Roy"].official) == ("CL", True)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Peru's chief delegate to the trade talks left for Chile on Monday.",
            "Ana Vega is to sit down there with Pedro Sol.",
        ),
        ("Ana Vega, meanwhile, was seen in public for once. The Peruvian envoy sat through a parade in Chile.",),
        ("The last Peruvian trade minister to come to Chile was Ana Vega, in May.",),
    ],
)
def test_an_official_left_unnamed_is_the_one_whom_the_next_sentence_names(lines: tuple[str, ...]) -> None:
    entry = table(*lines)["Ana Vega"]
    assert (entry.side, entry.official) == ("PE", True)
    assert entry.post is not None


def test_who_became_a_minister_is_an_official() -> None:
    people = table(
        "Kenta Ono met Danish envoy Per Holm. It was his first trip from Japan since Ono became foreign minister."
    )
    assert (people["Kenta Ono"].side, people["Kenta Ono"].official) == ("JP", True)


def test_two_people_under_one_title_are_of_the_two_states_told_together() -> None:
    people = table(
        "Chile and Peru are back on speaking terms. Presidents Pedro Sol and Ana Vega agreed on it on Tuesday.",
        "At the table were Foreign Ministers Luis Ros and Rosa Luz and a Danish broker.",
    )
    assert {name: entry.side for name, entry in people.items()} == {
        "Pedro Sol": "CL",
        "Ana Vega": "PE",
        "Luis Ros": "CL",
        "Rosa Luz": "PE",
    }


def test_the_shape_of_a_name_outweighs_the_order_of_two_states() -> None:
    people = table("South Korea and Denmark agreed. Foreign Ministers Per Holm and Oh Se-jin signed.")
    assert (people["Per Holm"].side, people["Oh Se-jin"].side) == ("DK", "KR")


def test_a_title_of_two_goes_to_the_names_that_begin_the_next_sentence() -> None:
    people = table(
        "The national security advisers of Chile and Peru spoke on Monday.", "Pedro Sol and Ana Vega praised the truce."
    )
    assert [(entry.side, entry.post.text) for entry in people.values() if entry.post] == [
        ("CL", "national security adviser"),
        ("PE", "national security adviser"),
    ]


def test_advisers_of_the_two_countries_bear_the_title() -> None:
    people = table(
        "Chile and Peru met.",
        "The national security advisers of the two countries, Pedro Sol and Ana Vega, had spoken before.",
    )
    assert [(entry.side, entry.post.text) for entry in people.values() if entry.post] == [
        ("CL", "national security adviser"),
        ("PE", "national security adviser"),
    ]


def test_leaders_who_last_met_are_of_the_states_that_did() -> None:
    people = table("Chile and Peru last held a summit in Lima in May, when Pedro Sol met Ana Vega.")
    assert (people["Pedro Sol"].side, people["Ana Vega"].side) == ("CL", "PE")


def test_whom_an_official_met_is_of_the_land_that_shaped_the_name() -> None:
    people = table(
        "Danish Prime Minister Per Holm called off his meeting in May with Kenta Ono, and Japan said nothing."
    )
    assert (people["Kenta Ono"].side, people["Kenta Ono"].official) == ("JP", True)


def test_whom_his_own_side_met_is_no_official_by_the_shape_of_the_name() -> None:
    people = table("Japanese Foreign Minister Hana Abe met Kenta Ono, whose son is missing. Japan is worried.")
    assert not people["Kenta Ono"].official


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Japan and Chile talked. In May, President Ben Roy thanked Japan in a speech about Japan. Chile was glad.",
            "CL",
        ),
        ("Peru, Chile and Peru again. Prime Minister Ben Roy visited Chile in May. Peru was glad.", "PE"),
        ("Danish President Per Holm was received by President Ben Roy in Lima. Peru and Denmark are near.", "PE"),
    ],
)
def test_nobody_is_of_a_state_without_the_office_nor_of_one_visited(text: str, side: str) -> None:
    assert table(text)["Ben Roy"].side == side


def test_who_carries_a_message_to_somebody_does_not_serve_him() -> None:
    people = table("A Peruvian envoy carried a message from President Ana Vega to Pedro Sol, the Chilean leader.")
    assert people["Ana Vega"].side == "PE"


def test_a_release_has_one_president_of_its_own_and_none_who_wages_war() -> None:
    people = table(
        "Statement on Chile",
        "The White House",
        "President Joe Roy spoke with President Ana Vega of Chile. President Pedro Sol called from Peru.",
        "The aggression of May, President Luis Ros’s war of choice on Chile, comes from Peru.",
        kinds="HMBB",
    )
    assert people["Joe Roy"].side == "US"
    assert people["Pedro Sol"].side != "US"
    assert people["Luis Ros"].side != "US"


def test_colleagues_of_a_pair_are_no_officials() -> None:
    people = table(
        "Peru and Chile mourn. Two colleagues, Pedro Sol and Ana Vega, were killed. The minister of Peru wept."
    )
    assert not people["Pedro Sol"].official
    assert not people["Ana Vega"].official


def test_a_judge_is_not_the_leader_of_that_name() -> None:
    assert table("Judge Boris Johnson was named to the court in Peru.")["Boris Johnson"].side != "GB"
    assert table("Boris Johnson was in Peru.")["Boris Johnson"].side == "GB"


def test_a_family_name_alone_means_a_leader_in_office_where_no_land_is_named() -> None:
    def read(day: str) -> list[str]:
        text = "Envoys left. Firms such as Merkel were glad."
        return [entry.name for entry in people_of(unparsed(article_of(("B", text), published=day))).values()
                if entry.official]  # fmt: skip

    assert read("2016-03-04") == ["Merkel"]
    assert not read("2025-03-04")


def test_a_holder_of_the_wider_table_is_known_where_the_state_is_named() -> None:
    entry = table("Festus Mogae stayed on in Botswana.")["Festus Mogae"]
    assert (entry.side, entry.official) == ("BW", True)
    elsewhere = table("Festus Mogae stayed on in Norway.").get("Festus Mogae")
    assert elsewhere is None or (elsewhere.side, elsewhere.official) == (None, False)


def test_a_president_of_long_ago_is_known_where_his_state_is_named() -> None:
    people = table("Denmark, said the United States, was dear to President Nixon.")
    assert people["Nixon"].side == "US"


def test_titles_in_capitals_give_way_to_the_same_in_small_letters() -> None:
    people = table("FOREIGN MINISTER HOLM: Yes.", "Danish Foreign Minister Anna Holm left. FOREIGN MINISTER HOLM came.")
    assert people["Anna Holm"].post is not None
    assert people["Anna Holm"].post.text == "Foreign Minister"
