"""The land of a page that tells its own officials bare, over sentences of our own and without a parser."""

import pytest

from communique.resolve.home import home_side, likely_land, press_land
from communique.resolve.homeland import find_homeland, weigh_lands
from communique.resolve.homeland_bare import tells_bare
from communique.resolve.homeland_reasons import masthead, reasons_of
from communique.values.annotated import Annotated
from communique.values.syntax import Sentence
from written import Row, article_of, people_of, unparsed


def page(*rows: Row, outlet: str | None = None, dateline: str | None = None) -> Annotated:
    return unparsed(article_of(*rows, published=None, headed=True, outlet=outlet, dateline=dateline))


TOLD_IN_SAMOA: tuple[Row, ...] = (
    ("H", "Samoa protests to Tonga over fishing boats"),
    ("B", "Foreign Minister Ana Leota called in Tongan High Commissioner Sione Vea. Samoa is angry, she said."),
    ("B", "Tongan Prime Minister Semisi Fonua and Tongan Fisheries Minister Mele Taufa regretted it."),
    ("B", "Prime Minister Tavita Sao spoke after Cabinet met. The Government said Samoa would not wait."),
    ("B", "Police Minister Lina Tuala was told that Tonga had not replied."),
)


def test_the_land_whose_officials_stand_bare_is_that_of_the_page() -> None:
    annotated = page(*TOLD_IN_SAMOA)
    land = find_homeland(annotated)
    assert land is not None
    assert land.side == "WS"
    assert land.receipt is not None
    assert land.receipt.quote == annotated.article.text[land.receipt.start : land.receipt.end]
    assert {reason.kind for reason in land.reasons} >= {"heads", "named"}
    home = home_side(annotated)
    assert home is not None
    assert home[0] == "WS"


def test_officials_told_bare_are_of_the_page_s_land_and_others_keep_theirs() -> None:
    people = people_of(page(*TOLD_IN_SAMOA))
    assert [people[name].side for name in ("Ana Leota", "Tavita Sao", "Lina Tuala")] == ["WS", "WS", "WS"]
    assert people["Lina Tuala"].side_rule == "homeland"  # though its sentence names Tonga alone
    assert people["Lina Tuala"].side_at is not None
    assert [people[name].side for name in ("Semisi Fonua", "Mele Taufa")] == ["TO", "TO"]


def test_a_page_that_introduces_all_officials_has_no_land() -> None:
    annotated = page(
        ("H", "Peru, Chile sign water treaty"),
        ("B", "Peruvian Foreign Minister Rosa Quispe and Chilean Foreign Minister Luis Rojas signed it."),
        ("B", "Peru and Chile agreed on it in May."),
    )
    assert not tells_bare(annotated)
    assert find_homeland(annotated) is None


def test_evidence_that_is_split_tells_no_land() -> None:
    annotated = page(
        ("B", "Zambia and Malawi talked. Zambia and Malawi were pleased, Foreign Minister Joseph Banda said."),
    )
    assert tells_bare(annotated)
    assert find_homeland(annotated) is None
    shares = {land.side: land.share for land in weigh_lands(annotated)}
    assert shares["MW"] == shares["ZM"]
    assert 0.9 < sum(shares.values()) < 1  # the rest is that of a land not told


def test_an_outlet_s_name_tells_its_land() -> None:
    lines: tuple[Row, ...] = (
        ("M", "The Lusaka Observer"),
        ("B", "Malawi shut the border. Malawi gave no reason, Foreign Minister Joseph Banda said."),
        ("B", "Zambia is to reply, the government said."),
    )
    land = find_homeland(page(*lines))
    assert land is not None
    assert land.side == "ZM"
    assert any(reason.kind == "masthead" for reason in land.reasons)
    assert find_homeland(page(*lines[1:])) is None


@pytest.mark.parametrize(
    ("line", "land"),
    [
        ("Quito Herald", "EC"),
        ("Radio Latvia - Live", "LV"),
        ("The Times of Oman", "OM"),
        ("Accra 24", "GH"),
        ("Gulf of Guinea Press", None),
        ("Peru and Chile talk", None),
        ("Weather", None),
    ],
)
def test_a_masthead_bears_a_land_beside_a_word_that_outlets_have(line: str, land: str | None) -> None:
    assert masthead(line) == land


def test_a_sentence_set_in_another_capital_tells_that_state_s_official() -> None:
    people = people_of(
        page(*TOLD_IN_SAMOA, ("B", "In Nuku'alofa, Information Minister Paula Moala saw no harm in it."))
    )
    assert (people["Paula Moala"].side, people["Paula Moala"].side_rule) == ("TO", "there")


