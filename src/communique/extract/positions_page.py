"""What kind of page an article is, as far as positions care: a readout, a statement, remarks, a greeting, news."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from communique.extract import positions_clauses as clauses
from communique.extract.background import background_of
from communique.extract.positions_asides import Aside, asides_in, span_around
from communique.lexicon.issuers import kind_of_release
from communique.values.claims import Receipt
from communique.values.syntax import Sentence, Token, Tree
from communique.values.understood import Happening, PersonEntry, Understood
from communique.values.vocabulary import Topic

Genre = Literal["readout", "statement", "remarks", "sheet", "greeting", "travel", "news"]

_GENRES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("remarks", re.compile(r"\bremarks\b|\bpress conference\b|\bspeech\b|\bopening statement\b|\binterview\b", re.I)),
    ("sheet", re.compile(r"\bfact ?sheet\b|\bbackground press call\b|\bfactsheet\b|\bexecutive order\b", re.I)),
    ("travel", re.compile(r"\btravels?\b|\btrip\b|\bto (?:lead|visit|host|meet|attend)\b", re.I)),
    (
        "greeting",
        re.compile(r"\bnational day\b|\bindependence day\b|\bgreetings?\b|\banniversary\b|\bcongratulat", re.I),
    ),
    (
        "readout",
        re.compile(
            r"\breadout\b|(?:['’]s|s['’]) (?:call|meeting|trilateral|video|travel)\b|\bmeet(?:s|ing)? with\b", re.I
        ),
    ),
    ("statement", re.compile(r"\bstatement\b|\bcommuniqu|\bdeclaration\b|\bdesignat|\bcondemn", re.I)),
)
_OWN_TEXT = 0.15  # share of sentences with "we" from which a page is taken for a side's own text
WE = frozenset({"we", "i", "our", "us", "my", "me", "ourselves"})


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules know of an article beyond the sentence before them.

    `first_person` and `reported` are the shares of sentences that speak of "we" and that report what somebody said.
    """

    understood: Understood
    tree: Tree
    genre: Genre
    first_person: float
    reported: float
    sides: int  # how many sides the page names
    foreign: float  # phrases of sides a sentence
    sayers: tuple[Token, ...]  # subjects of verbs of saying, in order
    statement: bool  # the page is a side's own text: its plain clauses are its positions
    meetings: int  # engagements of two sides or more
    headline: tuple[str, ...]  # the sides that the headline names
    named: tuple[str, ...]  # the sides that the page names, the one named most first
    home: str | None  # the side that the page names most
    abroad: int  # 0 to 4: how much it names others
    by_sentence: tuple[tuple[str, ...], ...]  # the sides that each sentence means
    rival: str | None  # the side that the page names most beside those of its voice and its meetings
    leads: int  # 0 to 2: how clearly it is named more than any other of these
    issued: str  # what the page calls itself on a line of its own: "statement", "release" ..., "untold"
    background: Mapping[Topic, float]  # what the page as a whole speaks of
    asides: Mapping[int, tuple[Aside, ...]]  # words beside a clause that tell who says it, by sentence
    meaning: tuple[int, ...]  # the indexes of tokens that head a phrase that means a side, in order
    shared: tuple[Happening, ...]  # engagements of two sides or more
    mentions: tuple[tuple[int, Happening], ...]  # where they are mentioned, in order, each place once
    quoted: frozenset[int]  # the indexes of tokens between quotation marks
    gaps: tuple[int, ...]  # for each token how many words, as blanks part them, begin before it or with it
    steps: dict[str, tuple[int, ...]] = field(default_factory=dict)  # figures of the page in steps, once they are told
    voices: dict[int, PersonEntry] = field(
        default_factory=dict
    )  # who speaks in the sentences that others tell of, once told
    outside: dict[int, bool] = field(default_factory=dict)  # who of the table speaks for no side, where asked before
    said_by: dict[int, Token | None] = field(default_factory=dict)  # who says what a word reports, where asked before

    def words(self, first: int, last: int) -> int:
        """How many words, as blanks part them, a run of tokens holds."""
        return 1 + self.gaps[last - 1] - self.gaps[first] if last > first else 0

    def reach(self, first: int, most: int, last: int) -> int:
        """Where a run of tokens from `first` on that holds no more than `most` words ends: at `last` at the latest."""
        if last <= first:
            return last
        return bisect_right(self.gaps, most - 1 + self.gaps[first], first, last)

    def aside_at(self, token: Token) -> Aside | None:
        """The aside that tells who says the clause of a token; None where there is none, or the token is part of it."""
        sentence = self.tree.sentences[token.sentence]
        for aside in self.asides.get(token.sentence, ()):
            first, last = span_around(self.tree, sentence, aside)
            if first <= token.i < last and not aside.first <= token.i < aside.last:
                return aside
        return None

    def saying_over(self, token: Token) -> Token | None:
        """The word by which somebody is said to say a clause: that of an aside, else the verb that governs it."""
        aside = self.aside_at(token)
        return aside.word if aside is not None else clauses.saying_of(self.tree, token)

    def sayer_of(self, saying: Token) -> Token | None:
        """Who says what a word of saying reports."""
        if saying.i not in self.said_by:
            told = next((a.sayer for a in self.asides.get(saying.sentence, ()) if a.word.i == saying.i), None)
            self.said_by[saying.i] = told if told is not None else clauses.subject_of(self.tree, saying)
        return self.said_by[saying.i]

    def sides_in(self, sentence: Sentence) -> tuple[str, ...]:
        """The sides that the phrases of a sentence mean."""
        return self.by_sentence[sentence.i]

    def sided(self, first: int, last: int) -> list[Token]:
        """The heads of phrases that mean a side, in a run of tokens."""
        found = self.meaning[bisect_left(self.meaning, first) : bisect_left(self.meaning, last)]
        return [self.tree.tokens[i] for i in found]

    def sides_among(self, first: int, last: int) -> set[str]:
        """The sides that the phrases of a run of tokens mean."""
        referents = self.understood.referents
        places = self.meaning[bisect_left(self.meaning, first) : bisect_left(self.meaning, last)]
        return {side for i in places for side in referents[i].sides}

    def receipt(self, start: int, end: int) -> Receipt:
        """The receipt for a span of the article's text."""
        return Receipt.of(self.understood.annotated.article.text, start, end)

    def last_sayer(self, token: Token) -> Token | None:
        """The subject of the last verb of saying at or before a token, at most two sentences back."""
        return next((s for s in reversed(self.sayers) if s.i < token.i and token.sentence - s.sentence <= 2), None)

    def nearest_happening(self, token: Token) -> Happening | None:
        """The engagement of two sides or more whose mention stands last before a token."""
        place = bisect_left(self.mentions, token.start, key=_start_of)
        return self.mentions[place - 1][1] if place else None

    @classmethod
    def of(cls, understood: Understood) -> "Page":
        """The page of an understood article."""
        tree = understood.annotated.tree
        body = [s for s in tree.sentences if s.kind == "B" and s.last > s.first]
        count = max(1, len(body))
        mentions = understood.annotated.sides
        first_person = sum(_speaks_of_we(tree, s, understood) for s in body) / count
        by_sentence = _sides_by_sentence(understood)
        sayings = clauses.sayings_among(tree.tokens)
        reporting = {token.sentence for token in sayings}
        home, others = _home(understood)
        shared = tuple(happening for happening in understood.happenings if len(happening.sides) > 1)
        return cls(
            understood=understood,
            tree=tree,
            genre=_genre_of(understood),
            first_person=first_person,
            reported=sum(s.i in reporting for s in body) / count,
            sides=len({code for mention in mentions for code in mention.codes}),
            foreign=len(mentions) / count,
            sayers=tuple(_sayers(tree, sayings)),
            statement=bool(understood.voice) or understood.speaker is not None or first_person > _OWN_TEXT,
            meetings=len(shared),
            headline=tuple(sorted({side for s in tree.sentences if s.kind == "H" for side in by_sentence[s.i]})),
            named=_named(understood),
            home=home,
            abroad=sum(others > step for step in (0.05, 0.25, 0.45, 0.65)),
            by_sentence=by_sentence,
            rival=_rival(understood)[0],
            leads=_rival(understood)[1],
            issued=_issued(understood),
            background=background_of(understood.annotated.article),
            asides={s.i: found for s in body if (found := asides_in(understood, s))},
            meaning=tuple(sorted(i for i, referent in understood.referents.items() if referent.sides)),
            shared=shared,
            mentions=tuple(sorted(_mentions(shared).items())),
            quoted=frozenset(_quoted(understood)),
            gaps=tuple(_gaps(tree)),
        )


