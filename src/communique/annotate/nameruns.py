"""Where a run of words that may name a person begins and ends, in running text and in headlines."""

import re

from communique.annotate.wordlines import WordLine
from communique.lexicon.everyday import is_everyday
from communique.lexicon.leaders import leaders_named
from communique.lexicon.names import names
from communique.lexicon.posts import titles

_LONGEST = 7  # words of a name
_OF_NAMES = ("as", "is", "os", "ss", "us")  # endings of names, seldom of verbs
_LEADING = frozenset({"al", "al-", "bin", "da", "de", "del", "di", "el", "el-", "ibn", "la", "le", "van", "von"})
_DIGRAPHS = frozenset({"Ch", "Dz", "Kh", "Sh", "Ts", "Ya", "Ye", "Yo", "Yu", "Zh"})  # initials of two letters
_JOINED = ("-led", "-backed", "-based", "-born", "-controlled", "-held", "-owned", "-run", "-style")
_RETIRED = frozenset({"r", "ret", "ret.", "retd", "retd.", "rtd", "rtd."})
COMMON_ENDING = re.compile(r"(?:ed|ies|tions?|ments?|ings?|ance|ence|ship|ity|ness)$")


def run_end(line: WordLine, at: int, taken: frozenset[int], known: frozenset[str]) -> int:
    """The end of the run of name words that begins here (`at` itself where none does)."""
    headline = line.titled and not is_listed(line, at, taken)
    if at in taken or not _starts(line, at) or (headline and not _in_title(line, at, at, taken, known)):
        return at
    end = at + 1
    while end < len(line.words) and end not in taken and end - at < _LONGEST:
        if headline and line.capital(end) and not _in_title(line, at, end, taken, known):
            break
        width = _width(line, at, end, taken)
        if width == 0:
            break
        end += width
    return end


def is_listed(line: WordLine, at: int, taken: frozenset[int]) -> bool:
    """Whether the line is an entry of a list: a name, a comma, a title ("Rachel Bell, Presiding Judge, ...")."""
    end = at
    while end not in taken and (
        line.name_like(end) or is_initial(line.text(end)) or line.lower(end) in names().particle
    ):
        end += 1
    return (
        2 <= end - at <= 4
        and line.text(end) in {",", "–", "—", "-"}
        and (end + 1 in taken or end + 2 in taken)
        and at <= 2
    )


def _width(line: WordLine, at: int, end: int, taken: frozenset[int]) -> int:
    """How many words from `end` on continue the name that begins at `at`."""
    known = names()
    word = line.text(end)
    if word in known.honours or word.endswith(_JOINED):
        return 0
    if word == "." and end - at == 1 and line.text(at) in _DIGRAPHS and line.name_like(end + 1):
        return 1  # "Ts. Ganbold"
    if line.name_like(end) or is_initial(word) or word in {"II", "III", "IV", "VI"} or _extends(line, at, end):
        return 1
    if word == "Said" and line.lower(end - 1) in known.particle:
        return 1
    if line.lower(end) in known.particle and _after_particles(line, end, taken):
        return 1
    if line.lower(end) in known.suffix:
        return 1
    return 2 if word == "," and line.lower(end + 1) in {"jr", "jr.", "sr."} else 0


def _extends(line: WordLine, at: int, end: int) -> bool:
    """Whether a word that seldom is a name completes one: "Theresa May", "Christopher Hill", "Moon Jae In"."""
    if not line.capital(end) or line.titled:
        return False
    if end - at == 1 and line.lower(at) in names().first_family and leaders_named(f"{line.text(at)} {line.text(end)}"):
        return True  # "Liu He"
    if end - at == 2 and line.lower(at) in names().first_family and len(line.text(end)) <= 4:
        return line.text(end).isalpha() and not line.text(end).isupper()
    given = line.lower(at) in names().given or line.lower(at) in titles().kept
    ahead = line.text(end + 1)
    proper = line.pos(end) not in {"ADP", "DET", "CCONJ", "SCONJ", "PRON", "PART", "NUM"}
    return end - at == 1 and given and proper and not ahead[:1].isdigit() and line.side_starting(end) is None


