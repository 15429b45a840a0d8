"""The day of a pact that was signed at the meeting which the article reports."""

from dataclasses import replace

from communique.values.claims import Engagement, Incident

_DAY = len("2020-01-01")


def signed_there(incidents: tuple[Incident, ...], engagements: tuple[Engagement, ...]) -> tuple[Incident, ...]:
    """The incidents, a pact without a day of its own dated as the meeting of its sides that is the news."""
    return tuple(
        replace(one, date=met.date, receipts={**one.receipts, "date": met.receipts["date"]})
        if one.kind == "pact" and one.date is None and (met := _meeting(one, engagements)) is not None
        else one
        for one in incidents
    )


def _meeting(pact: Incident, engagements: tuple[Engagement, ...]) -> Engagement | None:
    """The only day on which just these sides are told to have met, as the news."""
    held = [
        met
        for met in engagements
        if met.main and met.status == "held" and set(met.parties) == set(pact.actors) and len(met.date or "") == _DAY
    ]
    return held[0] if len({met.date for met in held}) == 1 and "date" in held[0].receipts else None
