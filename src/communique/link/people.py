"""Which mentions across articles are one person. Two people are never made one by a likeness of names alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.link.names import name_keys, name_words, same_name


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

    @property
    def name(self) -> str:
        """The form most often written; of equals the longest, then the first in the alphabet."""
        return min(self.forms, key=lambda form: (-self.forms[form], -len(form), form))


@dataclass(frozen=True, slots=True)
class Apart:
    """Hand-made decisions on names: pairs that are one person, and pairs that are not."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


def join_people(claims: Sequence[NamedClaim], decided: Apart | None = None) -> list[KnownPerson]:
    """People with the claims that are about them, in the order in which they first appear.

    Forms of one name are one person where their countries do not conflict; a country that an article does not tell
    conflicts with none, if only one person of that name is known. A lone surname joins the one person of its country
    who bears it and held such a post in the archive, and stays alone where there are two.
    """
    decided = decided or Apart()
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    people: list[KnownPerson] = []
    ordered = sorted(claims, key=lambda c: (len(name_words(c.name)) < 2, c.country is None, c.claim))
    for claim in ordered:
        person = _lookup(claim, found, people, decided)
        if person is None:
            person = KnownPerson(_key(claim, people), claim.country)
            people.append(person)
        _enter(person, claim, found)
    for person in people:
        person.claims.sort(key=lambda c: c.claim)
    return sorted(people, key=lambda p: p.claims[0].claim)


def _lookup(
    claim: NamedClaim, found: dict[str, list[KnownPerson]], people: Iterable[KnownPerson], decided: Apart
) -> KnownPerson | None:
    if len(name_words(claim.name)) < 2:
        return _bearer(claim, people)
    near = {id(person): person for key in name_keys(claim.name) for person in found[key]}
    fit = [p for p in near.values() if _fits(claim, p, decided)]
    if not fit:
        fit = [p for p in people if _decided_same(claim, p, decided)]
    return fit[0] if len(fit) == 1 or (fit and claim.country is not None) else None


def _fits(claim: NamedClaim, person: KnownPerson, decided: Apart) -> bool:
    if any(frozenset((claim.name, form)) in decided.different for form in person.forms):
        return False
    if claim.country and person.country and claim.country != person.country:
        return False
    return any(same_name(claim.name, form) for form in person.forms)


def _decided_same(claim: NamedClaim, person: KnownPerson, decided: Apart) -> bool:
    return any(frozenset((claim.name, form)) in decided.same for form in person.forms)


def _bearer(claim: NamedClaim, people: Iterable[KnownPerson]) -> KnownPerson | None:
    words = name_words(claim.name)
    if not words:
        return None
    bearers = [
        person
        for person in people
        if person.country == claim.country
        and claim.country is not None
        and any(words[0] in (name_words(form)[0], name_words(form)[-1]) for form in person.forms if name_words(form))
    ]
    alike = [p for p in bearers if claim.rank is not None and any(c.rank == claim.rank for c in p.claims)]
    if len(bearers) == 1 and (alike or claim.rank is None):
        return bearers[0]
    return alike[0] if len(alike) == 1 else None


def _enter(person: KnownPerson, claim: NamedClaim, found: dict[str, list[KnownPerson]]) -> None:
    person.claims.append(claim)
    person.country = person.country or claim.country
    person.forms[claim.name] += 1
    for key in name_keys(claim.name):
        if all(other is not person for other in found[key]):
            found[key].append(person)


def _key(claim: NamedClaim, people: Sequence[KnownPerson]) -> str:
    base = "-".join(sorted(name_words(claim.name))) or "unnamed"
    base = f"{base}-{(claim.country or 'xx').lower()}"
    taken = sum(person.key == base or person.key.startswith(f"{base}-") for person in people)
    return base if not taken else f"{base}-{taken + 1}"
