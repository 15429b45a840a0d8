"""Whose words the page is: its speaker, the sides for whom "we" speaks, and the turns of a transcript."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from communique.lexicon.leaders import plain
from communique.lexicon.letterheads import names_office, names_somebody
from communique.resolve.discourse import Discourse
from communique.resolve.interviews import interview_turns
from communique.values.article import Line
from communique.values.understood import PersonEntry

_KIND = r"(?:Remarks?|Statements?|Message|Letter|Speech|Address|Testimony|Op-Ed|Interview|Comments?)"
_BY = re.compile(
    rf"^(?:[^:\n]{{3,80}}: )?(?:\W*\w+\W+){{0,3}}{_KIND}(?: [\w’'-]+){{0,6}}? (?:by|of|from|with)\b", re.IGNORECASE
)
_HIS = re.compile(
    r"(?:'s|’s|s'|s’)\s+(?:\w+\s+){0,3}(?:Remarks?|Statements?|Message|Speech|Address|Testimony|Letter|Comments?)\b"
)
_ITS = re.compile(r"\s+(?:Remarks?|Statements?|Message|Speech|Address)\s+(?:on|at|to|regarding|concerning|about)\b")
_TURN = re.compile(  # where it is in capitals
    r"((?:[^\W\d_](?:[^\W\d_]|[.’'\-])+[ ,]+){0,6}[^\W\d_](?:[^\W\d_]|[.’'\-])+)(?: \([^)]*\))?:\s"
)
_JOINT = re.compile(  # "joint statement", "Leaders' Level Statement"
    r"\bjoint\b.{0,40}\b(?:statement|communiqu|declaration|readout|press|remarks|fact sheet|vision)"
    r"|\b(?:leaders|ministers|presidents|chiefs|envoys|ambassadors)['’](?: [\w-]+){0,2} (?:statement|communiqu|declaration)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"\b(?:statement|communiqu|declaration)", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:Secretary|Minister|President|Ambassador|Spokes\w+|Under ?secretary|Representative|Envoy|Director"
    r"|Administrator|Commissioner)\b"
)
_ISSUED = re.compile(
    r"\b(?:statement|text|communiqué|declaration)\b(?:[^.\n]{0,40}?\b(?:from|by)|[^.\n]{0,160}? (?:issued|released|made) by)\b"
    r"(?=[^.\n]*(?:,| and ))|\bWe, (?=the\b)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:issued?|released?|made|adopted) (?:today |jointly )?(?:the following|this) (?:joint )?(?:statement|declaration|text|communiqué)",
    re.IGNORECASE,
)
_SIGNED = re.compile(  # who signed a text, told at its end
    r"^(?:Th(?:e|is) (?:joint )?(?:statement|declaration|communiqu[eé]) (?:is|was|has been) )?(?:signed|co-?signed|endorsed) by\b"
    r"|^(?:co-?)?signator(?:ies|y (?:states|countries|governments))\b",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(  # where a list of issuers ends and what they say, or speak of, begins
    r"\b(?:on(?! behalf)|regarding|concerning|about|following|against|welcom\w+|announc\w+|address\w+|condemn\w*|(?:re)?affirm\w*"
    r"|reiterat\w+|declar\w+|express\w*|wish|are|have|had|as (?:members|partners|participants|guarantors)|note|remain|stand|call|met"
    r"|gathered|convened|strongly|today|jointly)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:to (?:discuss|address|review|consider|mark|exchange)|regarding|concerning|on the (?:situation|crisis|conflict|war))\b"
)
_READOUT = re.compile(r"\b(?:Call|Meeting|Visit|Travel|Trip|Conversation|Participation|Engagement)s?\b")
_ABOUT = re.compile(
    r"\b(?:on|regarding|concerning|about|following)\b.*\b(?:with|of|and)\b"
)  # a name behind it is a subject's
_STOP = re.compile(r"[.:]\s|\n")
_HEAD = 1200
_SUMMARY = re.compile(r"\bsummary of (?:what was said|(?:the )?remarks(?: made)?) by\b", re.IGNORECASE)
_NEAR = 90  # characters behind such words in which it is told by whom
_LIST, _NEVER = 3, 99  # sides that make an opening a list
_AT = re.compile(r"\s(?:in|to|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,?\s*$")
_DECLARED = re.compile(r"\b(?:declaration|communiqu)", re.IGNORECASE)
_OPENS = re.compile(  # "The Troika (", "Today, the President of the"
    r"(?:today, |on (?:this|\w+ \d+)[\w ]*, )?(?:the )?(?:(?:[\w-]+ ){1,4}\((?:the )?|(?:[a-z]+ )?[a-z]+ of (?:the )?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The page's speaker (key of the table), the sides of "we", and the speaker of each line that has one."""

    speaker: int | None
    sides: tuple[str, ...]
    of_line: dict[int, int | None]


