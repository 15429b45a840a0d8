"""Whether an engagement happened: held, planned, proposed or cancelled, read from tense, modals and governors."""

from itertools import pairwise

from communique.lexicon.engagements import light_verbs, nouns, status_words, verbs
from communique.resolve.happenings_clauses import auxiliaries, case_of, is_negated
from communique.resolve.happenings_tense import governor_status, verb_status
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Status

_PHRASAL = {
    ("call", "off"): "cancelled",
    ("call", "for"): "proposed",
    ("put", "off"): "cancelled",
    ("push", "back"): "cancelled",
    ("turn", "down"): "cancelled",
    ("rule", "out"): "cancelled",
    ("pull", "out"): "cancelled",
    ("walk", "out"): "cancelled",
    ("withdraw", "from"): "cancelled",
    ("back", "out"): "cancelled",
    ("come", "back"): "proposed",
    ("bring", "back"): "proposed",
    ("get", "back"): "proposed",
}
_TO_TALKS = {"return", "come", "bring", "get", "go", "draw", "drag", "lure", "invite", "coax", "push"}
_AHEAD = {"before", "ahead of", "ahead", "prior to", "prior", "until", "in advance of"}
_PAST = {"recent", "previous", "last", "earlier", "inaugural", "concluded"}
_TAKES_PLACE = {"begin", "chair", "co-host", "convene", "happen", "hold", "host", "occur", "open", "start", "take"}
_AGAIN = {"reopen", "restart", "resume", "revive"}
_NOT_YET = {"forthcoming", "future", "impending", "imminent", "proposed", "upcoming"}
_STAGES = {"groundwork", "stage"}
_UPSHOT = {"conclusion", "outcome", "result"}
_TO_DO = {
    "attend",
    "chair",
    "co-host",
    "convene",
    "hold",
    "host",
    "join",
    "lead",
    "meet",
    "participate",
    "receive",
    "visit",
    "welcome",
}
_MARGINS = {"edges", "fringe", "fringes", "margin", "margins", "sideline", "sidelines"}
_PREPARING = {"planning", "plans", "preparations", "preparing"}
_INSIDE = {"during", "in", "over"}
_NAME = 7  # words of the name of a gathering


def status_of(tree: Tree, token: Token) -> Status | None:
    """The status that a trigger's own words give it; None where it is denied or merely supposed."""
    if token.pos in ("VERB", "AUX") or tree.child(token, "cop") is not None:
        told = verb_status(tree, token)
        return "planned" if told == "held" and _will_meet(tree, token) else told
    return noun_status(tree, token)


def noun_status(tree: Tree, noun: Token, depth: int = 4) -> Status | None:
    """The status that a noun of engagement has from its adjectives, its verb or the noun it hangs on."""
    head = tree.head(noun)
    if noun.dep in ("obj", "nsubj:pass") and calls_off(tree, head):
        return "cancelled"
    named = noun.text[0].isupper() and noun.i > 0 and tree.tokens[noun.i - 1].text[0].isupper()
    if noun.dep == "obj" and lemma_of(head) == "discuss" and named:
        return _adjective_status(tree, noun) or "planned"
    if noun.dep == "obj" and lemma_of(head) == "discuss" and tree.child(noun, "nmod:poss") is not None:
        return "held" if _adjective_status(tree, noun) is None else _adjective_status(tree, noun)
    told = _adjective_status(tree, noun) or _told_after(tree, noun)
    if told is not None:
        return told
    if noun.dep == "obj" and lemma_of(head) == "discuss" and _goes_on(tree, noun):
        return "held"
    if _is_announced_to(tree, noun):
        return "planned"
    if _is_ahead(tree, noun):
        return "planned"
    if head.i == noun.i or not depth:
        return "held"
    if is_negated(tree, noun):
        return None
    case = case_of(tree, noun)
    if head.pos in ("VERB", "AUX"):
        return _under_verb(tree, noun, head, case)
    over = tree.head(head)
    if case in _INSIDE and head.dep.startswith(("obj", "obl", "iobj")) and over.tag in ("VBD", "VBN"):
        return verb_status(tree, over)  # "was agreed by the ministers in a conference call"
    return _under_noun(tree, noun, head, case, depth)


