"""Stretches of words that name a person, with the evidence for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.annotate.apposition import named_after_title
from communique.annotate.nameruns import before_name, is_initial, is_listed, past_honours, run_end
from communique.annotate.wordlines import WordLine
from communique.lexicon.everyday import is_everyday
from communique.lexicon.leaders import leaders_named, plain
from communique.lexicon.names import names
from communique.lexicon.posts import titles
from communique.values.annotated import PostMention

_BEFORE_TITLE = frozenset({"the", "a", "an", "'s", "former", "current", "its", "his", "her", "their", "our"})
_THINGS_TOO = frozenset({"bush", "ford", "key", "mark", "moon", "park", "power", "price", "rice", "rose", "song"})
_THE_NAMED = frozenset(
    {"'s", "administration", "campaign", "era", "family", "government", "presidency", "regime", "team", "years"}
)
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ong|iao|ian|uai|uan|ing|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo"
    r"|ui|un|ue|a|o|e|i|u)"
)
_SYLLABLES = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE})?")
_AREAS = frozenset(
    {
        "area", "basin", "coast", "county", "desert", "district", "governorate", "island", "islands", "oblast", "peninsula",
        "plain", "port", "prefecture", "province", "region", "river", "state", "territory", "valley",
    }
)  # fmt: skip  # behind a name that a state owns: "Zambia's Lusaka province"
_TEAMS = frozenset({"contingent", "delegation", "mission", "panel", "side", "team"})
_ENGLISH_TOO = frozenset({"an", "bo", "can", "dan", "he", "long", "man", "mo", "no", "nan", "so", "sun", "you", "yes"})


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name: words `first` to `last` (exclusive) of a line, and whether a title or honorific leads it."""

    first: int
    last: int
    titled: bool = False

    @property
    def size(self) -> int:
        return self.last - self.first


def names_in(line: WordLine, posts: tuple[PostMention, ...], known: frozenset[str] = frozenset()) -> Iterator[Name]:
    """The names of a line that its own words vouch for: a title, a given name, an eastern form, the recogniser.

    In a line capitalised as a headline only words of names count: `known` ones of the body, given and family names.
    In others a run of words that ends in a `known` one (that of someone who speaks elsewhere) is a name as well.
    """
    taken = _taken(line, posts)
    ends = {post.end for post in posts}
    offices = {post.end for post in posts if not post.private}
    plural = {post.end for post in posts if post.plural and not post.private}
    free, shared = 0, -1  # `shared`: where the first of two names behind a title of two ends
    for first in line.openers:
        last = run_end(line, first, taken, known) if first >= free else first
        if last == first:
            continue
        free = last
        ahead = before_name(line, first)
        titled = first > 0 and (line.words[ahead].end in ends or _honorific(line, first - 1))
        if last - first == 1 and ahead >= 0 and line.words[ahead].end in ends and _ends_body(line, ahead):
            continue
        speaks = last - first > 1 and not line.titled and line.text(last - 1) in known
        apposed = _apposed(line, first, last, taken) or (line.titled and is_listed(line, first, taken))
        apposed = apposed or named_after_title(line, first, last, offices)
        shares = line.lower(first - 1) == "and" and first - 1 == shared and 2 <= last - first <= 3
        titled, shared = titled or shares, last if first > 0 and line.words[first - 1].end in plural else -1
        yield from _split(line, first, last, titled or speaks or apposed)


def _ends_body(line: WordLine, i: int) -> bool:
    """Whether a title ends in a name of its tail that one more word completes ("leader of Fine | Gael")."""
    known, word = titles(), line.lower(i)
    plain = word in known.single or word in known.portfolio or word in known.institution or is_everyday(word)
    return line.lower(i - 1) == "of" and line.capital(i) and not plain and not line.within_side(i)


def speakers_in(line: WordLine) -> Iterator[str]:
    """Capitalised words that alone are the subject of a verb of saying or meeting: family names, most often."""
    verbs = names().speech
    for i, following in enumerate(line.words[1:]):
        if following.lower in verbs and not line.titled and len(line.text(i)) > 2:
            alone = i == 0 or not line.capital(i - 1)
            if alone and line.name_like(i):
                yield line.text(i)


