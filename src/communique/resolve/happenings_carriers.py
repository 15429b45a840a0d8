"""The verb that carries a noun of engagement: whose subjects take part in it ("held talks", "attended the meeting")."""

from communique.lexicon.engagements import light_verbs
from communique.resolve.happenings_clauses import case_of
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_words import lemma_of
from communique.values.syntax import Token

HYPHENS = {"-", "–", "/", "+", "&", "(", ")", "’"}  # between the parts of a gathering's name
MARGINS = {"edges", "fringe", "fringes", "margin", "margins", "sideline", "sidelines"}
_TAKING_PART = {"attendance", "part", "participation", "role"}
_NAME = 16  # words of the name of a gathering, and of whom it was held with
_REACH = 5  # words back to a verb over articles and adjectives
_ACTING = ("obj", "obl", "nsubj", "xcomp")


def carrying_verb(scene: Scene, noun: Token) -> Token | None:
    """The verb whose subjects take part in what the noun tells ("held talks", "attended the meeting"), if any."""
    head, here = scene.tree.head(noun), noun
    if noun.tag == "VBG" and noun.dep.startswith("acl") and head.i == noun.i - 1 and head.tag == "NNS":
        here, head = head, scene.tree.head(head)  # "attended a partners meeting"
    while here.dep in ("conj", "nmod") and head.i != here.i and head.pos in ("NOUN", "PROPN"):
        if not (_carried(scene, here) or (here.i != noun.i and _is_listed(scene, here, noun))):
            break
        if head.lower in MARGINS:
            return None
        here, head = head, scene.tree.head(head)
    if head.pos not in ("VERB", "AUX") and (before := _verb_before(scene, noun)) is not None:
        return before
    torn = here.dep == "advcl" and here.pos in ("NOUN", "PROPN") and here.text[0].isupper()
    acting = torn or here.dep.partition(":")[0] in _ACTING
    if head.i == here.i or head.pos not in ("VERB", "AUX") or not acting:
        return None
    if not _is_light(scene, head, here) or (here.dep.startswith("nsubj") and "pass" not in here.dep):
        return None
    case = case_of(scene.tree, here)
    return head if case in ("", "in", "at", "for", "to", "with", "into", "on") else None


def _is_light(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a verb may carry a noun of meeting; "got" only one that it tells of anew ("got an hour", not "got the talks going")."""
    if lemma_of(verb) == "get":
        return bool(scene.tree.children(noun, "nummod")) or any(
            kid.lower in ("a", "an") for kid in scene.tree.children(noun, "det")
        )
    return lemma_of(verb) in light_verbs()


def _is_listed(scene: Scene, mate: Token, noun: Token) -> bool:
    """Whether a noun stands beside another behind whose partner the tree hangs it ("talks with A and a meeting with B")."""
    tokens = scene.tree.tokens
    article = next((t for t in reversed(tokens[mate.i : noun.i]) if t.pos == "DET"), None)
    joined = (
        noun.dep == "conj"
        and noun.head == mate.i
        and article is not None
        and tokens[article.i - 1].lower in ("and", ",")
    )
    return joined and case_of(scene.tree, mate) in ("with", "between")


def _verb_before(scene: Scene, noun: Token) -> Token | None:
    """The light verb that stands right before a noun's articles, adjectives or own name, where the tree lost it."""
    at = noun.i - 1
    while at > 0 and scene.tree.tokens[at].pos in ("DET", "ADJ", "NUM", "ADV") and noun.i - at < _REACH:
        at -= 1
    if noun.text[0].isupper() and scene.tree.sentences[noun.sentence].kind == "B":
        while at > 0 and _is_in_name(scene.tree.tokens[at]) and noun.i - at < _NAME:
            at -= 1
    verb = scene.tree.tokens[max(at, 0)]
    fits = verb.sentence == noun.sentence and verb.pos == "VERB" and lemma_of(verb) in light_verbs() and at < noun.i - 1
    return verb if fits else None


def _is_in_name(token: Token) -> bool:
    """Whether a word may stand in the name of a gathering or between it and its verb ("co-hosted with Peru the first")."""
    if token.pos in ("DET", "NUM", "ADV", "ADJ", "PART") or token.tag == "PRP$" or token.text in HYPHENS:
        return True
    return token.lower == "with" or (token.text[0].isupper() and token.pos not in ("VERB", "AUX", "PUNCT"))


def _carried(scene: Scene, token: Token) -> bool:
    case = case_of(scene.tree, token)
    return token.dep == "conj" or case == "of" or (case == "in" and scene.tree.head(token).lower in _TAKING_PART)
