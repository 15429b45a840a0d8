"""What "the two sides", "both ministers", "the three" mean: the set of that number that was last told together."""

from communique.lexicon.agents import agents
from communique.lexicon.sides import group_numbers
from communique.resolve.discourse import Discourse, Met, clause_of, coordinated, is_subject, union
from communique.values.syntax import Sentence, Token
from communique.values.understood import Referent

_FAR = 8  # sentences that a counted set looks back
_OF_A_PAIR = frozenset({"capital", "country", "delegation", "government", "leader", "minister", "party", "side"})
_DID = frozenset(
    {
        "agreed",
        "called",
        "condemned",
        "decided",
        "discussed",
        "emphasized",
        "exchanged",
        "expressed",
        "had",
        "have",
        "held",
        "met",
        "noted",
        "pledged",
        "reaffirmed",
        "reviewed",
        "said",
        "shared",
        "signed",
        "spoke",
        "stressed",
        "talked",
        "underscored",
        "urged",
        "vowed",
        "welcomed",
        "will",
    }
)
_THE = frozenset({"the", "all", "these", "those", "both", "senior", "top", "foreign", "other"})
_BARE = frozenset({"participants", "sides", "parties", "delegates", "delegations", "leaders", "ministers"})
_IDLE = frozenset({"other", "respective", "senior", "top", "two", "three", "visiting"})
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
        elif token.lemma.lower() in agents().joining_nouns and token.pos == "NOUN":
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
    joining = verb.lemma.lower() in agents().joining
    for other in _others(discourse, verb):
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


def resolve_set(discourse: Discourse, token: Token) -> Referent | None:
    """What a counted plural means, or None."""
    number = _number(discourse, token)
    if number is None:
        return _uncounted(discourse, token)
    lists = agents()
    word = token.lower
    if word in group_numbers() and discourse.tree.head(token).lower not in lists.people_sets | lists.state_sets:
        named = [met for met in discourse.sets_back(token) if met.referent.sides == group_numbers()[word]]
        if named:
            return _said(discourse, token, named[0])
    titled = _titled(discourse, token, number)
    if titled is not None:
        return titled
    near = [met for met in discourse.sets_back(token) if token.sentence - met.sentence <= _FAR]
    fitting = [met for met in near if _fits(met, number, token)]
    if not fitting:
        return _latest(discourse, token, number)
    return _said(discourse, token, max(fitting, key=lambda met: _worth(discourse, token, met, near)))


def _titled(discourse: Discourse, token: Token, number: int) -> Referent | None:
    """Exactly so many people in office whose titles hold the noun and its adjectives ("two vice ministers")."""
    if token.lower not in agents().people_sets:
        return None
    beside = [word.lower for word in _before(discourse, token) if word.pos in ("ADJ", "NOUN", "PROPN")]
    words = {_singular(word) for word in (token.lemma.lower(), *beside)} - _IDLE
    found: dict[int, Met] = {}
    for met in discourse.back(token):
        for key in met.referent.people:
            person = discourse.people[key]
            post = person.post.text.lower().replace("-", " ").split() if person.post else []
            if person.side and not person.former and words <= {_singular(word) for word in post}:
                found.setdefault(key, met)
    sides = {discourse.people[key].side or "" for key in found}
    if len(found) != number or len(sides) != number:
        return None
    people = tuple(sorted(found))
    source = tuple(discourse.people[key].named_at for key in people)
    return Referent(token.start, token.end, tuple(sorted(sides)), people, "titled/1", source)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _fits(met: Met, number: int, token: Token) -> bool:
    """Whether it is so many sides, or so many people of two sides and more."""
    if len(met.referent.sides) == number:
        return True
    people = token.lower not in agents().state_sets
    return people and len(met.referent.people) == number and len(met.referent.sides) > 1