def find_voice(discourse: Discourse) -> Voice:
    """Whose words the page is, as its headline, byline and turns tell."""
    joint = _joint_sides(discourse)
    if joint:
        return Voice(None, joint, _turns(discourse))
    speaker = _by_headline(discourse) or _by_line(discourse) or _summed_up(discourse)
    turns = _turns(discourse) or interview_turns(discourse, speaker.key if speaker is not None else None)
    if speaker is not None and not (speaker.rank == "spokesperson" and _is_readout(discourse)):
        side = speaker.side or (discourse.issuer[0] if discourse.issuer else None)
        return Voice(speaker.key, (side,) if side else (), turns)
    home = discourse.issuer[0] if discourse.issuer else None
    return Voice(None, (home,) if home else (), turns)


def _is_readout(discourse: Discourse) -> bool:
    """Whether the headline tells of a call or a meeting: then a spokesperson only reports it."""
    return any(line.kind == "H" and _READOUT.search(line.text) for line in discourse.annotated.article.lines)


def _by_headline(discourse: Discourse) -> PersonEntry | None:
    """The person whose remarks or statement the headline names."""
    article = discourse.annotated.article
    for line in article.lines:
        if line.kind != "H" or line.start is None:
            continue
        for entry in discourse.people:
            for start, end in entry.mentions:
                place = start - line.start
                told = _BY.search(line.text) if 0 <= place < len(line.text) else None
                if (
                    told is not None
                    and told.end() <= place < told.end() + 90
                    and not _ABOUT.search(line.text, told.end(), place)
                ):
                    return entry
                his = _HIS.search(line.text, place, place + 90) or _ITS.match(line.text, end - line.start)
                if 0 <= place < len(line.text) and his:
                    return entry
    return None


def _by_line(discourse: Discourse) -> PersonEntry | None:
    """The official named alone, with the office, on a line of metadata, or above a line of metadata that tells the office."""
    lines = discourse.annotated.article.lines
    for line, below in zip_longest(lines, lines[1:]):
        if line.kind != "M" or line.start is None or "ttributable" in line.text or not _tells_office(line, below):
            continue
        end = line.start + len(line.text)
        here = [entry for entry in discourse.people if any(line.start <= at < end for at, _ in entry.mentions)]
        named = [entry for entry in here or discourse.people if entry.named_at.quote in line.text]
        if len(named) == 1 and named[0].official and line.text.find(named[0].named_at.quote) < 40:
            return named[0]
    return None


def _tells_office(line: Line, below: Line | None) -> bool:
    """Whether a line names an office, or the next one is an office and this may be the name of who holds it."""
    if _OFFICIAL.search(line.text):
        return True
    return below is not None and below.kind == "M" and names_office(below.text) and names_somebody(line.text)


def _summed_up(discourse: Discourse) -> PersonEntry | None:
    """The official whose words the page is told to sum up ("This is a summary of what was said by the Fund's Anna Holm")."""
    text = discourse.annotated.article.text
    told = _SUMMARY.search(text, 0, _HEAD)
    if told is None:
        return None
    return next(
        (
            entry
            for entry in discourse.people
            if entry.official and any(told.end() <= start < told.end() + _NEAR for start, _ in entry.mentions)
        ),
        None,
    )


def _turns(discourse: Discourse) -> dict[int, int | None]:
    """The speaker of each line of a transcript; a line without a name goes on with the one before."""
    found: dict[int, int | None] = {}
    current: int | None = None
    started = False
    for number, line in enumerate(discourse.annotated.article.lines):
        turn = _TURN.match(line.text) if line.kind == "B" else None
        if turn is not None and turn[1].isupper():
            started = True
            current = _called(discourse, turn[1])
        if started and line.kind == "B":
            found[number] = current
    return found


def _called(discourse: Discourse, name: str) -> int | None:
    """The person whose name a turn repeats, by the most words in common."""
    words = set(plain(name).split())
    shared = [(len(words & set(plain(entry.name).split())), -entry.key) for entry in discourse.people]
    best = max(shared, default=(0, 0))
    return -best[1] if best[0] else None


def _joint_sides(discourse: Discourse) -> tuple[str, ...]:
    """The sides that issue a joint text: those that it says it is from, or those of its headline."""
    for issuers in (_signers(discourse), _issuers(discourse)):
        if len(issuers) > 1:
            return issuers
    lines = [line for line in discourse.annotated.article.lines if line.kind == "H" and line.start is not None]
    if not any(_JOINT.search(line.text) for line in lines):
        listed = _listed_first(discourse)
        return listed if len(listed) >= _least_listed(discourse) else ()
    opening, subjects = _opening(discourse), _opening_subject(discourse)
    for spans in ([_issuing_part(line.start or 0, line.text) for line in lines], subjects, opening[:1], opening):
        named = _sides_within(discourse, spans)
        if len(named) > 1:
            return named
    return ()