def _will_meet(tree: Tree, noun: Token) -> bool:
    """Whether "meeting" behind "we’ll be" is what somebody will do, the tree taking it for a noun ("we’ll be first meeting with")."""
    copula = tree.child(noun, "cop")
    if noun.lower != "meeting" or noun.tag != "NN" or copula is None or copula.lower != "be" or not copula.i:
        return False
    return tree.tokens[copula.i - 1].lower in ("will", "'ll", "’ll")


def _is_ahead(tree: Tree, noun: Token) -> bool:
    """Whether "ahead of" stands right before a noun's own name, wherever the tree hangs it ("ahead of the Andean Summit")."""
    at = noun.i - 1
    while (
        at > 1 and noun.i - at <= _NAME and (tree.tokens[at].lower == "the" or tree.tokens[at].pos in ("ADJ", "PROPN"))
    ):
        at -= 1
    return noun.text[0].isupper() and [t.lower for t in tree.tokens[max(0, at - 1) : at + 1]] == ["ahead", "of"]


def _goes_on(tree: Tree, noun: Token) -> bool:
    """Whether talks between sides told before them are discussed, or what came of some ("discussed the UK-EU talks")."""
    if lemma_of(noun) in _UPSHOT:
        return True
    named = any(kid.pos == "PROPN" for kid in tree.children(noun, "compound", "nmod:poss"))
    ongoing = any(kid.lower == "ongoing" for kid in tree.children(noun, "amod"))
    return lemma_of(noun) in ("negotiation", "talk") and (named or ongoing)


def _is_announced_to(tree: Tree, noun: Token) -> bool:
    """Whether a headline says that somebody is to convene it, its verb in capitals taken for a name ("Haug to Convene Summit")."""
    sentence = tree.sentences[noun.sentence]
    if sentence.kind != "H":
        return False
    words = tree.tokens[sentence.first : noun.i]
    return any(
        a.lower == "to" and b.lower in _TO_DO and b.text[0].isupper() and a.i > sentence.first
        for a, b in pairwise(words)
    )


def calls_off(tree: Tree, verb: Token) -> bool:
    """Whether a verb says that something does not take place ("postponed", "called off", "had to put off")."""
    after = tree.tokens[verb.i + 1 : verb.i + 2]
    phrasal = any(_PHRASAL.get((lemma_of(verb), word.lower)) == "cancelled" for word in after)
    return governor_status(verb) == "cancelled" or phrasal


def is_told(tree: Tree, noun: Token) -> bool:
    """Whether a noun's adjectives or a clause on it tell its status."""
    return (_adjective_status(tree, noun) or _told_after(tree, noun)) is not None


def _told_after(tree: Tree, noun: Token) -> Status | None:
    """The status that a clause on the noun tells ("talks that will be held in May")."""
    clauses = [kid for kid in tree.children(noun, "acl") if kid.dep != "acl"]
    if any(lemma_of(kid) == "have" and kid.tag == "VBD" for kid in clauses):
        return "held"  # "the discussion I had with the minister today"
    if any(kid.lower == "coming" and tree.tokens[kid.i + 1 : kid.i + 2][0].lower == "up" for kid in clauses):
        return "planned"
    verb = next((kid for kid in clauses if lemma_of(kid) in _TAKES_PLACE), None)
    if verb is None and (
        any(_will_be(tree, kid) for kid in clauses) or _words_behind(tree, noun) == [",", "which", "will"]
    ):
        return "planned"  # "the dialogue, which will bring together experts"
    return verb_status(tree, verb) if verb is not None else None


def _words_behind(tree: Tree, noun: Token) -> list[str]:
    """The three words behind a noun, in small letters."""
    return [token.lower for token in tree.tokens[noun.i + 1 : noun.i + 4] if token.sentence == noun.sentence]


