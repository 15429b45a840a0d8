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
    r"serv(?:ing|ed|es) as|(?:stepped|stood|steps|stands) down as|(?:retired|resigned) as"
    r"|(?:title|post|role|job|position|capacity) (?:of|as)"
    r"|is|remains|made)\s+"
    r"(?:also\s+)?(?:the|a|an|his|her|its|their)?\s*"
    r"(?:country's|nation's|new|acting|next|[A-Z][\w.]+(?:'s|’s)?\s+)?$"
)
_IS = re.compile(r"[^.;:\n]{0,70}?\b(?:is|was|were|remains|being)\s+(?:[A-Z]\w+['’]s\s+)?$")
_DEFINITE = re.compile(r"(?:\b[Tt]he|\b[Tt]he [A-Z][\w.]+(?: [A-Z][\w.]+)?|['’]s)\s+(?:\w+ )?$")
_ALL = re.compile(r"\b(?:the two|the three|their|both|two|three)\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"‘])|\n")
_AS = re.compile(
    r"(?:['’]s \w+| on (?:his|her|the) (?:\w+ )?(?:election|appointment|confirmation|inauguration|nomination))?(?: to (?:serve|act))?"
    r" as (?:the |an? |its |our |their )?(?:new |next |first |second |third |\d+(?:st|nd|rd|th) )?"
    r"(?:[A-Z]\w+(?: [A-Z]\w+)?[’']s (?:new |next |first )?)?"
)
_AGAIN = re.compile(r"The (?:[A-Z][\w.]+ ){1,3}")
_POINTING = ("counterpart", "opposite number")
_REACH = 600
_LEAD = 90  # how far into a sentence its subject's title begins, at most
_HIGH = frozenset(
    {"leader", "deputy leader", "minister", "vice minister", "head of organisation", "envoy", "ambassador"}
)


def appointed(annotated: Annotated, groups: Sequence[Sequence[PersonMention]], told: Sequence[Told]) -> list[Told]:
    """The findings with an office for those whom other words than a title beside the name give one.

    "since he became foreign minister", "the last Japanese minister there was X", "Peru's chief delegate left on Monday. X is
    to meet".
    """
    finder, found = _Loose(annotated, groups, told), list(told)
    for post in annotated.posts:
        owner = finder.given_to(post) if finder.is_loose(post) and not post.plural else None
        if owner is not None and not found[owner].official and post.rank in _HIGH:
            at = (post.start, post.end) if post.side else None
            known = found[owner].side
            found[owner] = (
                replace(found[owner], official=True)
                if known is not None or post.side is None
                else replace(found[owner], side=post.side, at=at, official=True, rule="post")
            )
    return found


def counterparts(annotated: Annotated, groups: Sequence[Sequence[PersonMention]], told: Sequence[Told]) -> list[Told]:
    """The findings with the side of an unnamed counterpart, for the one person just named whom it can mean.

    "X hopes to see Y in May. He and his Danish counterpart last met in June."
    """
    finder, found = _Loose(annotated, groups, told), list(told)
    for post in annotated.posts:
        if post.side is None or post.start in finder.taken or not post.text.lower().endswith(_POINTING):
            continue
        owner = finder.just_named(post.start)
        if owner is not None and post.side not in {one.side for one in finder.around(post.start)}:
            found[owner] = replace(
                found[owner], side=post.side, at=(post.start, post.end), official=True, rule="counterpart"
            )
    return found


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

    def just_named(self, offset: int) -> int | None:
        """The only person named, in full, in this sentence or the one before of whom neither side nor office is told."""
        known = [
            m
            for m in self._near(offset)
            if not m.reporter and self.told[self.owner[m.start]].side is None and not self.has_post(self.owner[m.start])
        ]
        people = {self.owner[m.start] for m in known if " " in m.text}
        return next(iter(people)) if len(people) == 1 else None

    def around(self, offset: int) -> list[Told]:
        """What is told of those named in this sentence and the one before."""
        return [self.told[self.owner[m.start]] for m in self._near(offset)]

    def _near(self, offset: int) -> list[PersonMention]:
        start = self._sentence(offset)
        before = self._sentence(max(0, start - 2)) if start else 0
        return self.order[bisect_left(self.starts, before) : bisect_left(self.starts, offset)]

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
        given = self.given_to(post)
        if given is not None:
            return given
        before = self.text[self._sentence(post.start) : post.start]
        return self._meant(post) if _DEFINITE.search(before) else None

    def given_to(self, post: PostMention) -> int | None:
        """The person to whom the words around a loose title give it."""
        start = self._sentence(post.start)
        before = self.text[start : post.start]
        if _BECAME.search(before):
            return self._subject(start, post.start)
        for named in (self._named_after(post), self._named_before(post)):
            if named is not None and not before.strip().count(",") > 2:
                return named
        return (
            self._led_by(post, start)
            if post.side is None or not _AGAIN.fullmatch(before)
            else self._told_again(post, start)
        )

    def _told_again(self, post: PostMention, start: int) -> int | None:
        """The person whom the sentence before named first, by name alone ("X was seen. The Peruvian leader smiled")."""
        at = bisect_left(self.ends, start)
        before = self.ends[at - 1] if at else 0
        first = bisect_left(self.starts, before)
        if first >= len(self.order) or self.order[first].start != before or post.rank not in _HIGH:
            return None
        owner = self.owner[before]
        plain = " " in self.order[first].text and not self.has_post(owner)
        return owner if plain and self.told[owner].side in {None, post.side} else None

    def _led_by(self, post: PostMention, start: int) -> int | None:
        """The person whom the next sentence names, after one on an official of a state whom it left unnamed."""
        if post.side is None or post.rank not in _HIGH or post.start - start > _LEAD or post.former:
            return None
        at = bisect_left(self.ends, post.end)
        end = self.ends[at] if at < len(self.ends) else len(self.text)
        first = bisect_left(self.starts, end)
        opens = first < len(self.order) and self.order[first].start == end and " " in self.order[first].text
        if not opens or bisect_left(self.starts, start) != first:
            return None
        owner = self.owner[end]
        told = self.told[owner]
        return owner if not self.has_post(owner) and told.side in {None, post.side} else None

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

    def _named_before(self, post: PostMention) -> int | None:
        """The person of "the election of X as the third president of Peru"."""
        at = bisect_left(self.starts, post.start) - 1
        if at < 0 or not _AS.fullmatch(self.text, self.order[at].end, post.start):
            return None
        return self.owner[self.order[at].start]

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
