"""The side of an official whose own words leave it open: what is said beside the name, stands near, or the page is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.peoplebeside import Beside
from communique.resolve.peoplecast import Cast
from communique.resolve.peopledoubts import Doubts
from communique.resolve.peoplehome import of_homeland
from communique.resolve.peoplenear import Near
from communique.resolve.peoplepage import NEARLY_ALL, OfPage
from communique.resolve.peoplesetting import Found
from communique.resolve.peoplesides import Told
from communique.resolve.peopletalk import of_talk
from communique.values.annotated import PostMention

_MEMBER = re.compile(r"(?:mp for|congress(?:wo)?man)\b", re.IGNORECASE)
_NO_OFFICES = frozenset({"official", "officer"})


def settle(cast: Cast, doubts: Doubts, told: Sequence[Told]) -> list[Told]:
    """The findings with a side for every official, where the page allows one to be told."""
    settled = [
        replace(one, official=False) if one.weak and not _of_state(cast.finder.annotated.posts, told) else one
        for one in told
    ]
    defaults = _Defaults(cast, doubts, settled)
    settled = [
        replace(one, official=False) if _mere_colleague(cast, settled, i) else one for i, one in enumerate(settled)
    ]
    for i, one in enumerate(settled):
        if one.official and one.side is None:
            settled[i] = defaults.side_for(i, settled)
    return settled


def _of_state(posts: Sequence[PostMention], told: Sequence[Told]) -> bool:
    """Whether the article is about affairs of state: people of office are named, not only people of some land."""
    offices = sum(1 for post in posts if post.rank not in _NO_OFFICES and not post.private)
    weak = sum(1 for one in told if one.weak and one.rule == "possessive")
    return offices > 0 and offices * 2 >= weak


def _mere_colleague(cast: Cast, told: Sequence[Told], i: int) -> bool:
    """Whether the person is told only as the colleague of someone who holds no office."""
    if told[i].rule != "counterpart" or not all(
        m.post is None or m.post.text.lower().endswith("colleague") for m in cast.groups[i]
    ):
        return False
    at = cast.place[cast.groups[i][0].start]
    return at == 0 or not told[cast.owner[cast.order[at - 1].start]].official


class _Defaults:
    def __init__(self, cast: Cast, doubts: Doubts, told: Sequence[Told]) -> None:
        self.cast, self.doubts = cast, doubts
        self.beside, self.near = Beside(cast, doubts), Near(cast, doubts)
        self.page = OfPage(cast, doubts, told, self.near)

    def side_for(self, i: int, told: Sequence[Told]) -> Told:
        """The first default that gives a side to the person."""
        found = (
            self.page.in_own_words(i, told)
            or self.beside.find(i, told)
            or (self._of_release(i, told) if self.page.home else self._of_news(i, told))
        )
        if found is not None and found[2] == "title" and self._many_have(i):
            found = of_homeland(self.cast, self.doubts, self.page.land, i, told) or found
        return replace(told[i], side=found[0], at=found[1], rule=found[2]) if found else told[i]

    def _many_have(self, i: int) -> bool:
        """Whether the title of a person is one of a land's members of parliament that others have too."""
        return any(_MEMBER.match(m.post.text) for m in self.cast.groups[i] if m.post is not None)

    def _of_release(self, i: int, told: Sequence[Told]) -> Found | None:
        """The first default of pages that a house put out."""
        return self.beside.title_of_few(i, told) or self.page.at_home(i, told)

    def _of_news(self, i: int, told: Sequence[Told]) -> Found | None:
        """The first default of pages that no house put out."""
        land = self.page.land
        return (
            self.near.by_shape(i, told)
            or of_talk(self.cast, self.doubts, land.side if land else None, i, told)
            or of_homeland(self.cast, self.doubts, land, i, told)
            or self.page.likeliest(i, told, least=NEARLY_ALL)
            or self.beside.title_of_few(i, told)
            or self.near.of_the_head(i, told)
            or self.page.likeliest(i, told)
            or self.near.nearby(i, told)
            or self.near.said_near(i, told)
            or self.page.of_its_body(i, told)
            or self.page.of_much(i, told)
            or self.page.of_the_page(i, told)
            or self.page.main(i, told)
        )
