"""What speaks for a land as that of a page, and what against it; the weights are natural logarithms of odds."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from communique.lexicon.leaders import leaders_named
from communique.lexicon.offices import may_have
from communique.lexicon.outlets import load_outlets
from communique.lexicon.posts import singular_title
from communique.lexicon.sides import bodies, city_states, is_organisation_name, is_state, side_names
from communique.lexicon.towns import lands_of_town
from communique.resolve.homeland_bare import Named, is_own, name_bearers
from communique.resolve.homeland_local import local_signs
from communique.resolve.homeland_scenes import scenes
from communique.resolve.homeland_speech import spoken_for
from communique.values.annotated import Annotated, PlaceMention, SideMention

WEIGHTS = {
    "outlet": 4.5,  # the outlet's own land
    "worldwide": 0.8,  # an outlet with newsrooms all over the world
    "masthead": 2.7,  # a land or town in the name of an outlet, at the edges of the page
    "dateline": 2.5,  # of its own land's officials an agency's reporter says no land either
    "sent": 1.0,  # a dateline of an outlet whose land is known
    "byline": 1.2,  # a town beside the reporter's name
    "section": 0.8,  # a land or its capital that stands alone between bars or slashes over the page
    "here": 2.0,  # "Here in Lima"
    "heads": 1.0,  # the land that the headline names first
    "named": 2.6,  # for the land named most, others by their part of that
    "town": 0.4,  # for each of its towns that the page names, capitals left out
    "known": 2.4,  # for each of its known officials who is told bare
    "seat": 1.0,  # an official told bare speaks in its capital
    "gone to": -1.2,  # for each time that one told bare goes there
    "there": -0.6,  # "In Lima, ...": the reporter is elsewhere
    "foreign": -1.2,  # for each official introduced with the land
    "beside": -1.1,  # for each who is so in one sentence with one told bare
    "addressed": -0.8,  # for each time that one told bare thanks, urges, warns the land
    "body": -0.3,  # for each ministry, parliament, army told with the land
    "envoy": -1.0,  # for each embassy or ambassador of the land
    "local": 1.2,  # for each name that only the land's own press tells bare
    "money": 1.2,  # a sum in money that is the land's alone
    "coin": 0.8,  # a sum in money of several lands
    "title": 2.0,  # a title that only the land has
    "speaks": 1.5,  # for each time that one told bare says what the land will or wants
    "lacks": -2.5,  # for each office of one told bare that the land does without
}
_MOST = {
    "addressed": 2,
    "beside": 2,
    "body": 2,
    "envoy": 2,
    "foreign": 3,
    "gone to": 2,
    "known": 2,
    "lacks": 2,
    "local": 3,
    "speaks": 2,
    "there": 2,
    "town": 3,
}  # how many of a kind count
ON_EVERY_PAGE = frozenset({"US"})  # whose president is told bare abroad too
_WORLDWIDE = frozenset({"FR", "GB", "QA", "US"})
_HEAD = 8  # lines at the head of a page that may tell where it was written
_EDGE = 4  # lines at the head and the end of a page that may hold its masthead
_MAST = 60  # characters that a line with a masthead has at most
_OF_OUTLETS = frozenset({"24", "broadcasting", "channel", "live", "portal", "television"})
_BEFORE = frozenset({"channel", "radio", "television", "tv", "voice"})
_FIELD = r"(?:[A-Z][\w-]+|foreign|defen[cs]e|interior|state|security|armed|ruling)"
_BODY = re.compile(
    rf"(?:['’]s?)?\s+(?:{_FIELD}\s+){{0,3}}?(?:ministry|parliament|government|army|navy|military|police|authorities|forces"
    r"|assembly|coast guard|national guard|presidency|cabinet)\b",
    re.IGNORECASE,
)
_ENVOY = re.compile(r"(?:['’]s?)?\s+(?:embassy|ambassador|consul|consulate|high commission(?:er)?|charg[eé])\b", re.I)
_WHERE = re.compile(r"\b(?:in|at|to|from|near|with)\s$", re.IGNORECASE)
_AGENCY = re.compile(
    r"\s*(?:,[\w .]{1,30}?)?\s*(?:[(/]|[—–-]{1,2}\s)|,\s+(?:[A-Z][A-Za-z]+\.?\s+\d|\d)"
)  # behind the town of a dateline
_CAPITALS = re.compile(r"([^\W\d_a-z]{3,}(?:[ '’-][^\W\d_a-z]{2,}){0,3})(?![\w'’])")
_GOES_ON = re.compile(r"\s[^\W\d_A-Z]+\s[^\W\d_a-z]")  # "Mehr zum Thema" names no outlet
_SENATOR = "senator"
_HERE = re.compile(r"\b[Hh]ere\s+in\s+(?:the\s+)?$")
_REACH = 14  # characters before a name in which "here in the" stands
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})\b"
_FILED = re.compile(rf",\s+(?:[A-Z][a-z]+day,?\s+)?{_DAY}")  # what stands behind the town in "Lima, 3 May 2023"
_WRITER = re.compile(r"(?:By\s+)?(?:[A-Z][\w.'’-]*\s+){2,4}in\s")
_DATED = re.compile(rf"(?:\s*[,|–—-]\s*(?:{_DAY}.*)?)?")
_PARTED = re.compile(r"\s[/|›>»·•]\s")
_ALONE = re.compile(r"(?:|\s|[/|›>»·•]\s)\|(?:|\s|\s[/|›>»·•])")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a land, or against it where `weight` is below zero, and where it stands."""

    side: str
    kind: str
    weight: float
    span: tuple[int, int] | None = None


