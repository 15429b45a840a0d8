"""The article's page."""

import re
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import select
from starlette.applications import Starlette

from communique.archive.intake import add_pages
from communique.archive.linking import link_archive
from communique.read.pages import read_pages
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from communique.store.standing import claims_of
from serve_clients import client_over

HOSTILE = """\
<script>alert(1)</script> Ministers meet in Oslo
OSLO, May 4, 2021 -- Foreign Minister Ana Prado of Portugal met Norwegian
Foreign Minister Nils "<img src=x onerror=alert(2)>" Berg on Tuesday.
She said <b>Portugal</b> condemned North Korea's missile launch. </p><script src="https://evil.example/x.js"></script>
"""


def test_every_claim_of_every_article_is_marked(room: TestClient) -> None:
    app = room.app
    assert isinstance(app, Starlette)
    with reading(app.state.engine) as connection:
        numbers = list(connection.scalars(select(article.c.id)))
        told = {number: claims_of(connection, [number]) for number in numbers}
    for number in numbers:
        page = room.get(f"/articles/{number}").text
        starts = set(re.findall(r'<mark id="t(\d+)"', page))
        for claim in told[number]:
            assert f'id="c{claim.seq}"' in page
            spans = [span for group in claim.data["receipts"].values() for span in group]
            assert spans and {str(span["start"]) for span in spans} <= starts


def test_rules_give_their_reason(room: TestClient) -> None:
    page = room.get("/articles/1").text
    whys = re.findall(r'<p class="why">(.*?) <span', page)
    assert whys and all(" " in why for why in whys)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(HOSTILE, encoding="utf-8")
    archive = tmp_path / "hostile.db"
    engine = open_archive(str(archive), create=True)
    add_pages(engine, read_pages([str(tmp_path / "page.txt")]))
    link_archive(engine)
    room = client_over(archive)
    for where in ("/", "/articles/1", "/articles"):
        page = room.get(where).text
        assert "<script" not in page.lower() and "<img" not in page and "<b>" not in page
    assert "&lt;script&gt;" in room.get("/articles/1").text


def test_an_article_that_is_not_there(room: TestClient) -> None:
    assert room.get("/articles/99999").status_code == 404
    assert room.get("/articles/none").status_code == 400