def _in_title(line: WordLine, at: int, i: int, taken: frozenset[int], known: frozenset[str]) -> bool:
    """Whether a word of a headline is a word of a name: known from the body, a given or family name, or after one."""
    word = line.text(i)
    lists = names()
    if is_everyday(line.lower(i)) and word not in known:
        return False
    if word in known or line.lower(i) in lists.given or line.lower(i) in lists.family or is_initial(word):
        return True
    if line.lower(i) in lists.particle or line.lower(i) in lists.suffix or leaders_named(word):
        return True
    after = line.text(i + 1)
    closes = after == "" or after == "'s" or after == "’s" or after[:1] in {",", ";", "("} or after[:1].islower()
    if _run_behind_title(line, at, taken) > i:
        return True
    if i == at:
        if COMMON_ENDING.search(word):
            return False  # "Credentials of Ambassador Accepted"
        return closes and i - 1 in taken and line.lower(i - 1) not in titles().plural
    near = i == at + 1 or (i == at + 2 and is_initial(line.text(at + 1)))
    if at - 1 in taken and line.lower(at) in lists.given and i == at + 1 and line.lower(i) not in lists.never:
        return not word.endswith(("s", "ed", "ing")) or closes
    return closes and near and (line.lower(at) in lists.given or (at - 1 in taken and not _acts(word)))


def _acts(word: str) -> bool:
    """Whether a word behind a family name in a headline has the ending of a verb ("Secretary Holm Travels to")."""
    return word.endswith("s") and not word.endswith(_OF_NAMES)


def _run_behind_title(line: WordLine, at: int, taken: frozenset[int]) -> int:
    """The end of two or three words of no list that close a phrase of a headline right behind one title, else `at`."""
    if at - 1 not in taken or line.lower(at - 1) in titles().plural or line.text(at).endswith("s"):
        return at  # "Prime Minister Dodges Criticism"
    end = at
    while end < at + 4 and line.name_like(end) and not is_everyday(line.lower(end)) and end not in taken:
        if line.text(end).endswith("s") or line.lower(end) in titles().single:
            return at  # "Secretary Anna Holm Travels to"
        if COMMON_ENDING.search(line.text(end)) or line.lower(end) in names().thing:
            return at
        end += 1
    after = line.text(end)
    closes = (
        not after or after in {"'s", "’s"} or after[:1] in {",", ";", "("} or after[:1].islower() or _turns(line, end)
    )
    return end if 2 <= end - at <= 3 and closes else at


def _turns(line: WordLine, i: int) -> bool:
    """Whether a word written large in a headline is one that would else be small ("And", "Before", "On")."""
    return line.lower(i) in {"after", "and", "at", "before", "during", "for", "in", "of", "on", "to", "with"}


def _starts(line: WordLine, at: int) -> bool:
    if line.text(at).endswith(_JOINED):
        return False
    if line.name_like(at) or (is_initial(line.text(at)) and line.name_like(at + 1)):
        return True
    if line.lower(at) == "he" and line.capital(at) and leaders_named(f"He {line.text(at + 1)}"):
        return True  # "He Lifeng"
    particle = line.lower(at) in _LEADING and not (line.lower(at) == "la" and line.lower(at - 1) == "à")
    return (
        particle
        and (line.name_like(at + 1) or _after_particles(line, at, frozenset()))
        and not line.side_starting(at + 1)
        and (at == 0 or not line.capital(at - 1) or line.lower(at - 1) in titles().single)
    )


def _after_particles(line: WordLine, at: int, taken: frozenset[int]) -> bool:
    """Whether a name word follows the particles that begin here."""
    for i in range(at + 1, at + 4):
        if i in taken:
            return False
        if line.name_like(i) or (line.lower(i) == "said" and line.capital(i)):
            return True
        if line.lower(i) not in names().particle:
            return False
    return False


def past_honours(line: WordLine, end: int) -> int:
    """The place behind the letters that follow a name ("Anna Holm MP", "Anna Holm, CBE,"); `end` where none do."""
    told = names().honours
    while line.text(end) in told or (line.text(end) == "," and line.text(end + 1) in told):
        end += 1 if line.text(end) in told else 2
    return end


def before_name(line: WordLine, first: int) -> int:
    """The place of the word before a name, "(ret.)" behind a rank passed over."""
    bracketed = line.text(first - 1) == ")" and line.lower(first - 2) in _RETIRED and line.text(first - 3) == "("
    return first - 4 if first > 3 and bracketed else first - 1


def honorific_words(line: WordLine, last: int) -> int:
    """How many words that end here are a courtesy and no title: 1 ("Dr"), 2 ("Tan Sri"), 0 where they are none."""
    known = titles().honorific
    return 1 if line.lower(last) in known else 2 if f"{line.lower(last - 1)} {line.lower(last)}" in known else 0


def past_retirement(line: WordLine, last: int) -> int:
    """The place behind "(ret.)" where it stands here, else the place itself."""
    told = line.text(last) == "(" and line.lower(last + 1) in _RETIRED and line.text(last + 2) == ")"
    return last + 3 if told else last


def is_initial(text: str) -> bool:
    """Whether it is one to three letters with their stops ("J.", "J.R."), or a large letter alone."""
    return (len(text) in {2, 4, 6} and text[0].isupper() and text[1] == "." and text.endswith(".")) or (
        len(text) == 1 and text.isupper() and text not in {"I"}
    )
