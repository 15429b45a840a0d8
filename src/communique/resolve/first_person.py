"""What "I" and "we" mean, line by line: the one quoted, the turn's speaker, the one announced, the page's voice."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.attribution import attributed
from communique.resolve.discourse import Discourse
from communique.resolve.voice import Voice
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent

_TEXT = re.compile(r"\b(?:text|statement|declaration|communiqu[eé])\b", re.IGNORECASE)  # of those who issue it jointly
_FIRST = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_SENT = re.compile(r"\b(?:message|greetings?|letter|telegram|congratulations|condolences)\b[^.\n]{0,60}?\bfrom\b")
_TELLS = re.compile(  # what a line says that lets somebody speak, and not only a list follow
    r"\b(?:message|letter|telegram|greetings?|statement|text|speech|remarks|said|says|saying|stat(?:ed|ing)|add(?:ed|ing)"
    r"|read(?:s|ing)?|not(?:ed|ing)|went on|wrote|writes|as follows)\b",
    re.IGNORECASE,
)
_ISSUED = frozenset({"delivered", "gave", "issued", "made", "published", "released"})
_SIGNS = re.compile(r"\s*(?:[-–—]{1,2}|―)\s*(?=[A-ZÀ-Þ])")
_NEAR = 60  # characters of such a line in which the name begins
_NOTES = re.compile(
    r"(?:notes? (?:to|for) editors?|quick facts|background(?: information)?|about (?:the )?[\w ]{3,40}|(?:key|fast) facts)\s*:?",
    re.IGNORECASE,
)
_OPENED = ('"', "“", "‘", "'", "«")


def settle_speaker(discourse: Discourse, voice: Voice, lines: dict[int, Voice]) -> Voice:
    """The voice of a page most of whose lines one person was announced to say ("The minister said:")."""
    body = [n for n, line in enumerate(discourse.annotated.article.lines) if line.kind == "B"]
    body = body[: _notes_at(discourse, body)]
    said = Counter(lines[n].speaker for n in body if n in lines)
    best = next(iter(said.most_common(1)), None)
    if voice.speaker is not None or len(voice.sides) > 1 or best is None or best[0] is None or best[1] * 2 < len(body):
        return voice
    side = discourse.people[best[0]].side
    return replace(voice, speaker=best[0], sides=(side,) if side else voice.sides)


def place_first_person(discourse: Discourse, voice: Voice, lines: dict[int, Voice]) -> None:
    """Give "I" and "we" their meaning: the one quoted, the turn's speaker, the page's speaker, the issuing sides."""
    last: Referent | None = None
    for sentence in discourse.tree.sentences:
        said = attributed(discourse, sentence)
        for token in discourse.tree.within(sentence):
            if token.lower in _FIRST and token.text != "US" and not _known(discourse, token, voice):
                quoted = discourse.quoted(token.start)
                whose = (said or (last if quoted else None)) if quoted else None
                referent = _first_person(discourse, token, whose, lines.get(sentence.line, voice))
                if referent is not None:
                    discourse.settle(token, referent)
        last = said or last


def _known(discourse: Discourse, token: Token, voice: Voice) -> bool:
    """Whether a word already means somebody; in a joint text "We, the ministers of A, B and C" is all who issue it."""
    found = discourse.referents.get(token.i)
    return found is not None and not (len(voice.sides) > len(found.sides) and set(found.sides) <= set(voice.sides))


def line_voices(discourse: Discourse, voice: Voice) -> dict[int, Voice]:
    """The voice of each line: its turn's, or that of whom a line that ends with a colon announced."""
    found: dict[int, Voice] = {}
    current: Voice | None = None
    opened = False
    lines = discourse.annotated.article.lines
    for number, line in enumerate(lines):
        if line.kind != "B":
            continue
        if number in voice.of_line:
            key = voice.of_line[number]
            found[number] = _voice_of(discourse, key)
        elif current is not None:
            if opened and not line.text.startswith(_OPENED):
                current = None
                continue
            found[number] = current
        if line.text.rstrip().endswith(":") and not (len(voice.sides) > 1 and _TEXT.search(line.text)):
            current = _announces(discourse, number) or current
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            opened = following.startswith(_OPENED)
    _give_to_signers(discourse, found)
    _end_at_notes(discourse, voice, found)
    return found


