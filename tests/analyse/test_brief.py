"""A brief: each line with its article and words, nothing from after its day, safe as Markdown and HTML."""

from html.parser import HTMLParser

from sqlalchemy import Connection, select

from communique.analyse.brief import Brief, brief
from communique.analyse.brief_text import to_html, to_markdown
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from made import add_made, engagement, incident, named, position
from made_archive import fill


def part(told: Brief, title: str) -> list[str]:
    return [line.text for section in told.sections if section.title.startswith(title) for line in section.lines]


def test_what_a_brief_tells(connection: Connection) -> None:
    told = brief(connection, "NO", "PT")
    assert [line[:10] for line in part(told, "Last meetings")] == ["2021-04-04", "2021-03-05"]
    assert part(told, "Who sits for Portugal") == [
        "Ana Prado, Foreign Minister (attested 2021-03-05 to 2021-04-04): at 2 of these, last 2021-04-04"
    ]
    assert part(told, "What Norway asked") == ["2021-04-04 pledged"]
    assert part(told, "What both said")[0] == "2021-04-04 condemned; said since 2021-03-05"
    assert "2021-04-04 agreed; said since 2021-03-05" in part(told, "What both said")
    assert [line.split(",")[0] for line in part(told, "New and dropped")] == ["new", "stronger"]
    assert part(told, "What to expect") == []
    texts = {row.id: row.text for row in connection.execute(select(article))}
    lines = [line for section in told.sections for line in section.lines]
    notes = [note for line in lines for each in (line, *line.after) for note in each.notes]
    assert len(notes) > 8
    for note in notes:
        assert texts[note.article][note.start : note.end] == note.quote
    assert {source.article for source in told.sources} == {note.article for note in notes}
    assert all(line.notes for section in told.sections for line in section.lines)


def test_nothing_from_after_its_day(connection: Connection) -> None:
    told = brief(connection, "NO", "PT", "2021-03-31")
    assert [line[:10] for line in part(told, "Last meetings")] == ["2021-03-05"]
    assert part(told, "New and dropped") == []
    assert {source.source for source in told.sources} <= {"first", "launch"}


def test_sides_that_never_met(connection: Connection) -> None:
    told = brief(connection, "NO", "ZZ")
    assert all(not section.lines for section in told.sections)
    assert "The archive tells of none." in to_markdown(told)


def test_a_text_about_several_engagements_lends_each_only_what_is_between_its_sides(archive: str) -> None:
    engine = open_archive(archive, create=True)
    text = (
        "Prado receives Korhonen, calls Berg\nAna Prado received Aino Korhonen. She spoke by phone with Nils Berg.\n"
        "She pledged Finland a quick decision on its request. She pledged Norway two ships for the northern harbour.\n"
        "She called for calm on all shores of the sea. The two condemned the raid of pirates."
    )
    add_made(engine, "several", "2021-05-01", text, [
        engagement("received", ("FI", "PT"), "2021-05-01"),
        engagement("spoke by phone", ("NO", "PT"), "2021-05-01", format="call"),
        position("pledged Finland a quick decision on its request", ["PT"], "pledge", target="FI"),
        position("pledged Norway two ships for the northern harbour", ["PT"], "pledge", target="NO"),
        position("condemned the raid of pirates", ["NO", "PT"], "condemn", target="XA"),
        position("called for calm on all shores of the sea", ["PT"], "urge"),
    ])  # fmt: skip
    link_archive(engine)
    with reading(engine) as connection:
        told = brief(connection, "PT", "NO")
    engine.dispose()
    quotes = [note.quote for section in told.sections for line in section.lines for note in line.notes]
    assert part(told, "What Portugal asked") == ["2021-05-01 pledged to Norway"]
    assert part(told, "What both said") == ["2021-05-01 condemned XA"]
    assert "pledged Norway two ships for the northern harbour" in quotes
    assert not {"pledged Finland a quick decision on its request", "called for calm on all shores of the sea"} & set(
        quotes
    )


def test_a_text_about_two_engagements_of_the_same_sides_is_about_them_alone(archive: str) -> None:
    engine = open_archive(archive, create=True)
    text = "Prado calls Berg\nAna Prado spoke by phone with Nils Berg. They meet in May. Prado pledged two ships for the harbour."
    add_made(engine, "twice", "2021-04-01", text, [
        engagement("spoke by phone", ("NO", "PT"), "2021-04-01", format="call"),
        engagement("They meet in May", ("NO", "PT"), "2021-05", status="planned"),
        position("pledged two ships for the harbour", ["PT"], "pledge"),
    ])  # fmt: skip
    link_archive(engine)
    with reading(engine) as connection:
        assert part(brief(connection, "PT", "NO"), "What Portugal asked") == ["2021-04-01 pledged"]
    engine.dispose()


