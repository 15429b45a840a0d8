"""Within and below the body, after the tagger: desks and signatures, questions and answers, teasers in a row."""

import re
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.clean.datelines import is_place
from communique.clean.letterheads import tells_desk
from communique.lexicon.letterheads import names_foot, names_office
from communique.values.vocabulary import LineKind

_TURN = re.compile(r"(?:Q|A|Question|Answer)\s*[:.]\s", re.IGNORECASE)
_BACKGROUND = frozenset(
    ["background", "background information", "biography", "curriculum vitae", "note to editors", "notes to editors", "quick facts"]
)  # fmt: skip
_CLIP = re.compile(r"\d?\d:[0-5]\d\s+(?=[^\d\s]+ \S+ \S)")
_HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d ?(?:[ap]\.?m\.?(?: ?[A-Z]{2,4})?|[A-Z]{3,4})$")
_TAGS = re.compile(r"(?:#\w+[\s,]*)+$")
_ELSEWHERE = re.compile(
    r"https?:|www\.|@|\b(?:please|website|visit|click|here\b\.?$|available|download)\b|\?$|\.\.\.\)?$|…\)?$",
    re.IGNORECASE,
)
_TITLE_WORDS = 5
_FOOT_WORDS = 14
_LONG = 12
_FAR = 7  # lines below the body in which its rest may stand
_TELLING = 0.15  # share of function words in a sentence


