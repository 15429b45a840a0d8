"""Alerts fire once for what is new, and find their way."""

import hashlib
import hmac
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

import made_archive
from communique.archive.linking import link_archive
from communique.archive.review import Word, correct
from communique.errors import AbortRun
from communique.export.atom import write_atom
from communique.store.alerts import Alert, add_alert, last_fired
from communique.store.archive import open_archive
from communique.store.claims import write_claims
from communique.store.engine import reading, writing
from communique.store.runs import begin_run
from communique.store.standing import claims_of
from communique.store.watched import KnownItem, Source, add_source, keep_items
from communique.watch.delivering import Courier, alert_feed, deliver, look
from communique.watch.fetch import Manners
from communique.watch.noticing import check_asked, seen_now
from made import add_made, engagement, named, position, with_receipts
from scripted_server import Reply, ScriptedServer

HERE = Manners("desk@example.org", allowed=frozenset({"127.0.0.1"}))
NOW = datetime(2021, 4, 5, 12, tzinfo=UTC)


@pytest.fixture
def engine(archive: str) -> Iterator[Engine]:
    yield open_archive(archive, create=True)


def alert(engine: Engine, kind: str, to: dict[str, object] | None = None, **asked: object) -> None:
    with writing(engine) as connection:
        add_alert(connection, Alert("mine", kind, asked, to or {}, "2021-04-01T00:00:00Z"))


