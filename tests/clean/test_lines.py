"""Cues of single lines, and the rules that follow the tagger."""

import pytest

from communique.clean.cues import read_cues
from communique.clean.letterheads import is_letterhead, set_letterhead, set_signatures, tells_desk
from communique.clean.repeats import drop_repeats
from communique.clean.settle import (
    drop_links,
    join_place,
    keep_headline,
    keep_lists,
    open_body,
    resume_body,
    set_captions,
    settle_kinds,
    trim_body,
)
from communique.values.vocabulary import LINE_KINDS, LineKind


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Share this article", "alone"),
        ("Sign up for our daily newsletter and never miss a thing", "furniture"),
        ("More from Ruritania", "list_head"),
        ("Key Points", "box_head"),
        ("By Flavia Elphberg and Rudolf Rassendyll", "byline"),
        ("Reporting by Flavia Elphberg in Zenda; Editing by the Strelsau desk", "meta"),
        ("Flavia Elphberg is a reporter based in Zenda. Follow her on the usual networks.", "meta"),
        ("(END)", "end"),
        ("###", "end"),
        ("1,204 reads", "log_count"),
        ("Malaysia / 6 h ago", "ago"),
        ("Photo by Michael Detchard/AFP", "credit"),
        ("The ministers pose for a picture in Zenda. (Photo: Pool)", "credit_end"),
        ("Fritz von Tarlenheim (R) shakes hands with Yetive Lorry", "caption"),
        ("(LEAD) Envoys agree to meet again", "mark"),
        ("www.zendaherald.example/world", "address"),
        ("Home | World | Business | Sport | Weather", "menu"),
        ("World > Politics", "section"),
        ("Office of the Spokesperson", "signed"),
        ("The Zenda Herald", "outlet"),
        ("Published : 2021-03-03 18:47", "stamp_only"),
        ("The two ministers agreed to hold a second round of talks in Zenda next month.", "prose"),
        ("- 30 -", "end"),
        ("Media enquiries", "meta"),
        ("Further information: Desk officer of the day", "meta"),
        ("For more information, media may contact the Press Bureau of Strelsau", "meta"),
        ("ISSUED BY THE CHANCELLERY OF RURITANIA", "meta"),
        ("Flavia Elphberg writes about rivers and borders.", "meta"),
        ("(The writer is a former Constable of Zenda and can be reached at the Herald)", "meta"),
        ("With input from Rupert Hentzau in Hofbau", "meta"),
        ("The castle of Zenda on Sunday. (Submitted by Rupert Hentzau)", "credit_end"),
        ("The castle of Zenda will be open from May. (Unsplash)", "credit_end"),
        ("Walkers outside the castle. Photograph: Rupert Hentzau", "credit_end"),
        ("Lea también: The five towers of Zenda", "furniture"),
        ("Related article: Bridge at Zenda is closed again", "furniture"),
        ("Hide Ad", "alone"),
        ("Keep reading", "list_head"),
    ],
)
def test_a_line_gives_its_cue(line: str, cue: str) -> None:
    assert getattr(read_cues(line), cue)


@pytest.mark.parametrize(
    "cue", ["alone", "furniture", "byline", "meta", "credit", "caption", "menu", "stamp_only", "outlet", "section"]
)
def test_running_text_gives_no_cue_of_furniture(cue: str) -> None:
    assert not getattr(
        read_cues(
            "The envoy said on March 3, 2021 that the two sides had agreed on most of the questions before them."
        ),
        cue,
    )


@pytest.mark.parametrize(
    "line", ["Notes to editors", "Follow us on the usual networks", "The council reports on fishing every year."]
)
def test_headings_and_invitations_are_no_metadata(line: str) -> None:
    assert not read_cues(line).meta


def settled(rule: str, told: str, *lines: str) -> str:
    kinds: list[LineKind] = [kind for letter in told for kind in LINE_KINDS if kind == letter]
    rules = {
        "repeats": drop_repeats,
        "place": join_place,
        "lists": keep_lists,
        "captions": set_captions,
        "trim": trim_body,
    }
    rules[rule]([read_cues(line) for line in lines], kinds)
    return "".join(kinds)


LONG = "The two ministers agreed to hold a second round of talks in Zenda next month, when the passes are open."


def test_of_two_copies_the_first_stays() -> None:
    assert settled("repeats", "BBBB", LONG, "They spoke for an hour.", LONG, "They spoke for an hour.") == "BBFF"


def test_a_point_of_a_box_goes_and_its_copy_in_the_body_stays() -> None:
    assert (
        settled("repeats", "HFBBB", "Ministers meet", "Highlights", LONG, "STRELSAU — They met on Monday.", LONG)
        == "HFFBB"
    )


def test_a_pull_quote_within_a_longer_paragraph_goes() -> None:
    assert settled("repeats", "BBB", f"On Monday: {LONG} It was late.", "They left.", LONG) == "BBF"


def test_a_place_in_capitals_above_the_body_is_its_dateline() -> None:
    assert settled("place", "HMB", "Ministers meet in the capital", "ANKARA", LONG) == "HBB"
    assert settled("place", "HMB", "Ministers meet in the capital", "REUTERS", LONG) == "HMB"


