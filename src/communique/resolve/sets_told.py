"""Who a text tells of together: coordinations, parties of a meeting, what only "and" parts."""

from communique.lexicon.agents import agents
from communique.resolve.discourse import Discourse, coordinated, is_subject
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent, union

_WITH = frozenset({"with", "and", "between", "to", "against", "from"})


def note_sets(discourse: Discourse, sentence: Sentence) -> None:
    """Remember the coordinations of a sentence and the pairs that its meetings bring together."""
    words = discourse.tree.within(sentence)
    if len({id(discourse.referents[word.i]) for word in words if word.i in discourse.referents}) < 2:
        return
    firsts = {word.head for word in words if word.dep == "conj"}
    for token in words:
        if token.i in firsts and token.dep != "conj":
            whole = discourse.together(token)
            if whole is not None:
                discourse.remember_set(_last(discourse, token), whole)
        if token.pos in ("VERB", "AUX"):
            _note_pair(discourse, token)
        elif token.pos == "NOUN" and token.lemma.lower() in agents().joining_nouns:
            _note_talks(discourse, token)


def join_neighbours(discourse: Discourse, sentence: Sentence) -> None:
    """Join what only "and" parts where one of the two is told by its title ("the Secretary and Minister Wilmes")."""
    words = discourse.tree.within(sentence)
    for place, token in enumerate(words):
        if token.text not in ("and", "&") or not 0 < place < len(words) - 1:
            continue
        left, right = words[place - 1], _phrase_head(discourse, words[place + 1 : place + 7])
        one, two = discourse.referents.get(left.i), discourse.referents.get(right.i) if right else None
        if right is None or one is None or two is None or one == two or not (one.people and two.people):
            continue
        apart = is_subject(right, discourse.tree) and not _subject(discourse, left) and not _leads(discourse, left)
        if left.i in discourse.runs or apart:
            continue
        for word in words[:place]:
            if discourse.referents.get(word.i) == one:
                discourse.runs[word.i] = (*discourse.runs.get(word.i, ()), right.i)
        if _leads(discourse, left):
            for word in words[place + 1 :]:
                if discourse.referents.get(word.i) == two:
                    discourse.runs[word.i] = (*discourse.runs.get(word.i, ()), left.i)
        whole = union([one, two])
        if whole is not None:
            discourse.remember_set(right, whole)


def _leads(discourse: Discourse, token: Token) -> bool:
    """Whether a phrase is a subject, or was left without a verb: no object, nothing after a preposition."""
    tree = discourse.tree
    while token.dep.partition(":")[0] in ("flat", "compound", "appos") and token.head != token.i:
        token = tree.head(token)
    return tree.child(token, "case") is None and token.dep.partition(":")[0] in ("nsubj", "root", "dep", "parataxis")


def _subject(discourse: Discourse, token: Token) -> bool:
    """Whether a word or the name that it is part of is a subject."""
    tree = discourse.tree
    while token.dep.partition(":")[0] in ("flat", "compound", "nmod", "appos"):
        token = tree.head(token)
    return is_subject(token, tree)


def _phrase_head(discourse: Discourse, words: tuple[Token, ...]) -> Token | None:
    """The last word of the phrase that begins here and means someone."""
    found: Token | None = None
    for token in words:
        known = discourse.referents.get(token.i)
        if known is not None and known.people:
            found = token
        elif found is not None or token.pos not in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "PART"):
            break
    return found


def _last(discourse: Discourse, token: Token) -> Token:
    """The last word of a coordination: from there on it is known."""
    return coordinated(token, discourse.tree)[-1]


def _note_pair(discourse: Discourse, verb: Token) -> None:
    """Subject and other party of a verb of meeting, or of any verb between two people."""
    tree = discourse.tree
    subject = tree.child(verb, "nsubj") or tree.child(verb, "obl:agent")
    if subject is None and verb.dep in ("xcomp", "conj", "advcl"):
        subject = tree.child(tree.head(verb), "nsubj")
    if subject is None:
        return
    one = discourse.together(subject)
    if one is None or not one.sides:
        return
    others = _others(discourse, verb)
    if not others:
        return
    joining = verb.lemma.lower() in agents().joining
    for other in others:
        two = discourse.together(other)
        if two is None or not two.sides or set(two.sides) & set(one.sides):
            continue
        if joining or (one.people and two.people):
            discourse.remember_set(_last(discourse, other if other.i > subject.i else subject), _pair(one, two))
            return


def _others(discourse: Discourse, verb: Token) -> list[Token]:
    """Those who may be the other party of a verb: objects, and what stands after "with", "to", "between"."""
    tree = discourse.tree
    objects = tree.children(verb, "obj", "iobj", "obl")
    joined = [kid for obj in objects for kid in tree.children(obj, "acl") if kid.lower in ("involving", "including")]
    objects += [kid for also in joined for kid in tree.children(also, "obj")]
    others = [kid for kid in objects if _party(discourse, kid)]
    return others + [kid for obj in objects for kid in tree.children(obj, "nmod") if _with(discourse, kid)]


def _note_talks(discourse: Discourse, noun: Token) -> None:
    """ "talks between A and B", "A's meeting with B", "A-B talks"."""
    parts = [
        found
        for kid in discourse.tree.children(noun, "nmod", "nmod:poss", "amod", "compound")
        if (kid.dep != "nmod" or _with(discourse, kid)) and (found := discourse.together(kid)) is not None
    ]
    if len(parts) > 1:
        discourse.remember_set(noun, _pair(parts[0], parts[1]))
    elif parts:
        discourse.remember_set(noun, parts[0])


def _party(discourse: Discourse, token: Token) -> bool:
    return token.i in discourse.referents and (token.dep != "obl" or _with(discourse, token))


def _with(discourse: Discourse, token: Token) -> bool:
    case = discourse.tree.child(token, "case")
    return case is not None and case.lower in _WITH


def _pair(one: Referent, two: Referent) -> Referent:
    return Referent(
        min(one.start, two.start),
        max(one.end, two.end),
        tuple(sorted({*one.sides, *two.sides})),
        tuple(dict.fromkeys((*one.people, *two.people))),
        "pair/1",
        tuple(dict.fromkeys((*one.source, *two.source))),
    )
