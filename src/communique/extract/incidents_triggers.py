"""Words that may tell an incident: verbs and nouns of the table with what must stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.incidents_clauses import objects_of, subjects_of
from communique.lexicon.incidents import Family, incident_words
from communique.values.syntax import Sentence, Token, Tree
from communique.values.vocabulary import IncidentKind

_KINDS = 2  # kinds of deeds that one word may tell
_SPAN = 30  # words after a verb in which its complements are looked for
_NEAR = 6  # neighbours that count as beside a word whatever the tree says
_STOPS = frozenset(',;:.()"“”—–')
_CUT = ("parataxis", "punct")
_MONTH = "March"
_PRONOUNCING = frozenset(
    {"declare", "pronounce"}
)  # "declared three employees of the embassy in Oslo personae non gratae"
_TAKE = frozenset({"take", "takes", "taking", "took", "taken"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell an incident and the family that knows it.

    `rank` is 0 for the first kind of deed that the word may tell, 1 for the second: the scorer chooses between them.
    `carrier` is the light verb that carries a noun ("conducted a test"), `counter` the noun that counts it ("a string
    of launches"), both None where there is none.
    """

    token: Token
    family: Family
    rank: int = 0
    carrier: Token | None = None
    counter: Token | None = None

    @property
    def kind(self) -> IncidentKind:
        """The kind of incident that the word tells."""
        return self.family.kind

    @property
    def head(self) -> Token:
        """The word on which the telling hangs: the carrier where there is one, else the noun that counts it."""
        return self.carrier or self.counter or self.token

    @property
    def phrase(self) -> Token:
        """The head of the noun phrase that names it: "string" in "a string of launches", else the word itself."""
        return self.counter or self.token


def find_triggers(tree: Tree) -> Iterator[Trigger]:
    """Every trigger of the article in order of the text; a noun and the verb that carries it are one trigger."""
    for sentence in tree.sentences:
        taken: set[tuple[int, str]] = set()
        found = list(_of_sentence(tree, sentence))
        own = {t.token.i for t in found if not t.family.broad}
        found = [t for t in found if not (t.family.broad and t.carrier is not None and t.carrier.i in own)]
        carried = {t.carrier.i for t in found if t.carrier is not None}
        for trigger in found:
            if trigger.token.i not in carried and (trigger.token.i, trigger.kind) not in taken:
                taken.add((trigger.token.i, trigger.kind))
                yield trigger


def _of_sentence(tree: Tree, sentence: Sentence) -> Iterator[Trigger]:
    words, around = incident_words(), frozenset[str]()
    for token in tree.within(sentence):
        form = token.lower
        if form not in words.telling:
            continue
        around = around or frozenset(other.lower for other in tree.within(sentence))
        if token.text == _MONTH and token.tag == "NNP":
            continue
        families: list[Family] = []
        if form in words.verbs and (verbal(token) or _phrasal(tree, token)) and not _occurs(tree, token):
            families = _fitting(tree, token, words.verbs[form], around)
        if not families and form in words.nouns and _names(tree, token):
            families = _fitting(tree, token, words.nouns[form], around)
        for rank, family in enumerate(families):
            counter = None if verbal(token) else _counter(tree, token)
            yield Trigger(token, family, rank, None if verbal(token) else _carrier(tree, counter or token), counter)


def _counter(tree: Tree, noun: Token) -> Token | None:
    """The noun that counts this one: "a string of launches", "the fourth set of sanctions"; None where none does."""
    above = tree.head(noun)
    of = any(case.lower == "of" for case in tree.children(noun, "case"))
    return above if of and noun.dep.startswith("nmod") and above.lower in incident_words().counters else None


def _names(tree: Tree, token: Token) -> bool:
    """Whether the word can name a deed: a noun that does not merely describe the next one ("a nuclear test site")."""
    if token.pos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return False
    first = tree.sentences[token.sentence].first
    if token.i > first and tree.tokens[token.i - 1].lower in incident_words().named:
        return False
    following = token.i + 1
    inside = following < tree.sentences[token.sentence].last
    after = tree.tokens[following].lower if inside else ""
    beyond = tree.tokens[following + 1].lower if following + 1 < tree.sentences[token.sentence].last else ""
    if f"{after} {beyond}" in incident_words().figures:
        return False
    if after == "-":
        return token.lower == "build"
    return after not in incident_words().naming


def verbal(token: Token) -> bool:
    """Whether the word is a verb here; a past form is believed to be one even where the tagger took it for a name."""
    if token.pos in ("VERB", "AUX") or token.tag in ("VBD", "VBN", "VBZ", "VBG"):
        return True
    return token.lower in incident_words().certain


def _phrasal(tree: Tree, token: Token) -> bool:
    """Whether a particle behind the word makes it a verb that the tagger took for a noun ("shot down a jet")."""
    after = tree.tokens[token.i + 1 : token.i + 2]
    return any(word.tag == "RP" and word.sentence == token.sentence for word in after)


