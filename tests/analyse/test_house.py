"""What has to be looked at: reports that contradict each other, not those that tell more or less."""

from communique.analyse.house import conflicts
from communique.archive.linking import link_archive
from communique.store.archive import open_archive
from communique.store.engine import reading
from made import add_made, engagement, named


def test_reports_that_contradict_are_told_with_their_event(archive: str) -> None:
    engine = open_archive(archive, create=True)
    both, names = ("NO", "PT"), ["Ana Prado", "Nils Berg"]
    people = [named("Ana Prado", "PT", "Foreign Minister"), named("Nils Berg", "NO", "Foreign Minister")]
    for slug, day, place, level in (
        ("a", "2021-03-05", "Lisbon", "minister"),
        ("b", "2021-03-04/2021-03-06", "Portugal", "senior"),
    ):
        text = f"Ana Prado met Nils Berg in {place}, says page {slug}."
        met = engagement("met", both, day, participants=names, place=place, level=level)
        add_made(engine, slug, "2021-03-06", text, [met, *people])
    link_archive(engine)
    with reading(engine) as connection:
        (row,) = conflicts(connection)
    engine.dispose()
    assert (row.field, row.told, row.parties, row.date) == ("level", ("minister", "senior"), both, "2021-03-05")