def titles(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [one.title for one in last_fired(connection, "mine")]


def filled(engine: Engine) -> None:
    made_archive.fill(engine)
    link_archive(engine)


def test_a_search_fires_once_for_each_article(engine: Engine) -> None:
    alert(engine, "search", query="party:NO launch")
    filled(engine)
    assert [one.title for one in look(engine, NOW)] == ["Portugal and Norway consult by phone after launch"]
    assert look(engine, NOW) == []
    assert "spoke by phone" in write_atom(alert_feed(engine, "mine")).decode() or titles(engine)


def test_a_first_meeting_in_months_tells_the_gap(engine: Engine) -> None:
    alert(engine, "first", months=6)
    both, people = (
        ("NO", "PT"),
        [named("Ana Prado", "PT", "Foreign Minister"), named("Nils Berg", "NO", "Foreign Minister")],
    )
    for slug, day in (("old", "2020-01-10"), ("new", "2021-04-02")):
        text = f"Ministers meet\nForeign Minister Ana Prado met Foreign Minister Nils Berg in Oslo on {slug} business."
        add_made(
            engine,
            slug,
            day,
            text,
            [engagement("met", both, day, participants=["Ana Prado", "Nils Berg"], place="Oslo"), *people],
        )
    link_archive(engine)
    (fired,) = look(engine, NOW)
    assert fired.title.startswith("first in 15 months: ") and fired.data["days"] == 448
    assert fired.data["receipts"][0]["quote"].startswith("Foreign Minister Ana Prado met")


def test_a_planned_meeting_is_tomorrow(engine: Engine) -> None:
    alert(engine, "tomorrow", parties=["PT"])
    text = "Visit planned\nForeign Minister Ana Prado will meet Foreign Minister Nils Berg in Oslo on April 6."
    claims = [engagement("will meet", ("NO", "PT"), "2021-04-06", status="planned", participants=["Ana Prado"])]
    add_made(engine, "plan", "2021-04-01", text, claims)
    link_archive(engine)
    assert look(engine, NOW - timedelta(days=1)) == []
    (fired,) = look(engine, NOW)
    assert fired.title.startswith("tomorrow, 2021-04-06: ") and look(engine, NOW) == []


def test_a_phrase_and_its_first_use(engine: Engine) -> None:
    alert(engine, "phrase", term="quiet sea")
    filled(engine)
    (fired,) = look(engine, NOW)
    assert "for the first time" in fired.title and "shared goal of a quiet sea" in fired.data["words"]


def test_a_phrase_that_comes_back(engine: Engine) -> None:
    alert(engine, "phrase", term="quiet sea", months=12)
    for slug, day in (("a", "2019-01-10"), ("b", "2019-02-10"), ("c", "2021-04-02")):
        add_made(engine, slug, day, f"Words\nThe minister spoke of a quiet sea on page {slug}.", [])
    assert [one.title for one in look(engine, NOW)] == [
        "“quiet sea” for the first time: Words",
        "“quiet sea” again after 782 days: Words",
    ]


def test_a_source_fell_silent(engine: Engine) -> None:
    alert(engine, "silence")
    with writing(engine) as connection:
        number = add_source(
            connection, Source("desk", "https://news.example/feed", added="2021-03-01", due="2021-03-01")
        )
        seen = [f"2021-03-{day:02}T00:00:00Z" for day in range(1, 10)]
        keep_items(connection, [KnownItem(number, at, None, "t", "f", "stored", at, at) for at in seen])
    (fired,) = look(engine, NOW)
    assert fired.title == "desk fell silent: nothing new since 2021-03-09"


def test_a_webhook_is_signed_and_sent_once(engine: Engine) -> None:
    with ScriptedServer() as server:
        server.answers["/hook"] = Reply(204)
        alert(engine, "phrase", {"webhook": f"{server.url}/hook"}, term="quiet sea")
        filled(engine)
        look(engine, NOW)
        assert deliver(engine, Courier(HERE, "word"), NOW).sent == 1
        assert deliver(engine, Courier(HERE, "word"), NOW).sent == 0
    (asked,) = server.asked
    stamp = asked.headers["x-communique-timestamp"]
    digest = hmac.new(b"word", stamp.encode() + b"." + asked.body, hashlib.sha256).hexdigest()
    assert asked.headers["x-communique-signature"] == f"sha256={digest}"
    assert json.loads(asked.body)["alert"] == "mine"


def test_a_webhook_that_fails_is_tried_later_and_private_places_are_refused(engine: Engine) -> None:
    alert(engine, "phrase", {"webhook": "http://127.0.0.1:9/hook"}, term="quiet sea")
    filled(engine)
    look(engine, NOW)
    closed = deliver(engine, Courier(Manners("desk@example.org")), NOW)
    assert closed.failed == 1 and "private network" in closed.troubles[0]
    assert deliver(engine, Courier(HERE), NOW).failed == 0
    later = deliver(engine, Courier(HERE), NOW + timedelta(seconds=90))
    assert later.failed == 1 and "no connection" in later.troubles[0]


def test_a_command_gets_json_on_standard_input_and_no_shell(engine: Engine, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    program = f"import sys, pathlib; pathlib.Path({str(kept)!r}).write_text(sys.stdin.read() + sys.argv[1])"
    alert(engine, "phrase", {"command": [sys.executable, "-c", program, "$(touch /tmp/x); `id`"]}, term="quiet sea")
    filled(engine)
    look(engine, NOW)
    refused = deliver(engine, Courier(HERE), NOW)
    assert "commands are not run here" in refused.troubles[0] and not kept.exists()
    assert deliver(engine, Courier(HERE, commands=True), NOW + timedelta(hours=1)).sent == 1
    assert kept.read_text().endswith("$(touch /tmp/x); `id`") and '"alert": "mine"' in kept.read_text()


def test_a_command_that_fails_says_why(engine: Engine) -> None:
    alert(engine, "phrase", {"command": [sys.executable, "-c", "import sys; sys.exit('no desk')"]}, term="quiet sea")
    filled(engine)
    look(engine, NOW)
    assert "ended with status 1 no desk" in deliver(engine, Courier(HERE, commands=True), NOW).troubles[0]


@pytest.mark.parametrize(
    ("kind", "told"),
    [("noise", "not a kind"), ("search", "needs --query"), ("phrase", "needs --term"), ("first", "needs --months")],
)
def test_an_alert_says_what_it_needs(kind: str, told: str) -> None:
    with pytest.raises(AbortRun, match=told):
        check_asked(kind, {})


TEXT = (
    "Ministers meet\nForeign Minister Ana Prado met Foreign Minister Nils Berg in Oslo.\nPortugal regretted the delay."
)


def coded_again(engine: Engine, number: int, claims: list[dict[str, object]]) -> None:
    """The article as another run tells it."""
    record: dict[str, list[dict[str, object]]] = {"engagements": [], "positions": [], "incidents": [], "people": []}
    for claim in claims:
        record[str(claim["kind_of"])].append(with_receipts("page", TEXT, str(claim["kind_of"]), claim))
    with writing(engine) as connection:
        write_claims(connection, number, begin_run(connection, "recode", {}, "2021-04-02T00:00:00Z"), record)
    link_archive(engine)


def met() -> dict[str, object]:
    return engagement("met", ("NO", "PT"), "2021-04-01")


def regretted(actors: list[str]) -> dict[str, object]:
    return position("Portugal regretted the delay", actors, "concern")


def test_a_claim_that_recoding_brought_fires_once(engine: Engine) -> None:
    alert(engine, "search", query="party:PT")
    number = add_made(engine, "page", "2021-04-01", TEXT, [met()])
    link_archive(engine)
    assert [one.key for one in look(engine, NOW)] == [f"article:{number}"]
    coded_again(engine, number, [met(), regretted(["PT"])])
    (fired,) = look(engine, NOW)
    assert fired.title == "Ministers meet: Portugal regretted the delay"
    assert [told["words"] for told in fired.data["claims"]] == ["Portugal regretted the delay"]
    coded_again(engine, number, [met()])
    coded_again(engine, number, [met(), regretted(["PT"])])
    assert look(engine, NOW) == []


def test_recoding_that_changes_nothing_fires_nothing(engine: Engine) -> None:
    alert(engine, "search", query="party:PT")
    number = add_made(engine, "page", "2021-04-01", TEXT, [met(), regretted(["PT"])])
    link_archive(engine)
    look(engine, NOW)
    coded_again(engine, number, [met(), regretted(["PT"])])
    assert look(engine, NOW) == []


def test_a_claim_that_does_not_meet_the_search_fires_nothing(engine: Engine) -> None:
    alert(engine, "search", query="party:NO")
    number = add_made(engine, "page", "2021-04-01", TEXT, [met()])
    link_archive(engine)
    look(engine, NOW)
    coded_again(engine, number, [met(), regretted(["PT"])])
    assert look(engine, NOW) == []


def test_a_claim_that_a_person_corrected_fires_once(engine: Engine) -> None:
    number = add_made(engine, "page", "2021-04-01", TEXT, [met(), regretted(["PT"])])
    link_archive(engine)
    with reading(engine) as connection:
        seen = seen_now(connection)
        (wrong,) = [told for told in claims_of(connection, [number]) if told.kind == "position"]
    with writing(engine) as connection:
        add_alert(connection, Alert("mine", "search", {"query": "party:IS"}, {}, "2021-04-01T00:00:00Z", seen))
    assert look(engine, NOW) == []
    correct(engine, wrong.seq, "actors", ["IS"], Word("Ana", "it was Iceland"))
    assert [one.title for one in look(engine, NOW)] == ["Ministers meet: Portugal regretted the delay"]
    assert look(engine, NOW) == []


def test_an_edited_article_fires_for_what_is_new_in_it(engine: Engine) -> None:
    alert(engine, "search", query="party:PT")
    add_made(engine, "page", "2021-04-01", TEXT, [met()])
    link_archive(engine)
    look(engine, NOW)
    add_made(engine, "page", "2021-04-01", TEXT + "\nThis page was corrected.", [met(), regretted(["PT"])])
    link_archive(engine)
    assert [one.title for one in look(engine, NOW)] == ["Ministers meet: Portugal regretted the delay"]


def test_an_article_that_waits_for_linking_fires_after_it(engine: Engine) -> None:
    made_archive.fill(engine)
    link_archive(engine)
    alert(engine, "search", query="party:IS")
    look(engine, NOW)
    number = add_made(engine, "page", "2021-04-01", TEXT, [regretted(["IS"])])
    assert look(engine, NOW) == []
    link_archive(engine)
    assert [one.key for one in look(engine, NOW)] == [f"article:{number}"]


def test_an_alert_of_an_earlier_version_does_not_fire_for_what_it_knew(engine: Engine) -> None:
    filled(engine)
    with writing(engine) as connection:
        add_alert(
            connection, Alert("mine", "search", {"query": "party:NO"}, {}, "2021-04-01T00:00:00Z", {"article": 3})
        )
    assert look(engine, NOW) == []


def test_more_than_can_be_told_is_said(engine: Engine) -> None:
    alert(engine, "search", query="party:IS")
    for number in range(203):
        add_made(engine, f"page{number}", "2021-04-01", TEXT, [regretted(["IS"])])
    link_archive(engine)
    told = look(engine, NOW)
    assert len(told) == 201 and told[-1].title == "and 3 more; `communique search` finds them"
