"""Ways around a clause: who acts in it, what stands in its obliques, which verb governs it."""

from collections.abc import Iterator

from communique.lexicon.engagements import nouns
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree

_RELATIVE = {"who", "whom", "that", "which", "whose"}
# verbs whose object, not subject, does what their infinitive says
_OBJECT_CONTROL = {
    "allow", "ask", "call", "enable", "encourage", "expect", "help", "invite", "let", "order", "persuade", "press", "push",
    "request", "tell", "urge", "want",
}  # fmt: skip
_LISTING = {",", "and"}
_FUTURE = {"will", "shall", "to"}
_OPENERS = {"after", "at", "before", "during", "following", "in"}
_NOT = {"n't", "n’t"}
_NOT_AT_ALL = {*_NOT, "not", "never", "no", "neither", "nor"}
_SHORT = {*_NOT, "'d", "'ll", "'ve", "’d", "’ll", "’ve"}
_HAVE = {"had", "has", "have", "'ve", "’ve"}
_NEAR = 4  # words before a verb in which its short forms may stand
_MONTHS = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}  # fmt: skip
_TIMES = {"day", "end", "hour", "month", "remark", "statement", "week"}
_INHERIT = ("conj", "xcomp", "advcl", "ccomp", "parataxis")


def case_of(tree: Tree, token: Token) -> str:
    """The prepositions that mark a phrase, in lower case, joined by a space ("with", "together with", "")."""
    kids = [kid for kid in tree.children(token, "case", "fixed") if kid.i < token.i]
    parts = []
    for kid in kids:
        parts.append(kid.lower)
        parts.extend(fixed.lower for fixed in tree.children(kid, "fixed"))
    return " ".join(parts) or _case_of_name(tree, token) or _misread_case(tree, token) or _following(tree, token)


def _case_of_name(tree: Tree, token: Token) -> str:
    """The preposition that the tree hangs on the first word of a name ("to the Andean Security Dialogue")."""
    if token.pos != "PROPN" and not (token.pos == "NOUN" and token.text[0].isupper()):
        return ""
    words = [kid for kid in tree.children(token, "compound", "flat") if kid.i < token.i]
    cases = [kid for word in words for kid in tree.children(word, "case") if kid.i < word.i]
    return cases[0].lower if len(cases) == 1 and cases[0].pos == "ADP" else ""


def _following(tree: Tree, token: Token) -> str:
    """ "following" right before a noun without an article, where the tree takes it for an adjective."""
    before = tree.tokens[token.i - 1] if token.i else token
    bare = before.lower == "following" and before.dep == "amod" and not tree.children(token, "det")
    return "following" if bare else ""


def _misread_case(tree: Tree, token: Token) -> str:
    """A preposition that opens the sentence and was taken for a noun ("After talks with ...")."""
    before = [t for t in tree.tokens[max(0, token.i - 2) : token.i] if t.sentence == token.sentence]
    opens = before and (before[0].i == 0 or tree.tokens[before[0].i - 1].sentence != token.sentence)
    return before[0].lower if opens and before[0].lower in _OPENERS else ""


def subjects(tree: Tree, verb: Token, depth: int = 4) -> list[Token]:
    """The heads of the phrases that act in a verb's clause, inherited from its governors where it has none."""
    if depth and (first := series_head(tree, verb)) is not None:
        return subjects(tree, first, depth - 1)
    agents = [kid for kid in tree.children(verb, "obl") if case_of(tree, kid) == "by" and is_passive(tree, verb)]
    own = [kid for kid in tree.children(verb, "nsubj", "csubj") if "pass" not in kid.dep and kid.lower != "whom"]
    own = [kid for kid in own if kid.pos != "ADJ"] or own or _mistaken_actors(tree, verb) or _of_helper(tree, verb)
    if agents or own:
        return agents or [_antecedent(tree, kid, verb) for kid in own]
    if is_passive(tree, verb) and verb.tag == "VBN" and tree.child(verb, "nsubj") is not None:
        return []
    return _inherited(tree, verb, depth) if depth else []


def series_head(tree: Tree, verb: Token) -> Token | None:
    """The verb behind "will" or "to" of which this one is a further item ("will attend talks, meet the envoys, and visit")."""
    if verb.tag not in ("VB", "VBP") or verb.pos != "VERB" or verb.i == 0 or tree.head(verb).pos == "NOUN":
        return None
    first = tree.sentences[verb.sentence].first
    if tree.tokens[verb.i - 1].lower not in _LISTING or verb.i - 2 < first:
        return None
    for at in range(verb.i - 2, first, -1):
        token = tree.tokens[at]
        if token.tag in ("VBD", "VBZ") or token.lower in _RELATIVE or token.text == ";":
            return None
        if token.lower in _FUTURE and tree.tokens[at + 1].tag == "VB":
            own = any(kid.i > at for kid in tree.children(verb, "nsubj", "aux", "mark"))
            return tree.tokens[at + 1] if not own else None
    return None


