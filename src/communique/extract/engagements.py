"""Claims of kind engagement: each happening of the article's table with all its fields and their receipts."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.accounts import account_of
from communique.extract.engagements_confidence import confidence_of
from communique.extract.engagements_fields import about_of, date_of, format_of, level_of, place_of, status_of
from communique.extract.engagements_rules import rule_name
from communique.extract.engagements_setting import host_of, series_of, venue_of
from communique.extract.engagements_ties import answers_of, margins_of
from communique.values.claims import Engagement, Incident, Receipt, claim_id
from communique.values.understood import Happening, Understood


def extract_engagements(understood: Understood, incidents: tuple[Incident, ...]) -> tuple[Engagement, ...]:
    """The engagements of an article in the order of the text."""
    found = [_engagement(understood, happening, incidents) for happening in understood.happenings]
    return tuple(_named_apart(understood, one, found[:number]) for number, one in enumerate(found))


def _named_apart(understood: Understood, one: Engagement, earlier: Sequence[Engagement]) -> Engagement:
    """The engagement with an id of its own where several are told by one word ("calls with Rome and Paris")."""
    if all(one.id != other.id for other in earlier):
        return one
    number = sum(one.id == other.id for other in earlier)
    parties = "engagement " + " ".join(one.parties)
    return replace(one, id=claim_id(understood.annotated.article.id + one.id, parties, number, number))


def _engagement(understood: Understood, happening: Happening, incidents: tuple[Incident, ...]) -> Engagement:
    first = happening.tellings[0]
    people = [understood.person(key) for key in happening.people]
    host, venue = host_of(understood, happening), venue_of(understood, happening)
    margins, series = margins_of(understood, happening), series_of(understood, happening)
    return Engagement(
        id=claim_id(understood.annotated.article.id, "engagement", first.start, first.end),
        rule=rule_name(first.rule),
        confidence=confidence_of(understood, happening),
        receipts=_receipts(understood, happening),
        according_to=account_of(understood, understood.annotated.tree.tokens[first.token]),
        status=status_of(understood, happening).value,
        format=format_of(understood, happening).value,
        level=level_of(understood, happening).value,
        parties=happening.sides,
        participants=tuple(person.name for person in people),
        date=date_of(understood, happening).value,
        place=place_of(understood, happening).value,
        about=about_of(understood, happening).value,
        main=happening.main,
        host=host[0] if host else None,
        venue=venue.quote if venue else None,
        margins_of=margins.quote if margins else None,
        series=series.quote if series else None,
        answers=answers_of(understood, happening, incidents),
    )


def _receipts(understood: Understood, happening: Happening) -> dict[str, tuple[Receipt, ...]]:
    """The words behind every field that has a value."""
    host = host_of(understood, happening)
    single = {
        "host": host[1] if host else None,
        "venue": venue_of(understood, happening),
        "margins_of": margins_of(understood, happening),
        "series": series_of(understood, happening),
        "main": _trigger(understood, happening) if happening.main else None,
    }
    fields = {
        "status": status_of(understood, happening).receipts,
        "format": format_of(understood, happening).receipts,
        "level": level_of(understood, happening).receipts,
        "parties": _party_receipts(understood, happening),
        "participants": tuple(understood.person(key).named_at for key in happening.people),
        "date": date_of(understood, happening).receipts,
        "place": place_of(understood, happening).receipts,
        "about": about_of(understood, happening).receipts,
    } | {name: (receipt,) for name, receipt in single.items() if receipt is not None}
    return {name: found for name, found in fields.items() if found}


def _trigger(understood: Understood, happening: Happening) -> Receipt:
    first = happening.tellings[0]
    return Receipt.of(understood.annotated.article.text, first.start, first.end)


def _party_receipts(understood: Understood, happening: Happening) -> tuple[Receipt, ...]:
    """The words that the parties were read from, the telling one first; the trigger itself where none is told."""
    found = tuple(dict.fromkeys(receipt for told in happening.tellings for receipt in told.side_receipts))
    return found or (_trigger(understood, happening),)
