"""How far a title runs to the left of its head: grades, portfolios, institutions and parties before it."""

from communique.annotate.postsides import is_where
from communique.annotate.wordlines import WordLine
from communique.lexicon.names import names
from communique.lexicon.posts import titles

_BEFORE_OPENING = frozenset({".", "“", '"', "‘", "'", ":", "—", "–", "--", "-"})
_FIELDS_OF = frozenset({"affairs", "cooperation", "relations"})  # "EU affairs minister" is of no union
_LINKS = frozenset({"of", "for", "the", "and"})
_PARTY = frozenset(
    {"alliance", "bloc", "coalition", "congress", "front", "league", "movement", "party", "representatives"}
)
_ARMS = frozenset({"army", "marine", "military", "navy", "police"})


def left_edge(line: WordLine, first: int, floor: int) -> int:
    """The first word of the title whose head begins at `first`: grades, portfolios and institutions before it."""
    while first > floor:
        before = first - 1
        side = line.side_ending(before)
        if side is not None and line.lower(first) in _FIELDS_OF:
            first = max(floor, line.index_at(side.start))
        elif side is not None:
            if side.form != "institution" or is_where(line, side):
                return first
            first = max(floor, line.index_at(side.start))
        elif before > floor and (_two_words(line, before) or _of_the_many(line, before)):
            first = before - 1
        elif _fits(line, before, first) or _acronym(line, before) or _of_body(line, before, first):
            first = before
        elif line.lower(before) in _ARMS and line.text(first).endswith("."):
            first = before  # "army Gen."
        elif _joins(line, before, floor):
            first = before - 1
        elif (body := _bracketed_body(line, before, floor)) < before:
            return body
        else:
            return first
    return first


def _bracketed_body(line: WordLine, i: int, floor: int) -> int:
    """Where the name of a body begins whose letters close in brackets at `i` ("Sugar Administration (SA) chief"), else `i`."""
    letters = line.text(i - 1)
    if line.text(i) != ")" or line.text(i - 2) != "(" or not (letters.isupper() and letters.isalpha()):
        return i
    at = i - 2
    for letter in reversed(letters):
        at -= 1
        while at > floor and line.lower(at) in _LINKS:
            at -= 1
        if at < floor or line.text(at)[:1] != letter:
            return i
    return at


def _two_words(line: WordLine, i: int) -> bool:
    """Whether the word ends an institution or a grade of two words ("coast guard", "de facto")."""
    return f"{line.lower(i - 1)} {line.lower(i)}" in titles().institution | titles().before


def _of_the_many(line: WordLine, i: int) -> bool:
    """Whether a possessive plural before the title names its body ("Farmers' Party secretary")."""
    owner = line.text(i - 1)
    return line.text(i) in {"'", "’"} and owner.endswith("s") and line.capital(i - 1) and line.lower(i + 1) == "party"


def party_edge(line: WordLine, first: int, floor: int) -> int:
    """The first word of the party or chamber whose whole name leads the title ("Party for the People leader")."""
    at = first
    while at > floor and not line.titled and not line.shouts:
        named = line.capital(at - 1) and line.text(at - 1)[:1].isalpha() and not _opens_sentence(line, at - 1)
        linked = line.lower(at - 1) in _LINKS and (line.capital(at) or line.lower(at) == "the")
        if not named and not linked:
            break
        at -= 1
    while at < first and (not line.capital(at) or line.lower(at) in titles().honorific | titles().former):
        at += 1
    body = [line.lower(i) for i in range(at, first)]
    whole = len(body) > (line.lower(first) != "party")
    return at if whole and not _PARTY.isdisjoint([*body, line.lower(first)]) else first


def _opens_sentence(line: WordLine, i: int) -> bool:
    return opens(line, i) and line.lower(i) in names().never - titles().portfolio


def _fits(line: WordLine, i: int, first: int) -> bool:
    """Whether the word belongs to the title that begins after it: a field in small letters precedes no capital."""
    small_field = line.capital(first) and not line.capital(i) and line.lower(i) not in titles().before
    return belongs(line, i) and not (small_field)


def _of_body(line: WordLine, i: int, first: int) -> bool:
    """Whether the word belongs to the institution that the title begins with ("Innovation Party leader")."""
    body = line.capital(first) and line.lower(first) in titles().institution | {"party", "plan", "external", "action"}
    return body and line.name_like(i) and not line.shouts and i > 0 and line.entity(i) != "PERSON"


def _joins(line: WordLine, i: int, floor: int) -> bool:
    """Whether "and" at this word joins two portfolios of one title ("foreign and European affairs minister")."""
    known = titles().portfolio
    return (
        line.lower(i) in {"and", "&"}
        and i > floor
        and line.lower(i - 1) in known
        and (line.lower(i + 1) in known or line.side_starting(i + 1) is not None)
        and line.side_ending(i - 1) is None
    )


def _acronym(line: WordLine, i: int) -> bool:
    text = line.text(i)
    least = 2 if line.capital(i + 1) else 3
    return least <= len(text) <= 7 and text.isalpha() and text.isupper() and not line.shouts


def opens(line: WordLine, i: int) -> bool:
    """Whether a sentence begins with the word, which is written large for that."""
    return i == 0 or line.text(i - 1) in _BEFORE_OPENING


def belongs(line: WordLine, i: int) -> bool:
    """Whether a word is one of a title beside its head: a grade, a portfolio, an institution."""
    known = titles()
    word = line.lower(i)
    return (
        word in known.before
        or word in known.portfolio
        or word in known.institution
        or word.removeprefix("ex-") in known.before
        or ("-" in word and all(part in known.portfolio for part in word.split("-")))  # "foreign-policy chief"
    )
