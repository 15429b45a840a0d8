"""Where a title ends: the tail "of Foreign Affairs", "for Asian and Oceanian affairs at Japan's foreign ministry"."""

from communique.annotate.wordlines import WordLine
from communique.lexicon.everyday import is_everyday
from communique.lexicon.names import names
from communique.lexicon.posts import titles

_CONNECT = frozenset({"of", "for", "to", "at", "on", "in", "with"})
_SERVANTS = frozenset({"adviser", "advisor", "aide", "assistant", "counsellor", "counselor"})
_DETERMINERS = frozenset({"the", "his", "her", "its", "their", "our"})
_ORDINAL = ("st", "nd", "rd", "th")
_QUARTERS = frozenset({"New", "North", "South", "West"})
_REACH = 40
_EVENTS = frozenset(
    {
        "conference",
        "congress",
        "convention",
        "cup",
        "dialogue",
        "expo",
        "fair",
        "forum",
        "games",
        "meeting",
        "olympics",
        "summit",
    }
)
_EVENT_WORDS = 3
_BY_COURTESY = frozenset(
    {"admiral", "ambassador", "brigadier", "captain", "colonel", "commodore", "general", "major", "marshal", "prince"}
)  # told after an office whose field goes before ("Minister of Defence General Ruiz")


def tail_end(line: WordLine, after: int, *, free: bool = False) -> int:
    """The index after the last word of the title whose head ends before `after`.

    A `free` title stands in apposition: capitalised words that are no known names all belong to it.
    """
    end = at = after
    while at < len(line.words) and at - after < _REACH:
        step = _step(line, at, after, free)
        if step == 0:
            break
        at += step
        if (
            line.lower(at - 1) not in _CONNECT
            and line.lower(at - 1) not in _DETERMINERS
            and line.lower(at - 1) not in {",", "&", "and"}
        ):
            end = at
    return end


def _step(line: WordLine, at: int, after: int, free: bool) -> int:
    """How many words from here still belong to the tail."""
    word = line.lower(at)
    if at == after and line.lower(at - 1) in {"in", "on", "the"}:
        return _word(line, at, free)
    if word in _CONNECT:
        return _connector(line, at, after)
    if word == "," and line.lower(at + 1) in {"a.i", "a.i.", "ad"}:
        return 2
    if at == after:
        return 1 if word == "," and line.capital(at - 1) and _body_next(line, at + 1) else 0
    if word in _DETERMINERS:
        return 1 if line.lower(at - 1) in _CONNECT else 0
    if word == "'s":
        return 1 if line.side_ending(at - 1) or line.capital(at + 1) or _field(line, at + 1) else 0
    if word in {"'", "’"} and line.lower(at - 1).endswith("s"):  # "of the hauliers' association"
        return 1 if _field(line, at + 1) or line.lower(at + 1) in titles().private_body else 0
    if word in {"and", "&"}:
        return 1 if _continues(line, at + 1) else 0
    if word == ",":
        return _comma(line, at, after)
    if word == "(":
        return 3 if line.text(at + 2) == ")" and line.text(at + 1).isupper() else 0
    return _word(line, at, free)


def _connector(line: WordLine, at: int, after: int) -> int:
    word, ahead = line.lower(at), at + 1
    if line.lower(ahead) in _DETERMINERS:
        ahead += 1
    if word in {"for", "in", "of", "on"} and _of_event(line, at, ahead):
        return 1
    if line.lower(ahead) in titles().times or line.lower(ahead) in titles().not_after or not line.words[at:]:
        return 0
    serves = word == "to" and ahead == at + 2 and line.lower(at - 1) in _SERVANTS
    if _title_with_name(line, ahead) and not serves:
        return 0  # but "Assistant to the President Anna Holm"
    if word in {"of", "for"}:
        return 1 if _noun(line, ahead) else 0
    if word == "to":
        official = line.capital(ahead) or line.lower(ahead) in titles().to_whom or line.side_starting(ahead) is not None
        return 1 if at == after and official and line.pos(ahead) != "VERB" else 0
    if word == "on" and at == after and line.side_starting(ahead) is not None:
        return 1
    if word == "on":
        return (
            1
            if at == after and _noun(line, ahead) and line.lower(ahead) in titles().portfolio | {"north", "korean"}
            else 0
        )
    if word == "at" and line.lower(ahead) == "large":
        return 2
    if word in {"at", "in"}:
        return 1 if _institution_within(line, ahead) else 0
    return 0