def test_a_list_announced_by_a_release_is_body() -> None:
    lines = (
        "Readout of the meeting",
        f"{LONG} The participants were:",
        "Johann Sapt, Constable of Zenda",
        "Yetive Lorry, Graustark",
    )
    assert settled("lists", "HBFF", *lines) == "HBBB"
    assert settled("lists", "HBBFF", lines[0], LONG, "Participants:", *lines[2:]) == "HBBBB"
    assert settled("lists", "HBBFFF", lines[0], LONG, "Participants:", *lines[2:], "Share this") == "HBBFFF"


def test_a_credited_picture_is_a_caption() -> None:
    assert (
        settled("captions", "BBB", LONG, "Yetive Lorry speaks to reporters at the castle of Zenda. (Photo: Pool)", LONG)
        == "BCB"
    )


def test_credits_at_the_end_of_the_body_are_metadata() -> None:
    assert (
        settled("trim", "BBB", LONG, "Also read: Five things to do in Zenda", "Reporting by Flavia Elphberg in Zenda")
        == "BFM"
    )


def test_a_masthead_and_a_path_of_sections_above_the_headline_are_metadata() -> None:
    lines = (
        "The Zenda Herald",
        "Home | Sport | Weather",
        "World > Politics",
        "Ministers meet in the capital to talk of tolls",
        LONG,
    )
    assert "".join(settle_kinds([read_cues(line) for line in lines], ["F", "F", "F", "H", "B"])) == "MFMHB"


def test_a_clock_above_the_headline_is_furniture_where_the_story_has_its_stamp() -> None:
    lines = ("Zenda, December 30, 2025", "Ministers meet in the capital to talk of tolls", "March 3, 2021", LONG)
    assert "".join(settle_kinds([read_cues(line) for line in lines], ["M", "H", "M", "B"])) == "FHMB"
    assert "".join(settle_kinds([read_cues(line) for line in (*lines[:2], LONG)], ["M", "H", "B"])) == "MHB"


def test_the_body_goes_on_behind_a_link_in_its_middle() -> None:
    lines = [
        "Zenda and Strelsau reopen the pass",
        "The interior minister of Zenda, Rudolf Rassendyll, said on Monday that the pass would be open again by May.",
        "Read more: Why the pass was shut",
        "The government of Strelsau, which Rassendyll had blamed for the closing, welcomed the decision in a note.",
        "Share this article",
    ]
    kinds: list[LineKind] = ["H", "B", "F", "F", "F"]
    assert resume_body([read_cues(line) for line in lines], kinds) == list("HBFBF")
    assert settle_kinds([read_cues(line) for line in lines], kinds) == list("HBFBF")
    other = [
        *lines[:3],
        "Ten recipes for a long winter evening that your family will ask for again and again.",
        lines[4],
    ]
    assert resume_body([read_cues(line) for line in other], kinds) == list("HBFFF")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("For more information on the pass, please visit www.zenda.example/pass.", "F"),
        ("To learn more about the accord, read the fact sheet at https://zenda.example.", "F"),
        ("For media inquiries, please contact the desk at press@zenda.example.", "M"),
        ("For further talks the ministers will meet again in Zenda in May.", "B"),
        ("To find a way out, the envoys will visit both towns.", "B"),
    ],
)
def test_a_closing_line_that_leads_elsewhere_is_no_body(line: str, kind: LineKind) -> None:
    lines = [read_cues(text) for text in ("The pass is open again, the minister said on Monday.", line)]
    kinds: list[LineKind] = ["B", "B"]
    trim_body(lines, kinds)
    assert kinds == ["B", kind]


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("The Hon. Flavia Elphberg MP", True),
        ("Senator the Hon Rupert Hentzau Minister for Trade Minister for Tourism", True),
        ("MINISTER FOR FOREIGN AFFAIRS", True),
        ("Acting Minister for Home Affairs and the Arts", True),
        ("PRIME MINISTER TO ATTEND ZENDA FORUM", False),
        ("The Hon. Flavia Elphberg met the Speaker of the Assembly in Zenda and thanked him for his advice.", False),
        ("Prime Minister Elphberg arrives in Zenda", False),
    ],
)
def test_a_letterhead_is_an_office_or_a_name_with_its_honours(line: str, holds: bool) -> None:
    assert is_letterhead(read_cues(line)) is holds


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("Minister’s Office: 02 6000 7500 or 0400 745 615", True),
        ("Media contact: Helga Strofzin 0400 721 372", True),
        ("Press office (+43) 1 5000 111", True),
        ("The department spent 2031 200 300 crowns on the office, she said.", False),
        ("Talks were held in 2031", False),
    ],
)
def test_a_desk_is_told_with_its_telephone(line: str, holds: bool) -> None:
    assert tells_desk(read_cues(line)) is holds


