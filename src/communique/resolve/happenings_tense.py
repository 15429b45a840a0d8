"""The status that a verb's tense, modals and governing verbs give: held, planned, proposed or cancelled."""

from communique.lexicon.engagements import status_words
from communique.resolve.happenings_clauses import auxiliaries, is_infinitive, is_negated, series_head
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token, Tree
from communique.values.vocabulary import Status

_WILL = {"will", "shall", "'ll", "’ll", "wo"}
_MAY = {"can", "could", "may", "might", "should", "must", "would", "ca", "'d", "’d"}
_SAID = {"say", "tell", "announce", "add", "note", "report", "confirm", "agree", "promise", "decide"}
_SETTLED = {"agree", "decide", "resolve", "settle"}  # "agreed that the minister should visit Lima"
_TIMES = {"after", "before", "once", "until", "when"}
_ORDINAL = {"first", "last", "latest", "only", "second", "third"}
_NOT_MEANT = {"desire", "hurry", "intention", "need", "plan", "reason", "wish"}
_IF = {"if", "whether", "unless"}
_WILLINGNESS = {
    "availability",
    "desire",
    "eagerness",
    "interest",
    "openness",
    "preparedness",
    "readiness",
    "willingness",
}
_NEEDS = {"call", "need"}
_LEAVING = {"depart", "fly", "go", "leave", "part", "return"}
_AND = {",", "and", "both", "for", "the"}
_FAR = 12  # words from "the need for" to what is needed
_GLAD = {"appreciate", "enjoy", "have", "value", "welcome"}
_PLEASURES = {"chance", "delight", "honor", "honour", "joy", "pleasure", "privilege"}


def verb_status(tree: Tree, verb: Token, depth: int = 5) -> Status | None:
    """The status that a verb's tense, modals and governing verbs give."""
    if depth and verb.dep != "conj" and (first := series_head(tree, verb)) is not None:
        return verb_status(tree, first, depth - 1)
    auxes = auxiliaries(tree, verb)
    if _is_when_to_come(tree, verb):
        return "planned"
    if ("would" in auxes and "have" in auxes) or any(k.lower in _IF for k in tree.children(verb, "mark")):
        return None
    if verb.dep == "xcomp" and {"would", "have"} <= {*auxiliaries(tree, tree.head(verb))} | {"have"} & {*auxes}:
        return None  # "would have loved to have met elsewhere"
    if any(kid.lower == "without" for kid in tree.children(verb, "mark", "case")):
        return "cancelled" if _is_leaving(tree.head(verb)) else None
    if was_to_have(tree, verb):
        return "cancelled"
    if is_negated(tree, verb):
        return "cancelled" if set(auxes) & _WILL or _governed(tree, verb, depth) == "planned" else None
    if _is_wish(tree, verb):
        return "proposed"
    shortened = verb.i > 0 and tree.tokens[verb.i - 1].lower in ("'ll", "’ll")  # wherever the tree hangs it
    if shortened or set(auxes) & _WILL or _is_to(tree, verb, auxes):
        return None if lemma_of(tree.head(verb)) == "hope" and verb.dep in ("ccomp", "acl") else "planned"
    if set(auxes) & _MAY:
        settled = "should" in auxes and verb.dep == "ccomp" and lemma_of(tree.head(verb)) in _SETTLED
        return "planned" if settled or ("would" in auxes and _is_said(tree, verb)) else "proposed"
    if verb.tag == "VBG" and lemma_of(verb) == "head" and _is_present(tree, verb):
        return "planned"  # "we're heading off to Brussels for a meeting"
    if set(auxes) & {"did", "had", "has", "have", "having", "was", "were", "'ve", "’ve", "'s"} or verb.tag == "VBD":
        return "held" if not _going_to(tree, verb) else "planned"
    if verb.dep == "ccomp" and verb.tag in ("VB", "VBP") and governor_status(tree.head(verb)) == "proposed":
        return "proposed"
    if is_infinitive(tree, verb) and tree.head(verb).i == verb.i:
        return "planned"
    if is_infinitive(tree, verb) or verb.dep in ("xcomp", "advcl", "conj", "acl") or verb.tag in ("VBG", "VB"):
        return _governed(tree, verb, depth) if depth else "held"
    return "held"


