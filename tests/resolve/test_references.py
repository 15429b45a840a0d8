"""Who names, titles, pronouns and counted plurals mean, over sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.values.syntax import Token
from communique.values.understood import Referent, Understood
from written import Row, read


def understand(*lines: str, headline: str | None = None, meta: str | None = None) -> Understood:
    """An article of the lines given, each a paragraph of the body."""
    above: list[Row] = [("H", headline)] if headline else []
    above += [("M", meta)] if meta else []
    return read(*above, *lines, published=None, thorough=True)


def word(understood: Understood, text: str, time: int = 1) -> Token:
    return [token for token in understood.annotated.tree.tokens if token.text == text][time - 1]


def meaning(understood: Understood, text: str, time: int = 1) -> Referent:
    found = understood.refer(word(understood, text, time))
    assert found is not None, f"{text} means nothing"
    return found


def names(understood: Understood, referent: Referent) -> list[str]:
    return [understood.person(key).name for key in referent.people]


def test_a_demonym_makes_the_officials_its_own() -> None:
    understood = understand("Norwegian officials welcomed the plan.")
    assert meaning(understood, "officials").sides == ("NO",)


def test_coordinated_sides_are_one_referent() -> None:
    understood = understand("Chile, Peru and Bolivia signed the accord.")
    assert meaning(understood, "Chile").sides == ("BO", "CL", "PE")


@pytest.mark.parametrize(
    ("words", "noun"), [("NATO officials in Oslo agreed.", "officials"), ("She spoke of EU envoys in Lima.", "envoys")]
)
def test_officials_with_a_side_are_not_of_the_city_they_are_in(words: str, noun: str) -> None:
    assert meaning(understand(words), noun).sides in (("NATO",), ("EU",))


def test_adjectives_in_a_listing_share_their_noun() -> None:
    understood = understand("The Polish and Czech ministers agreed on a pipeline.")
    assert meaning(understood, "ministers").sides == ("CZ", "PL")


def test_he_is_the_last_subject() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak met Czech Foreign Minister Pavel Dvorak in Prague. "
        "He said the border would stay open."
    )
    assert names(understood, meaning(understood, "He")) == ["Jan Nowak"]


def test_she_passes_over_men() -> None:
    understood = understand(
        "Swedish Foreign Minister Anna Lindqvist received Mr. Peter Hansen of Denmark. "
        "Mr. Hansen spoke first. She answered at length."
    )
    assert names(understood, meaning(understood, "She")) == ["Anna Lindqvist"]


def test_they_and_the_two_are_those_who_met() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak met Czech Foreign Minister Pavel Dvorak in Vienna. "
        "They agreed to reopen the crossing. The two sides will meet again."
    )
    assert meaning(understood, "They").sides == ("CZ", "PL")
    assert meaning(understood, "sides").sides == ("CZ", "PL")


def test_the_venue_is_no_party_of_they() -> None:
    understood = understand("Envoys of Chile and Peru sat down in Geneva. They left without a deal.")
    assert meaning(understood, "They").sides == ("CL", "PE")


def test_its_is_the_state_that_was_subject() -> None:
    understood = understand("Latvia recalled its ambassador.")
    assert meaning(understood, "its").sides == ("LV",)


def test_his_counterpart_is_named_beside() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak received his Czech counterpart, Pavel Dvorak, on Monday."
    )
    assert names(understood, meaning(understood, "counterpart")) == ["Pavel Dvorak"]


def test_a_title_finds_its_holder() -> None:
    understood = understand(
        "Polish President Jan Nowak met Czech Foreign Minister Pavel Dvorak. The president thanked the minister."
    )
    assert names(understood, meaning(understood, "president")) == ["Jan Nowak"]
    assert names(understood, meaning(understood, "minister")) == ["Pavel Dvorak"]


def test_a_demonym_alone_is_the_person() -> None:
    understood = understand(
        "Serbian Foreign Minister Ivan Petrov met Slovenian envoy Luka Kranjc in Ljubljana. The Slovenian smiled."
    )
    assert names(understood, meaning(understood, "Slovenian", 2)) == ["Luka Kranjc"]


def test_the_ministry_is_the_one_named_before() -> None:
    understood = understand("Peru's foreign ministry denied it. The ministry said no more.")
    assert meaning(understood, "ministry", 2).sides == ("PE",)


def test_his_government_is_of_his_side() -> None:
    understood = understand("Polish President Jan Nowak said his government would appeal.")
    assert meaning(understood, "government").sides == ("PL",)


def test_the_kingdom_is_a_kingdom() -> None:
    understood = understand("Jordan and Iraq argued. Morocco stayed out of it. The kingdom kept silent.")
    assert meaning(understood, "kingdom").sides == ("MA",)


def test_the_world_is_no_side() -> None:
    understood = understand("The international community must act.")
    assert understood.refer(word(understood, "community")) is None


def test_we_in_a_quote_is_the_one_quoted() -> None:
    understood = understand('"We will sign," Polish President Jan Nowak said.')
    found = meaning(understood, "We")
    assert found.sides == ("PL",)
    assert names(understood, found) == ["Jan Nowak"]


def test_the_speaker_of_remarks_is_told_by_the_headline() -> None:
    understood = understand(
        "We stand with our friends in Peru.",
        headline="Statement by Norwegian Foreign Minister Erik Solberg",
        meta="Ministry of Foreign Affairs of Norway",
    )
    assert understood.speaker is not None
    assert understood.person(understood.speaker).name == "Erik Solberg"
    assert understood.voice == ("NO",)
    assert meaning(understood, "We").sides == ("NO",)


def test_a_joint_statement_speaks_for_all_that_issue_it() -> None:
    understood = understand(
        "The text of the following statement was released by the governments of Chile, Peru and Norway.",
        "We condemn the arrests.",
        headline="Joint Statement on the Arrests",
    )
    assert understood.voice == ("CL", "NO", "PE")
    assert meaning(understood, "We").sides == ("CL", "NO", "PE")


@pytest.mark.parametrize(
    "opening",
    [
        "Chile, Peru and Norway issued the following joint statement.",
        "We, the governments of Chile, Peru and Norway, condemn the arrests in Kenya and in Ghana.",
        "Ministers of Chile, Peru and Norway met in Lima on 3 May 2031 to discuss the crisis in Kenya.",
    ],
)
def test_whom_a_joint_statement_is_about_does_not_issue_it(opening: str) -> None:
    understood = understand(opening, "We call on Kenya to talk.", headline="Joint Statement on the Arrests in Kenya")
    assert understood.voice == ("CL", "NO", "PE")


@pytest.mark.parametrize(
    ("headline", "opening", "voice"),
    [
        ("AUKUS Leaders’ Level Statement", "Today, the leaders met.", ("AU", "GB", "US")),
        (
            "Statement on the Report on Kenya",
            "Chile, Norway, and Peru, as members of the Friends of Kenya, welcome the report.",
            ("CL", "NO", "PE"),
        ),
        (
            "Friends of Kenya Joint Statement",
            "Following is a joint statement on the peace process that Ghana and Togo facilitate in Kenya issued by Chile and Peru.",
            ("CL", "PE"),
        ),
        ("Statement on the Report on Kenya", "Norway and Peru welcome the report.", ()),
        (
            "Harbour Group Statement on Kenya",
            "The Harbour Group (Norway and Peru), Chile, and Ghana are alarmed by the arrests.",
            ("CL", "GH", "NO", "PE"),
        ),
        (
            "Joint Statement on the Wreck",
            "The governments of Norway and Peru have joined to support the efforts of Kenya.",
            ("NO", "PE"),
        ),
        (
            "Lima Declaration",
            "Today, the President of Peru and the Prime Minister of Norway affirm their friendship with Kenya.",
            ("NO", "PE"),
        ),
        ("A Report on Kenya Is Out", "Chile, Norway, and Peru welcome the report.", ()),
    ],
)
def test_who_issues_a_joint_text(headline: str, opening: str, voice: tuple[str, ...]) -> None:
    assert understand(opening, "We call on Kenya to talk.", headline=headline).voice == voice


@pytest.mark.parametrize(
    "end", ["Signed by the Governments of Chile, Norway and Peru.", "Signatories:\nChile\nNorway\nPeru"]
)
def test_a_statement_speaks_for_all_who_signed_it(end: str) -> None:
    understood = understand(
        "The undersigned members of the Harbour Group regret the vote in Kenya.",
        "We urge Kenya to talk.",
        *end.split("\n"),
        headline="Harbour Group Statement on Kenya",
    )
    assert meaning(understood, "We").sides == ("CL", "NO", "PE")


@pytest.mark.parametrize(
    "lines",
    [
        ["Participants in the call included the presidents of Chile and Peru."],
        ["The leaders that participated:", "President Ana Ruiz of Peru", "President Luis Soto of Chile"],
    ],
)
def test_who_took_part_may_be_listed_after_what_they_said(lines: list[str]) -> None:
    understood = understand(
        "President Jane Miller spoke today with leaders of the region.",
        "The leaders expressed concern about Kenya. They agreed to meet again.",
        *lines,
        headline="Readout of President Miller's Call",
        meta="The White House",
    )
    assert meaning(understood, "leaders", 2).sides == ("CL", "PE", "US")
    assert meaning(understood, "They").sides == ("CL", "PE", "US")


def test_a_line_that_opens_the_text_announces_nobody() -> None:
    understood = understand(
        "The following statement was released by Polish Foreign Minister Jan Nowak and Czech Foreign Minister Pavel Dvorak.",
        "Begin text:",
        "We, the Foreign Ministers of the Czech Republic and Poland, regret the vote in Kenya.",
        "We stand by the observers.",
        headline="Joint Statement by the Foreign Ministers of the Czech Republic and Poland",
    )
    assert [meaning(understood, "We", time).sides for time in (1, 2)] == [("CZ", "PL"), ("CZ", "PL")]


def test_turns_of_a_transcript_change_the_speaker() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak and Czech Foreign Minister Pavel Dvorak spoke to reporters.",
        "MINISTER NOWAK: We are glad to be here.",
        "MINISTER DVORAK: We are glad too.",
    )
    assert [names(understood, meaning(understood, "We", time)) for time in (1, 2)] == [["Jan Nowak"], ["Pavel Dvorak"]]


def test_a_turn_may_have_letters_with_marks() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak and Turkish Foreign Minister Çağrı Öztürk spoke to reporters.",
        "MINISTER NOWAK: We are glad to be here.",
        "MINISTER ÖZTÜRK: We are glad too.",
        "MINISTER OZTURK: We leave now.",
    )
    assert [names(understood, meaning(understood, "We", time)) for time in (1, 2, 3)] == [
        ["Jan Nowak"],
        ["Çağrı Öztürk"],
        ["Çağrı Öztürk"],
    ]


@pytest.mark.parametrize(("line", "sides"), [("These steps include:", ("NO",)), ("The message said:", ("RS",))])
def test_a_list_is_announced_by_nobody(line: str, sides: tuple[str, ...]) -> None:
    understood = understand(
        "Serbian President Ivan Petrov closed the border.",
        line,
        "We will keep the road open.",
        headline="Norway Acts at the Border",
        meta="Ministry of Foreign Affairs of Norway",
    )
    assert meaning(understood, "We").sides == sides


@pytest.mark.parametrize(
    "text", ["", "They met.", "He and she said the two sides agreed.", "The former and the latter."]
)
def test_what_has_no_antecedent_means_nobody(text: str) -> None:
    understood = understand(text)
    assert all(not referent.sides for referent in understood.referents.values())


WORDS = st.sampled_from(
    [
        "They",
        "he",
        "the",
        "two",
        "sides",
        "Japan",
        "and",
        "met",
        "Kim",
        "said",
        "his",
        "counterpart",
        ",",
        "ministry",
        '"',
        "we",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_every_source_quotes_the_text(words: list[str]) -> None:
    understood = understand(" ".join(words))
    text = understood.annotated.article.text
    for referent in understood.referents.values():
        assert referent.rule.partition("/")[2]
        assert referent.sides == tuple(sorted(referent.sides))
        assert all(text[receipt.start : receipt.end] == receipt.quote for receipt in referent.source)


def test_a_host_is_the_other_party() -> None:
    understood = understand(
        "Polish President Jan Nowak received Czech Foreign Minister Pavel Dvorak. The minister thanked his host."
    )
    assert names(understood, meaning(understood, "host")) == ["Jan Nowak"]


def test_a_host_unnamed_is_of_the_place() -> None:
    understood = understand("Polish President Jan Nowak arrived in Beijing on Monday. His host praised the plan.")
    assert meaning(understood, "host").sides == ("CN",)


def test_guests_of_a_named_host_are_the_others() -> None:
    understood = understand(
        "Polish President Jan Nowak hosted Ivan Petrov of Serbia and Luka Kranjc of Slovenia. Nowak's guests signed."
    )
    assert meaning(understood, "guests").sides == ("RS", "SI")


def test_their_is_of_the_clause_s_own_subjects() -> None:
    understood = understand(
        "Polish Foreign Minister Jan Nowak flew to Prague. He and Czech President Pavel Dvorak discussed their border."
    )
    assert meaning(understood, "their").sides == ("CZ", "PL")


def test_former_and_latter_of_states() -> None:
    understood = understand("Chile and Peru signed the accord. The former will host the talks.")
    assert meaning(understood, "former").sides == ("CL",)


def test_neither_side_is_both() -> None:
    understood = understand("Chile and Peru held talks. Neither side gave details.")
    assert meaning(understood, "side").sides == ("CL", "PE")


def test_two_of_something_counts_no_sides() -> None:
    understood = understand("Chile and Peru held talks. Two of their soldiers died.")
    assert understood.refer(word(understood, "Two")) is None


def test_someone_told_by_title_alone_can_be_he() -> None:
    understood = understand("The Norwegian president said he would resign.")
    assert meaning(understood, "he").sides == ("NO",)


def test_the_envoy_is_the_ambassador_told_before() -> None:
    understood = understand("Latvia summoned the Belarusian ambassador. The envoy was told to leave.")
    assert meaning(understood, "envoy").sides == ("BY",)


def test_members_of_a_body_named_before() -> None:
    understood = understand("The Security Council met. Its members agreed on a text.")
    assert meaning(understood, "members").sides == ("UN",)


def test_the_announced_person_speaks_on_the_lines_that_follow() -> None:
    understood = understand(
        "Norwegian Foreign Minister Erik Solberg said:",
        "We welcome the release of the sailors.",
        "I thank all who helped.",
    )
    assert understood.speaker is not None
    assert meaning(understood, "I").sides == ("NO",)
    assert understood.speaker_at(1) == understood.speaker


def test_the_caller_is_the_other_of_the_two() -> None:
    understood = understand(
        "Polish President Jan Nowak rang Czech Foreign Minister Pavel Dvorak. The minister told the caller to wait."
    )
    assert names(understood, meaning(understood, "caller")) == ["Jan Nowak"]


def test_each_of_two_before_a_verb() -> None:
    understood = understand("Chile and Peru held talks. Each accused the other of spying.")
    assert meaning(understood, "Each").sides == ("CL", "PE")


def test_one_of_a_people_by_the_verb() -> None:
    understood = understand("Japanese envoy Kenji Mori flew to Lima. The Japanese was met by a minister.")
    assert names(understood, meaning(understood, "Japanese", 2)) == ["Kenji Mori"]


def test_three_way_talks_mean_the_three() -> None:
    understood = understand(
        "Envoys of Chile and Peru met on Monday. A day before, Chile, Norway and Peru had met in Oslo. "
        "In the three-way talks they agreed on a map."
    )
    assert meaning(understood, "they").sides == ("CL", "NO", "PE")


def test_a_caption_is_forgotten_in_the_body() -> None:
    understood = read(
        ("C", "Sweden's Anna Lindqvist waves in Oslo."),
        "Polish President Jan Nowak spoke.",
        "He left.",
        published=None,
        thorough=True,
    )
    assert names(understood, meaning(understood, "He")) == ["Jan Nowak"]


def test_a_state_beside_a_movement_is_only_where_it_is() -> None:
    understood = understand("Colombia's ELN rebels released two men. The guerrillas gave no reason.")
    assert meaning(understood, "rebels").sides == ("ELN",)
    assert meaning(understood, "guerrillas").sides == ("ELN",)


def test_the_group_is_the_fixed_group_named_before() -> None:
    understood = understand("The Visegrad Group met in Warsaw. The group said it would wait.")
    assert meaning(understood, "group").sides == ("CZ", "HU", "PL", "SK")


@pytest.mark.parametrize(
    "headline",
    [
        "Statement by Press Secretary Ann Reed on the United States and Peru",
        "Statement by Deputy Press Secretary Reed on Vice President Stone’s Travel to Chile and Peru",
    ],
)
def test_one_who_issues_a_statement_about_two_states_is_no_joint_voice(headline: str) -> None:
    understood = understand("We call on Peru to open the road.", headline=headline, meta="The White House")
    assert understood.voice == ("US",)


def test_a_headline_gives_a_statement_to_the_person_named_before_it() -> None:
    understood = understand(
        "I welcome the truce.", headline="President Biden Statement on the Truce in Peru", meta="The White House"
    )
    assert understood.speaker is not None and understood.person(understood.speaker).name == "Biden"


def test_who_released_the_statement_that_follows_says_its_lines() -> None:
    understood = understand(
        "Erik Solberg, Norway's vice minister of trade, released the following press statement on Sunday:",
        "The report is false.",
        "We shall answer it.",
    )
    speaker = understood.speaker_at(2)
    assert speaker is not None and understood.person(speaker).name == "Erik Solberg"
    assert meaning(understood, "We").sides == ("NO",)


def test_the_president_of_an_official_page_is_its_own() -> None:
    understood = understand(
        "President Joseph Biden met with President Sauli Lahti of Finland. Finland's President Sauli Lahti thanked him. "
        "The President underscored his support.",
        headline="Readout of President Biden’s Meeting with President Lahti of Finland",
        meta="The White House",
    )
    assert meaning(understood, "President", 6).sides == ("US",)


def test_the_president_is_not_the_vice_president() -> None:
    understood = understand(
        "Vice President Ann Reed met President Sauli Lahti of Finland. The President thanked her.",
        headline="Readout of Vice President Reed’s Meeting with President Lahti of Finland",
        meta="The White House",
    )
    assert meaning(understood, "President", 5).sides == ("FI",)


def test_they_discussed_is_said_of_those_who_met_however_many_peoples_stand_between() -> None:
    understood = understand(
        "Secretary Ann Reed met with Finnish Foreign Minister Sauli Lahti. The Secretary praised the Venezuelan people "
        "and the Peruvian forces. They underscored the importance of trade.",
        headline="Secretary Reed’s Meeting with Finnish Foreign Minister Lahti",
        meta="Office of the Spokesperson",
    )
    assert meaning(understood, "They").sides == ("FI", "US")