def _of_event(line: WordLine, at: int, ahead: int) -> bool:
    """Whether a gathering by name begins or goes on here, right before a bearer ("for the Summit of the Americas Anna Holm")."""
    head = next((i for i in range(at - 1, ahead + _EVENT_WORDS) if line.lower(i) in _EVENTS and line.capital(i)), None)
    if head is None or not all(line.capital(i) for i in range(ahead, head)):
        return False
    link = head + 1
    if line.lower(link) not in {"for", "in", "of", "on"}:
        return False
    place = link + (2 if line.lower(link + 1) == "the" else 1)
    side = line.side_starting(place)
    end = place + (_width(line, place, side.end) if side is not None else 1)
    return line.capital(place) and line.name_like(end) and line.name_like(end + 1)


def _title_with_name(line: WordLine, at: int) -> bool:
    """Whether another person's title and name begin here ("adviser to Prime Minister Abiy Ahmed")."""
    for i in range(at, at + 5):
        if (
            line.lower(i) in titles().single
            and line.capital(i)
            and line.name_like(i + 1)
            and line.lower(i + 1) not in titles().single
        ):
            link = line.lower(at - 2 if line.lower(at - 1) in _DETERMINERS else at - 1)
            return i == at or line.lower(i) not in _BY_COURTESY or link not in {"for", "of"}
        if not line.capital(i) or not (
            _field(line, i) or line.lower(i) in titles().before or line.lower(i) in titles().single
        ):
            return False
    return False


def _institution_within(line: WordLine, at: int) -> bool:
    for i in range(at, at + 8):
        if line.lower(i) in titles().institution:
            return True
        if not (_noun(line, i) or line.lower(i) in {"'s", "of", "for", "and", "the", "&"}):
            return False
    return False


def _noun(line: WordLine, at: int) -> bool:
    if line.side_starting(at) is not None or _field(line, at):
        return True
    if line.lower(at) in titles().times or line.lower(at) in titles().not_after:
        return False
    if line.text(at)[:1].isdigit():
        return line.lower(at).endswith(_ORDINAL) and _noun(line, at + 1)
    return line.capital(at) or line.pos(at) in {"NOUN", "ADJ", "PROPN"}


def _field(line: WordLine, at: int) -> bool:
    word = line.lower(at)
    known = titles()
    return word in known.portfolio or word in known.institution or f"{word} {line.lower(at + 1)}" in known.institution


def _continues(line: WordLine, at: int) -> bool:
    """Whether what follows "and" still tells the field of the title, not another person or clause."""
    if line.lower(at) in _DETERMINERS:
        return False
    if line.lower(at) in titles().single or line.lower(at) in titles().before - titles().portfolio:
        return False
    side = line.side_starting(at)
    if side is not None:
        after = at + _width(line, at, side.end)
        return not line.capital(after) and line.lower(after) not in titles().single
    return _field(line, at) and not _title_follows(line, at)


def _title_follows(line: WordLine, at: int) -> bool:
    """Whether the words from here are the beginning of another title ("foreign minister")."""
    for i in range(at, at + 4):
        if line.lower(i) in titles().single and line.lower(i) not in titles().portfolio:
            return True
        if not _field(line, i):
            return False
    return False


def _comma(line: WordLine, at: int, after: int) -> int:
    """A comma inside a list of fields ("Arms Control, Verification and Compliance") or before the institution."""
    if not _field(line, at - 1) or at == after:
        return 0
    if line.lower(at + 1) in {"and", "&"}:
        ahead = at + (3 if line.lower(at + 2) == "the" else 2)
        return ahead - at if line.capital(ahead) and _field(line, ahead) and not _title_follows(line, ahead) else 0
    if not _field(line, at + 1) or _title_follows(line, at + 1):
        return 0
    for i in range(at + 1, at + 10):
        if line.lower(i) in {"and", "&"} and line.lower(i + 1) == "the":
            return 1 if _field(line, i + 2) else 0
        if line.lower(i) in {"and", "&"}:
            return 1 if _field(line, i + 1) and line.capital(i + 1) == line.capital(at + 1) else 0
        if line.lower(i) in titles().institution and line.capital(i) and line.text(i + 1) in {",", ".", "", ")"}:
            return 1
        if not _field(line, i) and line.text(i) != ",":
            return 0
    return 0