def _of_helper(tree: Tree, verb: Token) -> list[Token]:
    """Who acts, where the tree hangs it on the verb's helper ("They had last seen each other in Rome")."""
    return [
        kid for helper in tree.children(verb, "aux") for kid in tree.children(helper, "nsubj") if "pass" not in kid.dep
    ]


def _mistaken_actors(tree: Tree, verb: Token) -> list[Token]:
    """A name right before a verb that the tree takes for a noun ("Haug shook hands")."""
    return [kid for kid in tree.children(verb, "compound") if kid.pos == "PROPN" and verb.pos == "VERB"]


def _inherited(tree: Tree, verb: Token, depth: int) -> list[Token]:
    head = tree.head(verb)
    if head.i == verb.i:
        return []
    base = verb.dep.partition(":")[0]
    if base == "acl":
        return _of_noun(tree, verb, head, depth)
    if base == "csubj" and head.pos == "ADJ" and is_infinitive(tree, verb):
        return [kid for kid in tree.children(head, "nsubj") if kid.lower != "it"]  # "the minister is due to visit"
    if base not in _INHERIT:
        return []
    if base == "conj" and head.pos in ("NOUN", "PROPN") and any(k.i < verb.i for k in tree.children(head, "acl")):
        return [head]  # "Soto, who was in Lima and had lunch with the minister"
    if base == "conj" and head.dep == "parataxis" and is_infinitive(tree, verb) and head.tag == "VBD":
        return subjects(tree, tree.head(head), depth - 1)  # "agreed to end it, the ministry said, and to meet again"
    if base in ("xcomp", "advcl") and is_infinitive(tree, verb) and lemma_of(head) in _OBJECT_CONTROL:
        moved = _called_on(tree, head) or objects(tree, head)
        return moved or passive_subjects(tree, head) or subjects(tree, head, depth - 1)
    if is_passive(tree, head) and base in ("xcomp", "conj", "advcl"):
        return passive_subjects(tree, head) or subjects(tree, head, depth - 1)
    return subjects(tree, head, depth - 1)


def _called_on(tree: Tree, verb: Token) -> list[Token]:
    """Those who are called on to do something."""
    if lemma_of(verb) != "call":
        return []
    return [kid for kid in tree.children(verb, "obl", "obj") if case_of(tree, kid) in ("on", "upon", "")]


def _of_noun(tree: Tree, verb: Token, noun: Token, depth: int) -> list[Token]:
    """Who acts in a clause that hangs on a noun: the noun itself, or for "plans to meet" its owner."""
    if any(kid.lower in ("after", "before") for kid in tree.children(verb, "mark")) and noun.head != noun.i:
        return subjects(tree, tree.head(noun), depth - 1) if depth else []  # "a day after receiving X, Y spoke"
    if tree.child(noun, "cop") is not None:
        return [noun, *tree.children(noun, "nsubj")]
    if verb.dep != "acl" or not is_infinitive(tree, verb):
        return [noun]
    if noun.entity == "PLACE" and depth:  # "travelled to Geneva to lead": the traveller leads
        over = next((here for here in tree.ancestors(noun) if here.pos == "VERB"), None)
        return subjects(tree, over, depth - 1) if over is not None else [noun]
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        return [owner]
    return subjects(tree, tree.head(noun), depth - 1) if noun.head != noun.i else [noun]


