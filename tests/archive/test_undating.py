"""Pages without a date in an archive: posts that it attests and reports of the same words place them."""

from sqlalchemy import select

from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from communique.store.schema import article, article_date
from made import add_made, named

TRAVEL = "Travel\nForeign Minister Ana Prado will travel to Oslo and Riga June 5-7."
LONG = " ".join(
    f"The {word} of the islands was told again." for word in ["coast", "fleet", "harbour", "market", "school", "tower"]
)


def test_a_post_that_the_archive_attests_picks_the_year(archive: str) -> None:
    engine = open_archive(archive, create=True)
    prado = named("Ana Prado", "PT", "Foreign Minister", "minister")
    for number in range(12):
        add_made(engine, f"old{number}", f"2021-05-{number + 1:02}", f"News {number}\nAna Prado spoke.", [prado])
    key = add_made(engine, "undated", None, TRAVEL, [prado])
    add_made(
        engine, "other", None, TRAVEL.replace("Ana Prado", "Ida Berg"), [named("Ida Berg", "NO", "Foreign Minister")]
    )
    link_archive(engine)
    with reading(engine) as connection:
        rows = connection.execute(select(article_date)).all()
    assert [(row.article, row.edtf) for row in rows] == [(key, "2021-05-05/2021-06-06")]
    assert any("attested 2021-05-01 to 2021-05-12" in reason for reason in rows[0].reasons)
    engine.dispose()


def test_a_report_of_the_same_words_came_out_near_the_other(archive: str) -> None:
    engine = open_archive(archive, create=True)
    add_made(engine, "dated", "2021-05-10", f"Told\n{LONG}", [])
    key = add_made(engine, "undated", None, f"Told again\n{LONG}", [])
    add_made(engine, "form", None, f"Another\n{LONG[:90]} But this is of other things, of which nobody spoke here.", [])
    link_archive(engine)
    with reading(engine) as connection:
        rows = connection.execute(select(article_date)).all()
        assert connection.scalar(select(article.c.first).where(article.c.id == key)) is None, (
            "the page itself stays undated"
        )
    assert [(row.article, row.edtf) for row in rows] == [(key, "2021-05-07/2021-05-13")]
    engine.dispose()