def _give_to_signers(discourse: Discourse, found: dict[int, Voice]) -> None:
    """Quotations set apart are the words of whom a line right under them names ("- Anna Holm, Minister for Trade")."""
    lines = discourse.annotated.article.lines
    for number, line in enumerate(lines):
        if line.start is None or line.kind not in "BM" or not _SIGNS.match(line.text):
            continue
        end = line.start + _NEAR
        here = [p for p in discourse.people if p.official and any(line.start <= at < end for at, _ in p.mentions)]
        above = number - 1
        while len(here) == 1 and above >= 0 and lines[above].kind == "B" and lines[above].text.startswith(_OPENED):
            found[above] = _voice_of(discourse, here[0].key)
            above -= 1


def _end_at_notes(discourse: Discourse, voice: Voice, found: dict[int, Voice]) -> None:
    """Behind a heading ("Notes to editors", "Quick facts") nobody speaks but who puts out the page."""
    body = [n for n, line in enumerate(discourse.annotated.article.lines) if line.kind == "B"]
    page = Voice(None, voice.sides, {})
    found.update((n, page) for n in body[_notes_at(discourse, body) :] if n not in voice.of_line)


def _notes_at(discourse: Discourse, body: Sequence[int]) -> int:
    """The place among the lines of a body of the heading of its notes; behind them all where it has none."""
    lines = discourse.annotated.article.lines
    heading = next(
        (n for n, line in enumerate(lines) if line.kind in "BM" and _NOTES.fullmatch(line.text.strip())), None
    )
    return len(body) if heading is None else sum(n < heading for n in body)


def _announces(discourse: Discourse, line: int) -> Voice | None:
    for sentence in reversed(discourse.tree.sentences):
        if sentence.line == line:
            said = attributed(discourse, sentence)
            if said is not None and said.people:
                return _voice_of(discourse, said.people[0])
            if said is not None:
                return Voice(None, said.sides, {})
            return _issuer(discourse, sentence) or _sender(discourse, sentence)
    return None


def _issuer(discourse: Discourse, sentence: Sentence) -> Voice | None:
    """Whoever is told to have issued the statement that follows ("the minister released the following statement:")."""
    tree = discourse.tree
    for token in tree.within(sentence):
        if (
            token.pos == "VERB"
            and token.lower in _ISSUED
            and any(_TEXT.fullmatch(t.text) for t in tree.children(token, "obj"))
        ):
            subject = tree.child(token, "nsubj")
            known = discourse.referents.get(subject.i) if subject is not None else None
            if known is not None and len(known.people) == 1:
                return _voice_of(discourse, known.people[0])
    return None


def _sender(discourse: Discourse, sentence: Sentence) -> Voice | None:
    """Whoever sent the message that is quoted: the person after "from", or else the last subject."""
    text = discourse.annotated.article.text
    if not _TELLS.search(text, sentence.start, sentence.end):
        return None  # "These steps include:"
    sent = [found.end() for found in _SENT.finditer(text, 0, sentence.start)]
    for entry in discourse.people:
        if sent and any(0 <= start - sent[-1] < 80 for start, _ in entry.mentions):
            return _voice_of(discourse, entry.key)
    for met in reversed(discourse.met):
        if met.sentence < sentence.i and met.subject and met.single:
            return _voice_of(discourse, met.referent.people[0])
    return None


def _voice_of(discourse: Discourse, key: int | None) -> Voice:
    side = discourse.people[key].side if key is not None else None
    return Voice(key, (side,) if side else (), {})


def _first_person(discourse: Discourse, token: Token, said: Referent | None, voice: Voice) -> Referent | None:
    if said is not None:
        source = (discourse.receipt(said.start, said.end), *said.source)
        return Referent(token.start, token.end, said.sides, said.people, "we-quoted/1", tuple(dict.fromkeys(source)))
    people = () if voice.speaker is None else (voice.speaker,)
    if not voice.sides and not people:
        return None
    source = tuple(discourse.people[key].named_at for key in people)
    return Referent(token.start, token.end, voice.sides, people, "we-voice/1", source)
