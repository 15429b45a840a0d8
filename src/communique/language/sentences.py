"""Sentences of a line of text, with offsets: one scan for stops, and a look at the words on either side of each."""

import re
from collections.abc import Iterator

MAX_WORDS = 400

_STOP = re.compile(
    r"""(?P<mark>(?<![.!?…])[.!?…]++)(?P<close>["”“’'»)\]*]*+)(?P<gap>\s++)  # the stop and what closes after it
        (?=(?P<open>["“‘'«(\[•—–-]*\s?)(?P<next>[^\W_a-zß-öø-ÿ][\w’'-]*))  # before a capital or a figure
      |(?<=[a-z]{3})[.!?]["”’]?(?P<glued>)(?=[A-Z][a-z]*[ ,])  # a space lost between two sentences
      |[。！？](?P<wide>\s*)(?=\S)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s\"“‘'«(\[—–]*$")
_SENTENCE_OVER = re.compile(r"[a-z]{4}[.;:]$")


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


_TITLES = _words(
    "Mr Mrs Ms Messrs Dr Prof Rev Hon Gen Lt Col Maj Sgt Capt Cmdr Cdr Adm Brig Gov Govs Sen Sens Rep Reps Pres Amb "
    "Min Sec Dep Asst St Ste Mt Ft Fr Supt Insp Cpl Pvt Spc vs Gens Lts Drs Profs Pte Vice-Adm Mme Mlle Msgr"
)
_BEFORE_FIGURES = _words(
    "No Nos no nos Art Arts Sec Fig Figs Vol Vols Ch Para Res p pp c ca cf approx Jan Feb Mar Apr Jun Jul Aug Sep "
    "Sept Oct Nov Dec Rs Tel art para vol"
)
_MAY_END = _words("Co Inc Corp Ltd Jr Sr etc Bros al Dept Univ Assn Ave Blvd Rd Pty Plc Intl Gmbh e.g i.e Ph.D")
_STARTERS = _words(
    "A About According After All Also Although Among An And Another Any Are As Asked At Because Before Both But By "
    "Can Despite Do During Each Earlier Even Every For From Had Has Have He Her Here His How However I If In Indeed "
    "Instead Is It Its Last Later Many Meanwhile More Most Moreover My Nevertheless No Nor Not Now Of On Once One "
    "Only Or Other Our Over Recently Separately She Since So Some Still Such That The Their Then There These They "
    "This Those Though Through Thus To Today Two Under Unlike Until We Were What When Where Whether Which While Who "
    "Why With Yet You Your"
)
_OFFICES = _words(
    "Acting Ambassador Assistant Counselor Deputy Foreign Minister President Prime Secretary Senior Special Vice"
)
_TIMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|"
    r"[A-Z]{2,4}\b|Eastern|Pacific|Central|Greenwich|Local|Moscow|Beijing|Seoul|Tokyo"
)
_SPEAKER = re.compile(
    r"(?:[A-Z][\w’'.-]*\s+|the\s+|an?\s+|senior\s+|\w+ (?=official|minister|spokes)){1,5}(?:\w+\s+)?"
    r"(?:said|says|asked|told|added|wrote|replied|declared|wondered|exclaimed|tweeted|continued)\b"
    r"|(?:He|She|They|I|We)\s+(?:said|asked|added|wrote|replied|wondered|exclaimed)\b"
)
_SAFE_CUTS = (re.compile(r";\s+"), re.compile(r"\s(?:--|[—–•])\s|[,:)]\s+"), re.compile(r"\s+"))
_WORD = re.compile(r"\S+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of one line, in order; together they cover all that is not space."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end, following in _breaks(text):
        _add(spans, text, start, end)
        start = following
    _add(spans, text, start, len(text))
    return spans


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where one sentence ends and where the next may begin."""
    for found in _STOP.finditer(text):
        if found["glued"] is not None:
            yield found.end(), found.end()
        elif found["wide"] is not None:
            yield found.start() + 1, found.end()
        elif _ends(text, found):
            yield found.start("gap"), found.end("gap")


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether the stop that was found ends a sentence."""
    if _speaker_follows(text, found):
        return False
    if found["mark"] != ".":
        return True
    word = _word_before(text, found.start())
    following = found["next"]
    if _numbers_a_list(text, found.start() - len(word), word):
        return False
    if following[0].isdigit() and not found["open"].strip():
        return not (word in _BEFORE_FIGURES or word in _TITLES or (word[1:2] == "." and word.isupper()))
    if word in _TITLES:
        return False
    if len(word) == 1 and word.isalpha():
        return following in _STARTERS and (word == "I" or following != "A")
    if "." in word:
        return _dotted_ends(text, found, word)
    if word in _MAY_END:
        return following in _STARTERS
    return True


def _word_before(text: str, end: int) -> str:
    """The word that runs up to a place in the text, without opening marks."""
    found = _LAST_WORD.search(text, max(0, end - 24), end)
    return found[0] if found else ""


def _dotted_ends(text: str, found: re.Match[str], word: str) -> bool:
    """Whether a stop after "U.S", "a.m", "D.C" or a web address ends a sentence too."""
    if word.lower() in ("a.m", "p.m"):
        return not _TIMES.match(text, found.start("next"))
    if word == "D.C" and found["next"] in _OFFICES:
        return True
    if len(word.rpartition(".")[2]) <= 2 or word in _MAY_END:
        return found["next"] in _STARTERS
    return True


def _numbers_a_list(text: str, start: int, word: str) -> bool:
    """Whether the stop belongs to "1." or "IV." at the head of the line or of a sentence."""
    if not 0 < len(word) <= 4 or not (word.isdigit() or not word.strip("IVX")):
        return False
    before = text[max(0, start - 8) : start].rstrip()
    return (not before and start < 8) or (word.isdigit() and _SENTENCE_OVER.search(before) is not None)


def _speaker_follows(text: str, found: re.Match[str]) -> bool:
    """Whether the stop stands inside quotation marks and the words after them say who spoke."""
    closes = found["close"]
    if found["mark"][-1] not in "?!" or not closes or closes[-1] not in "\"”’'»":
        return False
    return not found["open"].strip() and _SPEAKER.match(text, found.start("next")) is not None


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the piece without the space around it, cut up where it is too long for one sentence."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 2 * MAX_WORDS:
        spans.extend(_bounded(text, start, end))
    elif start < end:
        spans.append((start, end))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece in parts of at most MAX_WORDS words, cut after a semicolon, a comma or a word."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    while len(words) > MAX_WORDS:
        low, high = words[MAX_WORDS // 2][0], words[MAX_WORDS][0]
        cut = next(
            found[-1].end() for found in ([*pattern.finditer(text, low, high)] for pattern in _SAFE_CUTS) if found
        )
        inside = [span for span in words if span[0] < cut]
        yield words[0][0], inside[-1][1]
        words = words[len(inside) :]
    yield words[0][0], words[-1][1]
