"""Whose words the page is: its speaker, the sides for whom "we" speaks, and the turns of a transcript."""

import re
from dataclasses import dataclass

from communique.lexicon.agents import agents
from communique.lexicon.sides import is_state
from communique.resolve.discourse import Discourse
from communique.values.syntax import Sentence, Token
from communique.values.understood import PersonEntry, Referent

_KIND = r"(?:Remarks?|Statements?|Message|Letter|Speech|Address|Testimony|Op-Ed|Interview|Comments?)"
_BY = re.compile(rf"^(?:\W*\w+\W+){{0,3}}{_KIND}(?: [\w’'-]+){{0,6}}? (?:by|of|from|with)\b", re.IGNORECASE)
_HIS = re.compile(
    r"(?:'s|’s|s'|s’)\s+(?:\w+\s+){0,3}(?:Remarks?|Statements?|Message|Speech|Address|Testimony|Letter|Comments?)\b"
)
_TURN = re.compile(r"((?:[A-Z][A-Z.’'\-]+[ ,]+){0,6}[A-Z][A-Z.’'\-]+)(?: \([^)]*\))?:\s")
_JOINT = re.compile(
    r"\bjoint\b.{0,40}\b(?:statement|communiqu|declaration|readout|press|remarks|fact sheet|vision)", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"\b(?:Secretary|Minister|President|Ambassador|Spokes\w+|Under ?secretary|Representative|Envoy|Director"
    r"|Administrator|Commissioner)\b"
)
_FIRST = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The page's speaker (key of the table), the sides of "we", and the speaker of each line that has one."""

    speaker: int | None
    sides: tuple[str, ...]
    of_line: dict[int, int | None]


def find_voice(discourse: Discourse) -> Voice:
    """Whose words the page is, as its headline, byline and turns tell."""
    turns = _turns(discourse)
    joint = _joint_sides(discourse)
    if joint:
        return Voice(None, joint, turns)
    speaker = _by_headline(discourse) or _by_line(discourse)
    if speaker is not None:
        side = speaker.side or (discourse.home[0] if discourse.home and discourse.official else None)
        return Voice(speaker.key, (side,) if side else (), turns)
    home = discourse.home[0] if discourse.home and discourse.official else None
    return Voice(None, (home,) if home else (), turns)


def _by_headline(discourse: Discourse) -> PersonEntry | None:
    """The person whose remarks or statement the headline names."""
    article = discourse.annotated.article
    for line in article.lines:
        if line.kind != "H" or line.start is None:
            continue
        for entry in discourse.people:
            for start, _ in entry.mentions:
                place = start - line.start
                told = _BY.search(line.text) if 0 <= place < len(line.text) else None
                if told is not None and (told.end() <= place < told.end() + 90):
                    return entry
                if 0 <= place < len(line.text) and _HIS.search(line.text, place, place + 90):
                    return entry
    return None


def _by_line(discourse: Discourse) -> PersonEntry | None:
    """The official named alone, with the office, on a line of metadata."""
    for line in discourse.annotated.article.lines:
        if line.kind != "M" or line.start is None or "ttributable" in line.text or not _OFFICIAL.search(line.text):
            continue
        end = line.start + len(line.text)
        here = [entry for entry in discourse.people if any(line.start <= at < end for at, _ in entry.mentions)]
        named = [entry for entry in here or discourse.people if entry.name in line.text]
        if len(named) == 1 and named[0].official and line.text.find(named[0].name) < 40:
            return named[0]
    return None


def _turns(discourse: Discourse) -> dict[int, int | None]:
    """The speaker of each line of a transcript; a line without a name goes on with the one before."""
    found: dict[int, int | None] = {}
    current: int | None = None
    started = False
    for number, line in enumerate(discourse.annotated.article.lines):
        turn = _TURN.match(line.text) if line.kind == "B" else None
        if turn is not None:
            started = True
            current = _called(discourse, turn[1])
        if started and line.kind == "B":
            found[number] = current
    return found


def _called(discourse: Discourse, name: str) -> int | None:
    words = {word.strip(",.").lower() for word in name.split()}
    for entry in discourse.people:
        if set(entry.surname.lower().split()) <= words:
            return entry.key
    return None


