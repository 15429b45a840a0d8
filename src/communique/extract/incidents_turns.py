"""Who did it by turns of phrase that trees often tear: "X, together with Y, announced", "sanctions that X and Y have imposed"."""

from collections.abc import Callable

from communique.extract.incidents_clauses import passive, subjects_of, with_case
from communique.extract.incidents_home import Doers
from communique.extract.incidents_owners import ANSWERING, answered_for, side_at
from communique.extract.incidents_phrases import phrase_of
from communique.extract.incidents_surface import subject_before
from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.incidents import incident_words
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Understood

_FAR = 12  # words between a deed and the turn that tells who did it
_JOINTLY = frozenset({"together", "along", "jointly"})
_ENGAGED = frozenset({"engage", "involve", "participate"})
_ANSWERED = frozenset(
    {"answer", "counter", "follow", "hit", "react", "reply", "respond", "retaliate", "strike"}
)  # "answered with air raids"
_OVERSEEN = frozenset({"exercise", "missile-launch", "nuclear-test", "satellite-launch"})
_OVERSEEING = frozenset(
    {
        "begin", "close", "command", "complete", "conclude", "direct", "end", "finish", "guide", "host", "join", "kick", "open",
        "oversee", "start", "supervise", "wind", "wound", "wrap",
    }
)  # fmt: skip
_LEADING = frozenset({"since", "after", "before", "upon", "when", "while"})
_HAVING = frozenset({"has", "have", "had"})
_TAKING_ON = frozenset({"adopt", "impose", "introduce", "join", "match", "support"})
_GIVING = frozenset({"adopt", "contribute", "give", "impose", "make", "provide", "take"})


def by_turn(understood: Understood, trigger: Trigger) -> Doers | None:
    """The sides that such a turn tells, None where there is none."""
    turns: tuple[Callable[[Understood, Trigger], Doers | None], ...] = (
        (_joined, _since_doing, _perfect, _included)
        if verbal(trigger.head)
        else (_imposed, _included, _engaged, _overseen, _perfect, _taken_on, _european)
    )
    for turn in turns:
        if (found := turn(understood, trigger)) is not None:
            return found
    return None


