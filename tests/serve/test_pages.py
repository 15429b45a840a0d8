"""Every page answers, over the samples and over nothing, and is whole HTML with nothing inline."""

import re
from collections import Counter

import pytest
from fastapi.testclient import TestClient

from whole_page import check_page

PAGES = (
    "/", "/chronology", "/chronology?side=KR+JP&since=2022", "/articles", "/people", "/people?words=envoy", "/search",
    "/search?q=missile", "/search?q=party:KR+level:leader", "/wording", "/response", "/response?side=KR&kind=missile-launch",
    "/chronology?zoom=month&at=2022-10", "/chronology?zoom=week&at=2022-10-12", "/chronology?zoom=year&at=2022&lanes=topic",
    "/chronology?lanes=dyad", "/brief", "/brief?one=KR&other=JP", "/posts", "/posts?words=envoy", "/posts?side=KR&other=US",
    "/dyads", "/dyads?by=month", "/dyad?one=JP&other=KR", "/network", "/network?least=1", "/map", "/mechanisms",
)  # fmt: skip
_SOME = 6  # pages of each kind that are followed


@pytest.mark.parametrize("where", PAGES)
def test_pages_of_the_samples(room: TestClient, where: str) -> None:
    answer = room.get(where)
    assert answer.status_code == 200
    check_page(answer.text)


@pytest.mark.parametrize("where", PAGES)
def test_pages_of_nothing(empty: TestClient, where: str) -> None:
    answer = empty.get(where)
    assert answer.status_code == 200
    check_page(answer.text)


def test_every_link_of_the_room_leads_somewhere(room: TestClient) -> None:
    """Some of each kind of page: the views of a chronology have no end."""
    seen: Counter[str] = Counter()
    known, left = {"/"}, ["/"]
    while left:
        where = left.pop(0)
        kind = re.sub(r"/\d+$|(?<=/events/)\w+|(?<=/people/)[^/?]+|=[^&]*", "", where)
        seen[kind] += 1
        if seen[kind] > _SOME:
            continue
        answer = room.get(where)
        assert answer.status_code == 200, where
        if answer.headers["content-type"].startswith("text/html") and "content-disposition" not in answer.headers:
            check_page(answer.text)
            links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', answer.text)}
            left += sorted(link for link in links - known if not link.startswith("/api"))
            known |= links
    assert seen["/people/"] >= _SOME and seen["/events/"] >= _SOME and len(seen) > 30


def test_a_question_that_cannot_be_read(room: TestClient) -> None:
    for asked in ("colour:red", '"open', "since:soon"):
        answer = room.get("/search", params={"q": asked})
        assert answer.status_code in (200, 400), asked
    assert room.get("/search?q=colour:red").status_code == 400


def test_two_articles_side_by_side(room: TestClient) -> None:
    page = room.get("/wording?before=10&after=12").text
    check_page(page)
    assert re.search(r'class="change (kept|stronger|softer|new|dropped)"', page)
    assert room.get("/wording?before=1&after=777").status_code == 404


def test_the_life_of_a_phrase(room: TestClient) -> None:
    page = room.get("/wording?term=missile").text
    assert "First seen" in page and "Last seen" in page and '<rect class="bar"' in page
    told = room.get("/api/v1/phrases?term=missile").json()
    assert f"In {told['articles']} dated articles" in page and told["years"][0]["year"] in page
    assert "No dated article holds these words." in room.get("/wording?term=<b>zebra</b>").text


def test_a_facet_narrows_the_answer(room: TestClient) -> None:
    wide, narrow = room.get("/search?q=missile").text, room.get("/search?q=missile+level:leader").text
    assert "level%3Aleader" in wide
    assert 0 < narrow.count('<li><span class="day">') < wide.count('<li><span class="day">')
