"""Names of sides where there is little room: the name itself, its usual short form, or its code."""

_USUAL = {
    "AE": "UAE", "BA": "Bosnia", "CD": "DR Congo", "CF": "CAR", "GB": "UK",
    "PG": "PNG", "TT": "Trinidad", "US": "USA", "ZA": "S. Africa",
}  # fmt: skip


def shortened(code: str, name: str, most: int) -> str:
    """The name where it has at most so many letters, else what it is usually shortened to, else the code."""
    return name if len(name) <= most else _USUAL.get(code, code)