def _is_when_to_come(tree: Tree, verb: Token) -> bool:
    """Whether a present tells when something will be done ("will raise it when she meets", "is to call before he flies")."""
    if verb.tag not in ("VBZ", "VBP") or not verb.dep.startswith("advcl"):
        return False
    when = any(kid.lower in _TIMES and kid.i < verb.i for kid in tree.children(verb, "advmod", "mark"))
    over = tree.head(verb)
    auxes = auxiliaries(tree, over)
    return when and (bool({"would", *_WILL} & set(auxes)) or _is_to(tree, over, auxes))


def _is_leaving(verb: Token) -> bool:
    """Whether somebody left or came home, who had come to meet ("flew home without seeing the president")."""
    return lemma_of(verb) in _LEAVING and verb.tag in ("VBD", "VBN", "VBZ")


def _is_said(tree: Tree, verb: Token) -> bool:
    """Whether somebody said that it "would" be done, wherever the tree hangs it ("told reporters she would go")."""
    head = tree.head(verb)
    if verb.dep == "conj" and head.dep == "ccomp":
        head = tree.head(head)  # "said that they were ready and that she would go"
    hearers = verb.dep.startswith("acl") and head.dep in ("iobj", "obj")
    return lemma_of(tree.head(head) if hearers else head) in _SAID


def was_to_have(tree: Tree, verb: Token) -> bool:
    """Whether somebody "was to have met" somebody, which did not come about."""
    before = [token.lower for token in tree.tokens[max(0, verb.i - 3) : verb.i]]
    return verb.tag in ("VBN", "VBD") and before[1:] == ["to", "have"] and before[0] in ("was", "were")


def _is_wish(tree: Tree, verb: Token) -> bool:
    """Whether a noun before "to meet" is of being ready or of a need ("readiness to meet", "the need for A and B to meet")."""
    at = verb.i - 2
    if at < 0 or tree.tokens[at + 1].lower != "to":
        return False
    if lemma_of(tree.tokens[at]) in _WILLINGNESS:
        return True
    while at > 0 and (tree.tokens[at].text[0].isupper() or tree.tokens[at].lower in _AND) and verb.i - at < _FAR:
        at -= 1
    return tree.tokens[at + 1].lower == "for" and lemma_of(tree.tokens[at]) in _NEEDS


def _is_present(tree: Tree, verb: Token) -> bool:
    """Whether a form of "be" in the present stands before a participle."""
    return verb.i > 0 and tree.tokens[verb.i - 1].lower in (
        "am",
        "are",
        "is",
        "now",
        "'m",
        "'re",
        "'s",
        "’m",
        "’re",
        "’s",
    )


def _is_ready(tree: Tree, head: Token) -> bool:
    """Whether somebody "is prepared to" meet, which is an offer and no plan."""
    passive = any(
        kid.lower in ("am", "are", "be", "is", "was", "were", "'re", "'s", "’re", "’s")
        for kid in tree.children(head, "aux", "cop")
    )
    return head.lower == "prepared" and passive


def _is_to(tree: Tree, verb: Token, auxes: list[str]) -> bool:
    """Whether the verb is a "to be to" future ("is to hold talks", "were to close")."""
    before = [token.lower for token in tree.tokens[max(0, verb.i - 2) : verb.i]]
    if verb.tag == "VB" and before[1:] == ["to"] and before[0] in ("is", "are", "was", "were"):
        return True
    if is_infinitive(tree, verb) and set(auxes) & {"is", "are", "was", "were", "am", "'s"}:
        return True
    head = tree.head(verb)
    return (
        is_infinitive(tree, verb)
        and head.i != verb.i
        and head.lower in ("is", "are", "was", "were")
        and head.pos == "AUX"
    ) or _going_to(tree, verb)


