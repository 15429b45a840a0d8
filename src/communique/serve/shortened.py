"""Names of sides where there is little room: the name itself, its usual short form, or its code."""

_USUAL = {
    "AE": "UAE", "AG": "Antigua", "BA": "Bosnia", "CD": "DR Congo", "CF": "CAR", "CG": "Congo-B.",
    "CI": "Ivory Coast", "CZ": "Czechia", "DO": "Dominican R.", "EH": "W. Sahara", "FK": "Falklands", "FO": "Faroes",
    "GB": "UK", "GQ": "Eq. Guinea", "GW": "G.-Bissau", "KN": "St. Kitts", "LC": "St. Lucia", "LI": "Liechtenst.",
    "MH": "Marshall Is.", "MK": "N. Macedonia", "PG": "PNG", "SB": "Solomon Is.", "ST": "São Tomé", "TT": "Trinidad",
    "US": "USA", "VC": "St. Vincent", "ZA": "S. Africa",
}  # fmt: skip


def shortened(code: str, name: str, most: int) -> str:
    """The name where it has at most so many letters, else what it is usually shortened to, else the code."""
    return name if len(name) <= most else _USUAL.get(code, code)
