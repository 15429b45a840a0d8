"""The article's table of people, over sentences of our own and without a parser."""

from hypothesis import given
from hypothesis import strategies as st

from communique.values.understood import PersonEntry
from written import article_of, people_of, unparsed


def table(*lines: str, kinds: str = "") -> dict[str, PersonEntry]:
    rows = zip(kinds or "B" * len(lines), lines, strict=True)
    return people_of(unparsed(article_of(*rows, published=None)))  # type: ignore[arg-type]


def post(entry: PersonEntry) -> str | None:
    return entry.post.text if entry.post else None


def test_three_kims_are_told_apart_by_title_and_nearness() -> None:
    people = table(
        "North Korean leader Kim Jong Un spoke. South Korean Foreign Minister Kim Ha-na answered.",
        "U.S. envoy Kim Reed was asked. Foreign Minister Kim said no. President Kim left.",
        "Kim Jong Un stayed. Kim smiled.",
    )
    assert (people["Kim Jong Un"].side, people["Kim Ha-na"].side, people["Kim Reed"].side) == ("KP", "KR", "US")
    assert len(people["Kim Ha-na"].mentions) == 2
    assert len(people["Kim Jong Un"].mentions) >= 3


def test_an_assistant_secretary_is_not_of_the_land_that_was_called() -> None:
    people = table(
        "The United States welcomes the truce.",
        "In calls with Sudanese leaders, Assistant Secretary for African Affairs Ann Reed thanked both.",
    )
    assert people["Ann Reed"].side == "US"


def test_the_fullest_form_names_the_person() -> None:
    people = table(
        "Secretary Stone left. Secretary of State Laura J. Stone met Norway's Anna Holm. Laura Stone smiled."
    )
    assert "Laura J. Stone" in people
    assert len(people["Laura J. Stone"].mentions) == 3


def test_a_name_spelt_in_two_ways_is_one_person_by_the_name_told_more_often() -> None:
    people = table("President Ostap Holmskyy waved.", "President Ostap Holmsky came. Holmsky spoke. Then Holmsky left.")
    assert [(name, len(entry.mentions)) for name, entry in people.items()] == [("Ostap Holmsky", 4)]


def test_either_order_of_a_name_is_one_person() -> None:
    people = table("Japan's envoy Namazu Kenta came. Kenta Namazu left. Namazu spoke.")
    assert [(entry.surname, len(entry.mentions)) for entry in people.values()] == [("Namazu", 3)]


def test_a_counterpart_has_a_side_but_no_post() -> None:
    people = table("Danish Foreign Minister Anna Holm met her Chilean counterpart, Pedro Sol.")
    assert people["Pedro Sol"].side == "CL"
    assert people["Pedro Sol"].official
    assert post(people["Pedro Sol"]) is None


def test_the_side_runs_on_in_a_list() -> None:
    people = table("They met Israeli National Security Advisor Dan Levi and Senior Policy Advisor Mira Katz.")
    assert people["Mira Katz"].side == "IL"


def test_a_bare_title_in_a_release_is_the_houses_own_or_its_guests() -> None:
    people = table(
        "Secretary Stone’s Call with Peruvian Foreign Minister Vega",
        "The below is attributable to Spokesperson Ned Poe:",
        "Secretary of State Laura Stone spoke with Foreign Minister Ana Vega and thanked Prime Minister Sol.",
        kinds="HMB",
    )
    assert {name: entry.side for name, entry in people.items()} == {
        "Laura Stone": "US",
        "Ana Vega": "PE",
        "Ned Poe": "US",
        "Sol": "PE",
    }


def test_a_title_that_one_state_alone_has() -> None:
    assert table("Chief Cabinet Secretary Kenta Ono told reporters so.")["Kenta Ono"].side == "JP"


def test_an_adviser_is_of_the_side_of_the_leader_served() -> None:
    people = table("Lemma Tola, national security adviser to Ethiopian Prime Minister Abebe Bekele, led the team.")
    assert people["Lemma Tola"].side == "ET"


def test_titles_told_apart_from_the_name() -> None:
    people = table(
        "Norway's Anna Holm came. It was her first visit since Holm became foreign minister.",
        "The last Chilean foreign minister to come was Chile's Pedro Sol.",
    )
    assert post(people["Anna Holm"]) == "foreign minister"
    assert post(people["Pedro Sol"]) == "foreign minister"