def _occurs(tree: Tree, verb: Token) -> bool:
    """Whether the verb only says that something occurred ("took place off the island"), which takes nothing."""
    after = tree.tokens[verb.i + 1 : verb.i + 2]
    return verb.lower in _TAKE and any(word.lower == "place" and word.sentence == verb.sentence for word in after)


def _fitting(tree: Tree, token: Token, families: tuple[Family, ...], around: frozenset[str]) -> list[Family]:
    """The first families, of up to two kinds, all of whose needs the words around the token meet.

    `around` are the words of its sentence.
    """
    parts: dict[str, tuple[str, ...]] = {}
    found: list[Family] = []
    for family in families:
        if found and family.kind == found[0].kind:
            continue
        if not all(words.may_stand_in(around) for words in family.needs.values()):
            continue
        for need in family.needs:
            if need not in parts:
                parts[need] = _part(tree, token, need)
        fits = all(words.found_in(parts[need]) for need, words in family.needs.items())
        if fits and (family.without is None or not family.without.found_in(_part(tree, token, "with"))):
            found.append(family)
            if len(found) == _KINDS:
                break
    return found


def _part(tree: Tree, token: Token, need: str) -> tuple[str, ...]:
    """The words, in lower case, of the part of the clause in which a family wants to find its own."""
    if need == "object":
        return _words(tree, objects_of(tree, token)) + _after(tree, token)
    if need == "subject":
        return _words(tree, subjects_of(tree, token)) + _before(tree, token)
    if need == "after":
        below = [t for t in tree.subtree(token, *_CUT) if t.i > token.i or t.dep.startswith("nsubj")]
        told = tuple(t.lower for t in below[:_SPAN]) + _words(tree, objects_of(tree, token))
        return told + _beside(tree, token, 0, _SPAN if token.lemma.lower() in _PRONOUNCING else _NEAR)
    return tuple(t.lower for t in tree.subtree(token, *_CUT) if t is not token) + _beside(tree, token, _NEAR, _NEAR)


def _after(tree: Tree, verb: Token) -> tuple[str, ...]:
    """The words after a verb up to a preposition: what its object likely is where the tree errs."""
    words = []
    for other in tree.tokens[verb.i + 1 : min(tree.sentences[verb.sentence].last, verb.i + 1 + _NEAR)]:
        if other.text in _STOPS or (other.pos in ("ADP", "PART", "VERB", "SCONJ") and other.lower != "of"):
            break
        words.append(other.lower)
    return tuple(words)


def _before(tree: Tree, verb: Token) -> tuple[str, ...]:
    """The words before a verb down to another verb or a mark: what its subject likely is where the tree errs."""
    words = []
    for other in reversed(tree.tokens[max(tree.sentences[verb.sentence].first, verb.i - _NEAR) : verb.i]):
        if other.text in _STOPS or other.pos in ("VERB", "SCONJ"):
            break
        words.append(other.lower)
    return tuple(words)


def _beside(tree: Tree, token: Token, before: int, behind: int) -> tuple[str, ...]:
    """Neighbouring words up to the next mark of punctuation: what the phrase likely holds where the tree errs."""
    sentence = tree.sentences[token.sentence]
    left: list[str] = []
    for other in reversed(tree.tokens[max(sentence.first, token.i - before) : token.i]):
        if other.text in _STOPS or other.pos == "VERB":
            break
        left.append(other.lower)
    right: list[str] = []
    for other in tree.tokens[token.i + 1 : min(sentence.last, token.i + 1 + behind)]:
        if other.text in _STOPS or other.pos == "VERB":
            break
        right.append(other.lower)
    return tuple(reversed(left)) + tuple(right)


def _words(tree: Tree, heads: list[Token]) -> tuple[str, ...]:
    return tuple(t.lower for head in heads for t in tree.subtree(head, "acl:relcl", *_CUT))


def _carrier(tree: Tree, noun: Token) -> Token | None:
    """The light verb of which the noun is object or subject ("conducted a test", "the talks led to"), or None."""
    while noun.dep == "conj" and tree.head(noun).pos in ("NOUN", "PROPN"):
        noun = tree.head(noun)  # "held a meeting and a drill"
    verb = tree.head(noun)
    if noun.relation == "obj" and tree.child(verb, "obj") != noun:
        return None  # "held a call on Monday about two launches": a second object is none
    if noun.dep.split(":")[0] in ("obj", "nsubj") and verbal(verb):
        light = verb.lower in incident_words().light and not _presupposes(tree, verb)
        return verb if light and noun.dep in ("obj", "nsubj:pass", "nsubj") else None
    return None


def _presupposes(tree: Tree, verb: Token) -> bool:
    """Whether a verb that is no fact takes one for its object: "efforts to end the war"."""
    if verb.lemma.lower() not in incident_words().presupposing or verb.tag != "VB":
        return False
    return any(kid.lower == "to" for kid in tree.below(verb))
