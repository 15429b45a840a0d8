"""Every page answers, over the samples and over nothing, and is whole HTML with nothing inline."""

import re

import pytest
from fastapi.testclient import TestClient

from whole_page import check_page

PAGES = (
    "/", "/chronology", "/chronology?side=KR+JP&since=2022", "/articles", "/people", "/people?words=envoy", "/search",
    "/search?q=missile", "/search?q=party:KR+level:leader", "/wording", "/response", "/response?side=KR&kind=missile-launch",
)  # fmt: skip


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
    seen, left = set(), ["/"]
    while left and len(seen) < 400:
        where = left.pop()
        if where in seen or where.startswith("/api"):
            continue
        seen.add(where)
        answer = room.get(where)
        assert answer.status_code == 200, where
        if answer.headers["content-type"].startswith("text/html"):
            check_page(answer.text)
            links = re.findall(r'href="(/[^"#]*)', answer.text)
            left += sorted({link.replace("&amp;", "&") for link in links} - seen)
    assert sum(where.startswith("/people/") for where in seen) > 10


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


def test_a_facet_narrows_the_answer(room: TestClient) -> None:
    wide, narrow = room.get("/search?q=missile").text, room.get("/search?q=missile+level:leader").text
    assert "level%3Aleader" in wide
    assert 0 < narrow.count('<li><span class="day">') < wide.count('<li><span class="day">')
