"""Two reports of one place whose days are told a week apart: what tests of joining and parting begin with."""

from sqlalchemy import Engine, select

from communique.archive.linking import link_archive
from communique.store.engine import reading
from communique.store.schema import event, event_claim
from made import add_made, engagement


def add_two(engine: Engine) -> None:
    """Two reports, linked into two events."""
    for slug, day in (("one", "2021-05-04"), ("two", "2021-05-11")):
        text = f"Ministers meet in Oslo\nMinisters of Norway and Portugal met in Oslo, says page {slug}."
        add_made(engine, slug, "2021-05-12", text, [engagement("met", ("NO", "PT"), day, place="Oslo")])
    link_archive(engine)


def in_oslo(engine: Engine) -> dict[str, list[int]]:
    """The events in Oslo, each with its claims."""
    asked = select(event.c.id, event_claim.c.claim).join(event_claim, event_claim.c.event == event.c.id)
    found: dict[str, list[int]] = {}
    with reading(engine) as connection:
        for key, claim in connection.execute(asked.where(event.c.place == "Oslo").order_by(event.c.first)):
            found.setdefault(key, []).append(claim)
    return found
