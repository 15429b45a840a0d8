"""Who did it, told at one remove: by a pronoun, by who is thanked or blamed for it, by the clause that a participle fills."""

from itertools import pairwise

from communique.extract.incidents_clauses import subjects_of
from communique.extract.incidents_triggers import Trigger, verbal
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Token, Tree
from communique.values.understood import Understood

SUFFERED = frozenset({"attack", "detention"})  # kinds whose sufferer is described by its side
# "thanked X for joining": what follows "for" or "on" is the object's deed
ANSWERED = frozenset(
    {
        "accuse", "applaud", "blame", "commend", "condemn", "congratulate", "criticise", "criticize", "denounce", "fault",
        "hail", "laud", "praise", "punish", "rebuke", "salute", "sanction", "thank",
    }
)  # fmt: skip
ANSWERING = ANSWERED | frozenset({"deplore", "grateful", "note", "oppose", "reject", "welcome"})
_FOR, _INCLUDING, _OF = frozenset({"for", "on", "over"}), frozenset({"by", "in", "including"}), frozenset({"of"})
_BECOME = frozenset({"become", "becomes", "became", "becoming"})
_ANSWERABLE = frozenset({"accountable", "responsible"})
_MARKS = frozenset({"'", "’"})
_BACK = 16  # how far before "its" or "their" the owner may stand


