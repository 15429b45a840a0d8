"""What rules know better than the tagger: set over its kinds, in order."""

import re
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.clean.datelines import find_dateline, is_place
from communique.clean.feet import settle_foot
from communique.clean.heads import settle_top
from communique.clean.kinds import tell_kinds
from communique.clean.letterheads import set_letterhead, set_signatures
from communique.clean.repeats import drop_repeats
from communique.lexicon.outlets import load_outlets
from communique.values.vocabulary import LineKind

_ABOUT_STAFF = re.compile(
    r"@|\b(?:report(?:ed|ing|er)|contribut|edit(?:ed|ing|or)|correspondent|freelance|producer|writer|written|"
    r"follow|contact|"
    r"questions|inquiries|e-?mail|adapted|photo|translat|distributed|copyright|rights reserved|source)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:read|see|watch|listen|also|more|related|explainer|analysis|opinion)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
_SHORT = 3
_LINK_WORDS = 4
_MOST_LINKS = 7
_SENTENCE_WORDS = 10
# A release that ends "For more information, visit ..." leads elsewhere; whom the press may ask is metadata.
_REFERS = re.compile(
    r"(?:please\s+)?(?:for\s+(?:any\s+)?(?:more|further|additional|media|press)\b|to\s+(?:learn|find|read|view|watch|register|follow)\b"
    r"|(?:additional|further|more|full)\s+(?:information|details|criteria)\b|(?:learn|read|find)\s+(?:more|out)\b|(?:please\s+)?(?:visit|submit|see|click)\b"
    r"|interested\s+media\b|the\s+(?:full\s+)?(?:report|text|transcript|list|fact\s+sheet)\s+(?:can\s+be|is|are)\s+(?:found|available)\b|contact\b|@\w+:)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"https?:|www\.|@|(?:please |, |^)(?:visit|email|call)\b|\b(?:at|on|here)\s*:?$"
    r"|\b(?:contact|website|web\s?page|web\s+form|please\s+see|\w+\.(?:gov|org|com))\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:media|press)\s+(?:inquiries|enquiries|queries|contacts?)\b|\bmedia\s+should\b|press\s+relations",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 60
_BUTTONS = 2
_SHOUTED_TITLE = 7  # words; a heading within the body has fewer
_BRACKETED = re.compile(r"\[\s*[A-Z“‘\"'][^\[\]]{25,160}[^\s.\[\]]\s*\]")
# a credit that no sentence of a report ends with: "(Ann Lee/Pool via Getty Images)", "[Desert Courier]", "Credit...Ann Lee"
_CREDITED = re.compile(
    r"\((?:(?i:(?:photo|image|picture|video|source|credit)s?(?: by| courtesy of|\s*:)|submitted by|supplied by)\s[^()]{3,80}|"
    r"[^()]{3,50}\s?/\s?[^()]{2,60}(?<!\d))\)$|"
    r"(?<=[.!?])\s\[[A-Z][\w .'’&/-]{2,40}\]$|(?<=[.!?\w])\s?(?:Credit)+(?:\.{3}|…|:)\s?\S.{2,70}$"
)
_DATELINE = re.compile(r"(?P<place>[A-ZÀ-Þ][\w .,'’()/\-]{2,40}?)(?: [A-Z]{2,8})?\s?(?:--|—|–|-)$")
_LONGEST_PHRASE = 12
_MASTHEAD = 3  # lines from the top, or from the headline, where the page names its outlet and section
_CAPTIONS_BELOW = 4
_SHORTEST_CAPTION = 6


def settle_kinds(lines: Sequence[Cues], told: Sequence[LineKind]) -> list[LineKind]:
    """The kinds of a page's lines after the rules; lines without a sign that shows are furniture."""
    kinds = resume_body(lines, ensure_body(lines, return_sentences(lines, list(told))))
    open_body(lines, kinds)
    set_head(lines, kinds)
    set_letterhead(lines, kinds)
    keep_headline(lines, kinds)
    settle_top(lines, kinds)
    set_captions(lines, kinds)
    trim_body(lines, kinds)
    settle_foot(lines, kinds)
    drop_links(lines, kinds)
    drop_repeats(lines, kinds)
    join_place(lines, kinds)
    keep_lists(lines, kinds)
    set_signatures(lines, kinds)
    return ["F" if not line.text else kind for line, kind in zip(lines, kinds, strict=True)]


def ensure_body(lines: Sequence[Cues], kinds: list[LineKind]) -> list[LineKind]:
    """The kinds, or, where they leave a page of sentences without a body, those that the rules tell.

    The learned tagger has seen whole pages; a note of two or three lines is strange to it.
    """
    if "B" in kinds:
        return kinds
    told = tell_kinds(lines)
    if "B" not in told:
        told = ["B" if line.stop and kind != "M" else kind for line, kind in zip(lines, told, strict=True)]
    return told if "B" in told else kinds


def return_sentences(lines: Sequence[Cues], kinds: list[LineKind]) -> list[LineKind]:
    """The kinds with plain closing sentences given back to the body: no word in them is about staff or contacts."""
    told = list(kinds)
    for i in range(1, len(told)):
        if told[i] == "M" and told[i - 1] == "B" and _is_plain(lines[i]) and not lines[i].stamp_only:
            told[i] = "B"
    return told


def resume_body(lines: Sequence[Cues], kinds: list[LineKind]) -> list[LineKind]:
    """The kinds with the body taken up again behind one link ("Read more: ...") that stood in its middle, or a list of them.

    What follows the link must be sentences, and the first of them must speak of somebody or something that the body named.
    """
    told = list(kinds)
    for i in range(1, len(told) - 1):
        if told[i] != "F" or told[i - 1] != "B":
            continue
        start = i + 1 if _is_link(lines[i]) else _past_links(lines, told, i)
        if not start:
            continue
        last = start
        while last < len(told) and told[last] == "F" and lines[last].stop and len(lines[last].words) >= _SENTENCE_WORDS:
            last += 1
        named = {word for k in range(i) if told[k] == "B" for word in _names(lines[k])}
        whole = start == i + 1 or last == len(told) or told[last] == "B"
        if last > start and whole and _names(lines[start]) & named:
            told[start:last] = ["B"] * (last - start)
    return told


def _past_links(lines: Sequence[Cues], kinds: Sequence[LineKind], head: int) -> int:
    """The line after the titles that a head ("Read more") lists in the middle of a body; 0 where no such list stands."""
    if not lines[head].list_head:
        return 0
    end = next((k for k in range(head + 1, len(lines)) if kinds[k] != "F" or not _is_bare(lines[k])), len(lines))
    return end if 1 < end - head <= _MOST_LINKS and end < len(lines) and lines[end].prose else 0


def _is_link(line: Cues) -> bool:
    """Whether a line leads elsewhere by its title: "Read more: Why ..."."""
    head, colon, title = line.text.partition(":")
    return bool(colon and title.strip()) and len(head.split()) <= _LINK_WORDS and _LEADS.match(head) is not None


def _names(line: Cues) -> set[str]:
    """The words of a line that bear a capital within a sentence."""
    return {word for word in _NAME.findall(line.text) if len(word) > _SHORT}


def _is_plain(line: Cues) -> bool:
    return line.stop and len(line.words) >= 6 and not _ABOUT_STAFF.search(line.text)


def open_body(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A paragraph with a dateline that the tagger left above the body opens it; titles between the two are links."""
    first = kinds.index("B") if "B" in kinds else 0
    for i in range(1, first):
        line = lines[i]
        if kinds[i] == "F" and line.prose and not line.furniture and find_dateline(line.text):
            kinds[i:first] = [
                "B",
                *(
                    "F" if kind in "HM" and not _credits(lines[k]) else kind
                    for k, kind in enumerate(kinds[i + 1 : first], i + 1)
                ),
            ]
            _name_head(lines, kinds, i)
            return


def _name_head(lines: Sequence[Cues], kinds: list[LineKind], first: int) -> None:
    """Where no headline stands above the body, the last title of several words there is one."""
    titles = [i for i in range(first) if lines[i].title and len(lines[i].words) > _LINK_WORDS and kinds[i] == "F"]
    titles = [i for i in titles if not (_credits(lines[i]) or lines[i].furniture)]
    if titles and "H" not in kinds[:first]:
        kinds[titles[-1]] = "H"


def _credits(line: Cues) -> bool:
    return line.credit or line.byline or line.meta or line.credit_end


def set_head(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Above the body: mastheads and sections are metadata, clocks of the page above the headline furniture."""
    first = kinds.index("B") if "B" in kinds else len(lines)
    heads = [i for i in range(first) if kinds[i] == "H"]
    plain = [i for i in heads if not (lines[i].section or lines[i].byline or is_place(lines[i].key))]
    for i in heads if plain else []:
        if i not in plain:
            kinds[i] = "M"
    if plain:
        _set_above(lines, kinds, plain[0], first)
    for i, line in enumerate(lines):
        labelled = line.label and line.stamps and kinds[i] == "F"
        if labelled and ((line.meta and i >= first) or (line.byline and line.stamps[-1].date and i < first)):
            kinds[i] = "M"


def keep_headline(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Titles of other stories above the body are furniture: before a headline said twice, or below buttons under it."""
    first = kinds.index("B") if "B" in kinds else 0
    heads = [i for i in range(first) if kinds[i] == "H" and not lines[i].furniture]
    if not heads:
        return
    above = lines[max(0, heads[0] - 1)]
    if lines[heads[0]].stop and kinds[heads[0] - 1] == "F" and _is_bare(above) and len(above.words) > _LINK_WORDS:
        heads.insert(0, heads[0] - 1)
        kinds[heads[0]] = "H"
    keys = [lines[i].key for i in heads]
    twice = next((i for i in heads if keys.count(lines[i].key) > 1), heads[0])
    stamped = False
    barred = 0
    for i in range(twice, first):
        stamped = stamped or (kinds[i] == "M" and bool(lines[i].stamps))
        barred += stamped and kinds[i] == "F" and lines[i].alone
        if barred >= _BUTTONS and (kinds[i] == "H" or (kinds[i] == "C" and _is_bare(lines[i]))):
            kinds[i] = "F"
    for i in heads:
        if i < twice and "F" in kinds[i:twice] and not _telling(lines[i]) & _telling(lines[twice]):
            kinds[i] = "F"
    for i in range(first):
        if kinds[i] in "HM" and lines[i].furniture and not _credits(lines[i]) and not lines[i].stamps and i != twice:
            kinds[i] = "F"


def _telling(line: Cues) -> set[str]:
    return {word for word in line.key.split() if len(word) > _SHORT + 1}


def _is_bare(line: Cues) -> bool:
    return line.title and not (line.caption or line.credit_end)


def _set_above(lines: Sequence[Cues], kinds: list[LineKind], head: int, first: int) -> None:
    """The lines above the headline: a name of an outlet said once, a path of sections, a clock."""
    keys = [line.key for line in lines]
    stamped = any(kinds[i] == "M" and lines[i].stamps for i in range(head, first))
    for i in range(head):
        line = lines[i]
        if kinds[i] == "M" and line.stamps and stamped and not line.label:
            kinds[i] = "F"
        elif kinds[i] == "F" and (_is_masthead(line, i, keys) or _is_path(line, head - i)):
            kinds[i] = "M"


def _is_masthead(line: Cues, i: int, keys: Sequence[str]) -> bool:
    """A name of an outlet near the top that the page says once; one that is only shaped so must stand first."""
    return line.outlet and i < _MASTHEAD and keys.count(line.key) == 1 and (not i or _is_known(line))


def _is_path(line: Cues, above: int) -> bool:
    """Sections in a row ("World > Politics") right above the headline."""
    return line.section and line.parts > 1 and above <= _MASTHEAD


def _is_known(line: Cues) -> bool:
    return load_outlets().find(line.text) is not None


def set_captions(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A line told as captions are, with a photographer's or agency's name at its end, is a caption."""
    last = max((i for i, kind in enumerate(kinds) if kind == "B"), default=-1)
    _set_named_pictures(lines, kinds, last)
    for i, line in enumerate(lines[: last + _CAPTIONS_BELOW]):
        told = line.caption and line.credit_end and not line.said and len(line.words) <= _LONGEST_CAPTION
        told = len(line.words) >= _SHORTEST_CAPTION and (told or bool(_CREDITED.search(line.text)))
        if told and kinds[i] in "BMH" and not line.dateline:
            kinds[i] = "C"
        elif kinds[i] == "C" and (line.stop or line.colon) and len(line.words) > _LONGEST_CAPTION and not told:
            kinds[i] = "B"


def _set_named_pictures(lines: Sequence[Cues], kinds: list[LineKind], last: int) -> None:
    """Within the body, who stands alone above the credit of a picture is whom it shows, not who wrote the text."""
    for i in range(kinds.index("B") if "B" in kinds else 0, last):
        line = lines[i]
        if kinds[i] == "M" and lines[i + 1].credit and line.title and not (_credits(line) or line.stamps):
            kinds[i] = "C"


def drop_links(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Titles of other stories set between two paragraphs, shouted or in square brackets, are furniture.

    A release, which has no other furniture, shouts the headings of its parts.
    """
    body = [i for i, kind in enumerate(kinds) if kind == "B"]
    told = sum(lines[i].prose for i in body) >= _SHORT and any(_is_furniture(line) for line in lines)
    for i in range(body[0] + 1, body[-1]) if body else ():
        line = lines[i]
        if kinds[i] not in "BC":
            continue
        shouted = line.text.isupper() and len(line.words) >= _SHOUTED_TITLE and not line.stop
        if (shouted or _BRACKETED.fullmatch(line.text)) and told:
            kinds[i] = "F"


def trim_body(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Short furniture phrases within the body are furniture; who reported and edited, at its end, is metadata."""
    body = [i for i, kind in enumerate(kinds) if kind == "B"]
    for i in body:
        if lines[i].furniture and not lines[i].prose and len(lines[i].words) <= _LONGEST_PHRASE and len(body) > 1:
            kinds[i] = "F"
    for i in reversed(body[1:]):
        if not lines[i].meta or len(lines[i].words) > _LONGEST_CAPTION:
            break
        kinds[i] = "M"
    for i in body[1:]:
        if kinds[i] == "B" and _REFERS.match(lines[i].text) and _ELSEWHERE.search(lines[i].text):
            kinds[i] = "M" if _PRESS.search(lines[i].text) else "F"


def join_place(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """A place in capitals on a line of its own right above the body is the body's dateline."""
    first = kinds.index("B") if "B" in kinds else 0
    above = lines[first - 1] if first else None
    if above is None or kinds[first - 1] not in "MFH":
        return
    bare = above.text.isupper() and not above.outlet and is_place(above.key)
    seat = _DATELINE.match(above.text)
    if bare or (seat and (is_place(seat["place"]) or find_dateline(f"{above.text} {lines[first].text}"))):
        kinds[first - 1] = "B"


def keep_lists(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """On a page without any furniture, a release, what a colon of the body announces is part of the body."""
    if "B" not in kinds or any(_is_furniture(line) for line in lines):
        return
    listed = False
    for i in range(kinds.index("B"), len(lines)):
        if lines[i].end:
            return
        listed = (listed and kinds[i] in "FB") or (lines[i].colon and kinds[i] in "FB")
        if listed and kinds[i] == "F" and not lines[i].address:
            kinds[i] = "B"


def _is_furniture(line: Cues) -> bool:
    return line.alone or line.furniture or line.list_head or line.menu or line.ago or line.log_count