def _worth(discourse: Discourse, token: Token, met: Met, near: list[Met]) -> float:
    """How likely a set is meant: told lately, as a subject or as parties of a meeting, often, with that title."""
    often = sum(other.referent.sides == met.referent.sides for other in near)
    people = [discourse.people[key] for key in met.referent.people]
    titled = sum(person.post is not None and token.lemma.lower() in person.post.text.lower() for person in people)
    between = -3 if _own_sides(discourse, token) & set(met.referent.sides) else 0
    told = between + 1.5 * met.subject + 2 * (met.referent.rule == "pair/1") + 0.7 * min(often, 2)
    told += (3 if len(people) > 1 and titled == len(people) else 0) + discourse.three_way(token, met)
    return told - (token.sentence - met.sentence) * 1.5 - (token.i - met.token) * 0.001


def _plain(discourse: Discourse, token: Token) -> frozenset[str]:
    """The words that may stand before such a plural: an article, and for people what tells their field."""
    if token.lower in agents().state_sets:
        return _THE
    fields = {
        word.lower
        for word in _before(discourse, token)
        if word.pos in ("ADJ", "NOUN") and word.i not in discourse.referents
    }
    return _THE | fields if _THE & {word.lower for word in _before(discourse, token)} else _THE


def _own_sides(discourse: Discourse, token: Token) -> set[str]:
    """The sides of the subject of a clause in which a set is gone between or spoken to ("he shuttled between them")."""
    tree = discourse.tree
    case = tree.child(token, "case")
    if case is None or case.lower not in ("between", "to", "with", "for", "on", "from"):
        return set()
    clause = clause_of(token, tree)
    subject = tree.child(clause, "nsubj") or (tree.head(clause) if clause.dep == "acl" else None)
    known = discourse.referents.get(subject.i) if subject is not None else None
    return set(known.sides) if known is not None else set()


def resolve_other(discourse: Discourse, token: Token) -> Referent | None:
    """Of "the other side", the one of the last two that did not act last."""
    before = {word.lower for word in _before(discourse, token)}
    if not {"the", "other"} <= before or token.lower not in _OF_A_PAIR:
        return None
    for met in discourse.sets_back(token):
        two = met.referent.sides
        last = next(
            (m for m in discourse.back(token) if len(m.referent.sides) == 1 and m.referent.sides[0] in two), None
        )
        if len(two) == 2 and last is not None and last.token > met.token:
            rest = tuple(side for side in two if side not in last.referent.sides)
            source = (discourse.receipt(met.referent.start, met.referent.end), *met.referent.source)
            return Referent(token.start, token.end, rest, (), "other-side/1", source)
    return None


def _uncounted(discourse: Discourse, token: Token) -> Referent | None:
    """ "the sides", "the ministers", "the leaders": the last so told together, or the signatories of a joint text."""
    lists = agents()
    before = {word.lower for word in _before(discourse, token)}
    if token.lower not in lists.people_sets | lists.state_sets or token.tag not in ("NNS", "NNPS"):
        return None
    bare = token.text[0].isupper() and token.lower in _BARE
    if not (bare or before) or not before <= _plain(discourse, token) or discourse.tree.child(token, "nmod"):
        return None
    if discourse.voice and token.lower in lists.state_sets and before <= {"the", "both", "these"}:
        return Referent(token.start, token.end, discourse.voice, (), "signatories/1", ())
    near = [met for met in discourse.sets_back(token) if token.sentence - met.sentence <= _FAR]
    several = [met for met in near if len(met.referent.sides) > 1]
    fitting = [met for met in several if token.lower in lists.state_sets or met.referent.people] or several
    if not fitting:
        return None
    return _said(discourse, token, max(fitting, key=lambda met: _worth(discourse, token, met, near)))


def _of_others(discourse: Discourse, token: Token) -> bool:
    """Whether a number counts some of others ("two of its soldiers")."""
    following = discourse.tree.tokens[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].lower == "of" and following[1].lower not in ("them", "us", "you")


def _told_of(discourse: Discourse, token: Token) -> bool:
    """Whether "the two" stands right before a verb of meeting or saying, whatever the tree makes of it."""
    around = discourse.tree.tokens[max(0, token.i - 1) : token.i + 2]
    return len(around) == 3 and around[0].lower == "the" and around[2].lower in _DID


