"""Templates: rendered with everything escaped, and the few words by which they show values."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from communique.analyse.coverage import Coverage
from communique.lexicon.sides import usual_name
from communique.serve.identity import who_asks
from communique.serve.shortened import shortened
from communique.version import __version__

_SHORT = 13  # letters
_SIDES = ("parties", "actors", "target", "country")  # fields of a claim that name sides by their codes
_CODES = ("about", "topics", "kind", "format", "act", "status", "level", "rank")  # fields of codes
_PLAIN = {"un": "UN", "russia-dprk": "Russia and North Korea", "china-role": "China's role"}
_MENU = (
    ("/", "Today"), ("/chronology", "Chronology"), ("/brief", "Brief"), ("/people", "People"), ("/dyads", "Dyads"),
    ("/network", "Network"), ("/map", "Map"), ("/mechanisms", "Mechanisms"), ("/wording", "Wording"),
    ("/response", "Response"), ("/search", "Search"), ("/sources", "Sources"), ("/review", "Review"),
)  # fmt: skip


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a template; all values are escaped where they are put in."""
    page, who = environment().get_template(template), who_asks(request)
    told = {"path": request.url.path, "menu": _MENU, "version": __version__, "who": who}
    return HTMLResponse(page.render(told | {"csrf": who.csrf if who else ""} | values), status)


@cache
def environment() -> Environment:
    """The templates, with names strict: a misspelt value is an error, not a blank."""
    found = Environment(
        loader=PackageLoader("communique.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.filters |= {
        "side": side_name,
        "sides": side_names,
        "web": web_address,
        "day": shown_day,
        "words": shown,
        "lane": lane_name,
        "rests": rests_on,
        "told": told_value,
        "plain": plain,
        "moment": shown_moment,
        "titled": title_of,
    }
    found.globals |= {"address": address}
    return found


def side_name(code: str | None) -> str:
    """The usual name of a side for its code; the code where none is known."""
    return (usual_name(code) or code) if code else "unknown"


def title_of(row: Any) -> str:
    """An article's headline; where it has none, its first line in quotation marks, for that is no headline."""
    if row.headline:
        return str(row.headline)
    opening = getattr(row, "opening", None)
    return f"“{opening}”" if opening else "no headline"


def side_names(codes: Any) -> str:
    """Several sides by name."""
    return ", ".join(side_name(code) for code in codes)


def rests_on(coverage: Coverage) -> str:
    """What an answer rests on, in few words: how many articles of which days, and how often there is none for long."""
    if not coverage.articles:
        return "rests on no dated article of this time"
    outlets = f" of {coverage.outlets} outlet{'s' if coverage.outlets > 1 else ''}" if coverage.outlets else ""
    articles = f"{coverage.articles} dated article{'s' if coverage.articles > 1 else ''}{outlets}"
    more = f" ({coverage.undated} more without a date)" if coverage.undated else ""
    told = f"rests on {articles}{more}, {coverage.first} to {coverage.last}"
    if not coverage.holes:
        return told
    first, last = coverage.holes[-1]
    often = "" if len(coverage.holes) == 1 else f", {len(coverage.holes)} times; the last time"
    return f"{told}; for a fortnight and more it holds none{often} {first} to {last}"


def told_value(name: str, value: Any) -> str:
    """A field of a claim in words: sides by name, a day as a reader sees it."""
    if name in _SIDES and value:
        return side_names([value] if isinstance(value, str) else value)
    if name in _CODES:
        return shown(plain(value))
    return shown_day(value) if name == "date" and value else shown(value)


def plain(code: Any) -> Any:
    """A code of a vocabulary in words: "human-rights" as "human rights"; of several, each."""
    if isinstance(code, list | tuple):
        return [plain(one) for one in code]
    return _PLAIN.get(code, code.replace("-", " ")) if isinstance(code, str) else code


def lane_name(key: str) -> str:
    """A lane of a drawing: a pair of sides by name ("JP US": Japan – United States), a topic as it is."""
    sides = key.split(" ")
    return " – ".join(short_name(side) for side in sides) if len(sides) == 2 else str(plain(key))


def short_name(code: str) -> str:
    """A side's name where there is little room."""
    return shortened(code, side_name(code), _SHORT)


def web_address(source: str | None) -> str | None:
    """The source where it is an address of the web, which alone may become a link."""
    return source if source and source.lower().startswith(("https://", "http://")) else None


def shown_day(edtf: str | None) -> str:
    """A date as a reader sees it; "undated" for none."""
    return edtf.replace("/", " to ") if edtf else "undated"


def shown_moment(at: str) -> str:
    """A moment to the minute, as a reader sees it."""
    return f"{at[:10]} {at[11:16]}".strip()


def shown(value: Any) -> str:
    """Any plain value in words: lists with commas, a dash for nothing."""
    if value is None or value == "" or value == [] or value == ():
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(shown(part) for part in value)
    return str(value)


def address(path: str, **parameters: Any) -> str:
    """A path with those parameters that say something."""
    kept = [(name, value) for name, value in parameters.items() if value not in (None, "", ())]
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path
