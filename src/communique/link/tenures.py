"""Who held which post from when to when, as far as articles attest it, and where nothing is attested."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from communique.link.people import KnownPerson, NamedClaim
from communique.link.posts import post_words

_LEFT = re.compile(r"\b(?:former|ex|late|outgoing|then|elect|designate|acting)\b", re.IGNORECASE)
_SELDOM = 5  # a telling so many times rarer than another is a slip or a flourish, and names no post


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
    """A post told shortly ("Foreign Minister") joins the only longer telling that holds all its words and is of no other
    rank: who was deputy minister first and minister then held two posts."""
    folded = {words: list(claims) for words, claims in groups.items()}
    for words in sorted(groups, key=lambda w: (-len(w), w)):
        longer = [
            other
            for other in folded
            if other != words and set(words) < set(other) and _one_rank(folded[words], folded[other])
        ]
        if len(longer) == 1:
            folded[longer[0]] += folded.pop(words)
    return folded


def _one_rank(one: Iterable[NamedClaim], other: Iterable[NamedClaim]) -> bool:
    """Whether the tellings of two posts name a rank in common, or one of them names none."""
    ours, theirs = ({claim.rank for claim in claims if claim.rank} for claims in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def _tenure(person: KnownPerson, claims: list[NamedClaim]) -> Tenure:
    days = sorted(claim.day for claim in claims if claim.day)
    return Tenure(
        person=person.key,
        post=_told(claims),
        organisation=next((claim.organisation for claim in claims if claim.organisation), None),
        country=person.country,
        rank=next((claim.rank for claim in claims if claim.rank), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=tuple(sorted(claim.claim for claim in claims)),
    )


def _told(claims: Iterable[NamedClaim]) -> str:
    """A post as it is told: the longest telling, of those that are no slip; in capitals where the words begin, if it is so written."""
    written = Counter(claim.post or "" for claim in claims)
    often: Counter[str] = Counter()
    for post, times in written.items():
        often[post.casefold()] += times
    most = max(often.values())
    usual = max(sorted(told for told, times in often.items() if times * _SELDOM > most), key=len)
    return min(
        (post for post in written if post.casefold() == usual),
        key=lambda post: (post.isupper(), post[:1].islower(), -written[post], post),
    )