def _taken(line: WordLine, posts: tuple[PostMention, ...]) -> frozenset[int]:
    """The indexes of words that belong to titles."""
    spans = ((line.index_at(post.start), line.index_at(post.end - 1)) for post in posts)
    return frozenset(i for first, last in spans for i in range(first, last + 1))


def _honorific(line: WordLine, i: int) -> bool:
    known = titles()
    return line.lower(i) in known.honorific and (line.capital(i) or line.lower(i) == "comrade")


def _apposed(line: WordLine, first: int, last: int, taken: frozenset[int]) -> bool:
    """Whether a title or "who" follows a full name after a comma ("Edwin Castro, member of the National Assembly")."""
    last, size = past_honours(line, last), last - first
    if size < 2 or line.text(last) != "," or line.titled:
        return False
    at = last + 1
    if line.lower(at) == "who":
        return True
    while at < last + 4 and at not in taken:
        if line.lower(at) not in _BEFORE_TITLE and line.side_starting(at) is None:
            return False
        at += 1
    return at in taken


def _split(line: WordLine, first: int, last: int, titled: bool) -> Iterator[Name]:
    """The name of a run, unless nothing vouches for it."""
    while last - first > 2 and f"{line.lower(first)} {line.lower(first + 1)}" in titles().honorific:
        first, titled = first + 2, True
    while (
        last - first > 1
        and (line.text(last - 1) in {"A", "I"} or _honorific(line, first))
        and line.lower(first) not in titles().kept
        and not _known_so(line, first, last)
    ):
        if _honorific(line, first):
            first, titled = first + 1, True
        else:
            last -= 1
    if last - first > 2 and line.lower(first) in titles().private and not titled:
        first += 1
    while last - first > 2 and is_everyday(line.lower(first)) and line.lower(first + 1) in names().given:
        first += 1  # "Seeing Laura Stone off", "for Financial Crimes Laura Stone"
    if last - first == 1 and (is_initial(line.text(first)) or _honorific(line, first)):
        return
    if _everyday(line, first, last):
        return
    if (_thing(line, first, last) and not titled) or any(c.isdigit() for i in range(first, last) for c in line.text(i)):
        return
    if titled or _vouched(line, first, last) or _met(line, first, last) or _leads(line, first, last):
        yield Name(first, last, titled)


def _known_so(line: WordLine, first: int, last: int) -> bool:
    """Whether two words are a known official's whole name though one of them is a courtesy or a pronoun too ("He Lifeng")."""
    name = plain(f"{line.text(first)} {line.text(first + 1)}") if last - first == 2 else ""
    return bool(name) and any(plain(leader.name) == name for leader in leaders_named(name))


def _everyday(line: WordLine, first: int, last: int) -> bool:
    """Whether a run holds nothing but everyday words, and neither the recogniser nor "Mr." takes it for a name."""
    if not all(is_everyday(line.lower(i)) for i in range(first, last)) or _courtesy(line, first - 1):
        return False
    return last - first == 1 or not all(line.entity(i) == "PERSON" for i in range(first, last))


def _courtesy(line: WordLine, i: int) -> bool:
    return _honorific(line, i) and line.lower(i) not in titles().single


def _thing(line: WordLine, first: int, last: int) -> bool:
    """Whether the run is part of the name of a place, a law, a firm."""
    known, end = names(), line.lower(last - 1)
    if last - first > 1 and end in known.thing and end not in known.given | known.family:
        return True
    if line.lower(last) in _AREAS and line.lower(first - 1) in {"'s", "’s"}:
        return True
    ahead = last
    while line.capital(ahead) and ahead < last + 4:
        if line.lower(ahead) in known.thing:
            return True
        if not is_everyday(line.lower(ahead)):
            return False
        ahead += 1
    return False


