"""What a reader of the article has met so far: the memory that references look back into."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from communique.lexicon.agents import agents
from communique.lexicon.women import Gender, gender_of
from communique.resolve.home import home_side, issuer_side, press_land
from communique.resolve.home_issuer import is_official
from communique.values.annotated import Annotated
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import PersonEntry, Referent, union

_CLAUSE = frozenset({"root", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp", "csubj"})
_WHERE = frozenset({"in", "at", "near", "from", "outside", "through", "via", "around", "inside", "into", "across"})
_OF_ONE_NAME = frozenset({"flat", "compound", "appos"})
_OF_THREE = ("three-way", "trilateral", "tripartite", "the three ")
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
SUBJECT = frozenset({"nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class Met:
    """Something met in the text: the token that heads its phrase and what it means.

    `rank` is 0 where it was no subject, else 4 for that of the main clause and less the deeper its clause lies.
    """

    token: int
    sentence: int
    referent: Referent
    rank: int = 0
    person: bool = False  # one person, by name or by title alone ("the Turkish president")

    @property
    def subject(self) -> bool:
        """Whether it was the subject of a clause."""
        return self.rank > 0

    @property
    def single(self) -> bool:
        """Whether it is one person."""
        return len(self.referent.people) == 1 and len(self.referent.sides) < 2


class Discourse:
    """The referents found so far and, in the order of the text, what they were said of.

    A working table of the resolve stage: it grows as the article is read and is dropped afterwards.
    """

    def __init__(self, annotated: Annotated, people: tuple[PersonEntry, ...]) -> None:
        self.annotated = annotated
        self.tree: Tree = annotated.tree
        self.people = people
        self.referents: dict[int, Referent] = {}
        self.runs: dict[int, tuple[int, ...]] = {}  # a token -> those that follow it in one listing
        self.listed: dict[int, tuple[int, ...]] = {}  # a token -> all of the listing that it is part of
        self.met: list[Met] = []
        self.sets: list[Met] = []  # coordinations, pairs of a meeting, fixed groups
        self.land = press_land(annotated)  # of a page that tells its own officials bare
        self.home = (self.land.side, self.land.receipt) if self.land else home_side(annotated)
        self.issuer = issuer_side(annotated)  # whose release or statement it is
        self.official = self.issuer is not None or is_official(annotated)  # not written by a newsroom
        self.voice: tuple[str, ...] = ()  # the sides of a joint text
        self.gathered: Referent | None = None  # all who took part in a meeting, where the page lists them
        self.times: Counter[tuple[int, ...]] = Counter()  # how often each person was met
        self.genders = _genders(annotated, people)
        self._quotes = tuple((quote.start, quote.end) for quote in annotated.quotes)

    def quoted(self, offset: int) -> bool:
        """Whether a place of the text stands in quotation marks."""
        return any(start <= offset < end for start, end in self._quotes)

    def receipt(self, start: int, end: int) -> Receipt:
        """The receipt for a span of the article."""
        return Receipt.of(self.annotated.article.text, start, end)

    def settle(self, token: Token, referent: Referent) -> None:
        """Keep what a token's phrase means and remember that it was met here."""
        self.referents[token.i] = referent
        self.remember(token, referent)

    def said(self, token: Token, met: Met, rule: str) -> Referent:
        """What was met before, under new words: the same sides and people, with the words it was met in as source."""
        before = met.referent
        source = (self.receipt(before.start, before.end), *before.source)
        return Referent(token.start, token.end, before.sides, before.people, rule, tuple(dict.fromkeys(source)))

    def remember(self, token: Token, referent: Referent) -> None:
        """Remember what was met without changing what the token means."""
        self.times[referent.people[:1]] += len(referent.people) == 1
        self.met.append(
            Met(token.i, token.sentence, referent, subject_rank(token, self.tree), _one_person(token, referent))
        )

    def remember_set(self, token: Token, referent: Referent) -> None:
        """Remember several sides or people that were told together, known from a token on."""
        if len(referent.sides) > 1 or (len(referent.people) > 1 and referent.sides):
            found = Met(token.i, token.sentence, referent, subject_rank(token, self.tree))
            if found not in self.sets:
                insort(self.sets, found, key=lambda met: met.token)

    def heard(self, met: Met) -> float:
        """What it speaks for a person that the text has named often."""
        return 0.25 * min(self.times[met.referent.people[:1]], 8)

    def three_way(self, token: Token, met: Met) -> int:
        """What it speaks for a set of three that the sentence tells of three ("in the trilateral talks")."""
        sentence = self.tree.sentences[token.sentence]
        told = self.annotated.article.text[sentence.start : sentence.end].lower()
        return 4 if len(met.referent.sides) == 3 and any(word in told for word in _OF_THREE) else 0

    def whole_listing(self, token: Token) -> Referent | None:
        """What the listing that a token is the last of means as a whole."""
        heads = self.listed.get(token.i, ())
        if not heads or self.referents.get(heads[-1]) != self.referents.get(token.i):
            return None
        return union([self.referents[i] for i in heads if i in self.referents])

    def back(self, token: Token) -> Iterator[Met]:
        """What was met before a token, the latest first."""
        return (met for met in reversed(self.met) if met.token < token.i and self._told_before(met, token))

    def sets_back(self, token: Token) -> Iterator[Met]:
        """The sets told before a token, the latest first."""
        return (met for met in reversed(self.sets) if met.token < token.i and self._told_before(met, token))

    def _told_before(self, met: Met, token: Token) -> bool:
        """Whether a reader has it in mind: what a caption names is forgotten in the body."""
        kinds = self.tree.sentences
        return kinds[met.sentence].kind != "C" or kinds[token.sentence].kind == "C"

    def together(self, token: Token) -> Referent | None:
        """What a phrase and all that is coordinated below it mean."""
        words = coordinated(token, self.tree)
        listed = [self.tree.tokens[i] for word in words for i in self.runs.get(word.i, ())]
        parts = [found for word in (*words, *listed) if (found := self.referents.get(word.i))]
        return union(list(dict.fromkeys(parts)))


