"""Claims of kind engagement: each happening of the article's table with all its fields and their receipts."""

from communique.extract.engagements_confidence import confidence_of
from communique.extract.engagements_fields import about_of, date_of, format_of, level_of, place_of, status_of
from communique.extract.engagements_rules import rule_name
from communique.extract.engagements_ties import answers_of
from communique.values.claims import Engagement, Incident, Receipt, claim_id
from communique.values.understood import Happening, Telling, Understood


def extract_engagements(understood: Understood, incidents: tuple[Incident, ...]) -> tuple[Engagement, ...]:
    """The engagements of an article in the order of the text."""
    return tuple(_engagement(understood, happening, incidents) for happening in understood.happenings)


def _engagement(understood: Understood, happening: Happening, incidents: tuple[Incident, ...]) -> Engagement:
    first = happening.tellings[0]
    people = [understood.person(key) for key in happening.people]
    status, format_ = status_of(understood, happening), format_of(understood, happening)
    date, place = date_of(understood, happening), place_of(understood, happening)
    level, about = level_of(understood, happening), about_of(understood, happening)
    named = tuple(person.named_at for person in people)
    fields: dict[str, tuple[Receipt, ...]] = {
        "status": status.receipts,
        "format": format_.receipts,
        "level": level.receipts,
        "parties": _party_receipts(understood, happening),
        "participants": named,
        "date": date.receipts,
        "place": place.receipts,
        "about": about.receipts,
        "main": (Receipt.of(understood.annotated.article.text, first.start, first.end),) if happening.main else (),
    }
    host, margins = _told(happening, "host"), _told(happening, "margins")
    if host and host.host_at:
        fields["host"] = (host.host_at,)
    if margins and margins.margins:
        fields["margins_of"] = (margins.margins,)
    return Engagement(
        id=claim_id(understood.annotated.article.id, "engagement", first.start, first.end),
        rule=rule_name(first.rule),
        confidence=confidence_of(happening),
        receipts={name: found for name, found in fields.items() if found},
        status=status.value,
        format=format_.value,
        level=level.value,
        parties=happening.sides,
        participants=tuple(person.name for person in people),
        date=date.value,
        place=place.value,
        about=about.value,
        main=happening.main,
        host=host.host if host else None,
        margins_of=margins.margins.quote if margins and margins.margins else None,
        series=next((told.series for told in happening.tellings if told.series), None),
        answers=answers_of(understood, happening, incidents),
    )


def _told(happening: Happening, name: str) -> Telling | None:
    return next((told for told in happening.tellings if getattr(told, name)), None)


def _party_receipts(understood: Understood, happening: Happening) -> tuple[Receipt, ...]:
    """The words that each party was read from, the telling one first; the trigger itself where none is told."""
    found = dict.fromkeys(receipt for told in happening.tellings for receipt in told.side_receipts)
    first = happening.tellings[0]
    return tuple(found) or (Receipt.of(understood.annotated.article.text, first.start, first.end),)
