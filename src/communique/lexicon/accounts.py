"""The words by which it is told whose account a sentence is, from `accounts.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class AccountWords:
    """Reporting verbs (lemmas), a pattern for each kind of source, media and offices with the side they speak for."""

    verbs: frozenset[str]
    anonymous: re.Pattern[str]
    readout: re.Pattern[str]
    institution: re.Pattern[str]
    official: re.Pattern[str]
    outlet: re.Pattern[str]
    state_media: re.Pattern[str]
    media_sides: Mapping[str, str | None]
    office: re.Pattern[str]
    office_sides: Mapping[str, str]


@cache
def account_words() -> AccountWords:
    """The table, read once."""
    table = tomllib.loads((resources.files("communique.lexicon") / "accounts.toml").read_text(encoding="utf-8"))
    source = table["source"]
    return AccountWords(
        verbs=frozenset(table["reporting"]["verbs"]),
        anonymous=_words(source["anonymous"]),
        readout=_words(source["readout"]),
        institution=_words(source["institutions"]),
        official=_words(source["officials"]),
        outlet=_words(source["outlets"]),
        state_media=_words(table["state-media"], exact=True),
        media_sides={name.lower(): side or None for name, side in table["state-media"].items()},
        office=_words(table["office"], exact=True),
        office_sides={name.lower(): side for name, side in table["office"].items()},
    )


def _words(phrases: list[str] | dict[str, str], *, exact: bool = False) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first; `exact` minds capitals where a phrase has any."""
    ranked = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    flags = re.NOFLAG if exact else re.IGNORECASE
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in ranked) + r")(?!\w)", flags)