def _sides_by_sentence(understood: Understood) -> tuple[tuple[str, ...], ...]:
    tree = understood.annotated.tree
    found: list[set[str]] = [set() for _ in tree.sentences]
    for i, referent in understood.referents.items():
        found[tree.tokens[i].sentence].update(referent.sides)
    return tuple(tuple(sorted(sides)) for sides in found)


def _mentions(happenings: Iterable[Happening]) -> dict[int, Happening]:
    found: dict[int, Happening] = {}
    for happening in happenings:
        for start, _ in happening.mentions:
            found.setdefault(start, happening)
    return found


def _start_of(mention: tuple[int, Happening]) -> int:
    return mention[0]


def _home(understood: Understood) -> tuple[str | None, float]:
    """The side that the page names most, and the share of its phrases of sides that name another."""
    named = Counter(code for mention in understood.annotated.sides for code in mention.codes)
    if not named:
        return None, 0.0
    home = min(named, key=lambda code: (-named[code], code))
    return home, 1.0 - named[home] / named.total()


def _named(understood: Understood) -> tuple[str, ...]:
    counts = Counter(code for mention in understood.annotated.sides for code in mention.codes)
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def _rival(understood: Understood) -> tuple[str | None, int]:
    own = {*understood.voice, *(side for happening in understood.happenings for side in happening.sides)}
    named = Counter(code for m in understood.annotated.sides for code in m.codes if code not in own)
    if not named:
        return None, 0
    rival = min(named, key=lambda code: (-named[code], code))
    following = max((count for code, count in named.items() if code != rival), default=0)
    return rival, (named[rival] >= 2 * following) + (named[rival] >= 4 * following)