def test_an_ambassador_told_bare_is_no_official_of_the_page_s_land() -> None:
    people = people_of(page(*TOLD_IN_SAMOA, ("B", "Fiji offered to help. Ambassador Peter Delana saw the minister.")))
    assert people["Peter Delana"].side == "FJ"


def test_a_page_that_an_official_signs_tells_no_land_by_its_titles() -> None:
    assert press_land(page(("M", "By Jane Roe, staff writer"), *TOLD_IN_SAMOA)) is not None
    assert press_land(page(("M", "Jane Roe, Department Spokesperson"), *TOLD_IN_SAMOA)) is None


def test_an_issuer_s_page_is_its_own() -> None:
    annotated = page(("M", "Office of the Spokesperson"), *TOLD_IN_SAMOA)
    found = home_side(annotated)
    assert found is not None
    assert found[0] == "US"


def test_whoever_visits_the_page_s_land_is_not_of_it() -> None:
    people = people_of(page(*TOLD_IN_SAMOA, ("B", "They spoke of the visit of President Jone Radro to Apia.")))
    assert people["Jone Radro"].side != "WS"


@pytest.mark.parametrize("opening", ["APIA, May 3, KTN - ", "Apia. ", "KTN | Apia\n"])
def test_a_line_that_opens_with_a_town_tells_where_it_was_written(opening: str) -> None:
    text = f"{opening}Tonga is silent, Foreign Minister Ana Leota said."
    lines: tuple[Row, ...] = tuple(("B", line) for line in text.split("\n"))
    reasons = {(reason.side, reason.kind) for land in weigh_lands(page(*lines)) for reason in land.reasons}
    assert reasons & {("WS", "byline"), ("WS", "dateline")}


def test_an_official_told_right_behind_a_foreign_government_is_of_it() -> None:
    line = "She thanked the Tongan government, and in particular Vice President Viliami Tonga Hau."
    people = people_of(page(*TOLD_IN_SAMOA, ("B", line)))
    assert {entry.side for name, entry in people.items() if name.startswith("Viliami")} == {"TO"}


def test_a_minister_is_of_no_organisation_that_the_title_names_as_a_field() -> None:
    people = people_of(page(*TOLD_IN_SAMOA, ("B", "Foreign and ASEAN Affairs Minister Peter Delana agreed.")))
    assert people["Peter Delana"].side == "WS"


def test_foreign_secretaries_of_two_states_that_the_page_names_are_told_apart_otherwise() -> None:
    lines: tuple[Row, ...] = (
        ("H", "Nepal, India review projects"),
        ("B", "Nepal hosted the talks. Foreign Secretary Hari Raj Joshi led its side."),
        ("B", "Foreign Minister Gita Rana thanked Indian Ambassador Vikram Rao."),
    )
    assert people_of(page(*lines))["Hari Raj Joshi"].side == "NP"


FAR_FROM_HOME: tuple[Row, ...] = (
    ("H", "Peruvian team here for talks on copper"),
    (
        "B",
        "The Foreign Minister, Ms Dora Tembo, received a Peruvian delegation yesterday, and Peru was pleased, she said.",
    ),
)


def kinds(annotated: Annotated, land: str) -> set[str]:
    return {reason.kind for told in weigh_lands(annotated) if told.side == land for reason in told.reasons}


@pytest.mark.parametrize(
    ("line", "land", "kind"),
    [
        ("The road from Chipata to the border stays closed.", "ZM", "local"),
        ("Roads in Güiria and Guiria are closed.", "VE", "local"),
        ("The works cost R$40 million.", "BR", "money"),
        ("The works cost 40 million pula.", "BW", "money"),
        ("Health Cabinet Secretary Ann Otieno opened it.", "KE", "title"),
    ],
)
def test_what_only_the_press_of_a_land_tells_bare_speaks_for_it(line: str, land: str, kind: str) -> None:
    assert kind in kinds(page(*FAR_FROM_HOME, ("B", line)), land)


def test_the_furniture_of_a_page_speaks_for_a_land_too() -> None:
    assert "local" in kinds(page(*FAR_FROM_HOME, ("F", "More: Solwezi mine to reopen")), "ZM")


@pytest.mark.parametrize("line", ["He wrote of New Chipata.", "Mr Chipata asked why.", "The chipata is a bird."])
def test_a_part_of_a_longer_name_speaks_for_no_land(line: str) -> None:
    assert "local" not in kinds(page(*FAR_FROM_HOME, ("B", line)), "ZM")