def _going_to(tree: Tree, verb: Token) -> bool:
    head = tree.head(verb)
    return verb.dep == "xcomp" and head.lower == "going" and is_infinitive(tree, verb)


def _governed(tree: Tree, verb: Token, depth: int) -> Status | None:
    """The status that an infinitive, participle or second verb takes from what governs it."""
    head = tree.head(verb)
    if head.i == verb.i or not depth:
        return "held"
    if verb.dep == "conj":
        return verb_status(tree, head, depth - 1) if head.pos in ("VERB", "AUX") else "held"
    if lemma_of(head) == "look" and any(token.lower == "forward" for token in tree.tokens[head.i + 1 : head.i + 3]):
        return "planned"
    if lemma_of(head) == "hope" and verb.dep in ("ccomp", "acl"):
        return None
    if lemma_of(head) == "invitation" and lemma_of(tree.head(head)) == "accept" and tree.head(head).tag != "VB":
        return "planned"  # "accepted an invitation to visit"
    listed = governor_status(head)
    if listed == "planned" and lemma_of(head) == "expect" and tree.child(head, "obj") is not None and head.tag != "VBN":
        return "proposed"  # "expects the North to meet"
    if is_infinitive(tree, verb) and _is_ready(tree, head):
        return "proposed"
    if listed is not None and (is_infinitive(tree, verb) or verb.dep in ("xcomp", "acl", "ccomp")):
        return listed if not is_negated(tree, head) else "cancelled"
    if verb.dep == "acl" and is_infinitive(tree, verb):
        heads = head.head == head.i and head.pos == "PROPN" and tree.sentences[verb.sentence].kind == "H"
        return "planned" if heads else _of_noun(tree, head, depth)  # "Minister Haug to Visit Lima"
    if head.pos in ("VERB", "AUX") and verb.dep in ("xcomp", "advcl", "ccomp", "parataxis"):
        marks = {kid.lower for kid in tree.children(verb, "mark")}
        if marks & {"before"} and verb.tag == "VBG":
            return "planned" if verb_status(tree, head, depth - 1) == "planned" else "held"
        return verb_status(tree, head, depth - 1) if marks & {"to"} or verb.tag in ("VBG", "VBN") else "held"
    return "held"


def _of_noun(tree: Tree, noun: Token, depth: int) -> Status | None:
    """The status of "a chance to meet", "the way for them to meet", "the last minister to visit"; None in "no hurry to"."""
    if any(kid.lower == "no" for kid in tree.children(noun, "det")) and lemma_of(noun) in _NOT_MEANT:
        return None
    if lemma_of(noun) in _ORDINAL or any(lemma_of(kid) in _ORDINAL for kid in tree.children(noun, "amod")):
        return "held"
    over = next((here for here in tree.ancestors(noun) if here.pos == "VERB"), None)
    told = verb_status(tree, over, depth - 1) if over is not None else None
    if lemma_of(noun) == "opportunity" and over is not None and lemma_of(over) in _GLAD and told == "held":
        return "held"
    glad = over is not None and (over.tag in ("VBD", "VBN") or lemma_of(over) == "give")
    if told == "held" and glad and lemma_of(noun) in _PLEASURES:
        return "held"  # "I've had a chance to meet the minister", "it gives me pleasure to welcome"
    if lemma_of(noun) in ("opportunity", "plan"):
        return "planned"
    return "planned" if told == "planned" and lemma_of(noun) != "invitation" else "proposed"


def governor_status(head: Token) -> Status | None:
    """The status that a verb, adjective or noun gives to what it governs."""
    lemma = lemma_of(head)
    for status in ("cancelled", "planned", "proposed"):
        if lemma in status_words(f"{status}_governors"):
            return status
    return (
        "proposed" if lemma in status_words("proposed_nouns") else "planned" if lemma in ("plan", "schedule") else None
    )
