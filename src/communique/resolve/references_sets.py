"""What "the two sides", "both ministers", "the three" mean: the set of that number that was last told together."""

from communique.lexicon.agents import agents
from communique.lexicon.sides import group_numbers
from communique.resolve.counts import OF_A_PAIR, number_told, words_before
from communique.resolve.discourse import Discourse, Met, clause_of
from communique.resolve.gathered import of_gathered
from communique.values.syntax import Token
from communique.values.understood import Referent

_OURS = 1.0  # what it speaks for a set that the page's own land is of it
_FAR = 8  # sentences that a counted set looks back
_THE = frozenset({"the", "all", "these", "those", "both", "senior", "top", "foreign", "other"})
_BARE = frozenset({"participants", "sides", "parties", "delegates", "delegations", "leaders", "ministers"})
_PERSONS = frozenset({"duo", "men", "pair", "trio", "women"})  # said of people before states
_OF_VOTERS = frozenset(
    {
        "biggest",
        "coalition",
        "governing",
        "largest",
        "main",
        "major",
        "opposition",
        "parliamentary",
        "political",
        "ruling",
    }
)
_IDLE = frozenset({"other", "respective", "senior", "top", "two", "three", "visiting"})


def resolve_set(discourse: Discourse, token: Token) -> Referent | None:
    """What a counted plural means, or None."""
    number = number_told(discourse, token)
    if _are_of_voters(discourse, token):
        return None
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
    if token.lower in _PERSONS:
        fitting = [met for met in fitting if len(met.referent.people) == number] or fitting
    if not fitting:
        return _latest(discourse, token, number)
    return _said(discourse, token, max(fitting, key=lambda met: _worth(discourse, token, met, near)))


def _are_of_voters(discourse: Discourse, token: Token) -> bool:
    """Whether parties are those of an election at home, no sides ("the two main parties")."""
    if token.lower != "parties":
        return False
    return any(word.lower in _OF_VOTERS for word in words_before(discourse, token))


def _titled(discourse: Discourse, token: Token, number: int) -> Referent | None:
    """Exactly so many people in office whose titles hold the noun and its adjectives ("two vice ministers")."""
    if token.lower not in agents().people_sets:
        return None
    beside = [word.lower for word in words_before(discourse, token) if word.pos in ("ADJ", "NOUN", "PROPN")]
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
    ours = discourse.land is not None and discourse.land.side in met.referent.sides  # whose press it is tells of itself
    told = between + _OURS * ours + 1.5 * met.subject + 2 * (met.referent.rule == "pair/1") + 0.7 * min(often, 2)
    told += (3 if len(people) > 1 and titled == len(people) else 0) + discourse.three_way(token, met)
    return told - (token.sentence - met.sentence) * 1.5 - (token.i - met.token) * 0.001


def _plain(discourse: Discourse, token: Token) -> frozenset[str]:
    """The words that may stand before such a plural: an article, and for people what tells their field."""
    if token.lower in agents().state_sets:
        return _THE
    fields = {
        word.lower
        for word in words_before(discourse, token)
        if word.pos in ("ADJ", "NOUN") and word.i not in discourse.referents
    }
    return _THE | fields if _THE & {word.lower for word in words_before(discourse, token)} else _THE


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
    before = {word.lower for word in words_before(discourse, token)}
    if not {"the", "other"} <= before or token.lower not in OF_A_PAIR:
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
    before = {word.lower for word in words_before(discourse, token)}
    if token.lower not in lists.people_sets | lists.state_sets or token.tag not in ("NNS", "NNPS"):
        return None
    bare = token.text[0].isupper() and token.lower in _BARE
    if not (bare or before) or not before <= _plain(discourse, token) or discourse.tree.child(token, "nmod"):
        return None
    if discourse.voice and token.lower in lists.state_sets and before <= {"the", "both", "these"}:
        return Referent(token.start, token.end, discourse.voice, (), "signatories/1", ())
    if discourse.gathered is not None and token.lower in _BARE and before <= _THE:
        return of_gathered(discourse, token)
    near = [met for met in discourse.sets_back(token) if token.sentence - met.sentence <= _FAR]
    several = [met for met in near if len(met.referent.sides) > 1]
    fitting = [met for met in several if token.lower in lists.state_sets or met.referent.people] or several
    if not fitting:
        return None
    return _said(discourse, token, max(fitting, key=lambda met: _worth(discourse, token, met, near)))


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
