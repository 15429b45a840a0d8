"""Who held which post from when to when, as far as articles attest it, and where nothing is attested."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from communique.link.people import KnownPerson, NamedClaim
from communique.link.posts import post_words

_LEFT = re.compile(r"\b(?:former|ex|late|outgoing|then|elect|designate|acting)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post held: `first` and `last` are the first and last day attested (ISO), not the day of appointment."""

    person: str
    post: str
    organisation: str | None
    country: str | None
    rank: str | None
    first: str | None
    last: str | None
    evidence: tuple[int, ...]


def find_tenures(people: Iterable[KnownPerson]) -> list[Tenure]:
    """The posts of each person, in the order of the first day attested. "Former" posts attest nothing."""
    return [tenure for person in people for tenure in _of(person)]


def _of(person: KnownPerson) -> list[Tenure]:
    groups: dict[tuple[str, ...], list[NamedClaim]] = defaultdict(list)
    for claim in person.claims:
        if claim.post and not _LEFT.search(claim.post) and claim.rank != "former":
            groups[post_words(claim.post)].append(claim)
    tenures = [_tenure(person, claims) for words, claims in sorted(_folded(groups).items()) if words]
    return sorted(tenures, key=lambda t: (t.first or "9999", t.post))


def _folded(groups: dict[tuple[str, ...], list[NamedClaim]]) -> dict[tuple[str, ...], list[NamedClaim]]:
    """A post told shortly ("Foreign Minister") joins the only longer telling that holds all its words."""
    folded = {words: list(claims) for words, claims in groups.items()}
    for words in sorted(groups, key=lambda w: (len(w), w)):
        longer = [other for other in folded if other != words and set(words) < set(other)]
        if len(longer) == 1 and words in folded:
            folded[longer[0]] += folded.pop(words)
    return folded


def _tenure(person: KnownPerson, claims: list[NamedClaim]) -> Tenure:
    days = sorted(claim.day for claim in claims if claim.day)
    post = max(sorted({claim.post or "" for claim in claims}), key=len)
    return Tenure(
        person=person.key,
        post=post,
        organisation=next((claim.organisation for claim in claims if claim.organisation), None),
        country=person.country,
        rank=next((claim.rank for claim in claims if claim.rank), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=tuple(sorted(claim.claim for claim in claims)),
    )
