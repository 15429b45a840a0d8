"""Who held a well-known office from day to day, and how a page names them in it."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_TITLES = {
    "president": r"President",
    "vice president": r"Vice President",
    "prime minister": r"Prime Minister|PM",
    "chancellor": r"Chancellor",
    "foreign minister": r"(?:Foreign|External Affairs) (?:Minister|Secretary)|Minister (?:of|for) Foreign Affairs"
    r"|Secretary of Foreign Affairs|Minister of (?:External|International) Relations|FM",
    "secretary": r"Secretary",
    "secretary of state": r"Secretary of State",
    "deputy secretary": r"Deputy Secretary(?: of State)?",
    "secretary of defense": r"Secretary of Defense|Defense Secretary",
    "spokesperson": r"Spokesperson|Spokesman",
    "press secretary": r"Press Secretary",
    "high representative": r"High Representative(?:/Vice President)?|HR/VP",
    "secretary general": r"Secretary[- ]General",
}
_NO_MORE = (
    r"(?<!former )(?<!Former )(?<!then-)(?<!then )(?<!late )(?<!ex-)"
    r"(?<!Vice )(?<!Alternate )(?<!former-)(?<!Deputy )(?<!Assistant )(?<!Under )"
)
_STILL = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Term:
    """An office held by one person: the days of every time that they held it."""

    side: str
    title: str
    name: str
    days: tuple[tuple[date, date], ...]

    def named_in(self, text: str) -> bool:
        """Whether a text names the person in the office, not as a former holder."""
        return self.name in text and _pattern(self.title, self.name).search(text) is not None


@cache
def _pattern(title: str, name: str) -> re.Pattern[str]:
    bar = "" if title.startswith(("vice", "deputy")) else _NO_MORE
    return re.compile(
        rf"{bar}\b(?:{_TITLES[title]})\b[\w ’'./-]{{1,40}}?(?<!-elect )(?<!-designate )(?<!Vice President )\b{re.escape(name)}"
    )


@cache
def terms() -> tuple[Term, ...]:
    """All offices with their holders, by side."""
    table = tomllib.loads(files("communique.lexicon").joinpath("terms.toml").read_text(encoding="utf-8"))
    held: dict[tuple[str, str, str], list[tuple[date, date]]] = {}
    for side, entries in table["sides"].items():
        for entry in entries:
            title, name, days = (part.strip() for part in entry.split("|"))
            first, last = days.split()
            until = _STILL if last == "-" else date.fromisoformat(last)
            held.setdefault((side, title, name), []).append((date.fromisoformat(first), until))
    return tuple(Term(*key, tuple(sorted(days))) for key, days in held.items())
