"""Which mentions across articles are one person. Two people are never made one by a likeness of names alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
_FAR_MORE = 15  # times as often named: the bearer whom a lone surname means, beside one named once or twice
_FAMILY_FIRST = frozenset({"CN", "HK", "HU", "JP", "KH", "KP", "KR", "MO", "SG", "TW", "VN"})


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A person claim of one article: `claim` is its number in the archive, `days` what dates the article (ISO)."""

    claim: int
    article: int
    name: str
    country: str | None
    post: str | None = None
    organisation: str | None = None
    rank: str | None = None
    day: str | None = None


@dataclass(slots=True)
class KnownPerson:
    """One person as the archive knows them so far."""

    key: str
    country: str | None
    claims: list[NamedClaim] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    ranks: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    held: set[frozenset[str]] = field(default_factory=set)  # the words of each post as told

    @property
    def name(self) -> str:
        """The form most often written, a full name before a surname; of equals the longest, then by the alphabet."""
        return min(self.forms, key=lambda form: (len(name_words(form)) < 2, -self.forms[form], -len(form), form))


@dataclass(frozen=True, slots=True)
class Apart:
    """Hand-made decisions on names: pairs that are one person, and pairs that are not."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


def join_people(claims: Sequence[NamedClaim], decided: Apart | None = None) -> list[KnownPerson]:
    """People with the claims that are about them, in the order in which they first appear.

    Forms of one name are one person where their countries do not conflict; a country that an article does not tell
    conflicts with none, if only one person of that name is known. A lone surname joins the one person of its country
    who bears it and held such a post in the archive, and stays alone where there are two. Spellings that only sound
    alike join within one country and post.
    """
    register = _Register(decided or Apart())
    ordered = sorted(claims, key=lambda c: (len(name_words(c.name)) < 2, c.country is None, c.claim))
    for claim in ordered:
        person = register.find(claim) or register.new(claim)
        register.enter(person, claim)
    for person in register.people:
        person.claims.sort(key=lambda c: c.claim)
    return sorted(register.people, key=lambda p: p.claims[0].claim)


class _Register:
    """The people known so far, looked up by name, sound, surname and decided form: never by going through them all."""

    def __init__(self, decided: Apart) -> None:
        self.people: list[KnownPerson] = []
        self._decided = decided
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._by_sound: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
        self._by_surname: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
        self._by_given: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
        self._by_form: dict[str, list[KnownPerson]] = defaultdict(list)
        self._bases: Counter[str] = Counter()
        self._same: dict[str, list[str]] = defaultdict(list)
        for pair in decided.same:
            for name in pair:
                self._same[name] += sorted(pair - {name})

    def find(self, claim: NamedClaim) -> KnownPerson | None:
        """The person whom a claim is about, as far as known."""
        if len(name_words(claim.name)) < 2:
            return self._said_same(claim) or self._bearer(claim)
        near = _unique(person for key in name_keys(claim.name) for person in self._by_name[key])
        fit = [person for person in near if self._fits(claim, person)]
        own = [person for person in fit if person.country == claim.country]
        if own or (fit and (claim.country is not None or len(fit) == 1)):
            return (own or fit)[0]
        return self._said_same(claim) or self._by_ear(claim)

    def new(self, claim: NamedClaim) -> KnownPerson:
        """A person not met before. The key is made of name and country, numbered where it is taken."""
        base = "-".join(sorted(name_words(claim.name))) or "unnamed"
        base = f"{base}-{(claim.country or 'xx').lower()}"
        self._bases[base] += 1
        person = KnownPerson(base if self._bases[base] == 1 else f"{base}-{self._bases[base]}", claim.country)
        self.people.append(person)
        return person

    def enter(self, person: KnownPerson, claim: NamedClaim) -> None:
        """Note a claim with its person, and the person under what the claim adds."""
        person.claims.append(claim)
        person.country = person.country or claim.country
        if claim.rank:
            person.ranks[claim.rank] += 1
        if claim.post:
            person.posts.update(post_words(claim.post))
            person.held.add(frozenset(post_words(claim.post)))
        person.forms[claim.name] += 1
        if person.forms[claim.name] == 1 or claim.country == person.country:
            self._index(person, claim.name)

    def _index(self, person: KnownPerson, name: str) -> None:
        country = person.country or ""
        words = name_words(name)
        shelves = [(self._by_name, key) for key in name_keys(name)]
        listed: list[list[KnownPerson]] = [shelf[key] for shelf, key in shelves]
        listed += [self._by_sound[(country, key)] for key in sound_keys(name)]
        listed += [self._by_surname[(country, word)] for end in _surnames(words, country) for word in _heard(end)]
        listed += [self._by_given[(country, word)] for word in words[:1]]
        listed.append(self._by_form[name])
        for shelf_list in listed:
            if all(other is not person for other in shelf_list):
                shelf_list.append(person)

    def _fits(self, claim: NamedClaim, person: KnownPerson) -> bool:
        if claim.country and person.country and claim.country != person.country:
            return False
        if self._set_apart(claim, person):
            return False
        if any(same_name(claim.name, form) for form in person.forms):
            return True
        akin = claim.country and claim.country not in _FAMILY_FIRST and claim.rank in person.ranks
        return bool(akin) and any(part_of_name(claim.name, form) for form in person.forms)

    def _set_apart(self, claim: NamedClaim, person: KnownPerson) -> bool:
        different = self._decided.different
        return bool(different) and any(frozenset((claim.name, form)) in different for form in person.forms)

    def _said_same(self, claim: NamedClaim) -> KnownPerson | None:
        """A person said by hand to be the same."""
        for name in self._same.get(claim.name, ()):
            if self._by_form[name]:
                return self._by_form[name][0]
        return None

    def _by_ear(self, claim: NamedClaim) -> KnownPerson | None:
        """The one person of the same country and post whose name sounds the same."""
        if not claim.country or not claim.post:
            return None
        near = _unique(p for key in sound_keys(claim.name) for p in self._by_sound[(claim.country, key)])
        alike = [
            person
            for person in near
            if any(_one_sound(claim, form) for form in person.forms)
            and claim.rank in person.ranks
            and person.posts.intersection(post_words(claim.post))
            and not self._set_apart(claim, person)
        ]
        return alike[0] if len(alike) == 1 else None

    def _bearer(self, claim: NamedClaim) -> KnownPerson | None:
        """The one bearer of a lone name: of its country, and of its rank where more than one bears it."""
        words = name_words(claim.name)
        if not words or not claim.country:
            return None
        family = _unique(p for word in _heard(words[0]) for p in self._by_surname[(claim.country, word)])
        return self._one_of(family, claim) or self._one_of(self._by_given[(claim.country, words[0])], claim)

    def _one_of(self, bearers: Sequence[KnownPerson], claim: NamedClaim) -> KnownPerson | None:
        allowed = [person for person in bearers if not self._set_apart(claim, person)]
        if claim.rank is None:
            return allowed[0] if len(allowed) == 1 else None
        alike = [p for p in allowed if claim.rank in p.ranks]
        for chosen in (alike, _holders(alike, claim), _foremost(alike, claim.rank)):
            if len(chosen) == 1:
                return chosen[0]
        return None


def _unique(people: Iterable[KnownPerson]) -> list[KnownPerson]:
    return list({id(person): person for person in people}.values())


def _one_sound(claim: NamedClaim, form: str) -> bool:
    by_vowel = claim.country in _FAMILY_FIRST
    return sounds_alike(claim.name, form) and (not by_vowel or same_syllables(claim.name, form))


def _surnames(words: tuple[str, ...], country: str) -> tuple[str, ...]:
    """The words of a name that may stand for its bearer: the last, the first of a double surname, the first in Seoul."""
    double = words[-2:-1] if len(words) > 2 else ()
    return (*words[-1:], *double, *(words[:1] if country in _FAMILY_FIRST else ()))


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
