"""What stands above, within and below the body of a page, after the tagger."""

from collections.abc import Callable, Sequence

import pytest

from communique.clean.cues import Cues, read_cues
from communique.clean.feet import settle_foot
from communique.clean.heads import settle_top
from communique.clean.settle import join_place, set_captions
from communique.values.vocabulary import LINE_KINDS, LineKind

HEAD = "Ruritania and Graustark agree on the ferry"
LONG = "The two ministers agreed to hold a second round of talks in Zenda next month, when the passes are open."
MORE = "Constable Sapt said that the passes had been closed since the first snow, and that carts were waiting there."
LAST = "Tarlenheim added that nobody had asked the council of Strelsau for leave to build the bridge at Hofbau."


def settled(rule: Callable[[Sequence[Cues], list[LineKind]], None], told: str, *lines: str) -> str:
    kinds: list[LineKind] = [kind for letter in told for kind in LINE_KINDS if kind == letter]
    rule([read_cues(line) for line in lines], kinds)
    return "".join(kinds)


def test_a_section_right_above_the_headline_is_metadata() -> None:
    assert settled(settle_top, "FFHMB", "Subscribe", "Europe", HEAD, "4 May 2031", LONG) == "FMHMB"
    assert settled(settle_top, "FHMB", "Courts", HEAD, "4 May 2031", LONG) == "MHMB"
    assert settled(settle_top, "HFMB", HEAD, "Politics", "4 May 2031", LONG) == "HMMB"


def test_a_path_from_the_home_page_and_the_last_words_of_a_menu_are_furniture() -> None:
    assert settled(settle_top, "FFFHMB", "Home", "News", "World", HEAD, "4 May 2031", LONG) == "FFFHMB"
    assert settled(settle_top, "FFFHMB", "Sport", "News", "World", HEAD, "4 May 2031", LONG) == "FFMHMB"


def test_the_headline_said_again_is_headline_and_titles_between_are_not() -> None:
    lines = (HEAD, "Storm fells oaks at Hentzau", "Home", HEAD, "4 May 2031", HEAD, LONG)
    assert settled(settle_top, "HHFHMFB", *lines) == "HFFHMHB"


def test_a_path_that_ends_in_the_headline_is_furniture() -> None:
    assert settled(settle_top, "HHMB", f"News / World / {HEAD}", HEAD, "4 May 2031", LONG) == "FHMB"


def test_a_day_and_its_clock_below_the_headline_are_metadata() -> None:
    assert settled(settle_top, "HFFFB", HEAD, "May 4, 2031", "9:59 am", "Share this", LONG) == "HMMFB"
    assert settled(settle_top, "HMFB", "08:54, 4 May 2031, Zenda - Ruritania Info", HEAD, "Print", LONG)[0] == "H"
    assert settled(settle_top, "HHFB", "08:54, 4 May 2031, Zenda - Ruritania Info", HEAD, "Print", LONG) == "MHFB"


def test_the_letterhead_of_a_release_is_metadata() -> None:
    lines = (HEAD, "Press Statement", "Flavia Elphberg", "Court Spokesperson", "Strelsau", "4 May 2031", LONG)
    assert settled(settle_top, "HFFFFMB", *lines) == "HMMMMMB"
    assert (
        settled(settle_top, "HMHMB", HEAD, "Fact Sheet", "Office of Rivers and Ferries", "4 May 2031", LONG) == "HMMMB"
    )


def test_the_standfirst_of_a_release_is_headline() -> None:
    second = "Constable Sapt telephoned the harbour master of Graustark this morning about the boats"
    assert settled(settle_top, "HMMCB", HEAD, "News story", "Published 4 May 2031", second, LONG) == "HMMHB"
    assert settled(settle_top, "HMMCB", HEAD, "By Flavia Elphberg", "4 May 2031", second, LONG) == "HMMCB"


@pytest.mark.parametrize(
    "foot",
    [
        "Press Office",
        "Minister’s office",
        "- 30 -",
        "Media Relations Office, Foreign Affairs Ruritania",
        "Inquiries: Desk officer",
    ],
)
def test_below_a_release_the_desk_for_the_press_is_metadata(foot: str) -> None:
    assert settled(settle_foot, "HBBF", HEAD, LONG, MORE, foot) == "HBBM"
    assert settled(settle_foot, "HBBB", HEAD, LONG, MORE, foot) == "HBBM"