def _will_be(tree: Tree, verb: Token) -> bool:
    """Whether a relative clause tells what its noun itself will be or do."""
    own = any(kid.lower in ("that", "which") for kid in tree.children(verb, "nsubj"))
    return own and "will" in auxiliaries(tree, verb)


def _adjective_status(tree: Tree, noun: Token) -> Status | None:
    near = {kid.lower for kid in tree.children(noun, "amod", "compound", "acl", "advmod")}
    near |= {lemma_of(kid) for kid in tree.children(noun, "acl")} | _words_before(tree, noun)
    held = any(
        lemma_of(kid) == "hold" and kid.tag == "VBN" and not {"shall", "will"} & {*auxiliaries(tree, kid)}
        for kid in tree.children(noun, "acl")
    )
    held = held or any(t.lower == "held" for t in tree.tokens[noun.i + 1 : noun.i + 2])
    if near & _PAST or (held and not near & status_words("planned_adjectives")):
        return "held"
    for status in ("cancelled", "proposed", "planned"):
        if near & status_words(f"{status}_adjectives"):
            return status
    return None


def _words_before(tree: Tree, noun: Token) -> set[str]:
    """The adjectives right before a noun's own name, where the tree may have lost them ("the upcoming Andean summit")."""
    at = noun.i - 1
    while at >= 0 and noun.i - at <= _NAME and tree.tokens[at].sentence == noun.sentence:
        token = tree.tokens[at]
        if token.pos == "ADJ" and token.tag == "JJ" and token.lower in _NOT_YET:
            return {token.lower}
        if token.pos not in ("ADJ", "NOUN", "NUM", "PROPN", "X") and token.text not in ("-", "+", "&"):
            break
        at -= 1
    return set()


def _under_verb(tree: Tree, noun: Token, verb: Token, case: str) -> Status | None:
    particles = {kid.lower for kid in tree.children(verb, "compound", "advmod", "advp")} | set(case.split())
    particles |= {token.lower for token in tree.tokens[verb.i + 1 : verb.i + 2]}
    for particle in sorted(particles):
        if (status := _PHRASAL.get((lemma_of(verb), particle))) is not None:
            return status  # type: ignore[return-value]
    if case in _AHEAD:
        return "held" if tree.child(noun, "nmod:poss") is not None else "planned"
    if case == "for" and any(lemma_of(kid) in _STAGES for kid in tree.children(verb, "obj")):
        return "planned"  # "set the stage for another meeting"
    if noun.dep.startswith("obl"):
        if case in ("to", "for") and lemma_of(verb) in _TO_TALKS:
            moved = verb_status(tree, verb)
            return moved if lemma_of(verb) in ("go", "come") and case == "for" else "proposed"
        if case == "about" and lemma_of(verb) == "ask" and _is_any(tree, noun):
            return "proposed"  # "asked about a meeting of the two presidents"
        expected = verb.tag == "VBN" and lemma_of(verb) in ("book", "expect", "schedule", "slate")
        if case == "for" and (expected or _is_prepared(tree, noun)):
            return "planned"  # "are expected back for a fifth round"
        if case == "for" and lemma_of(verb) in status_words("proposed_governors"):
            return "proposed"
        if case == "to" and lemma_of(verb) == "look" and "forward" in particles:
            return "planned"
        if case == "to" and (listed := governor_status(verb)) is not None:
            return listed  # "offered to host talks", its verb taken for a noun
        carried = lemma_of(verb) in light_verbs() or lemma_of(verb) in verbs()
        inside = case in ("in", "at", "during") or (case == "on" and lemma_of(verb) == "embark")
        if case in ("at", "during") and verb.tag == "VBN" and verb.dep != "root" and not auxiliaries(tree, verb):
            return "held"  # "the initiatives conceived during the summit"
        if inside and _is_aside(tree, noun):
            return "held"
        lost = not case and noun.text[0].isupper()  # "to participate in the Andean Bank (AB) 2032 Ministerial Meeting"
        led = carried and (lost or case in ("to", "for", "into", "with"))
        told = verb_status(tree, verb) if inside or led else "held"
        return told if carried or told in ("planned", "proposed") else "held"
    return _as_argument(tree, noun, verb)


