"""A digest tells what its days brought, and the words behind each line."""

import email
from datetime import UTC, date, datetime
from email.policy import default

import pytest
from sqlalchemy import Engine

import made_archive
from communique.analyse.digest import digest, newest_day
from communique.analyse.digest_text import to_html, to_mail, to_markdown
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, position


@pytest.fixture(scope="module")
def engine(kept_archive: str) -> Engine:
    engine = open_archive(kept_archive, create=True)
    made_archive.fill(engine)
    plan = "Visit planned\nForeign Minister Ana Prado will meet Foreign Minister Nils Berg in Oslo on April 9."
    add_made(
        engine, "plan", "2021-04-04", plan, [engagement("will meet", ("NO", "PT"), "2021-04-09", status="planned")]
    )
    words = "Harsh words\n" + " ".join(f"Portugal condemned raid number {n} by the islands." for n in range(6))
    harsh = [position(f"condemned raid number {n}", ["PT"], "condemn", target="XA", strength=5) for n in range(6)]
    add_made(engine, "harsh", "2021-04-03", words, harsh)
    hostile = "<script>alert(1)</script> [x](javascript:y)\nPortugal rejected <b>all</b> | charges."
    add_made(
        engine,
        "hostile",
        "2021-04-03",
        hostile,
        [position("rejected <b>all</b> | charges", ["PT"], "reject", strength=5)],
    )
    link_archive(engine)
    return engine


def told(engine: Engine, days: int = 7):
    with reading(engine) as connection:
        assert newest_day(connection) == date(2021, 4, 4)
        return digest(connection, date(2021, 4, 4), days)


def test_the_parts_of_a_week(engine: Engine) -> None:
    made = told(engine)
    lines = {part.title: [(line.day, line.text) for line in part.lines] for part in made.parts}
    assert lines["Held"] == [("2021-04-04", "NO – PT: call: Ana Prado, Nils Berg")]
    assert lines["Incidents"] == [("2021-04-02", "missile launch (XA)")]
    assert [day for day, _ in lines["Planned for the 14 days ahead"]] == ["2021-04-09"]
    assert (made.since, made.until, made.articles) == ("2021-03-29", "2021-04-04", 5)


def test_every_line_stands_in_its_article(engine: Engine) -> None:
    made = told(engine)
    cited = {one.id for one in made.cited}
    for part in made.parts:
        for line in part.lines:
            assert line.quote and line.article in cited


def test_one_article_does_not_fill_the_page(engine: Engine) -> None:
    said = next(part for part in told(engine).parts if part.title.startswith("Said"))
    assert sum("raid" in line.quote for line in said.lines) == 3 and said.more == 3


def test_a_day_leaves_the_week_out(engine: Engine) -> None:
    assert [part.lines for part in told(engine, 1).parts if part.title == "Incidents"] == [()]


def test_page_and_mail_hold_no_markup_of_articles(engine: Engine) -> None:
    made = told(engine)
    assert "<b>all" not in to_html(made) and "rejected &lt;b&gt;all" in to_html(made)
    assert "\\<b\\>all" in to_markdown(made)
    mail = email.message_from_bytes(to_mail(made, datetime(2021, 4, 5, tzinfo=UTC)), policy=default)
    assert mail["Subject"] == "Diplomacy, 2021-03-29 to 2021-04-04"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
