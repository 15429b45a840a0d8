"""Titles told apart from the name: "since he became foreign minister", "the Foreign Secretary repeated"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.posts import singular_title
from communique.resolve.peopleposts import post_counts
from communique.resolve.peoplesides import Told
from communique.values.annotated import Annotated, PersonMention, PostMention

_BECAME = re.compile(
    r"\b(?:becam?e|becoming|named|appointed|elected|re-elected|sworn in as|took office as|took over as|"
    r"serv(?:ing|ed|es) as|(?:title|post|role|job|position|capacity) (?:of|as)|is|remains|made)\s+"
    r"(?:also\s+)?(?:the|a|an|his|her|its|their)?\s*"
    r"(?:country's|nation's|new|acting|next|[A-Z][\w.]+(?:'s|’s)?\s+)?$"
)
_IS = re.compile(r"[^.;:\n]{0,70}?\b(?:is|was|were|remains|being)\s+(?:[A-Z]\w+['’]s\s+)?$")
_DEFINITE = re.compile(r"(?:\b[Tt]he|\b[Tt]he [A-Z][\w.]+(?: [A-Z][\w.]+)?|['’]s)\s+(?:\w+ )?$")
_ALL = re.compile(r"\b(?:the two|the three|their|both|two|three)\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"‘])|\n")
_REACH = 600
_HIGH = frozenset(
    {"leader", "deputy leader", "minister", "vice minister", "head of organisation", "envoy", "ambassador"}
)


def loose_titles(
    annotated: Annotated, groups: Sequence[Sequence[PersonMention]], told: Sequence[Told]
) -> dict[int, list[PostMention]]:
    """Titles that stand by no name, by the person each means; only for people with no title beside their name."""
    finder = _Loose(annotated, groups, told)
    found: dict[int, list[PostMention]] = {}
    for post in annotated.posts:
        if finder.is_loose(post) and post.plural:
            for one in finder.owners_of(post):
                found.setdefault(one, []).append(replace(post, text=singular_title(post.text)))
        elif finder.is_loose(post):
            owner = finder.owner_of(post)
            if owner is not None and (
                not finder.has_post(owner) or (finder.was_named(post) and finder.only_former(owner))
            ):
                found.setdefault(owner, []).append(post)
    return found


class _Loose:
    def __init__(self, annotated: Annotated, groups: Sequence[Sequence[PersonMention]], told: Sequence[Told]) -> None:
        self.text = annotated.article.text
        self.groups = groups
        self.told = told
        self.taken = {m.post.start for group in groups for m in group if m.post is not None}
        self.owner = {m.start: i for i, group in enumerate(groups) for m in group}
        self.order = sorted((m for group in groups for m in group), key=lambda m: m.start)
        self.starts = [m.start for m in self.order]
        self.ends = [0, *(found.end() for found in _SENTENCE.finditer(self.text))]

    def is_loose(self, post: PostMention) -> bool:
        """Whether a title names an office, one person's, and stands by no name."""
        return not post.private and post.start not in self.taken and post_counts(post, plural=True)

    def has_post(self, i: int) -> bool:
        """Whether an office is told beside the person's name."""
        return any(m.post is not None and post_counts(m.post, plural=True) for m in self.groups[i])

    def only_former(self, i: int) -> bool:
        """Whether all offices told beside the name are former ones."""
        return all(m.post.former for m in self.groups[i] if m.post is not None and post_counts(m.post, plural=True))

    def was_named(self, post: PostMention) -> bool:
        """Whether a title follows "became", "named", "in his capacity as"."""
        return not post.former and _BECAME.search(self.text[self._sentence(post.start) : post.start]) is not None

    def owner_of(self, post: PostMention) -> int | None:
        """The person whom a loose title means."""
        start = self._sentence(post.start)
        before = self.text[start : post.start]
        if _BECAME.search(before):
            return self._subject(start, post.start)
        named = self._named_after(post)
        if named is not None and not before.strip().count(",") > 2:
            return named
        return self._meant(post) if _DEFINITE.search(before) else None

    def owners_of(self, post: PostMention) -> list[int]:
        """The people whom "the two presidents" means: those of that rank known who have no title of their own."""
        if (
            post.rank not in _HIGH
            or post.text.lower() == "ministers"
            or not _ALL.search(self.text[max(0, post.start - 14) : post.start])
        ):
            return []
        fits = [i for i in range(len(self.groups)) if self._fits(i, replace(post, side=None))]
        return fits if len(fits) == 2 else []

    def _sentence(self, offset: int) -> int:
        at = bisect_left(self.ends, offset + 1) - 1
        return self.ends[max(0, at)]

    def _subject(self, start: int, end: int) -> int | None:
        """The person named last before in the same sentence."""
        inside = [m for m in self.order if start <= m.start < end]
        return self.owner[inside[-1].start] if inside else None

    def _named_after(self, post: PostMention) -> int | None:
        """The person of "The last Japanese foreign minister to travel to China was Hayashi Yoshimasa"."""
        for mention in self.order[bisect_left(self.starts, post.end) :][:1]:
            if _IS.fullmatch(self.text, post.end, mention.start):
                return self.owner[mention.start]
        return None

    def _meant(self, post: PostMention) -> int | None:
        """The person without a title, named before, whose side or known rank the title fits, if there is only one."""
        if post.rank not in _HIGH or len(post.text) < 6:
            return None
        if self._held(post):
            return None
        fits = [i for i in range(len(self.groups)) if self._fits(i, post)]
        near = [i for i in fits if any(post.start - _REACH < m.start < post.start for m in self.groups[i])]
        return near[0] if len(near) == 1 and len(fits) == 1 else None

    def _held(self, post: PostMention) -> bool:
        """Whether someone is named with just that title, of the title's side or of any where it tells none."""
        title = post.text.lower()
        return any(
            m.post.text.lower() == title and (post.side is None or post.side == told.side)
            for group, told in zip(self.groups, self.told, strict=True)
            for m in group
            if m.post is not None and post_counts(m.post)
        )

    def _fits(self, i: int, post: PostMention) -> bool:
        told = self.told[i]
        if not told.official or self.has_post(i):
            return False
        if post.side is not None:
            return post.side == told.side and (told.rank is None or told.rank == post.rank)
        return told.rank == post.rank
