"""Claims in groups that grow by joining; what conflicts never shares one."""

from communique.link.telling import Telling
from communique.link.weights import conflict


class Groups:
    """Claims in groups that grow by joining; two claims of one article, or set apart by people, never share one."""

    def __init__(self, by_claim: dict[int, Telling], apart: set[frozenset[int]]) -> None:
        self._tellings = by_claim
        self._apart = apart
        self._group = {claim: [claim] for claim in by_claim}
        self._articles = {claim: {telling.article} for claim, telling in by_claim.items()}

    def may_join(self, left: int, right: int) -> bool:
        """Whether no member of the one group conflicts with a member of the other."""
        one, other = self._group[left], self._group[right]
        if one is other or not self._articles[one[0]].isdisjoint(self._articles[other[0]]):
            return False
        return not any(self._excluded(a, b) for a in one for b in other)

    def _excluded(self, a: int, b: int) -> bool:
        if self._apart and frozenset((a, b)) in self._apart:
            return True
        return conflict(self._tellings[a], self._tellings[b]) is not None

    def join(self, left: int, right: int) -> bool:
        """Make one group of two."""
        one, other = self._group[left], self._group[right]
        if one is other:
            return False
        self._articles[one[0]] |= self._articles[other[0]]
        one.extend(other)
        for claim in other:
            self._group[claim] = one
        return True

    def lists(self) -> list[list[int]]:
        """The groups, each sorted, in the order of their first claims."""
        unique = {id(group): sorted(group) for group in self._group.values()}
        return sorted(unique.values())
