"""Every page answers, over the samples and over nothing, and is whole HTML with nothing inline."""

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

PAGES = (
    "/", "/chronology", "/chronology?side=KR+JP&since=2022", "/articles", "/people", "/people?words=envoy", "/search",
    "/search?q=missile", "/search?q=party:KR+level:leader", "/wording", "/response", "/response?side=KR&kind=missile-launch",
)  # fmt: skip
_VOID = {"meta", "link", "br", "input"}


class Balanced(HTMLParser):
    """Notes tags that are not closed, ids given twice, and what the Content-Security-Policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if tag in ("script", "style", "iframe") or any(name == "style" or name.startswith("on") for name in told):
            self.wrong.append(f"inline {tag}")
        key = told.get("id")
        if key in self.ids:
            self.wrong.append(f"id {key} twice")
        if key:
            self.ids.add(key)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Drawings close their own."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


def check_page(text: str) -> None:
    parser = Balanced()
    parser.feed(text)
    assert not parser.wrong and not parser.open
    assert 'href="#main"' in text and text.count("<h1") == 1


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