def _joined(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who does it "together with" another: "X, together with Y, announced"."""
    tree, verb = understood.annotated.tree, trigger.head
    first = max(tree.sentences[verb.sentence].first, verb.i - _FAR)
    for word in tree.tokens[first + 1 : verb.i - 1]:
        if word.lower not in _JOINTLY or tree.tokens[word.i + 1].lower != "with" or passive(tree, verb):
            continue
        if any(t.pos == "VERB" for t in tree.tokens[word.i + 2 : verb.i]):
            return None
        one = side_at(understood, tree.tokens[word.i - (2 if tree.tokens[word.i - 1].text == "," else 1)])
        start, end = tree.tokens[word.i + 1].end, verb.start
        other = next((m for m in understood.annotated.sides if start <= m.start < end), None)
        if one is not None and other is not None:
            sides = tuple(sorted({*one[0], *other.codes}))
            return sides, (one[1], Receipt(other.start, other.end, other.text))
    return None


def _since_doing(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who does the main clause behind "since launching": the tree hangs such a participle on the "since"."""
    tree, verb = understood.annotated.tree, trigger.head
    if verb.tag != "VBG" or not verb.i or tree.tokens[verb.i - 1].lower not in _LEADING or verb.head != verb.i - 1:
        return None
    root = next((t for t in tree.within(tree.sentences[verb.sentence]) if t.head == t.i and verbal(t)), None)
    return _of_heads(understood, subjects_of(tree, root)) if root is not None else None


def _imposed(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who does what a clause without "that" tells of a noun: "the sanctions X and Y have imposed"."""
    tree, noun = understood.annotated.tree, trigger.phrase
    if trigger.carrier is not None or tree.children(noun, "nmod:poss") or with_case(tree, noun, "by"):
        return None
    last = tree.sentences[noun.sentence].last
    for verb in tree.tokens[noun.i + 1 : min(last, noun.i + _FAR)]:
        if verb.text in (",", ";", ":") or verb.lower in ("that", "which"):
            return None
        if verbal(verb) and verb.lower in incident_words().light:
            subjects = [s for s in tree.children(verb, "nsubj") if noun.i < s.i < verb.i and not s.tag.startswith("W")]
            if tree.children(verb, "obj") or tree.tokens[verb.i - 1].lower not in _HAVING:
                return None
            return _of_heads(understood, subjects) or subject_before(understood, verb)
    return None


def _included(understood: Understood, trigger: Trigger) -> Doers | None:
    """Whose deeds hold the one told after "including": of whom somebody thanks or blames for them, or of the giver."""
    tree, noun = understood.annotated.tree, trigger.phrase
    if tree.children(noun, "nmod:poss") or with_case(tree, noun, "by"):
        return None
    first = tree.sentences[noun.sentence].first
    including = next(
        (t for t in reversed(tree.tokens[max(first, noun.i - 5) : noun.i]) if t.lower == "including"), None
    )
    if including is None:
        return None
    for verb in reversed(tree.tokens[first : including.i]):
        if verb.lemma.lower() in ANSWERING:
            return _first_owner(understood, verb, including)
        if verb.lemma.lower() in _GIVING and verbal(verb):
            return _of_heads(understood, subjects_of(tree, verb))
    return None


def _first_owner(understood: Understood, verb: Token, end: Token) -> Doers | None:
    """The first owner named behind a word of thanks or blame."""
    tokens = understood.annotated.tree.tokens
    for mark in tokens[verb.i + 1 : end.i]:
        if mark.tag == "POS" and (found := side_at(understood, tokens[mark.i - 1])) is not None:
            return found[0], (found[1],)
    return None


def _engaged(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who "is engaged in" it, or "answered with" it."""
    tree, noun = understood.annotated.tree, trigger.phrase
    verb = tree.head(noun)
    if verb.lemma.lower() in _ANSWERED and noun in with_case(tree, verb, "with"):
        return _of_heads(understood, answered_for(tree, verb) or subjects_of(tree, verb))
    if verb.lemma.lower() == "take" and any(kid.lower == "part" for kid in tree.children(verb, "obj")):
        led = noun if noun in with_case(tree, verb, "in") or tree.head(noun).lower == "part" else None
        return _of_heads(understood, subjects_of(tree, verb)) if led is not None else None
    if verb.lemma.lower() not in _ENGAGED or noun not in with_case(tree, verb, "in"):
        return None
    return _of_heads(understood, tree.children(verb, "nsubj") or subjects_of(tree, verb))


def _overseen(understood: Understood, trigger: Trigger) -> Doers | None:
    """Whose leader "oversaw" the drill or launch, or who hosted it."""
    tree, noun = understood.annotated.tree, trigger.phrase
    verb = tree.head(noun)
    if (
        trigger.kind not in _OVERSEEN
        or noun.relation not in ("obj", "obl")
        or noun.i < verb.i
        or verb.lemma.lower() not in _OVERSEEING
    ):
        return None
    return _of_heads(understood, subjects_of(tree, verb))


def _perfect(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who "has committed crimes", where the tree takes the verb for a word that describes its object."""
    tree = understood.annotated.tree
    for verb in (trigger.token, *tree.children(trigger.phrase, "amod")):
        if verb.tag == "VBN" and verb.dep == "amod" and verb.i and tree.tokens[verb.i - 1].lower in _HAVING:
            return subject_before(understood, tree.tokens[verb.i - 1])
    return None


def _taken_on(understood: Understood, trigger: Trigger) -> Doers | None:
    """Who is thanked "for joining" or "imposing" what a noun names."""
    tree = understood.annotated.tree
    verb = tree.head(trigger.phrase)
    if trigger.phrase.relation != "obj" or verb.tag != "VBG" or verb.lemma.lower() not in _TAKING_ON:
        return None
    return _of_heads(understood, answered_for(tree, verb) or [])


def _european(understood: Understood, trigger: Trigger) -> Doers | None:
    """The Union, for measures told as "European": "the European embargo"."""
    if trigger.kind not in ("sanction", "law"):
        return None
    told = [kid for kid in understood.annotated.tree.children(trigger.phrase, "amod") if kid.lower == "european"]
    text = understood.annotated.article.text
    return (("EU",), (Receipt.of(text, told[0].start, told[0].end),)) if told else None


def _of_heads(understood: Understood, heads: list[Token]) -> Doers | None:
    found = [told for head in heads if (told := phrase_of(understood, head))]
    if not found:
        return None
    return tuple(sorted({side for sides, _ in found for side in sides})), tuple(receipt for _, receipt in found)