def _issued(understood: Understood) -> str:
    lines = (line.text for line in understood.annotated.article.lines if line.kind == "M")
    return next((kind for line in lines if (kind := kind_of_release(line)) is not None), "untold")


def _gaps(tree: Tree) -> Iterator[int]:
    count, end = 0, -1
    for token in tree.tokens:
        count += token.start > end
        end = token.end
        yield count


def _sayers(tree: Tree, sayings: Iterable[Token]) -> Iterator[Token]:
    for token in sayings:
        subject = clauses.own_subject(tree, token)
        if subject is not None and subject.i < token.i + 12:
            yield subject


def _genre_of(understood: Understood) -> Genre:
    article = understood.annotated.article
    head = next((line.text for line in article.lines if line.kind == "H"), "")
    return next((genre for genre, pattern in _GENRES if pattern.search(head)), "news")


def in_quotes(understood: Understood, token: Token) -> bool:
    """Whether a token stands between quotation marks."""
    return any(q.start <= token.start < q.end for q in understood.annotated.quotes)


def _quoted(understood: Understood) -> Iterator[int]:
    for quote in understood.annotated.quotes:
        inside = understood.annotated.tree.covering(quote.start, quote.end)
        yield from (token.i for token in inside if token.start >= quote.start)


def _speaks_of_we(tree: Tree, sentence: Sentence, understood: Understood) -> bool:
    return any(t.lower in WE and not in_quotes(understood, t) for t in tree.within(sentence) if t.pos == "PRON")
