"""The people known so far, found by name, sound, surname and decided form: never by going through them all.

What is looked up stands on shelves. A shelf counts the changes that could alter an answer, so that the answer to a
mention like one before is the answer of then, as long as nothing has changed on the shelves that it was looked up on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from communique.link.mentions import Apart, KnownPerson, NamedClaim
from communique.link.names import (
    name_keys,
    name_words,
    part_of_name,
    same_name,
    same_syllables,
    sound,
    sound_keys,
    sounds_alike,
)
from communique.link.posts import post_words

_LONG_SURNAME = 6  # letters from which a lone surname is told by its sound as well
_LONE = ("family", "given")  # kinds of shelves on which people stand under a single word of their names
_FAR_MORE = 15  # times as often named: the bearer whom a lone surname means, beside one named once or twice
FAMILY_FIRST = frozenset({"CN", "HK", "HU", "JP", "KH", "KP", "KR", "MO", "SG", "TW", "VN"})
_Kind = tuple[str, str | None, str | None, str | None]


@dataclass(slots=True)
class _Rank:
    """Bearers of one lone name who held one rank: how often all were named in it, and who most often."""

    people: dict[int, KnownPerson] = field(default_factory=dict)
    total: int = 0
    top: KnownPerson | None = None

    def add(self, person: KnownPerson, rank: str, times: int) -> None:
        """Note that a person was named in the rank so many times more."""
        self.people[id(person)] = person
        self.total += times
        if self.top is None or person.ranks[rank] > self.top.ranks[rank]:
            self.top = person

    def foremost(self, rank: str) -> KnownPerson | None:
        """The bearer named far more often in the rank than all others together, if there is one."""
        times = self.top.ranks[rank] if self.top else 0
        return self.top if times > _FAR_MORE * (self.total - times) else None


@dataclass(slots=True, eq=False)
class _Shelf:
    """People found under one key, in the order in which they came, and how often anything about them changed.

    `ranks` and `words` (of posts) tell people apart on shelves of lone names, on which many may stand.
    """

    people: list[KnownPerson] = field(default_factory=list)
    changes: int = 0
    ranks: dict[str, _Rank] = field(default_factory=dict)
    words: dict[str, dict[int, KnownPerson]] = field(default_factory=dict)

    def rank(self, person: KnownPerson, rank: str, times: int) -> None:
        """Note a rank of a person who stands here."""
        self.ranks.setdefault(rank, _Rank()).add(person, rank, times)

    def hold(self, person: KnownPerson, words: Iterable[str]) -> None:
        """Note the words of a post of a person who stands here."""
        for word in words:
            self.words.setdefault(word, {})[id(person)] = person

    def holders(self, rank: str, words: frozenset[str]) -> list[KnownPerson]:
        """Of those of a rank two at most who held the very post."""
        near = min((self.words.get(word, {}) for word in words), key=len, default=self.ranks[rank].people)
        fit = (who for key, who in near.items() if key in self.ranks[rank].people and any(words <= h for h in who.held))
        return list(islice(fit, 2))


_Chosen = KnownPerson | _Rank | tuple[KnownPerson, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """Whom a kind of mention means: the person, or bearers of one rank of whom the foremost is meant."""

    shelves: tuple[_Shelf, ...]
    changes: int
    chosen: tuple[_Chosen, ...]

    @property
    def holds(self) -> bool:
        return sum(shelf.changes for shelf in self.shelves) == self.changes


class Register:
    """The people known so far."""

    def __init__(self, decided: Apart) -> None:
        self.people: list[KnownPerson] = []
        self._decided = decided
        self._shelves: dict[tuple[str, ...], _Shelf] = defaultdict(_Shelf)
        self._homes: dict[int, dict[_Shelf, None]] = defaultdict(dict)
        self._lone: dict[int, list[_Shelf]] = defaultdict(list)  # of these the shelves of lone names
        self._told_apart = frozenset(name for pair in decided.different for name in pair)
        self._indexed: set[tuple[int, str, str]] = set()
        self._answers: dict[_Kind, _Answer] = {}
        self._bases: Counter[str] = Counter()
        self._same: dict[str, list[str]] = defaultdict(list)
        for pair in decided.same:
            for name in pair:
                self._same[name] += sorted(pair - {name})

    def find(self, claim: NamedClaim) -> KnownPerson | None:
        """The person whom a claim is about, as far as known."""
        kind = (claim.name, claim.country, claim.post, claim.rank)
        answer = self._answers.get(kind)
        if answer is None or not answer.holds:
            shelves = tuple(self._looked_up(claim))
            chosen = tuple(self._chosen(claim))
            answer = _Answer(shelves, sum(shelf.changes for shelf in shelves), chosen)
            self._answers[kind] = answer
        for found in answer.chosen:
            if isinstance(found, KnownPerson):
                return found
            if isinstance(found, _Rank):
                if person := found.foremost(claim.rank or ""):
                    return person
                continue
            foremost = _foremost(found, claim.rank or "")
            if len(foremost) == 1:
                return foremost[0]
        return None

    def new(self, claim: NamedClaim) -> KnownPerson:
        """A person not met before. The key is made of name and country, numbered where it is taken."""
        base = person_base(claim.name, claim.country)
        self._bases[base] += 1
        person = KnownPerson(base if self._bases[base] == 1 else f"{base}-{self._bases[base]}", claim.country)
        self.people.append(person)
        return person

    def enter(self, person: KnownPerson, claim: NamedClaim) -> None:
        """Note a claim with its person, and the person under what the claim adds."""
        changed = claim.name not in person.forms
        person.claims.append(claim)
        if person.country is None and claim.country is not None:
            person.country, changed = claim.country, True
        if claim.rank:
            changed |= claim.rank not in person.ranks
            person.ranks[claim.rank] += 1
            for shelf in self._lone[id(person)]:
                shelf.rank(person, claim.rank, 1)
        if claim.post and (words := frozenset(post_words(claim.post))) not in person.held:
            person.posts.update(words)
            person.held.add(words)
            for shelf in self._lone[id(person)]:
                shelf.hold(person, words)
            changed = True
        person.forms[claim.name] += 1
        if person.forms[claim.name] == 1 or claim.country == person.country:
            self._index(person, claim.name)
        if changed:
            for shelf in self._homes[id(person)]:
                shelf.changes += 1

    def _index(self, person: KnownPerson, name: str) -> None:
        country = person.country or ""
        if (id(person), name, country) in self._indexed:
            return
        self._indexed.add((id(person), name, country))
        for key in stands_under(name, country):
            shelf = self._shelves[key]
            if shelf not in self._homes[id(person)]:
                shelf.people.append(person)
                shelf.changes += 1
                self._homes[id(person)][shelf] = None
                if key[0] in _LONE:
                    self._stand(person, shelf)

    def _stand(self, person: KnownPerson, shelf: _Shelf) -> None:
        """Put a person on a shelf of a lone name with what is known already."""
        self._lone[id(person)].append(shelf)
        for rank, times in person.ranks.items():
            shelf.rank(person, rank, times)
        shelf.hold(person, person.posts)

    def _looked_up(self, claim: NamedClaim) -> Iterable[_Shelf]:
        for key in looked_up_under(claim.name, claim.country):
            yield self._shelves[key]
        for name in self._same.get(claim.name, ()):
            yield self._shelves["form", name]

    def _on(self, *key: str) -> list[KnownPerson]:
        return self._shelves[key].people

    def _chosen(self, claim: NamedClaim) -> Iterable[_Chosen]:
        if len(name_words(claim.name)) < 2:
            said = self._said_same(claim)
            return [said] if said else self._bearers(claim)
        near = _unique(person for key in name_keys(claim.name) for person in self._on("name", key))
        fit = [person for person in near if self._fits(claim, person)]
        own = [person for person in fit if person.country == claim.country]
        if own or (fit and (claim.country is not None or len(fit) == 1)):
            return (own or fit)[:1]
        found = self._said_same(claim) or self._by_ear(claim)
        return [found] if found else []

    def _fits(self, claim: NamedClaim, person: KnownPerson) -> bool:
        if claim.country and person.country and claim.country != person.country:
            return False
        if self._set_apart(claim, person):
            return False
        if any(same_name(claim.name, form) for form in person.forms):
            return True
        akin = claim.country and claim.country not in FAMILY_FIRST and claim.rank in person.ranks
        return bool(akin) and any(part_of_name(claim.name, form) for form in person.forms)

    def _set_apart(self, claim: NamedClaim, person: KnownPerson) -> bool:
        different = self._decided.different
        return bool(different) and any(frozenset((claim.name, form)) in different for form in person.forms)

    def _said_same(self, claim: NamedClaim) -> KnownPerson | None:
        """A person said by hand to be the same."""
        for name in self._same.get(claim.name, ()):
            if self._on("form", name):
                return self._on("form", name)[0]
        return None

    def _by_ear(self, claim: NamedClaim) -> KnownPerson | None:
        """The one person of the same country and post whose name sounds the same."""
        if not claim.country or not claim.post:
            return None
        near = _unique(p for key in sound_keys(claim.name) for p in self._on("sound", claim.country, key))
        alike = [
            person
            for person in near
            if any(_one_sound(claim, form) for form in person.forms)
            and claim.rank in person.ranks
            and person.posts.intersection(post_words(claim.post))
            and not self._set_apart(claim, person)
        ]
        return alike[0] if len(alike) == 1 else None

    def _bearers(self, claim: NamedClaim) -> Iterable[_Chosen]:
        """The one bearer of a lone name: of its country, and of its rank where more than one bears it.

        Who stands under a surname stands under its sound too, where it is told by that.
        """
        words = name_words(claim.name)
        if not words or not claim.country:
            return
        yield from self._one_of(self._shelves["family", claim.country, _heard(words[0])[-1]], claim)
        yield from self._one_of(self._shelves["given", claim.country, words[0]], claim)

    def _one_of(self, shelf: _Shelf, claim: NamedClaim) -> Iterable[_Chosen]:
        if claim.name in self._told_apart:
            return _one_among([person for person in shelf.people if not self._set_apart(claim, person)], claim)
        if claim.rank is None:
            return shelf.people if len(shelf.people) == 1 else []
        alike = shelf.ranks.get(claim.rank)
        if alike is None or len(alike.people) == 1:
            return alike.people.values() if alike else []
        holders = shelf.holders(claim.rank, frozenset(post_words(claim.post))) if claim.post else []
        return holders if len(holders) == 1 else [alike]


def _one_among(allowed: Sequence[KnownPerson], claim: NamedClaim) -> Iterable[_Chosen]:
    """The same for a name that people set apart from others: its bearers are gone through."""
    if claim.rank is None:
        return allowed if len(allowed) == 1 else []
    alike = [p for p in allowed if claim.rank in p.ranks]
    for chosen in (alike, _holders(alike, claim)):
        if len(chosen) == 1:
            return chosen
    return [tuple(alike)] if alike else []


def person_base(name: str, country: str | None) -> str:
    """What the key of a person begins with who is first met under this name."""
    return f"{'-'.join(sorted(name_words(name))) or 'unnamed'}-{(country or 'xx').lower()}"


def looked_up_under(name: str, country: str | None) -> list[tuple[str, ...]]:
    """The shelves on which a mention is looked up."""
    words = name_words(name)
    if len(words) >= 2:
        heard = [("sound", country, key) for key in sound_keys(name)] if country else []
        return [*(("name", key) for key in name_keys(name)), *heard]
    if not words or not country:
        return []
    return [*(("family", country, word) for word in _heard(words[0])), ("given", country, words[0])]


def stands_under(name: str, country: str) -> list[tuple[str, ...]]:
    """The shelves on which a person of that name stands."""
    words = name_words(name)
    return [
        *(("name", key) for key in name_keys(name)),
        *(("sound", country, key) for key in sound_keys(name)),
        *(("family", country, word) for end in _surnames(words, country) for word in _heard(end)),
        *(("given", country, word) for word in words[:1]),
        ("form", name),
    ]


def _unique(people: Iterable[KnownPerson]) -> list[KnownPerson]:
    return list({id(person): person for person in people}.values())


def _one_sound(claim: NamedClaim, form: str) -> bool:
    by_vowel = claim.country in FAMILY_FIRST
    return sounds_alike(claim.name, form) and (not by_vowel or same_syllables(claim.name, form))


def _surnames(words: tuple[str, ...], country: str) -> tuple[str, ...]:
    """The words of a name that may stand for its bearer: the last, the first of a double surname, the first in Seoul."""
    double = words[-2:-1] if len(words) > 2 else ()
    return (*words[-1:], *double, *(words[:1] if country in FAMILY_FIRST else ()))


def _heard(word: str) -> tuple[str, ...]:
    """A surname as looked up: as written, and by its sound where it is long enough to be told by it."""
    return (word, f"~{sound(word)}") if len(word) >= _LONG_SURNAME else (word,)


def _holders(bearers: Sequence[KnownPerson], claim: NamedClaim) -> list[KnownPerson]:
    """Of several bearers of one rank those who held the very post."""
    if not claim.post:
        return []
    words = frozenset(post_words(claim.post))
    return [person for person in bearers if any(words <= held for held in person.held)]


def _foremost(bearers: Sequence[KnownPerson], rank: str) -> list[KnownPerson]:
    """The bearer named far more often in that rank than all others together, if there is one."""
    total = sum(person.ranks[rank] for person in bearers)
    return [person for person in bearers if person.ranks[rank] > _FAR_MORE * (total - person.ranks[rank])]