def test_money_of_several_lands_makes_none_of_them_home() -> None:
    assert kinds(page(*FAR_FROM_HOME, ("B", "It cost 40 million shillings.")), "TZ") == set()
    assert "coin" in kinds(
        page(*FAR_FROM_HOME, ("B", "Tanzania paid. Tanzania said it cost 40 million shillings. Tanzania is glad.")),
        "TZ",
    )


def test_a_land_that_lacks_an_office_told_bare_is_hardly_home() -> None:
    lines = (FAR_FROM_HOME[0], ("B", "Crown Prince Sam Tembo met Sultan Ben Tembo. Peru was pleased."))
    assert "lacks" in kinds(page(*lines), "PE")
    assert "lacks" not in kinds(page(*FAR_FROM_HOME), "PE")


def test_an_organisation_with_a_state_s_code_is_no_land() -> None:
    assert kinds(page(*FAR_FROM_HOME, ("B", "The African Union and the African Union again.")), "AU") == set()


SPLIT: tuple[Row, ...] = (
    ("H", "Team here for talks on copper"),
    ("B", "The Foreign Minister, Ms Dora Tembo, saw the guests. Peru was pleased, she said. Peru had asked for it."),
    ("B", "Trade Minister Ann Lee of Peru met Energy Minister Sam Tembo."),
)


def test_the_likelier_land_is_that_of_who_governs_where_the_evidence_is_split() -> None:
    annotated = page(*SPLIT, ("B", "The road to Chipata stays closed. It cost two million kwacha."))
    assert press_land(annotated) is None
    people = people_of(annotated)
    assert (people["Dora Tembo"].side, people["Dora Tembo"].side_rule) == ("ZM", "main")
    assert people["Ann Lee"].side == "PE"
    assert people_of(page(*SPLIT, ("B", "The road to Chipata stays closed.")))["Sam Tembo"].side is None


def test_no_page_is_likely_one_of_a_land_whose_officials_all_tell_bare() -> None:
    rows = (row if "Peru" not in row[1] else (row[0], row[1].replace("Peru", "America")) for row in SPLIT)
    assert likely_land(page(*rows)) is None


def test_money_s_words_are_no_names() -> None:
    assert "money" not in kinds(page(*FAR_FROM_HOME, ("B", "A road to Dong Van in Vietnam, and Dong again.")), "VN")
    assert "money" in kinds(
        page(*FAR_FROM_HOME, ("B", "A road in Vietnam for a billion dong."), ("B", "Vietnam.")), "VN"
    )


def test_what_an_official_of_the_other_side_urges_speaks_against_nobody() -> None:
    article = article_of(
        *FAR_FROM_HOME, ("B", "In Lima, Trade Minister Ben Roy urged Zambia to wait. Zambia is named."), published=None
    )
    starts = [line.start or 0 for line in article.lines]
    sentences = [
        Sentence(at, start, start + len(article.lines[at].text), "B", at, 0, 0) for at, start in enumerate(starts)
    ]
    annotated = unparsed(article, sentences)
    assert "addressed" not in kinds(annotated, "ZM")
    assert "there" in kinds(annotated, "PE")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Here in Port Moresby, nobody asks whether Peru will pay.", "here"),
        ("Ruth Kila in Port Moresby", "byline"),
        ("Port Moresby, 3 May 2021 (KTN)", "byline"),
        ("Papua New Guinea / Mining", "section"),
    ],
)
def test_where_the_writer_is_speaks_for_a_land(line: str, kind: str) -> None:
    assert kind in kinds(page(FAR_FROM_HOME[0], ("M", line), FAR_FROM_HOME[1]), "PG")


def test_where_somebody_else_is_speaks_for_no_land() -> None:
    line = "The team of Rosa Quispe in Port Moresby will see more mines, Peru said."
    assert not {"byline", "here", "section"} & kinds(page(*FAR_FROM_HOME, ("B", line)), "PG")


@pytest.mark.parametrize(("name", "land"), [("Ndola", "ZM"), ("Demerara", "GY"), ("Negombo", "LK"), ("Aitutaki", "CK")])
def test_a_smaller_town_or_river_is_told_bare_by_the_press_of_its_land(name: str, land: str) -> None:
    assert "local" in kinds(page(*FAR_FROM_HOME, ("B", f"Roads near {name} are closed.")), land)


def test_a_land_named_less_than_the_one_that_introduces_its_officials_is_no_land_of_the_page() -> None:
    assert find_homeland(page(*NAMED_IN_PASSING)) is None


