"""Rules that propose positions: each finds one shape in which a side says something, with the act its words tell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract import positions_clauses as clauses
from communique.extract import positions_spans as spans
from communique.extract.positions_asides import Aside, span_around
from communique.extract.positions_candidate import Candidate as Candidate
from communique.extract.positions_colour import is_colour, stands_alone
from communique.extract.positions_courtesies import is_courtesy
from communique.extract.positions_cuts import parts
from communique.extract.positions_outsiders import is_of_an_outsider
from communique.extract.positions_page import Page
from communique.extract.positions_said import just_before, quoted_words, words_after_saying
from communique.extract.positions_settled import settled_act
from communique.extract.positions_torn import torn_holder, torn_lemma, torn_span
from communique.extract.positions_unsaid import tells_no_view
from communique.extract.positions_words import BE, act_of_clause, follows, judged, match_phrase, noun_of
from communique.lexicon.acts import ActWord, acts
from communique.lexicon.engagements import nouns
from communique.values.syntax import Sentence, Token, Tree

REASONS = {
    "said-clause": "A clause that somebody is said to say is that side's view, and its words tell the act.",
    "said-words": 'What follows a verb of saying and "that" is what somebody says.',
    "stated-clause": "A clause of a side's own text, or one that goes on with what was said, is that side's view.",
}
_MAIN = frozenset({"root", "ROOT", "ccomp", "conj", "parataxis", "dep"})  # heads of clauses that stand by themselves
_NOMINAL = frozenset({"NOUN", "PROPN"})
_TALKING = frozenset({"speak", "talk"})
_EXCHANGES = frozenset({"call", "conversation", "conversations"})
_BY_NOBODY = frozenset({"accused", "expected", "suspected"})
_LINES = frozenset({"phone", "telephone", "line", "video"})
_ABOUT = frozenset({"about", "of", "concerning", "regarding", "over"})
_SITTINGS = frozenset({"session", "sessions"})


def verb_of_position(page: Page, token: Token) -> Iterator[Candidate]:
    """A verb of position (agree, urge, condemn, reaffirm ...) tells the act, and its clause is the position."""
    torn = torn_lemma(page.tree, token)
    lemma = torn or clauses.verb_lemma(token)
    found = match_phrase(page.tree, token, acts().verbs.get(lemma or "", ()))
    if (
        found is not None
        and torn is not None
        and page.tree.tokens[token.i + 1].lower not in acts().things.get(torn, ())
    ):
        yield _of_torn(page, judged(page.tree, token, found), token)
    if found is None or (found.act == "assess" and clauses.is_saying(token) and _governs(page.tree, token)):
        return
    if (
        (lemma in _TALKING and _only_rings(page.tree, token))
        or _only_has(page.tree, token)
        or _is_awaited(page.tree, token)
    ):
        return
    if (
        is_colour(page.tree, token)
        or _by_things(page, token)
        or _does_things(page, token, acts().things.get(lemma or "", frozenset()))
    ):
        return
    yield _propose(page, "verb-of-position/1", judged(page.tree, token, found), token, token)


def _is_awaited(tree: Tree, verb: Token) -> bool:
    """Whether nobody is said to expect or accuse: "The envoy is expected in Lima", "The trader is accused of theft"."""
    return verb.lower in _BY_NOBODY and clauses.is_passive(tree, verb) and clauses.agent_of(tree, verb) is None


def _of_torn(page: Page, word: ActWord, verb: Token) -> Candidate:
    first, last = torn_span(page, verb)
    saying = page.saying_over(verb)
    return Candidate(
        "verb-of-position/1", word.act, word.strength, first, last, verb, verb, torn_holder(page, verb), saying
    )


def _does_things(page: Page, verb: Token, things: frozenset[str]) -> bool:
    """Whether a verb tells what is done without a word or what is left unsaid: "raised hopes", "declined to comment"."""
    return bool(things) and any(kid.lower in things for kid in page.tree.children(verb, "obj", "xcomp"))


def _by_things(page: Page, verb: Token) -> bool:
    """Whether a participle on a noun tells what things did: "tensions highlighted by a string of launches"."""
    if verb.tag != "VBN" or not verb.dep.startswith("acl"):
        return False
    agent = clauses.agent_of(page.tree, verb)
    return agent is not None and page.understood.refer_alone(agent) is None and agent.pos == "NOUN"


def carried_noun(page: Page, token: Token) -> Iterator[Candidate]:
    """A noun of position carried by a verb (expressed concern, extended thanks) tells the act."""
    lemma = clauses.verb_lemma(token)
    if lemma not in acts().carriers:
        return
    thing = page.tree.child(token, "obj", "nsubj:pass")
    for noun in page.tree.conjuncts(thing) if thing is not None else ():
        found = noun_of(page.tree, noun)
        if found is not None:
            head = token if noun == thing else noun
            yield _propose(page, "carried-noun/1", found, head, noun, token)


def adjective_of_position(page: Page, token: Token) -> Iterator[Candidate]:
    """An adjective of position after a form of "be" (ready to, committed to, concerned) tells the act."""
    words = acts().adjectives.get(token.lower)
    if not words or token.tag.startswith("N"):
        return
    found = match_phrase(page.tree, token, words)
    if found is None:
        return
    before = page.tree.tokens[max(page.tree.sentences[token.sentence].first, token.i - 4) : token.i]
    if token.dep in ("root", "ccomp", "conj", "acl", "advcl") or any(t.lower in BE for t in before):
        yield _propose(page, "adjective-of-position/1", found, token, token)


def noun_of_position(page: Page, token: Token) -> Iterator[Candidate]:
    """A noun of position with its owner (its refusal to, the North's call for) tells who holds what."""
    if not token.tag.startswith("N") or token.dep in ("compound",):
        return
    words = acts().nouns.get(token.lower.removesuffix("s"), acts().nouns.get(token.lower, ()))
    if not words:
        return
    found = next((w for w in words if follows(page.tree, token, w.rest)), None)
    owner = page.tree.child(token, "nmod:poss")
    if found is None or (owner is None and len(found.words) < 2):
        return
    if owner is None:
        owner = next(
            (t for t in page.tree.children(token, "amod", "compound", "nmod") if page.understood.refer(t)), None
        )
    yield _propose(page, "noun-of-position/1", found, token, token, owner=owner)


def plain_clause(page: Page, token: Token) -> Iterator[Candidate]:
    """A clause that somebody says, or that stands in a side's own text, is its view, and its words tell the act."""
    if token.dep not in _MAIN or not clauses.is_predicate(page.tree, token):
        return
    if clauses.is_saying(token) and (clauses.verb_lemma(token) in acts().bare or _governs(page.tree, token)):
        return
    if token.dep == "conj" and clauses.own_subject(page.tree, token) is None:
        return
    saying = page.saying_over(token)
    if _only_meets(page.tree, token) or _is_awaited(page.tree, token):
        return
    if is_colour(page.tree, token) and stands_alone(page.tree, token):
        return
    act = act_of_clause(page.tree, token)
    name = "said-clause/1" if saying is not None else "stated-clause/1"
    first, last = spans.whole_clause(page, token, saying)
    holder = clauses.subject_of(page.tree, token) or just_before(page, token)
    yield Candidate(name, act, 0, first, last, token, token, holder, saying)


def _only_rings(tree: Tree, verb: Token) -> bool:
    """Whether somebody spoke on the telephone and nothing is said of what about: "Haug spoke on the phone with Vega"."""
    told = list(tree.children(verb, "obl", "nmod", "obj", "ccomp", "xcomp", "advcl", "parataxis"))
    if not any(kid.lower in _LINES for kid in told):
        return False
    cases = (tree.child(below, "case") for kid in told for below in (kid, *tree.children(kid, "nmod", "obl")))
    return not any(case is not None and case.lower in _ABOUT for case in cases) and all(
        kid.relation in ("obl", "nmod") for kid in told
    )


def _only_has(tree: Tree, verb: Token) -> bool:
    """Whether somebody had a conversation and nothing is said of what about: "Haug had a telephone conversation with Vega"."""
    thing = tree.child(verb, "obj") if clauses.verb_lemma(verb) in ("have", "hold") else None
    if thing is None or thing.lower not in _EXCHANGES:
        return False
    under = (kid for above in (verb, thing) for kid in tree.children(above, "obl", "nmod", "acl", "advcl"))
    return all(kid.relation in ("obl", "nmod") and _tells_no_topic(tree, kid) for kid in under)


def _tells_no_topic(tree: Tree, thing: Token) -> bool:
    case = tree.child(thing, "case")
    return case is None or (case.lower not in _ABOUT and (case.lower != "on" or thing.lower.endswith("day")))


def _only_meets(tree: Tree, verb: Token) -> bool:
    """Whether a clause tells no more than that somebody named met or rang somebody: "Haug had a separate call with Vega"."""
    if clauses.verb_lemma(verb) in _TALKING:
        return _only_rings(tree, verb)
    if clauses.verb_lemma(verb) not in ("have", "hold") or not any(
        who.pos in _NOMINAL for who in tree.children(verb, "nsubj")
    ):
        return False
    return any(thing.lemma.lower() in nouns() or thing.lower in _SITTINGS for thing in tree.children(verb, "obj"))


def clause_beside(page: Page, sentence: Sentence, aside: Aside) -> Iterator[Candidate]:
    """A clause that somebody says, or that stands in a side's own text, is its view, and its words tell the act."""
    tree = page.tree
    span = range(*span_around(tree, sentence, aside))
    own = [tree.tokens[i] for i in span if not aside.first <= i < aside.last]
    heads = [t for t in own if clauses.is_finite(tree, t) and t.pos != "AUX"]
    if not heads or len(own) < 3:
        return
    head = min(heads, key=lambda t: (sum(1 for _ in tree.ancestors(t)), t.i))
    if _only_meets(tree, head):
        return
    first, last = spans.limited(page, span.start, span.stop)
    holder = clauses.subject_of(tree, head) or just_before(page, head)
    if holder is not None and aside.first <= holder.i < aside.last:
        holder = next((t for t in own if t.pos in ("NOUN", "PROPN", "PRON")), None)
    yield Candidate("said-clause/1", act_of_clause(tree, head), 0, first, last, head, head, holder, aside.word)


def _governs(tree: Tree, token: Token) -> bool:
    return any(kid.dep in ("ccomp", "parataxis") and clauses.is_predicate(tree, kid) for kid in tree.below(token))


def _propose(page: Page, name: str, word: ActWord, head: Token, trigger: Token, verb: Token | None = None,
             owner: Token | None = None) -> Candidate:  # fmt: skip
    tree = page.tree
    predicate = verb or head
    first, last = spans.act_span(page, head)
    holder = owner or clauses.subject_of(tree, predicate) or just_before(page, predicate)
    saying = page.saying_over(predicate)
    return Candidate(name, word.act, word.strength, first, last, trigger, predicate, holder, saying)


def propose(page: Page, sentence: Sentence) -> list[Candidate]:
    """All candidates of a sentence, in order of the text."""
    known = acts()
    found: list[Candidate] = []
    asides = page.asides.get(sentence.i, ())
    for aside in asides:
        found.extend(clause_beside(page, sentence, aside))
    telling = {aside.word.i for aside in asides}
    for token in page.tree.within(sentence):
        if token.i in telling:
            continue
        if token.lower in known.telling:
            found.extend(_of_word(page, token))
        if token.dep in _MAIN:
            found.extend(plain_clause(page, token))
        if token.pos == "PUNCT":
            found.extend(quoted_words(page, token))
    if asides:
        found = [_before_asides(page.tree, c, asides) for c in found]
    if not page.understood.voice:  # a side's own pages say "stressed" and "demanded" of others than themselves
        found = [replace(c, act=act) if (act := settled_act(page, c)) != c.act else c for c in found]
    found.extend([part for whole in found for part in parts(page, whole, act_of_clause)])
    kept = (
        c for c in reversed(found) if not (tells_no_view(page, c) or is_courtesy(page, c) or is_of_an_outsider(page, c))
    )
    once = {(c.first, c.last, c.rule, c.act): c for c in kept}
    return [once[key] for key in sorted(once)]


def _before_asides(tree: Tree, c: Candidate, asides: Sequence[Aside]) -> Candidate:
    """A candidate without the title and name of who says it, where a tree takes these for its last words."""
    for aside in asides:
        if max(c.first, c.trigger.i) < aside.first < c.last <= aside.word.i:
            first, last = spans.trim(tree, c.first, aside.first)
            return replace(c, first=first, last=last)
    return c


def _of_word(page: Page, token: Token) -> Iterator[Candidate]:
    """What a word of the lexicon proposes, as verb, adjective and noun."""
    known, word = acts(), token.lower
    lemma = known.forms.get(word)
    if lemma in known.verbs:
        yield from verb_of_position(page, token)
    if lemma in known.carriers:
        yield from carried_noun(page, token)
    if lemma in known.sayings:
        yield from words_after_saying(page, token)
    if word in known.adjectives:
        yield from adjective_of_position(page, token)
    if token.pos in _NOMINAL and (word in known.nouns or word.removesuffix("s") in known.nouns):
        yield from noun_of_position(page, token)