def reasons_of(annotated: Annotated) -> Iterator[Reason]:
    """All reasons of a page, no more of a kind for one land than count."""
    counts: Counter[tuple[str, str]] = Counter()
    named = name_bearers(annotated)
    sides = [side for side in annotated.sides if len(side.codes) == 1 and _is_land(side)]
    told = list(scenes(annotated, named, sides))
    gone = {land for land, kind, _ in told if kind == "gone to"}  # where a reporter comes with the officials of another
    for reason in chain(
        _of_outlet(annotated),
        (one for one in _of_dateline(annotated) if one.side not in gone),
        _of_openings(annotated),
        _of_writers(annotated),
        _of_headline(annotated, sides),
        _often(annotated, sides),
        _towns(annotated),
        _officials(named, {code for side in annotated.sides for code in side.codes}),
        _bodies(annotated, sides),
        (_reason(*sign) for sign in told),
        (_reason(land, "speaks", span) for land, span in spoken_for(annotated, named, sides)),
        (_reason(*sign) for sign in local_signs(annotated)),
        _lacking(named, sides),
    ):
        counts[reason.side, reason.kind] += 1
        if counts[reason.side, reason.kind] <= _MOST.get(reason.kind, 1):
            yield reason


def _is_land(side: SideMention) -> bool:
    """Whether a phrase is for a state, and not for an organisation that has a state's code."""
    return is_state(side.codes[0]) and not is_organisation_name(side.text)


def _reason(side: str, kind: str, span: tuple[int, int] | None = None) -> Reason:
    return Reason(side, kind, WEIGHTS[kind], span)


def _of_outlet(annotated: Annotated) -> Iterator[Reason]:
    """What the names of outlets at the edges of the page tell."""
    article = annotated.article
    edges = (*article.lines[:_EDGE], *article.lines[-_EDGE:])
    names = [article.outlet.value] if article.outlet else []
    for text in (*names, *(line.text for line in edges if line.kind in "MF" and len(line.text) <= _MAST)):
        known = named_outlets().search(text)
        if known and not _GOES_ON.match(text, known.end()):
            side = bodies().homes[known[0]]
            yield _reason(side, "worldwide" if side in _WORLDWIDE else "outlet")
        elif (land := masthead(text)) is not None:
            yield _reason(land, "masthead")


def masthead(line: str) -> str | None:
    """The land, or the land of the town, in the name of an outlet ("Quito Herald", "Radio Latvia", "Accra 24"), or None."""
    words = re.findall(r"[\w’'.-]+", line)
    for first in range(len(words)):
        for last in range(min(first + 3, len(words)), first, -1):
            land = _lands().get(" ".join(words[first:last]).casefold()) if words[first][0].isupper() else None
            if land is not None and _in_outlet(words[max(0, first - 2) : first], words[last : last + 2]):
                return land
    return None