def _both_of_them(discourse: Discourse, token: Token) -> bool:
    """Whether "both" stands for the two before a verb ("Both expressed ...") and goes with no subject of its own."""
    after = discourse.tree.tokens[token.i + 1 : token.i + 2]
    before = discourse.tree.tokens[max(0, token.i - 1) : token.i]
    if after and after[0].text in ".;!?" and before and before[0].pos == "VERB":
        return True
    opening = ("CCONJ", "PUNCT", "SCONJ", "VERB") if token.lower == "both" else ("CCONJ", "PUNCT", "SCONJ")
    alone = not before or before[0].sentence != token.sentence or before[0].pos in opening
    return alone and any(word.pos in ("VERB", "AUX") for word in after)


def _before(discourse: Discourse, token: Token) -> list[Token]:
    """The words of a noun phrase before its noun, read off the surface."""
    words: list[Token] = []
    for i in range(token.i - 1, max(-1, token.i - 7), -1):
        word = discourse.tree.tokens[i]
        if word.sentence != token.sentence or word.pos not in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON"):
            break
        words.append(word)
    return words


def _number(discourse: Discourse, token: Token) -> int | None:
    """How many a phrase speaks of ("the two sides" 2, "both" 2, "the three" 3), None where it counts nothing met."""
    lists = agents()
    partial = token.lower == "members" and discourse.tree.child(token, "nmod") is not None
    if (token.lower in lists.people_sets or token.lower in lists.state_sets) and not partial:
        counts = [lists.numbers[word.lower] for word in _before(discourse, token) if word.lower in lists.numbers]
        if counts:
            return counts[0]
    distributive = any(word.lower in ("each", "either", "neither") for word in _before(discourse, token))
    if distributive and token.lemma.lower() in _OF_A_PAIR:
        return 2
    if token.lower in lists.numbers and _told_of(discourse, token):
        return lists.numbers[token.lower]
    if token.lower in ("each", "either", "neither") and _both_of_them(discourse, token):
        return 2
    if token.lower == "both" and _both_of_them(discourse, token):
        return 2
    if _of_others(discourse, token):
        return None
    if token.lower in lists.numbers and token.dep.partition(":")[0] in (
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "root",
        "conj",
        "dep",
    ):
        return lists.numbers[token.lower]
    return None


def _latest(discourse: Discourse, token: Token, number: int) -> Referent | None:
    """The last so many different people, or sides, where nothing told them together."""
    if token.lower in ("each", "either", "neither"):
        return None
    people_first = token.lower in agents().people_sets
    return _so_many(discourse, token, number, people_first) or (
        _so_many(discourse, token, number, False) if people_first else None
    )


def _so_many(discourse: Discourse, token: Token, number: int, people_only: bool) -> Referent | None:
    sides: dict[str, Met] = {}
    for met in discourse.back(token):
        if token.sentence - met.sentence > 2 or len(sides) >= number:
            break
        if len(met.referent.sides) == 1 and (met.person or not (met.referent.people or people_only)):
            sides.setdefault(met.referent.sides[0], met)
    if len(sides) != number:
        return None
    source = tuple(discourse.receipt(met.referent.start, met.referent.end) for met in sides.values())
    people = tuple(dict.fromkeys(key for met in reversed(sides.values()) for key in met.referent.people))
    return Referent(token.start, token.end, tuple(sorted(sides)), people, "latest-sides/1", source)


def _said(discourse: Discourse, token: Token, met: Met) -> Referent:
    """What was met before, under the new words; its people only where they stand for all its sides."""
    before = met.referent
    source = (discourse.receipt(before.start, before.end), *before.source)
    whole = {discourse.people[key].side for key in before.people} >= set(before.sides)
    people = before.people if whole else ()
    return Referent(token.start, token.end, before.sides, people, "counted/1", tuple(dict.fromkeys(source)))