def _genders(annotated: Annotated, people: tuple[PersonEntry, ...]) -> dict[int, Gender]:
    """What the names, posts and titles before the names tell of who is "she" and who "he"."""
    text = annotated.article.text
    found: dict[int, Gender] = {}
    for entry in people:
        before = [text[max(0, start - 24) : start].rstrip().rpartition(" ")[2] for start, _ in entry.mentions]
        titles = (entry.post.text if entry.post else "", *before)
        told = [gender for title in titles if (gender := gender_of("", title))]
        gender = told[0] if told else gender_of(entry.name)
        if gender is not None:
            found[entry.key] = gender
    return found


def _one_person(token: Token, referent: Referent) -> bool:
    """Whether a phrase speaks of one person: by name, or by a title in the singular."""
    if len(referent.people) == 1:
        return len(referent.sides) < 2
    titled = token.lemma.lower() in agents().persons and token.tag in ("NN", "NNP")
    return titled and not referent.people and len(referent.sides) == 1


def is_subject(token: Token, tree: Tree) -> bool:
    """Whether the phrase is a subject, by itself or coordinated with one."""
    while token.dep == "conj":
        token = tree.head(token)
    return token.dep.partition(":")[0] in SUBJECT


def subject_rank(token: Token, tree: Tree) -> int:
    """0 for what is no subject; for a subject 4 less the number of clauses that its own hangs in, at least 1."""
    if not is_subject(token, tree):
        return 4 if _opens(token, tree) else 2 if _agent(token, tree) else 0
    clause = clause_of(token, tree)
    depth = 0
    while clause.head != clause.i and depth < 3:
        depth += clause.dep.partition(":")[0] not in ("conj", "parataxis")
        clause = tree.head(clause)
    return 4 - depth


def _opens(token: Token, tree: Tree) -> bool:
    """Whether a name opens its sentence right before a finite verb, whatever the tree makes of it."""
    first = tree.sentences[token.sentence].first
    if token.i > first + 3 or any(word.pos not in ("DET", "PROPN", "ADJ") for word in tree.tokens[first : token.i]):
        return False
    following = tree.tokens[token.i + 1 : token.i + 2]
    return any(word.pos in ("VERB", "AUX") and word.tag in FINITE for word in following)


def _agent(token: Token, tree: Tree) -> bool:
    """Whether it is the doer in a passive clause ("was chaired by ...")."""
    case = tree.child(token, "case")
    return token.dep.startswith("obl") and case is not None and case.lower == "by" and tree.head(token).tag == "VBN"


def as_place(token: Token, tree: Tree) -> bool:
    """Whether a name stands for somewhere to be or to go ("in Vientiane", "flew to Seoul"), not for a government."""
    case = tree.child(token, "case")
    if case is None or case.lower not in _WHERE:
        return False
    return token.dep in ("obl", "conj") or (token.dep == "nmod" and case.lower != "from")


def coordinated(token: Token, tree: Tree) -> list[Token]:
    """The token and what is coordinated below it, in order of the text."""
    found, stack = [], [token]
    while stack:
        here = stack.pop()
        found.append(here)
        for kid in tree.below(here):
            if kid.relation in _OF_ONE_NAME:
                stack.extend(tree.children(kid, "conj"))
            elif kid.relation == "conj" and not tree.strays(kid):
                stack.append(kid)
    found.sort(key=attrgetter("i"))
    return found


def clause_of(token: Token, tree: Tree) -> Token:
    """The verb (or other predicate) of the clause that a token stands in."""
    here = token
    while here.head != here.i:
        if here.dep.partition(":")[0] in _CLAUSE and not (
            here.dep == "conj" and here.pos in ("NOUN", "PROPN", "PRON", "ADJ")
        ):
            return here
        here = tree.head(here)
        if here.pos in ("VERB", "AUX"):
            return here
    return here