def test_what_two_of_four_say_in_a_text_about_both_tables_is_of_the_smaller_one(archive: str) -> None:
    engine = open_archive(archive, create=True)
    text = (
        "Prado meets Berg at the summit of four\nAna Prado met Nils Berg beside the summit of the four.\n"
        "Portugal and Norway reaffirmed their pact on the harbours. The four condemned the raid of pirates."
    )
    add_made(engine, "four", "2021-05-01", text, [
        engagement("met", ("NO", "PT"), "2021-05-01"),
        engagement("the summit of the four", ("ES", "FR", "NO", "PT"), "2021-05-01", level="leader"),
        position("Portugal and Norway reaffirmed their pact on the harbours", ["NO", "PT"], "reaffirm"),
        position("The four condemned the raid of pirates", ["ES", "FR", "NO", "PT"], "condemn", target="XA"),
    ])  # fmt: skip
    link_archive(engine)
    with reading(engine) as connection:
        spanish, norwegian = brief(connection, "PT", "ES"), brief(connection, "PT", "NO")
    engine.dispose()
    assert part(spanish, "What Portugal asked") == []
    assert [line.split()[1] for line in part(spanish, "What both said")] == ["condemned"]
    assert sorted(line.split()[1] for line in part(norwegian, "What both said")) == ["condemned", "reaffirmed"]


SAID = [
    (
        "2021-05-01",
        "They met. Portugal urged Norway to open the northern harbour to fishing boats. "
        "Norway urged Portugal to end missile tests.",
    ),
    ("2021-05-20", "Norway agreed to open the northern harbour to small fishing boats. Portugal was glad."),
    ("2021-06-01", "Norway and Portugal talked of trade. Portugal fired a missile into the sea on June 1."),
    ("2021-06-09", "Norway rejected what Portugal asked: it would not open the northern harbour to fishing boats after all."),
]  # fmt: skip


def test_what_became_of_what_was_asked(archive: str) -> None:
    engine = open_archive(archive, create=True)
    both = ("NO", "PT")
    harbour, tests = "urged Norway to open the northern harbour to fishing boats", "urged Portugal to end missile tests"
    add_made(engine, "a", SAID[0][0], SAID[0][1], [
        engagement("They met", both, "2021-05-01"), position(harbour, ["PT"], "urge", target="NO", topics=["trade"]),
        position(tests, ["NO"], "urge", target="PT", topics=["missiles"]),
    ])  # fmt: skip
    agreed = "agreed to open the northern harbour to small fishing boats"
    add_made(engine, "b", SAID[1][0], SAID[1][1], [
        position(agreed, ["NO"], "agree", target="PT", topics=["trade"]), position("Portugal was glad", ["PT"], "welcome"),
    ])  # fmt: skip
    add_made(engine, "c", SAID[2][0], SAID[2][1], [
        engagement("Norway and Portugal talked of trade", both, "2021-06-01", about=["trade"]),
        incident("fired a missile", "missile-launch", ["PT"], "2021-06-01"),
    ])  # fmt: skip
    link_archive(engine)
    with reading(engine) as connection:
        told = brief(connection, "NO", "PT")
        early = brief(connection, "NO", "PT", "2021-05-10")
    asked = {line.text: [after.text for after in line.after] for s in told.sections for line in s.lines}
    assert asked["2021-05-01 urged Norway"] == [
        "agreed or welcomed 2021-05-20 by Norway",
        "both met on trade again 2021-06-01",
    ]
    assert asked["2021-05-01 urged Portugal"] == ["missile launch by Portugal 2021-06-01"]
    before = {line.text: [after.text for after in line.after] for s in early.sections for line in s.lines}
    assert before["2021-05-01 urged Norway"] == [
        "nothing told of it since (no later article names both sides, to 2021-05-10)"
    ]
    add_made(engine, "d", SAID[3][0], SAID[3][1], [
        position("would not open the northern harbour to fishing boats after all", ["NO"], "reject", target="PT", topics=["trade"])
    ])  # fmt: skip
    link_archive(engine)
    with reading(engine) as connection:
        told = brief(connection, "NO", "PT")
    asked = {line.text: [after.text for after in line.after] for s in told.sections for line in s.lines}
    assert asked["2021-05-01 urged Norway"][0] == "rejected 2021-06-09 by Norway"
    page = to_html(told)
    assert page.count('class="after"') == 2 and "→" in page and "    - rejected 2021-06-09" in to_markdown(told)
    engine.dispose()


class Tags(HTMLParser):
    """The tags of a page, to see that they close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_words_of_pages_stay_words(archive: str) -> None:
    engine = open_archive(archive, create=True)
    fill(engine)
    text = "<script>x</script> *bold*\nThey met & agreed to <b>talk</b>.\nThey will meet in *May*."
    claims = [
        engagement("They met", ("NO", "PT"), "2021-05-01", participants=["<i>Ana</i> Prado"]),
        position("agreed to <b>talk</b>", ["NO"], "agree"), named("They", "PT"),
        engagement("will meet", ("NO", "PT"), "2021-05", status="planned", main=False),
    ]  # fmt: skip
    add_made(engine, "x", "2021-05-01", text, claims)
    link_archive(engine)
    with reading(engine) as connection:
        told = brief(connection, "NO", "PT")
    assert part(told, "What to expect") == ["2021-05 meeting"]
    page, parser = to_html(told), Tags()
    parser.feed(page)
    assert parser.open == [] and not {"script", "b", "i"} & parser.seen
    markdown = to_markdown(told)
    assert "<b>" not in markdown.replace("\\<b\\>", "") and "\\*May\\*" in markdown
    engine.dispose()