def test_the_title_below_a_letterhead_is_the_headline() -> None:
    page = [
        "PRIME MINISTER",
        "THE HON. FLAVIA ELPHBERG MP",
        "New envoy to the Strelsau talks",
        "I welcome the appointment of Mr Rassendyll as envoy to the Strelsau talks.",
        "Press office: 02 6000 7500",
    ]
    kinds: list[LineKind] = ["H", "H", "M", "B", "F"]
    set_letterhead([read_cues(line) for line in page], kinds)
    assert kinds == ["M", "M", "H", "B", "M"]


@pytest.mark.parametrize(
    ("page", "told", "settled"),
    [
        (
            [
                "Envoy for Zenda",
                "Press Statement",
                "Antonia de Mauban",
                "Department Spokesperson",
                "We welcome the envoy to Zenda.",
            ],
            ["H", "F", "F", "F", "B"],
            ["H", "M", "M", "M", "B"],
        ),
        (
            [
                "Envoy for Zenda",
                "We welcome the envoy to Zenda.",
                "Antonia de Mauban",
                "Minister for Foreign Affairs",
                "Share",
            ],
            ["H", "B", "F", "F", "F"],
            ["H", "B", "M", "M", "F"],
        ),
        (
            [
                "Envoy for Zenda",
                "We welcome the envoy to Zenda.",
                "High Representative Antonia de Mauban",
                "Follow the Minister",
            ],
            ["H", "B", "F", "F"],
            ["H", "B", "M", "F"],
        ),
    ],
)
def test_who_signs_is_metadata(page: list[str], told: list[LineKind], settled: list[LineKind]) -> None:
    kinds = list(told)
    set_signatures([read_cues(line) for line in page], kinds)
    assert kinds == settled


def test_a_paragraph_with_a_dateline_opens_the_body() -> None:
    page = [
        "Treaty with Ruritania goes to the vote in the Senate",
        "By Antonia de Mauban",
        "STRELSAU — The treaty on the Zenda river won a first vote in the Senate on Tuesday, and is to be passed soon.",
        "Timeline: the treaty",
        "Eleven senators of the opposition joined the majority to end the debate on the treaty, the clerk said.",
    ]
    kinds: list[LineKind] = ["F", "F", "F", "H", "B"]
    open_body([read_cues(line) for line in page], kinds)
    assert kinds == ["H", "F", "B", "F", "B"]


def test_titles_of_other_stories_above_the_body_are_furniture() -> None:
    page = [
        "Water board sells its river",
        "Home",
        "Envoys meet in Zenda, agree on ferries",
        "Envoys meet in Zenda, agree on ferries",
        "3 May 2031",
        "Share",
        "Articles",
        "Garden show opens to rain",
        "The envoys of both states met in Zenda on Friday, and they agreed on ferries for the winter.",
    ]
    kinds: list[LineKind] = ["H", "F", "H", "H", "M", "F", "F", "H", "B"]
    keep_headline([read_cues(line) for line in page], kinds)
    assert kinds == ["F", "F", "H", "H", "M", "F", "F", "F", "B"]


def test_the_body_goes_on_behind_a_list_of_links() -> None:
    page = [
        "The minister said in Zenda that Strelsau would not answer the note, which the envoy had brought on Friday.",
        "Read more",
        "Envoys are late",
        "Why the ferries stopped",
        "“I think that the people of Strelsau listen to those whom they know, and to nobody else,” the minister said.",
    ]
    lines = [read_cues(line) for line in page]
    assert resume_body(lines, ["B", "F", "F", "F", "F"]) == ["B", "F", "F", "F", "B"]
    assert resume_body(lines[:2] + lines[4:], ["B", "F", "F"]) == ["B", "F", "F"]


def test_a_shouted_title_between_paragraphs_is_a_link_where_the_page_has_furniture() -> None:
    prose = "The minister said in Zenda that she would answer the note, which the envoy had brought on Friday."
    page = [prose, "ENVOY OVERSEES A DRILL OF THE STRELSAU GUARDS: REPORTS", prose, prose, "Share this article"]
    told: list[LineKind] = ["B", "B", "B", "B", "F"]
    kinds = list(told)
    drop_links([read_cues(line) for line in page], kinds)
    assert kinds == ["B", "F", "B", "B", "F"]
    kinds = told[:4]
    drop_links([read_cues(line) for line in page[:4]], kinds)
    assert kinds == told[:4]


@pytest.mark.parametrize(
    "line",
    [
        "The chair oversees an exercise of the guards by video link in Zenda. (Helga Strofzin/Pool/AFP via Getty Images)",
        "A water point at the camp of Zenda. [Strelsau Courier]",
        "The envoy will be leaving her role by the end of the year.CreditCredit...Fritz Tarlenheim for The Courier",
    ],
)
def test_a_line_with_a_photographer_at_its_end_is_a_caption(line: str) -> None:
    kinds: list[LineKind] = ["B"]
    set_captions([read_cues(line)], kinds)
    assert kinds == ["C"]


def test_a_sentence_ends_before_the_agency_that_sent_it() -> None:
    assert read_cues("On October 18 more than three hundred people were sent back to the border by Zenda. PTI").stop