def _in_outlet(before: list[str], after: list[str]) -> bool:
    """Whether the words around a land make it the name of an outlet."""
    if before and before[-1] == "of":  # "Times of", "Voice of", but not "Gulf of"
        return before[0].lower() in load_outlets().last_words | _BEFORE
    ahead = {word.lower() for word in after if word[0].isupper() or word.isdigit()}
    behind = {word.lower() for word in before if word[0].isupper()}
    return bool(ahead & (load_outlets().last_words | _OF_OUTLETS) or behind & _BEFORE)


def _of_dateline(annotated: Annotated) -> Iterator[Reason]:
    """The land of the town of the dateline, and of that beside the reporter's name."""
    article = annotated.article
    known = article.outlet is not None and named_outlets().search(article.outlet.value) is not None
    for kind, told in (("sent" if known else "dateline", article.dateline), ("byline", article.byline)):
        if told is None or told.start is None or told.end is None:
            continue
        place = next((p for p in annotated.places if p.side and told.start <= p.start < told.end), None)
        if place is not None and place.side is not None and is_state(place.side):
            yield _reason(place.side, kind, (place.start, place.end))


def _of_openings(annotated: Annotated) -> Iterator[Reason]:
    """A town that opens a line at the head of the page as datelines do, or stands alone or between bars on one."""
    article = annotated.article
    dated = article.dateline is not None
    heads = [one for one in article.lines if one.start is not None and one.kind != "F"][:_HEAD]
    for line in (one for one in heads if one.kind in "MB"):
        start = line.start or 0
        if not dated and (town := _set_in_capitals(line.text)) is not None:
            yield _reason(town[0], "dateline", (start, start + town[1]))
            continue
        for place in (p for p in annotated.places if start <= p.start < start + len(line.text)):
            if place.side is None or not is_state(place.side) or not _is_town(place):
                continue
            alone = any(part.strip() == place.text for part in line.text.split("|"))
            opens = place.start == start and not dated
            if alone or (opens and re.match(r"\.\s+[A-Z]", article.text[place.end : place.end + 4])):
                yield _reason(place.side, "byline", (place.start, place.end))
            elif opens and place.text.isupper() and _AGENCY.match(article.text, place.end):
                yield _reason(place.side, "dateline", (place.start, place.end))


def _set_in_capitals(line: str) -> tuple[str, int] | None:
    """The land of the town in capitals that opens a line as in datelines ("TROMSO - The"), and where its name ends."""
    found = _CAPITALS.match(line)
    if found is None or not _AGENCY.match(line, found.end(1)):
        return None
    towns = lands_of_town(found[1].title())
    land = _lands().get(found[1].casefold()) or (towns[0] if len(towns) == 1 else None)
    return (land, found.end(1)) if land is not None else None


def _of_writers(annotated: Annotated) -> Iterator[Reason]:
    """Where the writer is or files: "Here in Lima", "Ana Ruiz in Lima" over the page, "Lima, 3 May 2023", "Peru / Mines"."""
    article = annotated.article
    heads = [(line.start, line.text) for line in article.lines[:_HEAD] if line.kind in "MB" and line.start is not None]
    for place in annotated.places:
        if place.side is None or not is_state(place.side):
            continue
        if _HERE.search(article.text, max(0, place.start - _REACH), place.start):
            yield _reason(place.side, "here", (place.start, place.end))
        start, text = next(((at, line) for at, line in heads if at <= place.start < at + len(line)), (0, ""))
        first, last = text[: place.start - start], text[place.end - start :]
        if text and _is_filed(first, last, dated=article.dateline is not None):
            if _is_town(place):
                yield _reason(place.side, "byline", (place.start, place.end))
        elif text and len(text) <= _MAST and _PARTED.search(text) and _ALONE.fullmatch(f"{first[-2:]}|{last[:2]}"):
            yield _reason(place.side, "section", (place.start, place.end))


def _is_filed(before: str, after: str, *, dated: bool) -> bool:
    """Whether the words of a line before and after a town tell that the writer is there; `dated` where a dateline does."""
    if before:
        return _WRITER.fullmatch(before) is not None and _DATED.fullmatch(after) is not None
    return not dated and _FILED.match(after) is not None