def _least_listed(discourse: Discourse) -> int:
    """How many sides that open a text make it a joint one: three in a statement, two in a declaration."""
    lines = discourse.annotated.article.lines
    if any(line.kind in "HM" and _DECLARED.search(line.text) for line in lines):
        return 2
    return _LIST if any(line.kind == "H" and _STATEMENT.search(line.text) for line in lines) else _NEVER


def _issuing_part(start: int, headline: str) -> tuple[int, int]:
    """The span of a headline without what its statement is on, unless two sides meet there."""
    about = re.search(r"\s(?:on|regarding|concerning|about)\s(?!the (?:\w+ )?(?:Meeting|Launch|\d))", headline)
    return start, start + (about.start() if about and about.start() > 25 else len(headline))


def _signers(discourse: Discourse) -> tuple[str, ...]:
    """The sides listed at the end of a statement as those that signed it, on one line or on those that follow."""
    article = discourse.annotated.article
    found = _SIGNED.search(article.text)
    if found is None or not any(line.kind == "H" and _STATEMENT.search(line.text) for line in article.lines):
        return ()
    stop = article.text.find("\n", found.end())
    last = stop < 0 or article.text[found.end() : stop].rstrip().endswith(":")
    return _sides_within(discourse, [(found.end(), len(article.text) if last else stop)])


def _issuers(discourse: Discourse) -> tuple[str, ...]:
    """The sides listed after "statement by", "released by the governments of", "We, the foreign ministers of"."""
    text = discourse.annotated.article.text
    before = _who_issues(discourse)
    if len(before) > 1:
        return before
    found = _ISSUED.search(text, 0, _HEAD)
    if found is None or not _is_its_own(discourse, found.start()):
        return ()
    stop = _STOP.search(text, found.end())
    end = stop.start() if stop else len(text)
    subject = _SUBJECT.search(text, found.end(), end)
    named = _sides_within(discourse, [(found.end(), subject.start())]) if subject else ()
    if subject and not named and _OFFICIAL.search(text, found.end(), subject.start()):
        return ()  # somebody whose side is told elsewhere issues it, and speaks of sides
    return named or _sides_within(discourse, [(found.end(), end)])  # one who issues it alone is no joint voice


def _is_its_own(discourse: Discourse, place: int) -> bool:
    """Whether a statement that is told of is the page itself: its headline or first sentence says so, not a later one."""
    if any(line.kind == "H" and _STATEMENT.search(line.text) for line in discourse.annotated.article.lines):
        return True
    first = next((s for s in discourse.tree.sentences if s.kind == "B"), None)
    return first is None or place < first.end


def _listed_first(discourse: Discourse) -> tuple[str, ...]:
    """The sides with which a text opens, one after the other, up to what they do ("Chile, Norway and Peru welcome")."""
    spans = _opening_subject(discourse)
    opening = next((s for s in discourse.annotated.sides if spans and s.start >= spans[0][0]), None)
    if opening is None or not _OPENS.fullmatch(discourse.annotated.article.text, spans[0][0], opening.start):
        return ()
    return _sides_within(discourse, spans)


def _opening_subject(discourse: Discourse) -> list[tuple[int, int]]:
    """The span in which the first sentence names sides, up to what they do."""
    first = next((s for s in discourse.tree.sentences if s.kind == "B"), None)
    opening = next((s for s in discourse.annotated.sides if first is not None and s.start >= first.start), None)
    if first is None or opening is None:
        return []
    text = discourse.annotated.article.text
    subject = _SUBJECT.search(text, opening.end, first.end)
    if subject is None:
        return []
    where = _AT.search(text, opening.end, subject.start())  # "and the Embassy of Peru in Lima welcome"
    return [(first.start, where.start() if where else subject.start())]


def _who_issues(discourse: Discourse) -> tuple[str, ...]:
    """The sides named before "issued the following statement", in its sentence."""
    found = _FOLLOWING.search(discourse.annotated.article.text, 0, _HEAD)
    if found is None:
        return ()
    start = max((s.start for s in discourse.tree.sentences if s.start <= found.start()), default=0)
    return _sides_within(discourse, [(start, found.start())])


def _sides_within(discourse: Discourse, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    sides = {code for side in discourse.annotated.sides if _within(side.start, spans) for code in side.codes}
    people = {e.side for e in discourse.people if e.side and any(_within(at, spans) for at, _ in e.mentions)}
    return tuple(sorted(sides | people))


def _opening(discourse: Discourse) -> list[tuple[int, int]]:
    body = [sentence for sentence in discourse.tree.sentences if sentence.kind == "B"][:2]
    text = discourse.annotated.article.text
    purposes = [_PURPOSE.search(text, sentence.start, sentence.end) for sentence in body]
    return [(s.start, found.start() if found else s.end) for s, found in zip(body, purposes, strict=True)]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
