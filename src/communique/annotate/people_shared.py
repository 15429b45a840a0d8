"""What several names share: a plural title, and sides told one each before it."""

import re
from dataclasses import replace

from communique.values.annotated import PersonMention, PostMention, SideMention

_LISTED = re.compile(r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?,?\s+(?:and\s+)?|\s*&\s*")
_AND = re.compile(r"(?:['’]s)?(?:,\s*|\s+)(?:and\s+)?(?:the\s+)?")
_OF_SIDES = re.compile(r" of (?:the )?[A-Z].*")


def share_titles(mentions: list[PersonMention], text: str) -> list[PersonMention]:
    """Gives a plural title to all the names it stands by: "Foreign Ministers X and Y", "X and Y, secretaries of ..."."""
    ordered = sorted(mentions, key=lambda m: m.start)
    for i in range(1, len(ordered)):
        before, here = ordered[i - 1], ordered[i]
        plural = before.post is not None and before.post.plural and before.post.end <= before.start
        if plural and here.post is None and _LISTED.fullmatch(text, before.end, here.start):
            ordered[i] = replace(here, post=before.post)
    for i in range(len(ordered) - 1, 0, -1):
        before, here = ordered[i - 1], ordered[i]
        plural = here.post is not None and here.post.plural and here.post.start >= here.end
        if plural and before.post is None and _LISTED.fullmatch(text, before.end, here.start):
            ordered[i - 1] = replace(before, post=here.post)
    return ordered


def share_sides(mentions: list[PersonMention], sides: tuple[SideMention, ...], text: str) -> list[PersonMention]:
    """Gives the sides named before a plural title to the people named after it, one each ("the X and Y envoys, A and B")."""
    by_post: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        if mention.post is not None and mention.post.plural and mention.post.end <= mention.start:
            by_post.setdefault(mention.post.start, []).append(i)
    for held in by_post.values():
        post = mentions[held[0]].post
        codes = _coordinated(sides, post, text) if post is not None else []
        if len(codes) == len(held) > 1:
            for i, code in zip(held, codes, strict=True):
                own = replace(post, side=code, text=_OF_SIDES.sub("", post.text)) if post else None
                mentions[i] = replace(mentions[i], side=mentions[i].side or code, post=own)
    return mentions


def _coordinated(sides: tuple[SideMention, ...], post: PostMention, text: str) -> list[str]:
    """The sides listed right before a title, or in its tail ("of Japan and South Korea")."""
    inside = [side for side in sides if post.start <= side.start < post.end]
    before: list[SideMention] = []
    edge = post.start
    for side in reversed([side for side in sides if side.end <= post.start]):
        if not _AND.fullmatch(text, side.end, edge):
            break
        before.insert(0, side)
        edge = side.start
    return [side.codes[0] for side in (before if len(before) > 1 else inside) if len(side.codes) == 1]
