"""A brief: each line with its article and words, nothing from after its day, safe as Markdown and HTML."""

from html.parser import HTMLParser

from sqlalchemy import Connection, select

from communique.analyse.brief import Brief, brief
from communique.analyse.brief_text import to_html, to_markdown
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article
from made import add_made, engagement, named, position
from made_archive import fill


def part(told: Brief, title: str) -> list[str]:
    return [line.text for section in told.sections if section.title.startswith(title) for line in section.lines]


def test_what_a_brief_tells(connection: Connection) -> None:
    told = brief(connection, "NO", "PT")
    assert [line[:10] for line in part(told, "Last meetings")] == ["2021-04-04", "2021-03-05"]
    assert part(told, "Who sits for PT") == [
        "Ana Prado, Foreign Minister (attested 2021-03-05 to 2021-04-04): at 2 of these, last 2021-04-04"
    ]
    assert part(told, "What NO asked") == ["2021-04-04 agree; said since 2021-03-05", "2021-04-04 pledge"]
    assert [line.split(",")[0] for line in part(told, "New and dropped")] == ["new", "dropped", "stronger"]
    assert part(told, "What is planned") == []
    texts = {row.id: row.text for row in connection.execute(select(article))}
    notes = [note for section in told.sections for line in section.lines for note in line.notes]
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
    assert part(told, "What is planned") == ["2021-05 meeting"]
    page, parser = to_html(told), Tags()
    parser.feed(page)
    assert parser.open == [] and not {"script", "b", "i"} & parser.seen
    markdown = to_markdown(told)
    assert "<b>" not in markdown.replace("\\<b\\>", "") and "\\*May\\*" in markdown
    engine.dispose()
