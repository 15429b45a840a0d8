"""Saved searches: kept among the decisions, each with a feed that a reader of feeds takes."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from communique.analyse.articles import BadQuery
from communique.archive.searches import BadSearch, drop_search, key_of, save_search, saved_searches
from communique.errors import NotInArchive
from communique.export.atom import write_atom
from communique.serve.feed import feed_of
from communique.store.engine import reading
from serve_clients import client_of, form_token_of, signed_in

_ATOM = "{http://www.w3.org/2005/Atom}"


def _saved(engine: Engine) -> list[tuple[str, str, str]]:
    with reading(engine) as connection:
        return [(one.key, one.asked, one.who) for one in saved_searches(connection)]


def test_the_latest_word_on_a_name_counts(small: Engine) -> None:
    assert save_search(small, "Après  l'été: KP!", "missile", "Lena") == "apres-l-ete-kp"
    save_search(small, "après l'été kp", "rocket", "Nils")
    assert _saved(small) == [("apres-l-ete-kp", "rocket", "Nils")]
    drop_search(small, "apres-l-ete-kp", "Lena")
    assert _saved(small) == []
    with pytest.raises(NotInArchive):
        drop_search(small, "apres-l-ete-kp", "Lena")


def test_what_cannot_be_asked_is_not_saved(small: Engine) -> None:
    for name, asked in (("", "x"), ("!!!", "x"), ("n" * 81, "x"), ("name", " "), ("name", "x" * 501)):
        with pytest.raises(BadSearch):
            save_search(small, name, asked, "Lena")
    with pytest.raises(BadQuery):
        save_search(small, "name", "colour:red", "Lena")
    assert _saved(small) == [] and key_of("日本") == ""


def test_a_search_is_saved_and_taken_away_in_the_browser(desk: TestClient) -> None:
    token = form_token_of(desk.get("/search?q=minister").text)
    form = {"name": "Ministers", "q": "minister", "csrf": token}
    assert desk.post("/searches", data=form, follow_redirects=False).headers["location"] == "/search?q=minister"
    assert "/searches/ministers.atom" in desk.get("/search").text
    assert desk.get("/searches/ministers", follow_redirects=False).headers["location"] == "/search?q=minister"
    assert [one["key"] for one in desk.get("/api/v1/searches").json()["items"]] == ["ministers"]
    assert desk.post("/searches", data={**form, "name": ""}).status_code == 400
    assert desk.post("/searches", data={**form, "q": "colour:red"}).status_code == 400
    assert desk.post("/searches", data={"name": "x", "q": "y"}).status_code == 403
    assert desk.post("/searches/ministers/drop", data={"csrf": token}, follow_redirects=False).status_code == 303
    assert desk.get("/searches/ministers.atom").status_code == 404


def test_readers_do_not_save(guarded: Engine) -> None:
    room = signed_in(client_of(guarded), "Rea", "words that open for reader")
    token = form_token_of(room.get("/search?q=minister").text)
    assert room.post("/searches", data={"name": "x", "q": "minister", "csrf": token}).status_code == 403
    assert _saved(guarded) == []


def test_the_feed_is_atom_with_ids_that_stay(desk: TestClient, small: Engine) -> None:
    save_search(small, "Ministers", "minister", "Lena")
    answer = desk.get("/searches/ministers.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    told = feedparser.parse(answer.content)
    assert not told.bozo and told.version == "atom10" and told.feed.title == "Ministers"
    assert len(told.entries) == 2 and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id) for entry in told.entries)
    elsewhere = desk.get("http://localhost:8600/searches/ministers.atom")
    again = feedparser.parse(elsewhere.content)
    assert [entry.id for entry in again.entries] == [entry.id for entry in told.entries]
    assert told.entries[0].link.startswith("http://127.0.0.1:8600/articles/")


def test_hostile_words_stay_words_and_an_empty_feed_is_whole(small: Engine) -> None:
    save_search(small, "<script>& k", 'minister "x y" OR', "Lena")
    with reading(small) as connection:
        (saved,) = saved_searches(connection)
        told = feed_of(connection, replace(saved, name="<script>&\x07", asked="nowhere"), 'http://127.0.0.1/"')
    root = ElementTree.fromstring(write_atom(told))
    assert root.findtext(f"{_ATOM}title") == "<script>&" and root.findtext(f"{_ATOM}subtitle") == "nowhere"
    assert root.findtext(f"{_ATOM}updated") == saved.at and root.find(f"{_ATOM}entry") is None
