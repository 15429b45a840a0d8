"""What pages show of an archive made by hand: names instead of codes, the newest first, sums that add up."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.analyse.happened import events_with, planned_after
from communique.analyse.mechanisms import mechanism_notes
from communique.analyse.people import list_people
from communique.analyse.phrases import phrase_life
from communique.archive.linking import link_archive
from communique.serve.views import lane_name, plain, shown_moment, told_value
from communique.store.engine import reading
from made import add_made, engagement, named
from serve_clients import client_of


@pytest.mark.parametrize(
    ("code", "words"),
    [("human-rights", "human rights"), ("un", "UN"), (["live-fire", "other"], ["live fire", "other"]), (None, None)],
)
def test_codes_are_told_in_words(code: object, words: object) -> None:
    assert plain(code) == words


def test_fields_lanes_and_moments_are_told_in_words() -> None:
    assert told_value("about", ["un", "human-rights"]) == "UN, human rights"
    assert told_value("text", "a well-known word") == "a well-known word"
    assert lane_name("human-rights") == "human rights" and lane_name("GB US") == "UK – United States"
    assert shown_moment("2024-06-28T09:30:07Z") == "2024-06-28 09:30"


def test_plans_of_a_day_come_first_then_those_told_last(small: Engine) -> None:
    for slug, published in (("ancient", "2020-02-01"), ("old", "2021-04-20"), ("new", "2021-05-01")):
        text = f"Ministers to meet\nMinisters of Norway and Portugal will meet, says page {slug}."
        add_made(
            small, slug, published, text, [engagement("will meet", ("NO", "PT"), None, status="planned", place=slug)]
        )
    text = "Ministers to meet in Oslo\nMinisters of Norway and Portugal will meet in Oslo."
    add_made(
        small, "dated", "2021-05-02", text, [engagement("will meet", ("NO", "PT"), "2021-06-01", status="planned")]
    )
    link_archive(small)
    with reading(small) as connection:
        assert [one.place for one in planned_after(connection, "2021-05-02", 9)] == [None, "new", "old"]
        assert [one.date for one in planned_after(connection, "2021-05-02", 1)] == ["2021-06-01"]
        assert [one.place for one in planned_after(connection, "2022-01-01", 9)] == ["new", "old"]


def test_people_and_their_meetings_stand_with_the_most_and_newest_first(small: Engine, desk: TestClient) -> None:
    text = "Aas speaks\nEnvoy Ada Aas met Foreign Minister Nils Berg."
    people = [named("Ada Aas", "PT", "Envoy"), named("Nils Berg", "NO", "Foreign Minister")]
    both = ["Ada Aas", "Nils Berg"]
    met = engagement("met", ("NO", "PT"), "2021-05-05", participants=both)
    add_made(small, "envoy", "2021-05-05", text, [met, *people])
    link_archive(small)
    with reading(small) as connection:
        assert [row.name for row in list_people(connection)] == ["Ada Aas", "Ana Prado", "Nils Berg"]
        often = list_people(connection, met=True)
        assert [row.name for row in often] == ["Nils Berg", "Ana Prado", "Ada Aas"]
        days = [event.date for event in events_with(connection, often[0].id)]
    assert days == ["2021-05-05", "2021-04-04", "2021-03-05"]
    names = re.findall(r'<a href="/people/[^"]+">([^<]+)</a>', client_of(small).get("/people").text)
    assert names == ["Nils Berg", "Ana Prado", "Ada Aas"]


def test_the_first_naming_is_told_though_only_the_latest_articles_are_read(
    small: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.analyse.mechanisms._MOST", 2)
    monkeypatch.setattr("communique.analyse.mechanisms._FIRST", 1)
    for number in range(1, 6):
        text = f"The Quad\nMinisters spoke of the Quad on day {number}."
        add_made(small, f"quad{number}", f"2021-06-0{number}", text, [])
    link_archive(small)
    with reading(small) as connection:
        days = [note.date for note in mechanism_notes(connection, "Quad")]
    assert sorted(set(map(str, days))) == ["2021-06-01", "2021-06-04", "2021-06-05"]


def test_a_phrase_is_shown_between_whole_words(desk: TestClient, small: Engine) -> None:
    with reading(small) as connection:
        life = phrase_life(connection, "quiet sea")
    assert life.first is not None and life.first[2].endswith("offer of patrols.")
    whole = set(
        re.findall(r"\w+", " ".join(client_of(small).get(f"/api/v1/articles/{n}").json()["text"] for n in (1, 2, 3)))
    )
    assert set(re.findall(r"\w+", life.first[2])) <= whole


def test_the_heat_map_adds_up(small: Engine) -> None:
    text = "They met\nMinisters of Norway and Portugal met at some time."
    add_made(small, "vague", "2021-05-05", text, [engagement("met", ("NO", "PT"), None, place="Bergen")])
    link_archive(small)
    page = client_of(small).get("/dyads").text
    assert "no day told" in page
    row = re.search(r'one=NO&amp;other=PT">Norway – Portugal</a></th>(.*?)</tr>', page)
    assert row is not None and re.findall(r">(\d+)<", row[1]) == ["2", "1", "3"]


def test_articles_to_compare_are_chosen_from_the_list(desk: TestClient) -> None:
    assert "/wording?before=3" in desk.get("/wording").text
    page = desk.get("/wording?before=1").text
    assert "/wording?before=1&amp;after=3" in page and "<strong>before</strong>" in page
    assert page.index("The one chosen, and those like it") < page.index("The newest")
    assert "before=1&amp;after=1" not in page, "nothing is held beside itself"
    page = desk.get("/wording?before=1&q=radar").text
    assert "/wording?before=1&amp;after=3&amp;q=radar" in page and "The newest" not in page
    assert "after=2" not in page, "the article of the launch tells of no radar"
    assert "Nothing found." in desk.get("/wording?q=zebra").text
    assert desk.get("/wording?q=foo:bar").status_code == 400
    page = desk.get("/wording?before=1&after=3").text
    assert "Ministers of Portugal and Norway meet in Lisbon" in page and "The other way round" in page


def test_an_empty_archive_says_so_in_a_sentence(empty: TestClient) -> None:
    for where in ("/", "/map", "/dyads", "/chronology", "/response"):
        assert "the archive holds" not in empty.get(where).text
    assert "rests on no dated article" in empty.get("/map").text


def test_columns_do_not_go_on_to_a_year_that_has_no_day(small: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.serve.pages.chronology._DRAWN", 1)
    text = "They meet\nMinisters of Norway and Portugal will meet in 2029."
    add_made(small, "vague", "2021-05-05", text, [engagement("will meet", ("NO", "PT"), "2029", status="planned")])
    link_archive(small)
    room = client_of(small)
    page = room.get("/chronology?since=2021").text
    assert page.count('<rect class="engagement"') == 2 and "2029</text>" not in page
    assert "2029" in room.get("/chronology.csv?since=2021").text
    assert "1 is told too loosely to be drawn" in page and "of other years" not in page