def test_a_plural_title_is_each_persons_in_the_singular() -> None:
    people = table("Foreign Ministers Ana Vega of Peru and Pedro Sol of Chile met.")
    assert {(entry.side, post(entry)) for entry in people.values()} == {
        ("PE", "Foreign Minister"),
        ("CL", "Foreign Minister"),
    }


def test_private_people_are_kept_but_are_no_officials() -> None:
    people = table(
        "By Rosa Lind",
        "Peru's tennis star Juan Sol won. Acme Airlines President Tim Cole cheered. Analyst John Day wrote it down.",
        kinds="MB",
    )
    assert people
    assert not any(entry.official for entry in people.values())


def test_what_is_known_of_a_leader_is_only_a_prior() -> None:
    people = table(
        "Putin spoke in Moscow, and Russia's defence minister Ivan Petrov listened.", "Danish envoy Maria Putin left."
    )
    assert people["Maria Putin"].side == "DK"


def test_receipts_quote_the_text() -> None:
    lines = ("Danish Foreign Minister Anna Holm met Ms. Vega, Peru's envoy for trade.",)
    for entry in table(*lines).values():
        for receipt in (entry.named_at, entry.side_at, entry.post_at):
            assert receipt is None or lines[0][receipt.start : receipt.end] == receipt.quote


def test_the_sentence_says_which_side_a_delegation_is_of() -> None:
    people = table(
        "The Peruvian side was led by Ana Vega, director for trade, and the Chilean team by deputy head Pedro Sol."
    )
    assert people["Ana Vega"].side == "PE"


def test_a_demonym_as_a_noun_tells_the_side_of_the_name_after_it() -> None:
    people = table(
        "Danish Foreign Minister Anna Holm spoke first. The Chilean, Pedro Sol, left early, a minister said."
    )
    assert people["Pedro Sol"].side == "CL"
    assert people["Pedro Sol"].official


def test_two_heads_of_state_in_one_sentence_are_of_two_states() -> None:
    people = table(
        "Chile and Peru signed. Peruvian President Ana Vega hugged President Pedro Sol, and Peru cheered Chile."
    )
    assert (people["Ana Vega"].side, people["Pedro Sol"].side) == ("PE", "CL")


def test_sides_of_a_coordinated_title_go_to_the_names_in_turn() -> None:
    people = table(
        "The foreign ministers of Peru and Chile, Ana Vega and Pedro Sol, met. Danish and U.S. envoys Per Holm and Bob Day came."
    )
    assert {name: entry.side for name, entry in people.items()} == {
        "Ana Vega": "PE",
        "Pedro Sol": "CL",
        "Per Holm": "DK",
        "Bob Day": "US",
    }


def test_the_state_that_a_title_ends_in_is_left_out_of_the_post() -> None:
    people = table("Ana Vega, president of Peru, spoke.")
    assert (post(people["Ana Vega"]), people["Ana Vega"].side) == ("president", "PE")


def test_the_land_of_a_name_is_a_last_resort_among_the_sides_named() -> None:
    named = table("Seoul spoke of Vietnam. Vice minister Oh Se-jin left for talks on Vietnam and Japan.")
    unnamed = table("Vice minister Oh Se-jin left for talks on Vietnam and Peru.")
    assert named["Oh Se-jin"].side == "KR"
    assert unnamed["Oh Se-jin"].side_rule != "name-shape"


WORDS = [
    "President",
    "Foreign Minister",
    "Kim",
    "Jong",
    "Un",
    "J.",
    "al-Said",
    "Ёж",
    "Ł",
    "’s",
    ",",
    "and",
    "Seoul",
    "the",
    "(R)",
    "of",
    "No.",
    "Mr.",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=25))
def test_no_words_break_the_table(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    for entry in table(text or "x").values():
        # a name in capitals is told with one capital each, its receipt as the page has it
        assert text[entry.named_at.start : entry.named_at.end].casefold() == entry.name.casefold()
        assert entry.surname


def test_a_short_name_and_one_with_all_its_parts_are_one_person() -> None:
    people = table("Norway's President Joe Holm spoke.", "President Joseph R. Holm, Jr. met Chile's Ana Soto.")
    assert list(people) == ["Joseph R. Holm, Jr.", "Ana Soto"]