def _joint_sides(discourse: Discourse) -> tuple[str, ...]:
    """The sides that issue a joint text: those of its headline, or of its first two sentences."""
    article = discourse.annotated.article
    lines = [line for line in article.lines if line.kind == "H" and line.start is not None]
    if not any(_JOINT.search(line.text) for line in lines):
        return ()
    for spans in ([(line.start or 0, (line.start or 0) + len(line.text)) for line in lines], _opening(discourse)):
        sides = {code for side in discourse.annotated.sides if _within(side.start, spans) for code in side.codes}
        people = {e.side for e in discourse.people if e.side and any(_within(at, spans) for at, _ in e.mentions)}
        named = sorted(code for code in sides | people if is_state(code) or len(sides) == 2)
        if len(named) > 1:
            return tuple(named)
    return ()


def _opening(discourse: Discourse) -> list[tuple[int, int]]:
    body = [sentence for sentence in discourse.tree.sentences if sentence.kind == "B"][:2]
    return [(sentence.start, sentence.end) for sentence in body]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def place_first_person(discourse: Discourse, voice: Voice) -> None:
    """Give "I" and "we" their meaning: the one quoted, the turn's speaker, the page's speaker, the issuing sides."""
    last: Referent | None = None
    said_by_line = _announced(discourse, voice)
    for sentence in discourse.tree.sentences:
        said = _attributed(discourse, sentence)
        for token in discourse.tree.within(sentence):
            if token.lower in _FIRST and token.text != "US" and token.i not in discourse.referents:
                quoted = discourse.quoted(token.start)
                whose = (said or (last if quoted else None)) if quoted else None
                referent = _first_person(discourse, token, whose, said_by_line.get(sentence.line, voice))
                if referent is not None:
                    discourse.settle(token, referent)
        last = said or last


def _announced(discourse: Discourse, voice: Voice) -> dict[int, Voice]:
    """The voice of each line: its turn's, or that of whom a line that ends with a colon announced."""
    found: dict[int, Voice] = {}
    current: Voice | None = None
    for number, line in enumerate(discourse.annotated.article.lines):
        if line.kind != "B":
            continue
        if number in voice.of_line:
            key = voice.of_line[number]
            found[number] = _voice_of(discourse, key)
        elif current is not None:
            found[number] = current
        if line.text.rstrip().endswith(":"):
            current = _announces(discourse, number) or current
    return found


def _announces(discourse: Discourse, line: int) -> Voice | None:
    for sentence in reversed(discourse.tree.sentences):
        if sentence.line == line:
            said = _attributed(discourse, sentence)
            if said is not None and said.people:
                return _voice_of(discourse, said.people[0])
            if said is not None:
                return Voice(None, said.sides, {})
            return _sender(discourse, sentence)
    return None


def _sender(discourse: Discourse, sentence: Sentence) -> Voice | None:
    """Whoever was the last subject before "The message said:"."""
    for met in reversed(discourse.met):
        if met.sentence < sentence.i and met.subject and met.single:
            return _voice_of(discourse, met.referent.people[0])
    return None


def _voice_of(discourse: Discourse, key: int | None) -> Voice:
    side = discourse.people[key].side if key is not None else None
    return Voice(key, (side,) if side else (), {})


def _attributed(discourse: Discourse, sentence: Sentence) -> Referent | None:
    """The subject of a verb of saying that stands outside the quotation marks."""
    for token in discourse.tree.within(sentence):
        if token.lemma.lower() in agents().saying and token.pos == "VERB" and not discourse.quoted(token.start):
            subject = discourse.tree.child(token, "nsubj")
            whole = discourse.together(subject) if subject is not None else None
            if whole is not None and (whole.sides or whole.people):
                return whole
    return None


def _first_person(discourse: Discourse, token: Token, said: Referent | None, voice: Voice) -> Referent | None:
    if said is not None:
        source = (discourse.receipt(said.start, said.end), *said.source)
        return Referent(token.start, token.end, said.sides, said.people, "we-quoted/1", tuple(dict.fromkeys(source)))
    people = () if voice.speaker is None else (voice.speaker,)
    if not voice.sides and not people:
        return None
    source = tuple(discourse.people[key].named_at for key in people)
    return Referent(token.start, token.end, voice.sides, people, "we-voice/1", source)