def _is_prepared(tree: Tree, noun: Token) -> bool:
    """Whether the word before "for" is of preparing it ("discussed planning for the next summit")."""
    marks = [kid.i for kid in tree.children(noun, "case") if kid.lower == "for" and 0 < kid.i < noun.i]
    return any(tree.tokens[at - 1].lower in _PREPARING for at in marks)


def _is_any(tree: Tree, noun: Token) -> bool:
    """Whether no particular meeting is meant ("a meeting", "any talks")."""
    return any(kid.lower in ("a", "an", "any") for kid in tree.children(noun, "det"))


def _is_aside(tree: Tree, noun: Token) -> bool:
    """Whether the talks in which something was agreed or offered stand behind a comma ("agreed to reopen it, in their talks")."""
    first = min((kid.i for kid in tree.children(noun, "nmod:poss", "det")), default=0)
    case = tree.tokens[first - 1] if first > 1 else None
    if case is None or case.lower not in ("in", "at", "during", "after") or tree.tokens[first - 2].text != ",":
        return False
    return any(above.tag == "VBD" for above in tree.ancestors(noun))


def _as_argument(tree: Tree, noun: Token, verb: Token) -> Status | None:
    if verb.lower == "following" and verb.i < noun.i:
        return "held"
    if lemma_of(verb) not in light_verbs() and noun.dep != "nsubj":
        listed = governor_status(verb)
        if listed is not None:
            return listed
    told = verb_status(tree, verb)
    return "proposed" if told == "held" and verb.tag == "VB" and lemma_of(verb) in _AGAIN else told


def _under_noun(tree: Tree, noun: Token, head: Token, case: str, depth: int) -> Status | None:
    lemma = lemma_of(head)
    if case == "of" and head.lower in _MARGINS and tree.head(head).pos == "VERB":
        return "planned" if verb_status(tree, tree.head(head)) == "planned" else "held"
    if case in ("of", "for", "to") and lemma in status_words("proposed_nouns"):
        over = tree.head(head)
        if lemma == "invitation" and lemma_of(over) == "accept" and over.tag != "VB":
            return "planned"
        return "cancelled" if over.pos == "VERB" and _is_turned_down(tree, over) else "proposed"
    if case == "of" and lemma == "eve":
        return "planned"
    if case in ("for",) and lemma in ("plan", "planning", "preparation", "date", "schedule", "agenda", "arrangement"):
        return "planned"
    if case in ("of",) and lemma in ("round", "series", "set", "session", "day", "start", "part", "host", "resumption"):
        return noun_status(tree, head, depth - 1)
    if case in ("for", "in") and tree.head(head).pos == "VERB" and lemma not in nouns():
        return _under_verb(tree, noun, tree.head(head), case)  # "came to the palace for lunch"
    if noun.dep == "conj" or case in ("in", "at", "for", "to"):
        return noun_status(tree, head, depth - 1)
    return "planned" if case in _AHEAD and tree.child(noun, "nmod:poss") is None else "held"


def _is_turned_down(tree: Tree, verb: Token) -> bool:
    """Whether a verb turns down what was asked ("was rejected", "met with a rebuff")."""
    things = {lemma_of(kid) for kid in tree.children(verb, "obj", "obl")}
    return governor_status(verb) == "cancelled" or bool(things & {"rebuff", "refusal", "rejection", "snub"})


def is_loose(tree: Tree, token: Token) -> bool:
    """Whether a noun's place in its clause leaves open if the meeting was held ("before the talks", "of the talks")."""
    if (
        token.pos in ("VERB", "AUX")
        or tree.child(token, "cop") is not None
        or _adjective_status(tree, token) is not None
    ):
        return False
    head = tree.head(token)
    case = case_of(tree, token)
    if head.pos == "VERB" and not case and (lemma_of(head) in light_verbs() or governor_status(head) is not None):
        return False
    return case in _AHEAD or noun_status(tree, token) == "held"