NAMED_IN_PASSING: tuple[Row, ...] = (
    ("B", "Samoan Prime Minister Tavita Sao met Samoan Fisheries Minister Mele Taufa and Samoan envoy Jone Vea."),
    (
        "B",
        "Samoan Police Minister Lina Tuala stayed away. Samoa waits, Samoa hopes, Samoa is silent, and Samoa is calm.",
    ),
    ("B", "Chile is angry. Chile waits. Chile hopes. Chile writes. Chile reads. Chile has a plan."),
    ("B", "The Foreign Minister, Ana Ruiz, said so, and the government agreed."),
)


def in_sentences(*texts: str) -> Annotated:
    """A page of lines that are one sentence each."""
    article = article_of(*texts, published=None)
    spans = [(line.start or 0, (line.start or 0) + len(line.text)) for line in article.lines]
    return unparsed(article, [Sentence(i, first, last, "B", i, 0, 0) for i, (first, last) in enumerate(spans)])


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister told a meeting that Zambia would send boots.",
        "Foreign Minister Joseph Banda said Zambia is ready to host Malawi.",
        "Zambia will not wait for Malawi, Foreign Minister Joseph Banda said.",
    ],
)
def test_officials_told_bare_speak_for_the_land_of_the_page(text: str) -> None:
    annotated = in_sentences("Zambia and Malawi met. Foreign Minister Joseph Banda came.", text)
    assert "speaks" in kinds(annotated, "ZM")
    assert "speaks" not in kinds(annotated, "MW")


def test_what_another_land_s_official_says_of_his_own_speaks_for_no_page() -> None:
    annotated = in_sentences(
        "Zambia met. Minister Joseph Banda came.", "Malawian Minister Ana Phiri said Malawi will wait."
    )
    assert "speaks" not in kinds(annotated, "MW")


def test_who_was_in_a_capital_does_not_speak_from_it() -> None:
    first = "Zambia and Malawi met Ghana's envoy in May."
    there = in_sentences(first, "Foreign Minister Joseph Banda was in Lusaka on Monday, and Zambia waited.")
    said = in_sentences(first, "Foreign Minister Joseph Banda told Zambia so in Lusaka on Monday.")
    assert ("seat" in reasons_for(there, "ZM"), "seat" in reasons_for(said, "ZM")) == (False, True)


def test_a_name_that_goes_on_behind_a_hyphen_is_another() -> None:
    assert "local" in reasons_for(page(*FAR_FROM_HOME, ("B", "A road to Ganja in Peru.")), "AZ")
    assert "local" not in reasons_for(page(*FAR_FROM_HOME, ("B", "A road to Ganja-Novo in Peru.")), "AZ")


def reasons_for(annotated: Annotated, side: str) -> set[str]:
    """What speaks for or against a land on a page."""
    return {reason.kind for reason in reasons_of(annotated) if reason.side == side}


def test_a_town_in_capitals_opens_the_text_as_datelines_do_below_links_and_titles() -> None:
    rows: tuple[Row, ...] = tuple(("F", f"Link {at}") for at in range(9))
    body = (
        "B",
        "TROMSØ - The quay was built for ten. The Government in Tunis, Tunis and Tunis spoke, Minister Anna Holm said.",
    )
    assert "dateline" in reasons_for(page(*rows, ("H", "Boats land"), body), "NO")
    calm = ("B", "TROMSØ was calm. The Government in Tunis, Tunis and Tunis spoke, Minister Anna Holm said.")
    assert "dateline" not in reasons_for(page(*rows, ("H", "Boats land"), calm), "NO")


def test_words_that_open_as_an_outlet_does_are_none() -> None:
    rows: tuple[Row, ...] = (("B", "Interior Minister Anna Holm spoke in Berlin. Berlin agreed."),)
    assert "outlet" not in reasons_for(page(*rows, ("F", "Mehr zum Thema")), "IR")
    assert "outlet" in reasons_for(page(*rows, ("F", "Mehr News Agency")), "IR")


def test_where_an_official_told_bare_goes_is_not_the_page_s_land() -> None:
    text = "President Anna Holm arrived in the Taiwanese capital on Monday. The delegation of President Holm leaves for Japan."
    annotated = unparsed(
        article_of(("B", text), published=None),
        [Sentence(0, 0, 62, "B", 0, 0, 0), Sentence(1, 63, len(text), "B", 0, 0, 0)],
    )
    assert "gone to" in reasons_for(annotated, "TW")


def test_who_is_told_bare_as_a_senator_is_of_no_land_without_a_senate() -> None:
    annotated = page(
        (
            "B",
            "The cutter of Chile's rival China turned back. Senator Anna Holm said so. Foreign Minister Ben Roy left.",
        )
    )
    assert "lacks" in reasons_for(annotated, "CN")
    assert "lacks" not in reasons_for(annotated, "CL")
