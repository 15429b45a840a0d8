"""First and last day of a level-0 EDTF value, as ISO strings."""

from communique.language.edtf import bounds as _days


def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and last day that the value covers; (None, None) for none."""
    days = _days(edtf) if edtf else None
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
