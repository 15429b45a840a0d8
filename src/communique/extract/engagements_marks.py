"""What speaks for an engagement and against it, as marks that weights are fitted to. No name stands in any mark."""

from collections.abc import Iterator

from communique.extract.engagements_fields import date_of, format_of, level_of, place_of, status_of
from communique.values.syntax import Token
from communique.values.understood import Happening, Telling, Understood

_NAMELESS = ("PROPN", "NUM")  # told by their part of speech alone: whoever is named, the marks are the same
_SAID = ("weak", "loose", "definite", "back", "another", "adds", "firm", "also", "city")  # of a Telling
_NEAR, _NEXT = 4, 2  # words on either side of the telling word


def marks_of(understood: Understood, happening: Happening) -> frozenset[str]:
    """The marks of an engagement: the page, its fields, how it is told, in which words, and how its sides were read."""
    return frozenset(
        (
            *_page(understood, happening),
            *_fields(understood, happening),
            *_tellings(happening),
            *_words(understood, happening.tellings[0]),
            *_sides(understood, happening),
        )
    )


def _page(understood: Understood, happening: Happening) -> Iterator[str]:
    """Who writes, and what else the page tells."""
    yield f"page: speaks for a side {bool(understood.voice)}"
    yield f"page: its side takes part {bool(set(understood.voice) & set(happening.sides))}"
    yield f"page: remarks {understood.speaker is not None}"
    yield f"page: has a land {understood.land is not None}"
    yield f"page: engagements {min(len(understood.happenings), 6)}"
    yield f"page: of these sides {min(sum(one.sides == happening.sides for one in understood.happenings), 4)}"
    yield f"page: main {happening.main}"
    yield f"page: tellings {min(len(happening.tellings), 5)}"
    yield f"page: sentences {min(len(understood.annotated.tree.sentences).bit_length(), 8)}"
    kinds = {understood.annotated.tree.sentences[told.sentence].kind for told in happening.tellings}
    if "H" in kinds:
        yield "page: in the headline"


def _fields(understood: Understood, happening: Happening) -> Iterator[str]:
    """What is told of it: days, place, status, format, level."""
    date = date_of(understood, happening).value
    status, form = status_of(understood, happening).value, format_of(understood, happening).value
    yield f"told: day {date is not None} {'/' in (date or '')} {len((date or '').split('/')[0])}"
    yield f"told: place {place_of(understood, happening).value is not None}"
    yield f"told: level {level_of(understood, happening).value}"
    yield f"told: status {status}"
    yield f"told: format {form}"
    yield f"told: {status} {form}"
    if any(told.dated_by == "own" for told in happening.tellings):
        yield "told: day beside it"


def _tellings(happening: Happening) -> Iterator[str]:
    """By which rules it is told, and what the rules noted."""
    first = happening.tellings[0]
    yield f"first rule: {first.rule}"
    yield f"first dated by: {first.dated_by}"
    yield from (f"first: {name}" for name in _SAID if getattr(first, name))
    for told in happening.tellings:
        yield f"rule: {told.rule}"
        yield from (f"any: {name}" for name in _SAID if getattr(told, name))


def _words(understood: Understood, first: Telling) -> Iterator[str]:
    """The words of the sentence that first tells it; names and numbers as what they are."""
    tree = understood.annotated.tree
    word = tree.tokens[first.token]
    sentence = tree.sentences[word.sentence]
    yield f"word: {_lemma(word)}"
    yield f"word: {word.pos} {word.tag}"
    yield f"word: as {word.dep}"
    yield f"sentence: kind {sentence.kind}"
    yield f"sentence: number {min(word.sentence, 12) // 2}"
    head = tree.head(word)
    yield f"head: {'root' if head is word else _lemma(head)}"
    if head is not word and tree.head(head) is not head:
        yield f"head above: {_lemma(tree.head(head))}"
    for below in tree.children(word):
        yield f"below: {below.dep}"
        yield f"below: {below.dep} {_lemma(below)}"
    yield from (f"subject: {_lemma(one)}" for above in (head, tree.head(head)) for one in tree.children(above, "nsubj"))
    sides = understood.annotated.sides
    states = [(side.start, side.end) for side in sides if sentence.start <= side.start < sentence.end]
    for other in tree.tokens[sentence.first : sentence.last]:
        yield from _beside(word, other, any(start <= other.start < end for start, end in states))


def _beside(word: Token, other: Token, state: bool) -> Iterator[str]:
    """What another word of the sentence is (of the name of a state or not), and how near to the telling one."""
    away = other.i - word.i
    if 0 < abs(away) <= _NEXT:
        yield f"beside: {away} {_lemma(other)}"
    if state:
        if abs(away) <= _NEAR:
            yield f"near: a state {'before' if away < 0 else 'after'}"
    elif other.pos != "PUNCT" and not _names(other):
        yield f"in sentence: {other.lemma.lower()}"
        if abs(away) <= _NEAR:
            yield f"near: {other.lemma.lower()}"


def _lemma(token: Token) -> str:
    return token.pos if _names(token) else token.lemma.lower()


def _names(token: Token) -> bool:
    return token.pos in _NAMELESS or bool(token.entity)


def _sides(understood: Understood, happening: Happening) -> Iterator[str]:
    """How many take part, and by which rules they and their sides were told."""
    named = {understood.side_of_person(key) for key in happening.people} & set(happening.sides)
    yield f"sides: {min(len(happening.sides), 5)}"
    yield f"sides: with an organisation {any(len(side) > 2 for side in happening.sides)}"
    yield f"people: {min(len(happening.people), 4)}"
    if len(named) > 1:
        yield "people: of two sides"
    for key in happening.people:
        yield f"land: {understood.person(key).side_rule or 'not told'}"
    sentence = understood.annotated.tree.sentences[happening.tellings[0].sentence]
    meant = (understood.referents.get(i) for i in range(sentence.first, sentence.last))
    yield from (f"meant: {referent.rule}" for referent in meant if referent is not None)