def _vouched(line: WordLine, first: int, last: int) -> bool:
    persons = sum(line.entity(i) == "PERSON" for i in range(first, last))
    others = sum(line.entity(i) in {"ORG", "PLACE"} for i in range(first, last))
    if last - first == 1:
        return _single(line, first, persons > 0)
    written = " ".join(line.text(i) for i in range(first, last))
    if leaders_named(written) or persons * 2 >= last - first:
        return True
    known = names()
    head = line.lower(first)
    eastern = head in known.first_family and (last - first == 3 or "-" in line.text(first + 1)) and last - first <= 3
    eastern = eastern or (last - first == 2 and _spelt_chinese(head, line.lower(first + 1)))
    western = head in known.given or (first + 1 < last and is_initial(line.text(first + 1)))
    japanese = head in known.family and line.lower(first + 1) in known.given
    surely = (western and head not in known.place_too and last - first <= 3) or eastern or japanese
    return surely or ((eastern or western or japanese) and others * 2 <= last - first and last - first <= 4)


def _spelt_chinese(family: str, given: str) -> bool:
    """Whether two words spell a Chinese name of one or two syllables after the family's ("Wei Longwei")."""
    return family in names().chinese and family not in _ENGLISH_TOO and _SYLLABLES.fullmatch(given) is not None


def _met(line: WordLine, first: int, last: int) -> bool:
    """Whether words stand where one who met or spoke does: "spoke with Peru's Alden Zanoni,", "Peru's Alden Zanoni met"."""
    side = line.side_ending(first - 2) if line.lower(first - 1) in {"'s", "’s"} else None
    run = range(first, last)
    if side is None or not 2 <= last - first <= 3 or line.titled or not all(line.name_like(i) for i in run):
        return False
    lists, known = titles(), names()
    words = {line.lower(i) for i in run}
    if words & (lists.institution | lists.portfolio | known.thing | known.place_too | known.never):
        return False
    ahead = last + 1 if line.lower(last) in {"had", "has", "also", "then"} else last
    acts = line.lower(ahead) in known.speech and not any(is_everyday(word) for word in words)
    if acts and not any(line.entity(i) == "ORG" for i in run):
        return True
    before = line.lower(line.index_at(side.start) - 1)
    closes = line.text(last) in {",", ".", ";", ")"} or line.lower(last) in known.speech | {
        "and",
        "in",
        "on",
        "at",
        "over",
    }
    return closes and before in {"with", "met", "hosted", "told", "received", "welcomed", "called"}


def _leads(line: WordLine, first: int, last: int) -> bool:
    """Whether words stand where one who leads a team does: "a delegation led by Alden Zanoni"."""
    run = range(first, last)
    if line.titled or not 2 <= last - first <= 3 or not all(line.name_like(i) for i in run):
        return False
    if line.lower(first - 1) != "by" or line.lower(first - 2) not in {"chaired", "headed", "led"}:
        return False
    lists, known = titles(), names()
    words = {line.lower(i) for i in run}
    if words & (lists.institution | lists.portfolio | lists.private_body | known.thing | known.place_too):
        return False
    return any(line.lower(i) in _TEAMS for i in range(max(0, first - 8), first - 2))


def _single(line: WordLine, i: int, person: bool) -> bool:
    """Whether one word alone names a person: the recogniser says so inside a sentence, or a leader bears it."""
    word = line.lower(i)
    if len(word) < 3 or word in names().never or line.titled:
        return False
    opens = i == 0 or line.text(i - 1) in {".", ":", "“", '"'}
    if word in _THINGS_TOO and line.lower(i - 1) in {"the", "a", "an"} and line.lower(i + 1) not in _THE_NAMED:
        return False  # "to the Moon"
    if line.lower(i - 1) == "'s" and line.capital(i + 1) and line.side_ending(i - 2) is None:
        return False  # "the university's Key Executive Program"
    if leaders_named(word):
        return person or (not opens and line.pos(i) in {"PROPN", "NOUN", "ADJ", "X", ""})
    return person and line.pos(i) in {"PROPN", ""} and not opens and line.kind == "B"
