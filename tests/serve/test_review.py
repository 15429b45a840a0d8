"""The review page: plain forms accept, reject, correct and take back; nothing of an article or a person is HTML."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import Engine, select

from communique.archive import review
from communique.archive.intake import add_pages
from communique.archive.linking import link_archive
from communique.archive.review import Word
from communique.read.pages import read_pages
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import claim, event
from communique.store.standing import claims_of
from serve_clients import client_of, form_token_of
from whole_page import check_page

BEN = Word("ben", "so it is")


def send(room: TestClient, where: str, **told: str) -> Response:
    token = room.get("/api/v1/me").json()["csrf"]
    return room.post(where, data={"csrf": token} | told, follow_redirects=False)


def shown(page: str) -> int:
    found = re.search(r'id="claim" tabindex="-1">\w+ (\d+)', page)
    assert found, page
    return int(found[1])


def number_of(engine: Engine, kind: str) -> int:
    with reading(engine) as connection:
        return int(connection.scalars(select(claim.c.seq).where(claim.c.kind == kind).order_by(claim.c.seq)).all()[-1])


def test_the_page_shows_the_claim_in_its_sentence(desk: TestClient) -> None:
    page = desk.get("/review?kind=incident").text
    check_page(page)
    assert re.search(
        r'class="lit">.*?<mark class="incident" title="[^"]*text[^"]*">launched a missile on April 2</mark>', page
    )
    assert "missile-launch" in page and "nobody has judged it" in page
    assert "<script>" not in page and 'src="/static/review.js"' in page


def test_every_claim_has_its_page(small: Engine, desk: TestClient) -> None:
    with reading(small) as connection:
        numbers = list(connection.scalars(select(claim.c.seq)))
    for number in numbers:
        page = desk.get(f"/review?at={number}")
        assert page.status_code == 200 and shown(page.text) == number
        check_page(page.text)


def test_a_word_leads_to_the_next_claim(small: Engine, desk: TestClient) -> None:
    first = shown(desk.get("/review").text)
    after = re.search(r'href="(/review\?at=\d+)" id="after"', desk.get("/review").text)
    assert after
    answer = send(desk, f"/review/{first}", verdict="accept", seen="0", why="  as\nit says ")
    assert (answer.status_code, answer.headers["location"]) == (303, after[1])
    page = desk.get(after[1]).text
    assert "Your last word: accepted" in page and f"at={first}" not in page
    with reading(small) as connection:
        (made,) = review.reviews(connection)
    assert (made.who, made.why, made.verdict) == ("Lena", "as it says", "accept")


def test_the_filter_is_kept_from_word_to_word(desk: TestClient) -> None:
    first = shown(desk.get("/review?kind=position&party=NO").text)
    answer = send(desk, f"/review/{first}", verdict="reject", seen="0", kind="position", party="NO")
    assert re.fullmatch(r"/review\?kind=position&party=NO&at=\d+", answer.headers["location"])
    assert 'name="party" value="NO"' in desk.get(answer.headers["location"]).text


def test_the_last_of_a_queue_leads_to_what_is_left(desk: TestClient) -> None:
    first = shown(desk.get("/review?kind=incident").text)
    answer = send(desk, f"/review/{first}", verdict="accept", seen="0", kind="incident")
    assert answer.headers["location"] == "/review?kind=incident"
    page = desk.get("/review?kind=incident").text
    check_page(page)
    assert "Nothing waits" in page
    assert shown(desk.get("/review?kind=incident&state=decided").text) == first


def test_rejecting_links_again_and_undoing_brings_it_back(small: Engine, desk: TestClient) -> None:
    call = number_of(small, "engagement")

    def calls() -> int:
        with reading(small) as connection:
            return len(connection.execute(select(event).where(event.c.code == "call")).all())

    assert calls() == 1
    send(desk, f"/review/{call}", verdict="reject", seen="0")
    assert calls() == 0
    page = desk.get(f"/review?at={call}").text
    assert "not what the article says" in page and '<span class="tag">rejected</span>' in page
    answer = send(desk, "/review/undo", decision="1")
    assert answer.headers["location"] == f"/review?at={call}"
    assert calls() == 1
    page = desk.get(f"/review?at={call}").text
    assert "taken back by 2" in page and "Your last word" not in page


def test_accepting_what_was_rejected_links_again(small: Engine, desk: TestClient) -> None:
    call = number_of(small, "engagement")
    send(desk, f"/review/{call}", verdict="reject", seen="0")
    send(desk, f"/review/{call}", verdict="accept", seen="1")
    with reading(small) as connection:
        assert connection.execute(select(event).where(event.c.code == "call")).one()


def test_a_correction_changes_the_fields_that_differ_alone(small: Engine, desk: TestClient) -> None:
    call = number_of(small, "engagement")
    page = desk.get(f"/review?at={call}").text
    form = dict(re.findall(r'<input id="f-\w+" name="(f\.\w+)" value="([^"]*)"', page))
    form |= {"f.date": "2021-04-03", "f.place": "Oslo", "f.status": "held"}
    answer = send(desk, f"/review/{call}", verdict="correct", seen="0", why="by phone on Saturday", **form)
    assert answer.status_code == 303
    with reading(small) as connection:
        made = review.reviews(connection)
        assert {row.field: row.value for row in made} == {"date": "2021-04-03", "place": "Oslo"}
        told = next(one for one in claims_of(connection, [3]) if one.seq == call)
        assert (told.data["date"], told.data["place"]) == ("2021-04-03", "Oslo")
    history = desk.get(f"/review?at={call}").text
    assert "correct date" in history and "2021-04-04 → 2021-04-03" in history and "by phone on Saturday" in history


def test_topics_are_ticked(small: Engine, desk: TestClient) -> None:
    call = number_of(small, "engagement")
    token = form_token_of(desk.get("/review").text)
    told = [
        ("csrf", token),
        ("verdict", "correct"),
        ("seen", "0"),
        ("f.about", ""),
        ("f.about", "un"),
        ("f.about", "missiles"),
    ]
    body = "&".join(f"{name}={value}" for name, value in told)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.post(f"/review/{call}", content=body, headers=kind, follow_redirects=False).status_code == 303
    with reading(small) as connection:
        told_now = next(one for one in claims_of(connection, [3]) if one.seq == call)
    assert told_now.data["about"] == ["un", "missiles"]


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [("date", "soon", "not a date"), ("status", "maybe", "not a value of status"), ("parties", "<b>", "not a side")],
)
def test_what_cannot_be_meant_is_told_beside_the_form_with_what_was_entered(
    small: Engine, desk: TestClient, field: str, value: str, why: str
) -> None:
    call = number_of(small, "engagement")
    told = {"verdict": "correct", "seen": "0", f"f.{field}": value, "f.place": "Oslo"}
    answer = send(desk, f"/review/{call}", **told)
    assert answer.status_code == 400 and why in answer.text and 'role="alert"' in answer.text
    assert '<details id="edit" open>' in answer.text and 'value="Oslo"' in answer.text
    assert answer.headers["hx-push-url"] == "false", "the address stays that of the claim"
    check_page(answer.text)
    with reading(small) as connection:
        assert review.reviews(connection) == []


def test_a_correction_of_nothing_is_told(small: Engine, desk: TestClient) -> None:
    answer = send(desk, f"/review/{number_of(small, 'engagement')}", verdict="correct", seen="0")
    assert answer.status_code == 400 and "nothing was changed" in answer.text


def test_two_reviewers_on_one_claim(small: Engine, desk: TestClient) -> None:
    call = number_of(small, "engagement")
    review.accept(small, call, BEN)
    answer = send(desk, f"/review/{call}", verdict="reject", seen="0")
    assert answer.status_code == 409 and "ben said “accept”" in answer.text and 'role="alert"' in answer.text
    assert 'name="seen" value="1"' in answer.text, "who has seen it may decide"
    check_page(answer.text)
    assert send(desk, f"/review/{call}", verdict="reject", seen="1").status_code == 303


@pytest.mark.parametrize(
    ("where", "told", "status"),
    [
        ("/review/99999", {"verdict": "accept"}, 404), ("/review/0", {"verdict": "accept"}, 400),
        ("/review/1", {"verdict": "maybe"}, 400), ("/review/1", {}, 400), ("/review/1", {"verdict": "accept", "seen": "x"}, 400),
        ("/review/1", {"verdict": "accept", "why": "x" * 501}, 400), ("/review/undo", {}, 400), ("/review/undo", {"decision": "7"}, 404),
        ("/review/undo", {"decision": "-1"}, 400), ("/review/1", {"verdict": "accept", "kind": "king"}, 400),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(desk: TestClient, where: str, told: dict[str, str], status: int) -> None:
    answer = send(desk, where, **told)
    assert answer.status_code == status and 'role="alert"' in answer.text
    check_page(answer.text)


def test_an_undo_is_not_undone_twice(small: Engine, desk: TestClient) -> None:
    review.accept(small, 1, BEN)
    assert send(desk, "/review/undo", decision="1").status_code == 303
    answer = send(desk, "/review/undo", decision="1")
    assert answer.status_code == 400 and "taken back already" in answer.text


@pytest.mark.parametrize(
    "asked", ["kind=king", "doubt=much", "state=x", "party=%3Cb%3E", "party=KR+JP", "at=x", "at=9e9"]
)
def test_an_address_that_cannot_be_read(desk: TestClient, asked: str) -> None:
    assert desk.get(f"/review?{asked}").status_code == 400


def test_the_short_address_of_a_claim(desk: TestClient) -> None:
    assert desk.get("/review/1?kind=person", follow_redirects=False).headers["location"] == "/review?kind=person&at=1"


def test_a_claim_that_is_not_there(desk: TestClient) -> None:
    assert desk.get("/review?at=99999").status_code == 404


def test_nothing_to_review(empty: TestClient) -> None:
    page = empty.get("/review").text
    check_page(page)
    assert "Nothing waits" in page and "No claim waits" in empty.get("/").text


def test_today_and_articles_lead_here(room: TestClient) -> None:
    assert re.search(r'<a href="/review">\d+ claims wait for review</a>', room.get("/").text)
    assert re.search(r'<a href="/review\?at=\d+"', room.get("/articles/1").text)


HOSTILE = """\
<script>alert(1)</script> Ministers meet in Oslo
OSLO, May 4, 2021 -- Foreign Minister Ana Prado of Portugal met Norwegian
Foreign Minister Nils "<img src=x onerror=alert(2)>" Berg on Tuesday.
She said <b>Portugal</b> condemned North Korea's missile launch. </p><hx-partial hx-get="https://evil.example">
"""


def test_hostile_words_of_articles_reasons_and_names_stay_words(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(HOSTILE, encoding="utf-8")
    engine = open_archive(str(tmp_path / "hostile.db"), create=True)
    add_pages(engine, read_pages([str(tmp_path / "page.txt")]))
    link_archive(engine)
    with reading(engine) as connection:
        numbers = list(connection.scalars(select(claim.c.seq)))
    assert numbers
    for number in numbers:
        review.accept(engine, number, Word("<b>eve</b>", "<img src=x onerror=alert(3)>", link=False))
    room = client_of(engine)
    send(room, f"/review/{numbers[0]}", verdict="reject", seen="1", why='"><script>alert(4)</script>')
    pages = [room.get(f"/review?at={number}").text for number in numbers]
    pages.append(
        send(
            room, f"/review/{numbers[0]}", verdict="correct", seen="99", **{"f.text": "</textarea><script>x</script>"}
        ).text
    )
    for page in pages:
        check_page(page)
        for sign in ("<b>", "<img", "<script>", "<hx-"):
            assert sign not in page, sign
    assert "&lt;b&gt;eve" in pages[0] and "&lt;script&gt;alert(4)" in pages[0]
    assert "<script>" not in room.get("/audit").text