def _body_next(line: WordLine, at: int) -> bool:
    """Whether the name of an institution begins here ("Director, Nevada Department of Wildlife")."""
    for i in range(at, at + 6):
        if not line.capital(i) or line.lower(i) in titles().single:
            return False
        if line.lower(i) in titles().institution:
            return line.lower(i + 1) in {"of", "for", ",", "", ";", ".", "("}
    return False


def _word(line: WordLine, at: int, free: bool) -> int:
    """A noun, adjective or name of the tail; a capitalised word that begins a person's name ends it."""
    if line.lower(at) in titles().times or line.lower(at) in {"who", "which", "that"}:
        return 0
    side = line.side_starting(at)
    if side is not None:
        return _width(line, at, side.end)
    if _field(line, at):
        named = line.capital(at) and line.entity(at) == "PERSON" and not line.capital(at - 1)
        return 0 if named and line.lower(at - 1) != "the" else 1  # "the Americas Anna Holm" is no name
    before = line.lower(at - 1)
    if before == "opposition" and line.capital(at) and line.name_like(at):
        return 0  # "Leader of the Opposition Anna Holm"
    if line.capital(at):
        if before in _CONNECT or before in {"the", "and", "'s", "&"} or _body_next(line, at):
            return 1
        if line.lower(at) in titles().private_body or (free and _field_ahead(line, at)):
            return 1
        if is_everyday(line.lower(at)) and _everyday(line, at):
            return 1
        if line.text(at - 1) in _QUARTERS and line.lower(at - 2) in _CONNECT and not line.name_like(at):
            return 1  # "governor of South Carolina"
        if _leaves_name(line, at):
            return 0
        if _led_by_the(line, at):
            return 1
        unknown_run = line.capital(at - 1) and not _field(line, at - 1) and line.side_ending(at - 1) is None
        return 1 if unknown_run and before != "large" and line.entity(at) != "PERSON" else 0
    if not line.text(at)[:1].isalpha():
        return 1 if line.lower(at).endswith(_ORDINAL) and line.capital(at + 1) else 0
    return 1 if line.pos(at) in {"NOUN", "ADJ", "PROPN"} and line.lower(at) not in titles().not_after else 0


def _everyday(line: WordLine, at: int) -> bool:
    """Whether a word that is seldom a name goes on with the field of the title ("for Emerging Security Challenges")."""
    if line.titled or line.pos(at) in {"VERB", "AUX", "DET", "PRON", "ADV"} or line.lower(at) in titles().before:
        return False
    return line.lower(at + 1) not in titles().single


def _leaves_name(line: WordLine, at: int) -> bool:
    """Whether just two capitalised words are left before one in small letters: the bearer's name.

    Three, and two before a comma, where they follow the word for a body and are none of everyday.
    """
    if not (line.name_like(at) and line.name_like(at + 1)):
        return False
    if line.text(at + 2)[:1].islower():
        return True
    end = at + 3 if line.name_like(at + 2) else at + 2
    of_body = line.lower(at - 1) in titles().institution and line.capital(at - 1)
    known = any(is_everyday(line.lower(i)) or line.within_side(i) for i in range(at, end))
    return of_body and not known and (line.text(end) in {",", "."} or line.text(end)[:1].islower())


def _led_by_the(line: WordLine, at: int) -> bool:
    """Whether a capitalised word that is in no list of names still belongs to a body that "of the" opened."""
    known = names()
    if line.titled or line.lower(at) in known.given or line.lower(at) in known.family or line.entity(at) == "PERSON":
        return False
    i = at - 1
    while i > 0 and (line.capital(i) or line.lower(i) == "and"):
        i -= 1
    return line.lower(i) == "the" and line.lower(i - 1) in _CONNECT and i < at - 1


def _field_ahead(line: WordLine, at: int) -> bool:
    """Whether a capitalised word that is in no list of names runs on to a word of fields ("Mass Destruction Policy")."""
    known = names()
    if line.lower(at) in known.given or line.lower(at) in known.family:
        return False
    if line.text(at + 1) in {",", ".", ")", ""} and _field(line, at - 1):
        return True
    return any(_field(line, i) and all(line.capital(k) for k in range(at, i + 1)) for i in (at + 1, at + 2))


def _width(line: WordLine, at: int, end: int) -> int:
    width = 1
    while at + width < len(line.words) and line.words[at + width].end <= end:
        width += 1
    return width