def test_many_names_and_offices_below_the_text_are_a_list() -> None:
    listed = ["Media Relations Office, Foreign Affairs Ruritania"] * 8
    assert settled(settle_foot, "HBB" + "F" * 8, HEAD, LONG, MORE, *listed) == "HBB" + "F" * 8


def test_who_signs_and_where_it_was_issued_is_metadata() -> None:
    assert settled(settle_foot, "HBFF", HEAD, LONG, "Rupert Hentzau", "Minister for Foreign Affairs") == "HBMM"
    assert settled(settle_foot, "HBFF", HEAD, LONG, "Issued by the Chancellery of Ruritania", "Vienna") == "HBMM"
    assert settled(settle_foot, "HBFFF", HEAD, LONG, "Contact", "Advertise", "Press Office") == "HBFFF"


def test_questions_answers_and_notes_behind_the_body_belong_to_it() -> None:
    turns = ("Q: Will the ferry sail?", "A: It will, once the ice has gone.")
    assert settled(settle_foot, "HBFF", HEAD, LONG, *turns) == "HBBB"
    notes = ("Notes to editors", "The ferry was built in 1894.", "Follow the harbour on the usual networks")
    assert settled(settle_foot, "HBMFF", HEAD, LONG, *notes) == "HBBBF"
    links = ("Background", "Ruritania and the ferry")
    assert settled(settle_foot, "HBFF", HEAD, LONG, *links) == "HBFF"


def test_sentences_behind_a_button_or_a_list_are_the_rest_of_the_body() -> None:
    assert settled(settle_foot, "HBFFB", HEAD, LONG, "Advertisement", MORE, LAST) == "HBFBB"
    lines = ("Related posts", "Storm fells oaks at Hentzau", MORE, LAST, "Tags: ferry")
    assert settled(settle_foot, "HBFFFFF", HEAD, LONG, *lines) == "HBFFBBF"
    lines = ("Related posts", "Storm fells oaks at Hentzau", MORE, "Duke buys a mill", LAST)
    assert settled(settle_foot, "HBFFFFF", HEAD, LONG, *lines) == "HBFFFFF"
    assert settled(settle_foot, "HBF", HEAD, LONG, "The full list is available on the website of the harbour.") == "HBF"


def test_points_that_a_sentence_announces_are_body() -> None:
    points = ("Sapt also said:", "The ferry must sail before the first of June", "Nobody had asked him for the boats")
    assert settled(settle_foot, "HBFFFB", HEAD, LONG, *points, LAST) == "HBBBBB"


def test_titles_of_other_stories_in_the_body_are_furniture() -> None:
    titles = ("What the dukes promise on the oaks", "Is your mill safe? How to tell")
    assert settled(settle_foot, "HBBBB", HEAD, LONG, *titles, LAST) == "HBFFB"
    assert settled(settle_foot, "HBBBB", HEAD, f"{LONG} They named:", *titles, LAST) == "HBBBB"
    assert settled(settle_foot, "HBBB", HEAD, LONG, titles[0], LAST) == "HBBB"
    assert settled(settle_foot, "HBFCB", HEAD, LONG, "Featured", titles[0], LAST) == "HBFFB"
    clip = ("1:30 Carts wait below the pass", "Carts wait below the pass")
    assert settled(settle_foot, "HBBBB", HEAD, LONG, *clip, LAST) == "HBFFB"


def test_hours_tags_and_headings_within_the_body() -> None:
    assert settled(settle_foot, "HBBB", HEAD, LONG, "20:55 GMT", LAST) == "HBMB"
    assert settled(settle_foot, "HBBB", HEAD, LONG, "#ferry #Zenda", LAST) == "HBFB"
    assert settled(settle_foot, "HBMB", HEAD, LONG, "Carts and boats", LAST) == "HBBB"


def test_a_dateline_on_a_line_of_its_own_is_body() -> None:
    assert settled(join_place, "HMB", HEAD, "Vienna ZNN —", LONG) == "HBB"
    assert settled(join_place, "HMB", HEAD, "Flavia Elphberg -", LONG) == "HMB"


def test_who_is_named_above_the_credit_of_a_picture_within_the_body_is_its_caption() -> None:
    lines = (HEAD, "By Flavia Elphberg", LONG, "Foreign Minister Rudolf Rassendyll", "Photo: RNA", MORE)
    assert settled(set_captions, "HMBMMB", *lines) == "HMBCMB"
    assert (
        settled(set_captions, "HMBMBB", HEAD, "By Flavia Elphberg", LONG, "Rudolf Rassendyll", MORE, LAST) == "HMBMBB"
    )