def _antecedent(tree: Tree, token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.lower in _RELATIVE and verb.dep.startswith("acl"):
        return _named_before(tree, token) or tree.head(verb)
    return _right_before(tree, token) if token.lower == "whom" else token


def _right_before(tree: Tree, whom: Token) -> Token:
    """Who is told right before "whom" or "whose", wherever the tree hangs their clause ("thanked Minister Haug, whom he met")."""
    at = whom.i - 1 - (whom.i > 0 and tree.tokens[whom.i - 1].text == ",")
    found = tree.tokens[max(at, 0)]
    return found if found.sentence == whom.sentence and found.pos in ("NOUN", "PROPN") else whom


def _named_before(tree: Tree, who: Token) -> Token | None:
    """Who is told right before "who", where the tree hangs the clause on a doing ("two days of talks by Minister Haug, who saw")."""
    doing = tree.head(tree.head(who))
    if who.lower not in ("who", "whom") or not _is_doing(doing) or doing.i > who.i - 2:
        return None
    at = who.i - 1 - (tree.tokens[who.i - 1].text == ",")
    found = tree.tokens[at]
    while doing.i < found.head < at + 1 and found.head != found.i and not _is_doing(tree.head(found)):
        found = tree.head(found)
    return found if found.i > doing.i and not _is_doing(found) else None


def _is_doing(token: Token) -> bool:
    """Whether a noun is of an engagement or of time, which no "who" stands for."""
    return token.pos == "NOUN" and (lemma_of(token) in nouns() or lemma_of(token) in _TIMES)


def passive_subjects(tree: Tree, verb: Token) -> list[Token]:
    """Who suffers the action of a passive verb."""
    found = [_antecedent(tree, kid, verb) for kid in tree.children(verb, "nsubj") if "pass" in kid.dep]
    if not found and verb.tag == "VBN" and verb.dep.startswith("acl") and not _is_perfect(tree, verb):
        return [tree.head(verb)]
    if not found and verb.dep == "conj" and is_passive(tree, tree.head(verb)) and tree.child(verb, "obj") is None:
        return passive_subjects(tree, tree.head(verb))
    own = any(kid.dep == "aux:pass" for kid in tree.children(verb, "aux"))
    if not found and verb.dep == "conj" and own and tree.child(verb, "obj") is None:
        return subjects(tree, tree.head(verb))  # "flew in to fetch the men and was received by"
    return found


def _is_perfect(tree: Tree, verb: Token) -> bool:
    """Whether a participle is of an active perfect ("who had come to Lima"), none of a passive."""
    kids = tree.children(verb, "aux")
    return any(kid.lower in _HAVE for kid in kids) and not any("pass" in kid.dep for kid in kids)


def objects(tree: Tree, verb: Token) -> list[Token]:
    """The heads of a verb's objects; for a passive those it is done to; for a relative clause its noun."""
    told = [*tree.children(verb, "obj", "iobj"), *(kid for kid in tree.children(verb, "nsubj") if kid.lower == "whom")]
    found = [_antecedent(tree, kid, verb) for kid in told]
    found = found or [
        kid
        for kid in tree.children(verb, "xcomp", "compound")  # names that the tree takes for predicates or particles
        if kid.pos == "PROPN" and kid.i > verb.i and not case_of(tree, kid)
    ]
    return found or passive_subjects(tree, verb)


def obliques(tree: Tree, token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases that hang on a verb or noun, each with its preposition."""
    for kid in tree.children(token, "obl", "nmod", "advcl", "acl"):
        case = case_of(tree, kid)
        if case and kid.pos not in ("VERB", "AUX"):
            yield case, kid


def possessors(tree: Tree, noun: Token) -> list[Token]:
    """Whose a noun is, also where the tree takes the owner for a part of its name ("the Vice President’s meetings"),
    or a month stands between ("the President’s August 2021 visit").
    """
    told = tree.children(noun, "nmod:poss")
    if told:
        return [_right_before(tree, owner) if owner.lower == "whose" else owner for owner in told]
    parts = [
        kid for kid in tree.children(noun, "compound") if kid.i + 1 < noun.i and tree.tokens[kid.i + 1].tag == "POS"
    ]
    at = noun.i - 1
    while at > 1 and (tree.tokens[at].pos == "NUM" or tree.tokens[at].text in _MONTHS):
        at -= 1
    dated = at < noun.i - 1 and tree.tokens[at].tag == "POS" and tree.tokens[at].sentence == noun.sentence
    return parts or ([tree.tokens[at - 1]] if dated else [])


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether the verb is a passive."""
    return any("pass" in kid.dep for kid in tree.children(verb, "nsubj", "aux", "csubj")) or (
        verb.tag == "VBN" and verb.dep == "acl"
    )


def is_infinitive(tree: Tree, verb: Token) -> bool:
    """Whether the verb is a to-infinitive."""
    return any(kid.lower == "to" and kid.dep in ("mark", "aux") for kid in tree.children(verb)) or (
        verb.i > 0 and tree.tokens[verb.i - 1].lower == "to" and verb.tag == "VB"
    )


def auxiliaries(tree: Tree, verb: Token) -> list[str]:
    """The auxiliaries and copulas of a verb or predicate, lower case, in order."""
    kids = tree.children(verb, "aux", "cop")
    return [kid.lower for kid in kids] + [token.lower for token in _shortened(tree, verb) if token not in kids]


def _shortened(tree: Tree, verb: Token) -> list[Token]:
    """The short forms right before a verb, adverbs between, which the tree often hangs elsewhere ("we ’ll also be hosting")."""
    found, at = [], verb.i - 1
    while at >= 0 and verb.i - at <= _NEAR and tree.tokens[at].sentence == verb.sentence:
        token = tree.tokens[at]
        if token.lower in _SHORT:
            found.append(token)
        elif token.pos not in ("ADV", "AUX", "PART") and token.lower not in ("be", "been", "both", "not"):
            break
        at -= 1
    return found


def is_negated(tree: Tree, token: Token) -> bool:
    """Whether the word is denied ("did not meet", "no talks")."""
    if token.pos in ("VERB", "AUX") and any(t.lower in _NOT for t in _shortened(tree, token)):
        return True
    return any(kid.lower in _NOT_AT_ALL for kid in tree.children(token, "advmod", "det", "cc"))