def owner_named(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The sides that "its", "their", "his" or "her" stands for, with the words that name them."""
    return (
        _blamed_for(understood, pronoun)
        or _just_before(understood, pronoun)
        or _his(understood, pronoun)
        or _last_named(understood, pronoun)
    )


def _just_before(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The side named right before "for its" or "accountable for its": "hold the North accountable for its attack"."""
    tokens, at = understood.annotated.tree.tokens, pronoun.i - 2
    if at < 1 or tokens[at + 1].lower not in _FOR or tokens[at].sentence != pronoun.sentence:
        return None
    return side_at(understood, tokens[at - 1] if tokens[at].lower in _ANSWERABLE else tokens[at])


def side_at(understood: Understood, token: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The one side that a word names by itself, or that a name ending there names."""
    text = understood.annotated.article.text
    found = understood.refer_alone(token)
    if found is not None and len(found.sides) == 1:
        return found.sides, Receipt.of(text, found.start, found.end)
    named = next((m for m in understood.annotated.sides if m.end == token.end and len(m.codes) == 1), None)
    return (named.codes, Receipt(named.start, named.end, named.text)) if named is not None else None


def _his(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The side of the person named last before "his" or "her" in the sentence."""
    if pronoun.lower not in ("his", "her"):
        return None
    tree = understood.annotated.tree
    first = max(tree.sentences[pronoun.sentence].first, pronoun.i - _BACK)
    for token in reversed(tree.tokens[first : pronoun.i]):
        found = understood.refer_alone(token) if token.pos == "PROPN" else None
        if found is not None and found.people and len(found.sides) == 1:
            return found.sides, Receipt.of(understood.annotated.article.text, found.start, found.end)
    return None


def _blamed_for(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """Who is thanked or blamed for what is "its" or "his": "condemned the North for its test"."""
    tree = understood.annotated.tree
    noun = tree.head(pronoun)
    if tree.child(noun, "case") is None or not any(case.lower in _FOR for case in tree.children(noun, "case")):
        return None
    above = tree.head(noun)
    blamed = above if above.pos in ("NOUN", "PROPN") else tree.child(above, "obj")
    if blamed is None or blamed.i >= pronoun.i or blamed is noun:
        return None
    found = understood.refer_alone(blamed)
    if found is None or len(found.sides) != 1:
        return None
    return found.sides, Receipt.of(understood.annotated.article.text, found.start, found.end)


def _last_named(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The owner last named shortly before "its" in the sentence: "the North's provocations, including its launches"."""
    tree = understood.annotated.tree
    first = max(tree.sentences[pronoun.sentence].first, pronoun.i - _BACK)
    start = tree.tokens[first].start
    near = [m for m in understood.annotated.sides if start <= m.start and m.end <= pronoun.start]
    text = understood.annotated.article.text
    if pronoun.lower == "their":
        pairs = [(a, b) for a, b in pairwise(near) if text[a.end : b.start].strip() == "and"]
        return pair_of(text, *pairs[-1]) if pairs else _of_clause(understood, pronoun)
    owners = [m for m in near if text[m.end : m.end + 1] in _MARKS]
    if not owners or len(owners[-1].codes) != 1:
        return None
    return owners[-1].codes, Receipt(owners[-1].start, owners[-1].end, owners[-1].text)


def _of_clause(understood: Understood, pronoun: Token) -> tuple[tuple[str, ...], Receipt] | None:
    """The one name, told in the plural, whose clause holds what is "theirs": "the Taliban continue their advance"."""
    tree = understood.annotated.tree
    verb = next((above for above in tree.ancestors(pronoun) if above.tag == "VBP" or above.relation == "nsubj"), None)
    if verb is None or verb.tag != "VBP":
        return None
    for subject in tree.children(verb, "nsubj"):
        found = understood.refer_alone(subject)
        if subject.tag == "NNP" and found is not None and len(found.sides) == 1 and not tree.children(subject, "conj"):
            return found.sides, Receipt.of(understood.annotated.article.text, found.start, found.end)
    return None


def pair_of(text: str, one: SideMention, other: SideMention) -> tuple[tuple[str, ...], Receipt]:
    """Two sides as one doer, with the words from the one to the other."""
    return tuple(sorted({*one.codes, *other.codes})), Receipt.of(text, one.start, other.end)


def answered_for(tree: Tree, verb: Token) -> list[Token] | None:
    """Whose deed a participle tells: the object of "thanked X for joining", the subject of "took steps, including lifting"."""
    first = verb
    while first.dep == "conj" and tree.head(first).tag == "VBG" and not tree.children(first, "mark", "case"):
        first = tree.head(first)
    led = {kid.lower for kid in tree.children(first, "mark", "case")}
    if (become := becoming(tree, verb)) is not None:
        before = tree.tokens[become.i - 1 : become.i]
        if (
            become.lower == "becoming"
            and not tree.children(become, "nsubj")
            and before
            and before[0].pos in ("NOUN", "PROPN")
        ):
            return list(before)  # "welcomed Peru becoming the tenth to sign"
        return subjects_of(tree, become) or None
    if first.tag != "VBG" or not led & (_FOR | _INCLUDING | _OF) or tree.children(first, "nsubj", "aux"):
        return None
    if led & _OF:  # "committed the crime of killing"
        noun = tree.head(first)
        return subjects_of(tree, tree.head(noun)) or None if noun.relation == "obj" else None
    for above in tree.ancestors(first):
        if led & _FOR and above.lemma.lower() in ANSWERED:
            return tree.children(above, "obj")[:1] or None
        if led & _INCLUDING and above.lemma.lower() in ANSWERED:  # "condemned the action by X in arresting"
            return _behind(tree, above, first)
        if led & _INCLUDING and verbal(above) and above.dep != "acl:relcl" and (own := subjects_of(tree, above)):
            return own
    return None


def _behind(tree: Tree, verb: Token, deed: Token) -> list[Token] | None:
    """Who is behind the deed that is condemned or praised: "the action by X in arresting", "X's role in"."""
    for word in tree.tokens[verb.i + 1 : deed.i]:
        if word.lower == "by" and word.dep == "case":
            return [tree.head(word)]
    for done in tree.children(verb, "obj")[:1]:
        return tree.children(done, "nmod:poss") or [done]
    return None


def becoming(tree: Tree, verb: Token) -> Token | None:
    """The "became" of "became the tenth state to sign", which tells the signing as a fact; None elsewhere."""
    if verb.tag != "VB" or not verb.dep.startswith(("acl", "advcl", "xcomp")):
        return None
    above = tree.head(verb)
    become = above if above.lower in _BECOME else tree.head(above)
    told = become.lower in _BECOME and become.tag in ("VBD", "VBG", "VBZ", "VBN")
    return become if told else None


def of_place(tree: Tree, trigger: Trigger) -> bool:
    """Whether a relative clause hangs on the place where it was: "the attack in X, which killed three"."""
    head = trigger.head
    return head.dep == "acl:relcl" and trigger.kind in SUFFERED and _is_place(tree, tree.head(head))


def _is_place(tree: Tree, noun: Token) -> bool:
    """Whether a name only tells where: it stands after "in", or beside a town that does."""
    while noun.dep in ("appos", "flat", "conj") and noun.pos == "PROPN":
        noun = tree.head(noun)
    return noun.pos == "PROPN" and any(case.lower in ("in", "at", "near") for case in tree.children(noun, "case"))