def settle_foot(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """The body and what stands below it."""
    if "B" not in kinds:
        return
    _keep_turns(lines, kinds)
    _keep_points(lines, kinds)
    _keep_sentences(lines, kinds)
    _keep_last(lines, kinds)
    _keep_background(lines, kinds)
    _keep_subheads(lines, kinds)
    _drop_teasers(lines, kinds)
    _set_foot(lines, kinds)


def _keep_turns(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """What is asked and answered behind the body belongs to it."""
    for i in range(1, len(lines)):
        if kinds[i] in "FMC" and "B" in kinds[:i] and _TURN.match(lines[i].text):
            kinds[i] = "B"


def _keep_sentences(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A sentence right behind the body that leads nowhere else is its last; hours and tags beside it are none."""
    last = max(i for i, kind in enumerate(kinds) if kind == "B")
    for i in range(1, len(lines)):
        line = lines[i]
        if kinds[i] in "FB" and "B" in kinds[:i] and i < last and _HOUR.match(line.text):
            kinds[i] = "M"
        elif kinds[i] == "B" and _TAGS.match(line.text):
            kinds[i] = "F"
        follows = kinds[i - 1] == "B" or (i < last and len(line.words) > _LONG and not lines[i - 1].title)
        if kinds[i] == "F" and follows and "B" in kinds[:i] and _is_sentence(line):
            kinds[i] = "B"


def _keep_points(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """What a sentence within the body announces by a colon ("He also said:") is body, down to the next button."""
    last = max(i for i, kind in enumerate(kinds) if kind == "B")
    for i in range(kinds.index("B") + 1, last):
        if kinds[i] == "F" and lines[i].colon and lines[i].said and not lines[i].furniture:
            end = next((k for k in range(i + 1, last) if kinds[k] != "F" or _ends_text(lines[k])), last)
            kinds[i:end] = ["B"] * (end - i)


def _keep_last(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Two long sentences or more in a row not far below the body, behind a list of links, are the rest of it."""
    last = max(i for i, kind in enumerate(kinds) if kind == "B")
    reach = range(last + 1, min(last + _FAR, len(lines)))
    rest = [i for i in reach if kinds[i] == "F" and len(lines[i].words) > _LONG and _is_sentence(lines[i])]
    body = {part for i in range(last + 1) if kinds[i] == "B" for part in _parts(lines[i])}
    rest = [i for i in rest if {i - 1, i + 1} & set(rest) and not body & _parts(lines[i])]
    for i in rest if rest and rest[-1] - rest[0] == len(rest) - 1 else []:
        kinds[i] = "B"


def _parts(line: Cues) -> set[str]:
    """Every six words in a row, by which a sentence that says another again is known."""
    words = line.key.split()
    return {" ".join(words[i : i + 6]) for i in range(len(words) - 5)}


def _is_sentence(line: Cues) -> bool:
    told = line.stop and line.small >= _TELLING and len(line.words) > _TITLE_WORDS and not line.text.isupper()
    return told and not (
        _ends_text(line) or line.ago or line.log_count or line.credit_end or _ELSEWHERE.search(line.text)
    )


def _keep_background(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """What a ministry adds below its text ("Notes to editors") is text, down to the first line of another kind."""
    for i in range(1, len(lines)):
        if lines[i].key not in _BACKGROUND or "B" not in kinds[:i] or kinds[i] == "H":
            continue
        end = i + 1
        while end < len(lines) and kinds[end] in "FB" and not _ends_text(lines[end]) and _is_point(lines[end]):
            end += 1
        if end > i + 1:
            kinds[i:end] = ["B"] * (end - i)


def _is_point(line: Cues) -> bool:
    return line.stop or line.text[:1].isdigit() or line.text[:1] in "-–•*"


def _ends_text(line: Cues) -> bool:
    return line.furniture or line.alone or line.list_head or line.meta or line.end or line.address or line.pitch


def _keep_subheads(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A heading between two paragraphs that shows no sign of metadata is body."""
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if kinds[i] != "M" or kinds[i - 1] != "B" or kinds[i + 1] != "B" or not lines[i + 1].prose:
            continue
        signs = line.stamps or line.byline or line.meta or line.end or line.outlet or line.address or line.credit
        if (
            line.words
            and len(line.words) <= _TITLE_WORDS
            and not (signs or line.stop or line.name or line.text.isupper())
        ):
            kinds[i] = "B"


def _drop_teasers(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Titles of other stories and clips in a row between two paragraphs; one after a colon is a point of a list."""
    last = max(i for i, kind in enumerate(kinds) if kind == "B")
    for i in range(kinds.index("B") + 1, last):
        if kinds[i] == "H" or (kinds[i] in "BC" and _CLIP.match(lines[i].text) and not lines[i].stop):
            kinds[i] = "F"
            if i + 1 < last and lines[i + 1].key in lines[i].key:
                kinds[i + 1] = "F"
    for i in range(kinds.index("B") + 1, last):
        head = lines[i - 1].list_head and kinds[i - 1] == "F"
        listed = head or (kinds[i - 1] == "F" and _is_teaser(lines[i - 1]))
        if (kinds[i] in "BC" and listed and _is_teaser(lines[i])) or (kinds[i] == "C" and _leads_on(lines[i])):
            kinds[i] = "F"
    start = kinds.index("B") + 1
    while start < last:
        end = start
        while end < last and kinds[end] in "BC"[: 1 + (end > start)] and _is_teaser(lines[end]):
            end += 1
        if end - start > 1 and not _announces(lines[start - 1]) and lines[end].prose and lines[start - 1].prose:
            kinds[start:end] = ["F"] * (end - start)
        start = end + 1


def _leads_on(line: Cues) -> bool:
    return line.furniture and not line.credit_end and not line.stop


def _is_teaser(line: Cues) -> bool:
    bare = line.title and not (line.credit_end or line.credit) and len(line.words) >= _TITLE_WORDS
    return bare and not (line.text.isupper() or line.text[:1] in "-–—•*·" or line.text.endswith((";", ",")))


def _announces(line: Cues) -> bool:
    return line.colon or line.text.endswith(("...", "…"))


def _set_foot(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Below the text of a release: who may be asked, who signs, who issued it and where."""
    last = max(i for i, kind in enumerate(kinds) if kind == "B")
    while last and kinds[last] == "B" and (lines[last].end or _is_desk(lines[last])):
        kinds[last] = "M"
        last -= 1
    foot, issued = list[int](), False
    for i in range(last + 1, len(lines)):
        line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        headed = below is not None and line.key in ("contact", "contacts") and _is_desk(below)
        signed = below is not None and line.name and names_office(below.text)
        if headed or signed or line.end or _is_desk(line) or names_office(line.text) or (issued and is_place(line.key)):
            foot.append(i)
        elif line.alone or line.menu or line.log_count or line.ago:
            break
        issued = line.meta
    for i in foot if len(foot) <= _FAR else ():  # more of them are a list of names and offices
        kinds[i] = "M" if kinds[i] in "FB" else kinds[i]


def _is_desk(line: Cues) -> bool:
    """Whether a line names an office or officer of the press and nothing else."""
    short = len(line.words) <= _FOOT_WORDS and not line.prose
    return short and (line.meta or tells_desk(line) or names_foot(line.text))