def _is_town(place: PlaceMention) -> bool:
    """Whether a place is a town or capital, not a state."""
    return place.city or _form(place) == "capital"


def _form(place: PlaceMention) -> str | None:
    name = side_names().get(place.text)
    return name.form if name is not None else None


def _of_headline(annotated: Annotated, sides: Iterable[SideMention]) -> Iterator[Reason]:
    """The land that the headline names first: of two the press names its own first."""
    head = annotated.article.headline
    if head is None or head.start is None or head.end is None:
        return
    first = next((side for side in sides if head.start <= side.start < head.end), None)
    if first is not None and not _somewhere(annotated, first):
        yield _reason(first.codes[0], "heads", (first.start, first.end))


def _somewhere(annotated: Annotated, side: SideMention) -> bool:
    """Whether the name says where something was."""
    return _WHERE.search(annotated.article.text, max(0, side.start - 6), side.start) is not None


def _often(annotated: Annotated, sides: Iterable[SideMention]) -> Iterator[Reason]:
    """How often each land is named, as a part of that named most."""
    spans: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for side in sides:
        if not _somewhere(annotated, side):
            spans.setdefault(side.codes[0], (side.start, side.end))
            counts[side.codes[0]] += 1
    most = max(counts.values(), default=1)
    for code, count in counts.items():
        yield Reason(code, "named", WEIGHTS["named"] * count / most, spans[code])


def _towns(annotated: Annotated) -> Iterator[Reason]:
    """The towns beside the capitals that the page names, each once."""
    seen = set()
    for place in annotated.places:
        if place.city and place.side is not None and is_state(place.side) and place.text not in seen:
            seen.add(place.text)
            if _form(place) != "capital":
                yield _reason(place.side, "town", (place.start, place.end))


def _officials(named: Iterable[Named], told: Collection[str]) -> Iterator[Reason]:
    """Officials introduced with their land, who are less likely at home, and known ones told bare, who are likely so.

    Those whom only the wider tables know count where the page names (`told`) their land.
    """
    for one in named:
        first = one.mentions[0]
        if one.state is not None:
            yield _reason(one.state, "foreign", (first.start, first.end))
        elif one.bare:
            fullest = max((m.text for m in one.mentions), key=len)
            holders = leaders_named(fullest) if " " in fullest else ()
            lands = {one.side for one in holders if not one.wide or one.side in told} - ON_EVERY_PAGE
            if len(lands) == 1:
                yield _reason(lands.pop(), "known", (first.start, first.end))


def _lacking(named: Iterable[Named], sides: Iterable[SideMention]) -> Iterator[Reason]:
    """The lands that do without an office which somebody told bare holds."""
    posts = [(one, m.post) for one in named if one.state is None for m in one.mentions if m.post is not None]
    own = {singular_title(post.text) for one, post in posts if one.bare and is_own(post)}
    titles = sorted(own | {_SENATOR for _, post in posts if post.side is None and post.text.lower() == _SENATOR})
    for land in sorted({side.codes[0] for side in sides}):
        yield from (_reason(land, "lacks") for title in titles if not may_have(land, title))


def _bodies(annotated: Annotated, sides: Iterable[SideMention]) -> Iterator[Reason]:
    """Ministries, parliaments, armies and embassies that are told with their land."""
    for side in sides:
        if side.form in ("name", "demonym"):
            for kind, pattern in (("body", _BODY), ("envoy", _ENVOY)):
                if pattern.match(annotated.article.text, side.end):
                    yield _reason(side.codes[0], kind, (side.start, side.end))


@cache
def named_outlets() -> re.Pattern[str]:
    """Any of the outlets whose land is known, the longest names first."""
    outlets = sorted(bodies().homes, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in outlets) + r")\b")


@cache
def _lands() -> dict[str, str]:
    """The land of each name, demonym, capital and town, in lower case."""
    towns = {town.casefold(): code for town, code in city_states().items()}
    names = {
        name.casefold(): side.codes[0]
        for name, side in side_names().items()
        if side.form in ("capital", "demonym", "name") and len(side.codes) == 1 and is_state(side.codes[0])
    }
    return towns | names
