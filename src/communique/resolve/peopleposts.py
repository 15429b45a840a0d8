"""Which of the titles told beside a person's name is the post."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.lexicon.posts import singular_title, titles
from communique.lexicon.sides import is_state
from communique.values.annotated import Annotated, PersonMention, PostMention

_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][^,]*)$")
_STATE_RANKS = frozenset({"leader", "deputy leader", "minister", "vice minister"})
_STATE_HEAD = re.compile(
    r"(?:prime minister|president|premier|chancellor|king|queen|taoiseach|emperor|sultan|pm)", re.I
)
_OF_PARTY = re.compile(r"\bof (?:the |his |her )?(?:[A-Z]{2,6}$|.*\bparty\b|.*\bthink tank\b)")
_COURTESY = frozenset({"prince", "princess", "general", "minister", "secretary"})


def post_counts(post: PostMention, *, plural: bool = False) -> bool:
    """Whether a title names an office of its own ("counterpart", "host" do not; plural titles where asked)."""
    words = post.text.lower().replace("’", "'").split()
    points = words[-1:] and (words[-1] in titles().pointing or " ".join(words[-2:]) in titles().pointing)
    return bool(words) and not points and (plural or not post.plural)


def best_post(mentions: Sequence[PersonMention], loose: Sequence[PostMention] = ()) -> PostMention | None:
    """The most telling title of a person: an office still held, with the longest wording; the first of equals.

    A plural title counts only before names ("Foreign Ministers X and Y"), in the singular; `loose` ones are told apart
    from the name and count where none stands beside it.
    """
    beside = [_single(m.post) for m in mentions if m.post is not None and _counts(m.post, m)]
    posts = list(loose) if loose and all(post.former for post in beside) else beside
    if not posts:
        return None
    if any(_STATE_HEAD.fullmatch(post.text) for post in posts):
        posts = [post for post in posts if not _OF_PARTY.search(post.text)]
    return max(
        posts,
        key=lambda post: (
            not post.private,
            not _vague(post),
            min(len(post.text.split()), 12),
            not post.text.isupper(),  # as turns of transcripts are
            -post.start,
        ),
    )


def without_state(post: PostMention, annotated: Annotated) -> PostMention:
    """The title without the state it ends in: "president of Guyana" -> "president"; the side tells that already."""
    found = _OF_STATE.search(post.text) if not post.plural else None
    if found is None or post.rank not in _STATE_RANKS or post.end - post.start != len(post.text):
        return post
    start = post.start + found.start(1)
    state = any(
        s.start == start and s.end == post.end and len(s.codes) == 1 and is_state(s.codes[0]) for s in annotated.sides
    )
    cut = post.start + found.start()
    return replace(post, end=cut, text=post.text[: found.start()]) if state else post


def _counts(post: PostMention, mention: PersonMention) -> bool:
    return post_counts(post, plural=post.end <= mention.start)


def _single(post: PostMention) -> PostMention:
    return replace(post, text=singular_title(post.text)) if post.plural else post


def _vague(post: PostMention) -> bool:
    """Whether a title only hints at the office: "leader", "envoy", "official"."""
    return len(post.text.split()) == 1 and (
        post.rank in {"official", "envoy", "director general"} or post.text.lower() in _COURTESY
    )
